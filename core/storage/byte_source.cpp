// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

#include "core/storage/file_error.h"

namespace officina {

FileSource::FileSource(std::filesystem::path file) : m_path(std::move(file)) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  m_file = Descriptor(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!m_file.valid() || ::fstat(m_file.get(), &status) != 0) {
    throw readError(m_path, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    throw readError(m_path, EISDIR);
  }
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "%1 is not an ordinary file."), {m_path.string()}},
                {OFFICINA_TEXT("core", "Choose the name of a file."), {}});
  }
  m_size = static_cast<std::uint64_t>(status.st_size);
}

void FileSource::read(std::uint64_t offset, std::span<std::byte> into) const {
  constexpr std::size_t kPiece = std::size_t{16} << 20U;
  while (!into.empty()) {
    const ssize_t count =
        ::pread(m_file.get(), into.data(), std::min(into.size(), kPiece), static_cast<off_t>(offset));
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      throw readError(m_path, errno);
    }
    if (count == 0) {  // somebody has cut the file since it was opened
      throw Error(ErrorKind::Io,
                  {OFFICINA_TEXT("core", "%1 ended while it was being read."), {m_path.string()}},
                  {OFFICINA_TEXT("core", "Try again when nothing else is writing it."), {}});
    }
    into = into.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

void MemorySource::read(std::uint64_t offset, std::span<std::byte> into) const {
  if (offset > m_bytes.size() || into.size() > m_bytes.size() - offset) {
    throw Error(ErrorKind::Internal, {OFFICINA_TEXT("core", "Bytes outside a buffer were asked for."), {}});
  }
  std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
}

}  // namespace officina
