// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/storage/descriptor.h"

namespace officina {

/// Writes a file beside its target and renames it over the target only when all of it is on the disk.
/// Whatever happens before commit() returns (an error, a kill, a power cut), the old file is still there
/// whole.
class AtomicFile {
 public:
  /// Opens a temporary file in the target's folder. A target that is a symbolic link is written where it
  /// points to; one that is neither missing nor a regular file is refused. Throws Error (Io).
  explicit AtomicFile(const std::filesystem::path& target);
  /// Removes the temporary file unless commit() has succeeded.
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// Appends bytes. Throws Error (Io).
  void write(std::span<const std::byte> bytes);
  void write(std::string_view text);
  /// Bytes written so far.
  [[nodiscard]] std::uint64_t size() const { return m_size; }
  /// Flushes to the disk, renames over the target, flushes the folder. Throws Error (Io).
  void commit();

 private:
  std::filesystem::path m_target;
  std::filesystem::path m_temporary;
  Descriptor m_file;
  std::uint64_t m_size = 0;
};

/// The whole of a small file at once, atomically. Throws Error (Io).
void writeFileAtomically(const std::filesystem::path& target, std::string_view contents);

/// Reads a regular file of at most `maxBytes`. Throws Error (Io) if it cannot be read (or is a folder, a pipe
/// or a device), Error (Input) if it is larger; the size is checked before anything is allocated.
[[nodiscard]] std::string readFile(const std::filesystem::path& file, std::uint64_t maxBytes);

}  // namespace officina
