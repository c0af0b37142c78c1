// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/download_part.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "core/api/error.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

Error partError(const std::filesystem::path& path, int code) {
  if (code == ENOSPC || code == EDQUOT) {
    return {
        ErrorKind::Io,
        {OFFICINA_TEXT("core", "The disk is full: %1 could not be continued."), {path.string()}},
        {OFFICINA_TEXT("core", "Free some space and try again; the download goes on where it stopped."), {}}};
  }
  return writeError(path, code);
}

}  // namespace

PartFile::PartFile(std::filesystem::path target) : m_target(std::move(target)), m_path(m_target) {
  m_path += ".part";
  // Whoever had the part before may rename it between our open() and our lock; then the lock is on the
  // finished file, and we begin again.
  for (bool ours = false; !ours;) {
    constexpr mode_t kOrdinary = 0666;  // less the user's umask
    m_file =
        Descriptor(::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, kOrdinary));
    struct stat opened {};
    if ((!m_file.valid() && errno != ELOOP) || (m_file.valid() && ::fstat(m_file.get(), &opened) != 0)) {
      throw partError(m_path, errno);
    }
    if (!S_ISREG(opened.st_mode)) {
      throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "%1 is not an ordinary file."), {m_path.string()}},
                  {OFFICINA_TEXT("core", "Move it away and try again."), {}});
    }
    if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      throw Error(ErrorKind::Io,
                  {OFFICINA_TEXT("core", "Another download is writing %1."), {m_path.string()}},
                  {OFFICINA_TEXT("core", "Wait until it is done, or stop it."), {}});
    }
    struct stat named {};
    ours =
        ::stat(m_path.c_str(), &named) == 0 && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
  }
  const off_t end = ::lseek(m_file.get(), 0, SEEK_END);
  if (end < 0) {
    throw partError(m_path, errno);
  }
  m_size = end;
}

PartFile::~PartFile() {
  if (!m_committed && m_size == 0) {
    ::unlink(m_path.c_str());
  }
}

void PartFile::append(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(m_file.get(), bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      throw partError(m_path, errno);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    m_size += count;
    m_appended += count;
  }
}

void PartFile::restart() {
  if (::ftruncate(m_file.get(), 0) != 0 || ::lseek(m_file.get(), 0, SEEK_SET) != 0) {
    throw partError(m_path, errno);
  }
  m_size = 0;
}

void PartFile::commit() {
  if (::fsync(m_file.get()) != 0 || std::rename(m_path.c_str(), m_target.c_str()) != 0) {
    throw partError(m_target, errno);
  }
  m_committed = true;
  // The new name survives a power cut only once the folder itself is on the disk; where a file system cannot
  // flush a folder, the file is complete all the same.
  const auto folder = m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.valid()) {
    (void)::fsync(directory.get());
  }
}

}  // namespace officina
