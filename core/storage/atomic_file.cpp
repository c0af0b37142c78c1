// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/atomic_file.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>

#include "core/storage/byte_source.h"
#include "core/storage/file_error.h"

namespace officina {

namespace fs = std::filesystem;

namespace {

/// The name says whose it is and cannot collide with that of another process or thread.
fs::path temporaryNameFor(const fs::path& target) {
  static std::atomic<unsigned> counter{0};
  constexpr std::size_t kLongestStem = 180;  // a name has 255 bytes at most
  const std::string stem = target.filename().string().substr(0, kLongestStem);
  return target.parent_path() /
         ("." + stem + "." + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".officina-tmp");
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& target) : m_target(target) {
  if (m_target.filename().empty()) {
    throw writeError(target, EISDIR);
  }
  std::error_code error;
  if (fs::is_symlink(m_target, error)) {
    // Replace what the link points to, not the link.
    const fs::path real = fs::weakly_canonical(m_target, error);
    if (error) {
      throw writeError(target, error.value());
    }
    m_target = real;
  }
  constexpr mode_t kOrdinary = 0666;  // less the user's umask
  mode_t mode = kOrdinary;
  bool keepMode = false;
  struct stat old {};
  if (::stat(m_target.c_str(), &old) == 0) {
    if (S_ISDIR(old.st_mode)) {
      throw writeError(target, EISDIR);
    }
    if (!S_ISREG(old.st_mode)) {
      throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "%1 is not an ordinary file."), {target.string()}},
                  {OFFICINA_TEXT("core", "Choose the name of a file."), {}});
    }
    // rename() asks the folder's permission only; a file that its owner made read-only stays as it is.
    if (::access(m_target.c_str(), W_OK) != 0) {
      throw writeError(target, errno);
    }
    mode = old.st_mode & 07777U;
    keepMode = true;
  } else if (errno != ENOENT) {
    throw writeError(target, errno);
  }
  m_temporary = temporaryNameFor(m_target);
  m_file = Descriptor(::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!m_file.valid()) {
    throw writeError(target, errno);
  }
  if (keepMode) {
    (void)::fchmod(m_file.get(), mode);  // a file system without modes is no reason to fail
  }
}

AtomicFile::~AtomicFile() {
  if (!m_temporary.empty()) {
    m_file.reset();
    ::unlink(m_temporary.c_str());
  }
}

void AtomicFile::write(std::span<const std::byte> bytes) {
  constexpr std::size_t kPiece = std::size_t{16} << 20U;  // no single call holds a signal up for long
  while (!bytes.empty()) {
    const ssize_t count = ::write(m_file.get(), bytes.data(), std::min(bytes.size(), kPiece));
    if (count < 0) {
      if (errno == EINTR) {
        continue;
      }
      throw writeError(m_target, errno);
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    m_size += static_cast<std::uint64_t>(count);
  }
}

void AtomicFile::write(std::string_view text) {
  write(std::as_bytes(std::span(text)));
}

void AtomicFile::commit() {
  if (::fsync(m_file.get()) != 0 || m_file.reset() != 0 ||
      std::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
    throw writeError(m_target, errno);
  }
  m_temporary.clear();
  // The new name survives a power cut only once the folder itself is on the disk. Some file systems cannot
  // flush a folder; the file is complete there all the same, so this is not an error.
  const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.valid()) {
    (void)::fsync(directory.get());
  }
}

void writeFileAtomically(const fs::path& target, std::string_view contents) {
  AtomicFile file(target);
  file.write(contents);
  file.commit();
}

std::string readFile(const fs::path& file, std::uint64_t maxBytes) {
  const FileSource source(file);
  if (source.size() > maxBytes) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has %2 bytes; a file of this kind has at most %3."),
                 {file.string(), std::to_string(source.size()), std::to_string(maxBytes)}},
                {OFFICINA_TEXT("core", "Check that it is the right file."), {}});
  }
  std::string contents(static_cast<std::size_t>(source.size()), '\0');
  source.read(0, std::as_writable_bytes(std::span(contents)));
  return contents;
}

}  // namespace officina
