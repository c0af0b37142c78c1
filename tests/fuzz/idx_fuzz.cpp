// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte decides between pictures and labels, and whether the right magic number is put in front: a
// fuzzer would otherwise spend its life on it. The reader wants a file, so it gets one that is in memory
// only.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

#include "core/api/error.h"
#include "core/data/idx.h"

namespace {

class MemoryFile {
 public:
  MemoryFile() : m_file(memfd_create("idx", MFD_CLOEXEC)) {}
  ~MemoryFile() { close(m_file); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  void write(std::string_view bytes) const {
    if (ftruncate(m_file, 0) != 0 ||
        pwrite(m_file, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
      std::abort();
    }
  }
  [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_file); }

 private:
  int m_file;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const MemoryFile file;
  if (size == 0) {
    return 0;
  }
  using namespace std::string_view_literals;
  const bool pictures = data[0] % 2 == 0;
  const bool whole = data[0] % 8 < 2;  // everything after the first byte, gzip among it
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!whole) {
    bytes.insert(0, pictures ? "\x00\x00\x08\x03"sv : "\x00\x00\x08\x01"sv);
  }
  file.write(bytes);
  try {
    const std::vector<std::uint8_t> values =
        pictures ? officina::readIdxImages(file.path()) : officina::readIdxLabels(file.path());
    if (values.empty() || (pictures && values.size() % officina::kDigitPixels != 0)) {
      std::abort();
    }
  } catch (const officina::Error& error) {
    if (error.kind() != officina::ErrorKind::Input) {
      std::abort();
    }
  }
  return 0;
}
