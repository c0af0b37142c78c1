// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <cstdint>
#include <cstring>

#include "core/api/tokenizer.h"

namespace officina {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned byteAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// How many bytes a lead byte announces, and what the second one may be: narrower than 80 ... BF where
/// shorter forms, surrogates or numbers over 10FFFF would begin. Length 0: no lead byte.
struct Lead {
  std::size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
};

Lead leadOf(unsigned byte) {
  if (byte < 0x80) {
    return {1};
  }
  if (byte < 0xC2 || byte > 0xF4) {
    return {};
  }
  if (byte < 0xE0) {
    return {2};
  }
  if (byte < 0xF0) {
    return {3, byte == 0xE0 ? 0xA0U : 0x80U, byte == 0xED ? 0x9FU : 0xBFU};
  }
  return {4, byte == 0xF0 ? 0x90U : 0x80U, byte == 0xF4 ? 0x8FU : 0xBFU};
}

}  // namespace

Utf8Unit firstUtf8Unit(std::string_view text) {
  const Lead lead = leadOf(byteAt(text, 0));
  if (lead.length < 2) {
    return {1, lead.length == 1};
  }
  for (std::size_t at = 1; at < lead.length; ++at) {
    const unsigned low = at == 1 ? lead.low : 0x80;
    const unsigned high = at == 1 ? lead.high : 0xBF;
    if (at >= text.size() || byteAt(text, at) < low || byteAt(text, at) > high) {
      return {at, false};
    }
  }
  return {lead.length, true};
}

std::size_t validUtf8Length(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    if (text.size() - at >= sizeof(eight)) {
      std::memcpy(&eight, text.data() + at, sizeof(eight));
      if ((eight & kHighBits) == 0) {  // eight of ASCII at once
        at += sizeof(eight);
        continue;
      }
    }
    const Utf8Unit unit = firstUtf8Unit(text.substr(at));
    if (!unit.valid) {
      return at;
    }
    at += unit.length;
  }
  return at;
}

std::string_view repairedUtf8(std::string_view text, std::string& store) {
  std::size_t valid = validUtf8Length(text);
  if (valid == text.size()) {
    return text;
  }
  store.clear();
  store.reserve(text.size() + kReplacement.size());
  while (valid < text.size()) {
    store.append(text.substr(0, valid));
    store.append(kReplacement);
    text.remove_prefix(valid + firstUtf8Unit(text.substr(valid)).length);
    valid = validUtf8Length(text);
  }
  store.append(text);
  return store;
}

std::string repairUtf8(std::string_view text) {
  std::string store;
  const std::string_view repaired = repairedUtf8(text, store);
  return repaired.data() == store.data() ? store : std::string(repaired);
}

}  // namespace officina
