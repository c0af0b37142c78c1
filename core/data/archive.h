// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

namespace officina {

struct ArchiveOptions {
  /// Which files are wanted, by their paths in the archive; none: all.
  std::function<bool(std::string_view path)> wanted = {};
  /// Called at least after every 1 MB with the bytes of the archive that have been read; may throw to stop.
  std::function<void(std::int64_t read)> progress = {};
  /// Bytes that the files may take together. What real archives of pictures hold is hardly larger than they
  /// are.
  std::int64_t mostBytes = 0;
};

/// Unpacks a tar (plain, or packed by gzip, bzip2 or xz) or a zip below `target`, an existing folder that
/// nobody else writes to. Only ordinary files are written: links and devices are passed over, and a path that
/// leads out of `target` is refused. Returns the number of files. Throws Error (Input) for what is no
/// archive, is damaged or takes more than it may, (Io).
std::int64_t unpackArchive(const std::filesystem::path& file, const std::filesystem::path& target,
                           const ArchiveOptions& options);

}  // namespace officina
