// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <zlib.h>

#include "core/storage/weights_format.h"
#include "core/storage/zip.h"

namespace officina {

namespace {

// Sizes and places are from PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t kLocalSignature = 0x04034B50;
constexpr std::uint32_t kCentralSignature = 0x02014B50;
constexpr std::uint32_t kEndSignature = 0x06054B50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestComment = 0xFFFF;
/// A directory entry takes some 60 bytes, a tensor one entry: this is room for 250,000 tensors.
constexpr std::uint64_t kLargestDirectory = 16U << 20U;

bool isPlainName(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos || name.find(':') != std::string_view::npos) {
    return false;
  }
  while (!name.empty()) {
    const auto slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") {
      return false;
    }
    name = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
  }
  return true;
}

}  // namespace

ZipReader::ZipReader(const ByteSource& source, std::string name) : m_source(source), m_name(std::move(name)) {
  const std::uint64_t size = source.size();
  const std::uint64_t tailSize = std::min<std::uint64_t>(size, kEndSize + kLongestComment);
  std::vector<std::byte> tail(static_cast<std::size_t>(tailSize));
  source.read(size - tailSize, tail);
  for (std::size_t at = tail.size() < kEndSize ? 0 : tail.size() - kEndSize + 1; at-- > 0;) {
    const std::span<const std::byte> end = std::span(tail).subspan(at);
    // The comment must reach the end of the file exactly, or the signature is just part of the data.
    if (littleEndian<std::uint32_t>(end, 0) != kEndSignature ||
        littleEndian<std::uint16_t>(end, 20) != end.size() - kEndSize) {
      continue;
    }
    const auto count = littleEndian<std::uint16_t>(end, 10);
    const std::uint64_t directorySize = littleEndian<std::uint32_t>(end, 12);
    const std::uint64_t directoryOffset = littleEndian<std::uint32_t>(end, 16);
    if (count == 0xFFFFU || directorySize == 0xFFFFFFFFU || directoryOffset == 0xFFFFFFFFU) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "%1 is a 64-bit zip archive (over 4 GiB or 65,534 records)."), m_name);
    }
    if (littleEndian<std::uint32_t>(end, 4) != 0U || littleEndian<std::uint16_t>(end, 8) != count) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is one part of an archive in several parts."), m_name);
    }
    const std::uint64_t endOffset = size - tailSize + at;
    if (directoryOffset > endOffset || directorySize > endOffset - directoryOffset ||
        directorySize > kLargestDirectory) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its table of contents is not inside it."),
                           m_name);
    }
    readDirectory(directoryOffset, directorySize, count);
    return;
  }
  throw refusedWeights(OFFICINA_TEXT("core", "%1 is cut short: the end of the archive is missing."), m_name);
}

void ZipReader::readDirectory(std::uint64_t offset, std::uint64_t size, std::size_t count) {
  std::vector<std::byte> directory(static_cast<std::size_t>(size));
  m_source.read(offset, directory);
  std::span<const std::byte> rest(directory);
  std::string top;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> extents;  // [local header, end of data)
  for (std::size_t i = 0; i < count; ++i) {
    if (rest.size() < kCentralSize || littleEndian<std::uint32_t>(rest, 0) != kCentralSignature) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its table of contents cannot be read."),
                           m_name);
    }
    const std::size_t nameLength = littleEndian<std::uint16_t>(rest, 28);
    const std::size_t entryLength = kCentralSize + nameLength + littleEndian<std::uint16_t>(rest, 30) +
                                    littleEndian<std::uint16_t>(rest, 32);
    if (entryLength > rest.size()) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: its table of contents cannot be read."),
                           m_name);
    }
    std::string name(reinterpret_cast<const char*>(rest.data()) + kCentralSize, nameLength);
    if (!isPlainName(name)) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 holds a record with a forbidden name, “%2”."), m_name,
                           {printable(name)});
    }
    if ((littleEndian<std::uint16_t>(rest, 8) & 1U) != 0U) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is encrypted."), m_name);
    }
    ZipRecord record;
    record.crc = littleEndian<std::uint32_t>(rest, 16);
    record.size = littleEndian<std::uint32_t>(rest, 20);  // in the file, whatever it would unpack to
    record.compressed =
        littleEndian<std::uint16_t>(rest, 10) != 0U || littleEndian<std::uint32_t>(rest, 24) != record.size;
    const std::uint64_t header = littleEndian<std::uint32_t>(rest, 42);
    if (header == 0xFFFFFFFFU || record.size == 0xFFFFFFFFU) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "%1 is a 64-bit zip archive (over 4 GiB or 65,534 records)."), m_name);
    }
    const auto slash = name.find('/');
    if (slash == std::string::npos || (!top.empty() && top != name.substr(0, slash))) {
      throw refusedWeights(OFFICINA_TEXT("core",
                                         "%1 is a zip archive, but PyTorch did not write it: “%2” is not "
                                         "in the one top folder."),
                           m_name, {printable(name)});
    }
    top = name.substr(0, slash);
    // Records may not reach into the table of contents: together with the check for overlaps below, all of
    // them together are no larger than the file.
    if (header > offset || offset - header < kLocalSize) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: the record “%2” is not inside it."), m_name,
                           {printable(name)});
    }
    record.offset = dataOffset(header, name);
    if (record.offset > offset || record.size > offset - record.offset) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: the record “%2” is not inside it."), m_name,
                           {printable(name)});
    }
    extents.emplace_back(header, record.offset + record.size);
    if (!m_records.emplace(name.substr(slash + 1), record).second) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 holds the record “%2” twice."), m_name,
                           {printable(name)});
    }
    rest = rest.subspan(entryLength);
  }
  std::sort(extents.begin(), extents.end());
  for (std::size_t i = 1; i < extents.size(); ++i) {
    if (extents[i].first < extents[i - 1].second) {
      throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: two of its records overlap."), m_name);
    }
  }
}

std::uint64_t ZipReader::dataOffset(std::uint64_t header, std::string_view record) const {
  std::array<std::byte, kLocalSize> local{};
  m_source.read(header, local);
  const std::size_t nameLength = littleEndian<std::uint16_t>(local, 26);
  const std::uint64_t nameOffset = header + kLocalSize;
  std::string name(nameLength == record.size() ? nameLength : 0, '\0');
  if (nameOffset + nameLength <= m_source.size()) {
    m_source.read(nameOffset, std::as_writable_bytes(std::span(name)));
  }
  if (littleEndian<std::uint32_t>(local, 0) != kLocalSignature || name != record) {
    throw refusedWeights(
        OFFICINA_TEXT("core", "%1 is damaged: the record “%2” does not begin where it should."), m_name,
        {printable(record)});
  }
  return nameOffset + nameLength + littleEndian<std::uint16_t>(local, 28);
}

const ZipRecord* ZipReader::find(std::string_view record) const {
  const auto found = m_records.find(record);
  return found == m_records.end() ? nullptr : &found->second;
}

void ZipReader::requireStored() const {
  for (const auto& [record, place] : m_records) {
    if (place.compressed) {
      throw refusedWeights(
          OFFICINA_TEXT("core", "%1 holds a compressed record, “%2”; PyTorch never compresses weights."),
          m_name, {printable(record)});
    }
  }
}

std::vector<std::byte> ZipReader::read(std::string_view record) const {
  const ZipRecord* found = find(record);
  if (found == nullptr) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 has no record “%2”."), m_name, {printable(record)});
  }
  std::vector<std::byte> bytes(static_cast<std::size_t>(found->size));
  m_source.read(found->offset, bytes);
  const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  if (sum != found->crc) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 is damaged: the checksum of “%2” is wrong."), m_name,
                         {printable(record)});
  }
  return bytes;
}

}  // namespace officina
