// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <zlib.h>

#include "core/api/error.h"
#include "core/storage/zip.h"

namespace officina {

namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kExtraHeader = 4;
constexpr std::uint64_t kLargest = 0xFFFFFFFEU;

/// The fields that a local header and a directory entry share, from "version needed" to the name's length.
/// The time is 1980-01-01, so that the same weights make the same file.
std::string commonFields(std::uint32_t crc, std::uint32_t size, std::size_t nameLength) {
  constexpr unsigned kUtf8Names = 0x0800;
  constexpr unsigned kFirstDay = 0x0021;
  std::string text;
  appendLittleEndian(text, 0, 2);  // version needed: as PyTorch writes it
  appendLittleEndian(text, kUtf8Names, 2);
  appendLittleEndian(text, 0, 2);  // stored
  appendLittleEndian(text, 0, 2);
  appendLittleEndian(text, kFirstDay, 2);
  appendLittleEndian(text, crc, 4);
  appendLittleEndian(text, size, 4);
  appendLittleEndian(text, size, 4);
  appendLittleEndian(text, nameLength, 2);
  return text;
}

}  // namespace

void ZipWriter::add(std::string_view record, std::span<const std::byte> bytes) {
  Entry entry;
  entry.name = m_top + "/" + std::string(record);
  const std::uint64_t header = m_file.size();
  if (bytes.size() > kLargest || header > kLargest - bytes.size() || m_entries.size() >= 0xFFFEU) {
    throw Error(ErrorKind::Io,
                {OFFICINA_TEXT("core", "These weights pass 4 GiB, more than this file format holds."), {}},
                {OFFICINA_TEXT("core", "Save them as .safetensors."), {}});
  }
  entry.crc =
      static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
  entry.size = static_cast<std::uint32_t>(bytes.size());
  entry.offset = static_cast<std::uint32_t>(header);
  // PyTorch pads with an extra field "FB" of Zs.
  const std::uint64_t start = header + kLocalSize + entry.name.size() + kExtraHeader;
  const std::size_t padding = static_cast<std::size_t>((kAlignment - start % kAlignment) % kAlignment);
  std::string text("PK\x03\x04", 4);
  text += commonFields(entry.crc, entry.size, entry.name.size());
  appendLittleEndian(text, kExtraHeader + padding, 2);
  text += entry.name;
  text += "FB";
  appendLittleEndian(text, padding, 2);
  text.append(padding, 'Z');
  m_file.write(text);
  m_file.write(bytes);
  m_entries.push_back(std::move(entry));
}

void ZipWriter::finish() {
  const std::uint64_t directory = m_file.size();
  std::string text;
  for (const Entry& entry : m_entries) {
    text.append("PK\x01\x02", 4);
    appendLittleEndian(text, 0, 2);  // version made by
    text += commonFields(entry.crc, entry.size, entry.name.size());
    appendLittleEndian(text, 0, 2);  // extra
    appendLittleEndian(text, 0, 2);  // comment
    appendLittleEndian(text, 0, 2);  // disk
    appendLittleEndian(text, 0, 2);  // internal attributes
    appendLittleEndian(text, 0, 4);  // external attributes
    appendLittleEndian(text, entry.offset, 4);
    text += entry.name;
  }
  const std::size_t directorySize = text.size();
  text.append("PK\x05\x06", 4);
  appendLittleEndian(text, 0, 2);
  appendLittleEndian(text, 0, 2);
  appendLittleEndian(text, m_entries.size(), 2);
  appendLittleEndian(text, m_entries.size(), 2);
  appendLittleEndian(text, directorySize, 4);
  appendLittleEndian(text, directory, 4);
  appendLittleEndian(text, 0, 2);
  if (directory + text.size() > kLargest) {
    throw Error(ErrorKind::Io,
                {OFFICINA_TEXT("core", "These weights pass 4 GiB, more than this file format holds."), {}},
                {OFFICINA_TEXT("core", "Save them as .safetensors."), {}});
  }
  m_file.write(text);
}

}  // namespace officina
