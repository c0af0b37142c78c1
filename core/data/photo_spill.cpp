// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/photo_spill.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace officina {
namespace {

template <class Byte, class Operation>
bool transfer(std::span<Byte> bytes, std::int64_t slot, const Operation& operation) {
  auto offset = static_cast<off_t>(slot * static_cast<std::int64_t>(bytes.size()));
  while (!bytes.empty()) {
    const ssize_t count = operation(bytes.data(), bytes.size(), offset);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return false;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += count;
  }
  return true;
}

}  // namespace

bool SpillFile::open(const std::filesystem::path& folder) {
  if (m_file.valid()) {
    return true;
  }
  constexpr mode_t kOwnerOnly = 0600;
  m_file = Descriptor(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwnerOnly));
  if (!m_file.valid()) {  // a file system without files that have no name
    std::string name = (folder / "officina-photos-XXXXXX").string();
    m_file = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (m_file.valid()) {
      ::unlink(name.c_str());
    }
  }
  return m_file.valid();
}

bool SpillFile::write(std::int64_t slot, std::span<const std::uint8_t> bytes) const {
  return transfer(bytes, slot, [this](const void* from, std::size_t count, off_t offset) {
    return ::pwrite(m_file.get(), from, count, offset);
  });
}

bool SpillFile::read(std::int64_t slot, std::span<std::uint8_t> bytes) const {
  return transfer(bytes, slot, [this](void* to, std::size_t count, off_t offset) {
    return ::pread(m_file.get(), to, count, offset);
  });
}

}  // namespace officina
