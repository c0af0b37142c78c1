// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace officina::torchfiles {

// Builds .pth files byte by byte, right ones and wrong ones.

inline std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) {
    text += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
    value >>= 8U;
  }
  return text;
}

struct Record {
  std::string name;
  std::string bytes;
  int method = 0;
  int flags = 0;
  std::int64_t claimedSize = -1;    ///< in both headers; -1: the true one
  std::int64_t claimedOffset = -1;  ///< of the local header, in the directory
  bool wrongCrc = false;
  std::string localName{};  ///< if it differs
};

inline std::string zip(const std::vector<Record>& records, const std::string& top = "archive/") {
  std::string file;
  std::string directory;
  for (const Record& record : records) {
    const std::string name = top + record.name;
    const auto crc = static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(record.bytes.data()), record.bytes.size()));
    const std::uint64_t size =
        record.claimedSize < 0 ? record.bytes.size() : static_cast<std::uint64_t>(record.claimedSize);
    const std::uint64_t offset =
        record.claimedOffset < 0 ? file.size() : static_cast<std::uint64_t>(record.claimedOffset);
    const std::string common = number(0, 2) + number(static_cast<unsigned>(record.flags), 2) +
                               number(static_cast<unsigned>(record.method), 2) + number(0, 4) +
                               number(record.wrongCrc ? ~crc : crc, 4) +
                               number(record.method == 0 ? size : record.bytes.size(), 4) + number(size, 4) +
                               number(name.size(), 2) + number(0, 2);
    file += "PK\x03\x04" + common + (record.localName.empty() ? name : record.localName) + record.bytes;
    directory += "PK\x01\x02" + number(0, 2) + common + number(0, 10) + number(offset, 4) + name;
  }
  const std::size_t start = file.size();
  return file + directory + "PK\x05\x06" + number(0, 4) + number(records.size(), 2) +
         number(records.size(), 2) + number(directory.size(), 4) + number(start, 4) + number(0, 2);
}

inline std::string global(std::string_view module, std::string_view name) {
  return "c" + std::string(module) + "\n" + std::string(name) + "\n";
}
inline std::string text(const std::string& value) {
  return "X" + number(value.size(), 4) + value;
}
inline std::string whole(std::int64_t value) {
  return "\x8a\x08" + number(static_cast<std::uint64_t>(value), 8);
}
inline std::string tuple(const std::vector<std::int64_t>& values) {
  std::string result = "(";
  for (const std::int64_t value : values) {
    result += whole(value);
  }
  return result + "t";
}
inline std::string storage(const std::string& key, std::int64_t count,
                           const std::string& type = "FloatStorage") {
  return "(" + text("storage") + global("torch", type) + text(key) + text("cpu") + whole(count) + "tQ";
}
inline std::string orderedDict() {
  return global("collections", "OrderedDict") + ")R";
}
inline std::string tensor(const std::string& from, std::int64_t offset,
                          const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides) {
  return global("torch._utils", "_rebuild_tensor_v2") + "(" + from + whole(offset) + tuple(shape) +
         tuple(strides) + "\x89" + orderedDict() + "tR";
}
/// A pickle of the dictionary {"w": value}.
inline std::string dictionary(const std::string& value) {
  return "\x80\x02}(" + text("w") + value + "u.";
}

/// A whole file: this pickle, and one storage "0" of six floats.
inline std::string file(const std::string& pickle) {
  return zip({{"data.pkl", pickle}, {"data/0", std::string(24, '\0')}, {"version", "3\n"}});
}

}  // namespace officina::torchfiles
