// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "core/storage/descriptor.h"

namespace officina {

/// NAME.part: what has come so far of a file that is being downloaded. Stays when the download is
/// interrupted, so that the next one goes on from there. One process at a time can have it open.
class PartFile {
 public:
  /// Opens `target`.part, or makes it. Throws Error (Io), also when another download has it.
  explicit PartFile(std::filesystem::path target);
  /// Removes the part if nothing is in it.
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  [[nodiscard]] std::int64_t size() const { return m_size; }
  /// Bytes that append() has written since this object was made, whatever restart() threw away since.
  [[nodiscard]] std::int64_t appended() const { return m_appended; }

  /// Throws Error (Io).
  void append(std::span<const std::byte> bytes);
  /// Throws away what has come. Throws Error (Io).
  void restart();
  /// Flushes to the disk and gives the file its name, over whatever had it. Throws Error (Io).
  void commit();

 private:
  std::filesystem::path m_target;
  std::filesystem::path m_path;
  Descriptor m_file;
  std::int64_t m_size = 0;
  std::int64_t m_appended = 0;
  bool m_committed = false;
};

}  // namespace officina
