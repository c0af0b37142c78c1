// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include <zlib.h>

#include "core/storage/byte_source.h"

namespace officina {

/// The bytes of a file, inflated on the way if the file is gzip. Inflates straight into the caller's memory
/// and never more than was asked for, so a small file cannot grow beyond what its reader has agreed to.
class IdxStream {
 public:
  /// Throws Error (Io: cannot be opened; Input: empty).
  explicit IdxStream(const std::filesystem::path& path);
  ~IdxStream();
  IdxStream(const IdxStream&) = delete;
  IdxStream& operator=(const IdxStream&) = delete;

  /// The most bytes that this file can hold: its size, or for gzip 1032 times it (deflate's greatest ratio).
  [[nodiscard]] std::int64_t mostBytes() const;
  /// Reads until `target` is full or the data end. Throws Error (Input) if the gzip data are damaged.
  std::size_t read(std::span<std::uint8_t> target);

 private:
  std::size_t readFile(std::span<std::uint8_t> target);
  std::size_t readCompressed(std::span<std::uint8_t> target);

  std::filesystem::path m_path;
  FileSource m_file;
  std::uint64_t m_offset = 0;  ///< of the next byte to take from the file
  bool m_compressed = false;
  bool m_ended = false;
  z_stream m_inflate{};
  std::vector<std::uint8_t> m_buffer;
};

}  // namespace officina
