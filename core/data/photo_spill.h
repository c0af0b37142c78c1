// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "core/storage/descriptor.h"

namespace officina {

/// A temporary file of equal slots that has no name: it goes when it is closed, whatever ends the program.
/// Written and read by position and never mapped, so that its pages are the system's and not our memory.
class SpillFile {
 public:
  /// Opens the file in `folder` at the first call. False if the disk does not take it.
  bool open(const std::filesystem::path& folder);
  /// False if the disk is full or the like. Several threads may write different slots at once.
  bool write(std::int64_t slot, std::span<const std::uint8_t> bytes) const;
  bool read(std::int64_t slot, std::span<std::uint8_t> bytes) const;

 private:
  Descriptor m_file;
};

}  // namespace officina
