// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_escapes.h"

#include <optional>

#include "core/data/sentence_text.h"

namespace officina {
namespace {

/// The number behind "\u" at `at`.
std::optional<unsigned> escapedUnit(std::string_view text, std::size_t at) {
  constexpr std::size_t kLength = 6;
  if (at + kLength > text.size() || text[at] != '\\' || text[at + 1] != 'u') {
    return std::nullopt;
  }
  unsigned value = 0;
  for (std::size_t i = at + 2; i < at + kLength; ++i) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
    if (!digit && (lower < 'a' || lower > 'f')) {
      return std::nullopt;
    }
    value = value * 16U + static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

}  // namespace

std::vector<std::size_t> repairEscapes(std::string_view text, std::string& copy) {
  constexpr std::size_t kLength = 6;
  std::vector<std::size_t> places;
  for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
    const auto unit = escapedUnit(text, at);
    if (!unit) {
      at += 2;
      continue;
    }
    const bool high = *unit >= 0xD800U && *unit < 0xDC00U;
    if (high) {
      const auto next = escapedUnit(text, at + kLength);
      if (next && *next >= 0xDC00U && *next < 0xE000U) {
        at += 2 * kLength;
        continue;
      }
    }
    if (high || (*unit >= 0xDC00U && *unit < 0xE000U) || *unit == 0) {
      if (copy.empty()) {
        copy = text;
      }
      copy.replace(at, kLength, "\\ufffd");
      if (places.size() < SentenceText::kMostRepairs) {
        places.push_back(at);
      }
    }
    at += kLength;
  }
  return places;
}

}  // namespace officina
