// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/storage/descriptor.h"

namespace officina {

/// Bytes that can be read from anywhere, so that a reader fetches what it needs and no more: a file of
/// gigabytes that turns out to be something else costs a few kilobytes.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Fills `into` with the bytes from `offset` on. Throws Error (Io), also when they are not all there.
  virtual void read(std::uint64_t offset, std::span<std::byte> into) const = 0;
};

class FileSource final : public ByteSource {
 public:
  /// Opens a regular file (following links). Throws Error (Io); never waits for a pipe.
  explicit FileSource(std::filesystem::path file);
  [[nodiscard]] std::uint64_t size() const override { return m_size; }
  void read(std::uint64_t offset, std::span<std::byte> into) const override;

 private:
  std::filesystem::path m_path;
  Descriptor m_file;
  std::uint64_t m_size = 0;
};

/// Does not own the bytes.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::span<const std::byte> bytes) : m_bytes(bytes) {}
  [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
  void read(std::uint64_t offset, std::span<std::byte> into) const override;

 private:
  std::span<const std::byte> m_bytes;
};

/// Little-endian numbers, as both formats of weights have them; `offset` must leave room.
template <class Number>
[[nodiscard]] Number littleEndian(std::span<const std::byte> bytes, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    value |= std::to_integer<std::uint64_t>(bytes[offset + i]) << (8U * i);
  }
  return static_cast<Number>(value);
}

/// Appends `count` bytes of `value`, little-endian.
inline void appendLittleEndian(std::string& text, std::uint64_t value, unsigned count) {
  for (unsigned i = 0; i < count; ++i) {
    text += static_cast<char>(static_cast<unsigned char>((value >> (8U * i)) & 0xFFU));
  }
}

}  // namespace officina
