// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/storage/atomic_file.h"
#include "core/storage/byte_source.h"

namespace officina {

// The zip of a .pth file, and no other: stored records only, below 4 GiB, one top folder.
//
// LibTorch's PyTorchStreamReader and -Writer do this too, but the reader trusts the archive (it inflates
// whatever size a header names, takes the last of two records with one name, and asserts rather than
// explains), so that every check below would have to come before it anyway; what is then left for it to do is
// one pread(). Without it the parser builds alone for fuzzing, and nothing depends on which LibTorch it is.

/// One record: where its bytes are in the file.
struct ZipRecord {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
  bool compressed = false;
};

/// The directory of an archive, wholly checked: every record lies within the file, overlaps no other, and has
/// a plain relative name that occurs once. Records may be compressed: see requireStored().
class ZipReader {
 public:
  /// `name` is what messages call the file. Throws Error (Input, Io).
  ZipReader(const ByteSource& source, std::string name);
  /// Records by their name without the top folder ("data.pkl", "data/0").
  [[nodiscard]] const std::map<std::string, ZipRecord, std::less<>>& records() const { return m_records; }
  [[nodiscard]] const ZipRecord* find(std::string_view record) const;
  /// A record's bytes as they stand in the file, with their checksum checked. Throws Error (Input, Io).
  [[nodiscard]] std::vector<std::byte> read(std::string_view record) const;
  /// Throws Error (Input) if any record is compressed: state dicts never are, and a bomb is.
  void requireStored() const;

 private:
  void readDirectory(std::uint64_t offset, std::uint64_t size, std::size_t count);
  [[nodiscard]] std::uint64_t dataOffset(std::uint64_t header, std::string_view record) const;

  const ByteSource& m_source;
  std::string m_name;
  std::map<std::string, ZipRecord, std::less<>> m_records;
};

/// Writes records one after another as PyTorch does: stored, each aligned to 64 bytes so that it can be
/// mapped.
class ZipWriter {
 public:
  ZipWriter(AtomicFile& file, std::string topFolder) : m_file(file), m_top(std::move(topFolder)) {}
  /// Throws Error (Io), also when the archive would pass 4 GiB.
  void add(std::string_view record, std::span<const std::byte> bytes);
  /// Writes the directory; the file is complete then, but for AtomicFile::commit().
  void finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint32_t size = 0;
    std::uint32_t offset = 0;
  };
  AtomicFile& m_file;
  std::string m_top;
  std::vector<Entry> m_entries;
};

}  // namespace officina
