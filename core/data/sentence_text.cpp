// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "core/text/utf8.h"

namespace officina {
namespace {

using namespace std::string_view_literals;

constexpr char32_t kReplacement = 0xFFFD;

unsigned byteAt(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// Bytes 1 ... 127 from `at` on, eight at a time: most of most texts.
std::size_t plainRun(std::string_view bytes, std::size_t at) {
  const std::size_t start = at;
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & kHigh) != 0 || ((eight - kOnes) & ~eight & kHigh) != 0) {  // the latter: a zero byte
      break;
    }
  }
  while (at < bytes.size() && bytes[at] > 0) {
    ++at;
  }
  return at - start;
}

struct Census {
  std::size_t multibyte = 0;  ///< valid characters of two bytes and more
  std::size_t invalid = 0;
  std::size_t zeros = 0;
};

Census census(std::string_view bytes) {
  Census result;
  for (std::size_t at = plainRun(bytes, 0); at < bytes.size(); at += plainRun(bytes, at)) {
    const Utf8Unit unit = firstUtf8Unit(bytes.substr(at));
    if (bytes[at] == '\0') {
      ++result.zeros;
    } else if (!unit.valid) {
      ++result.invalid;
    } else {
      ++result.multibyte;
    }
    at += unit.length;
  }
  return result;
}

enum class Wide { No, LittleEndian, BigEndian };

/// Whether zero bytes stand as in UTF-16 text: those of spaces, digits and Latin letters, all on one side.
Wide looksWide(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos) {
    return Wide::No;
  }
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    zeros[at % 2] += bytes[at] == '\0' ? 1U : 0U;
  }
  const std::size_t units = bytes.size() / 2;
  const bool little = zeros[1] > zeros[0];
  const std::size_t right = little ? zeros[1] : zeros[0];
  const std::size_t wrong = little ? zeros[0] : zeros[1];
  constexpr std::size_t kFewest = 4;
  if (right < kFewest || right * 10 < units || wrong * 20 > right) {
    return Wide::No;
  }
  return little ? Wide::LittleEndian : Wide::BigEndian;
}

/// What Windows-1252 has at 0x80 ... 0x9F; its five holes stay what Latin-1 makes of them.
constexpr std::array<char16_t, 32> kWindows{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                            0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

SentenceText::SentenceText(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    fromUtf8(bytes.substr(3));
    return;
  }
  const bool littleMark = bytes.starts_with("\xFF\xFE"sv);
  if (littleMark || bytes.starts_with("\xFE\xFF"sv)) {
    fromUtf16(bytes.substr(2), !littleMark);
    return;
  }
  if (const Wide wide = looksWide(bytes); wide != Wide::No) {
    fromUtf16(bytes, wide == Wide::BigEndian);
    return;
  }
  const Census found = census(bytes);
  if (found.invalid > found.multibyte) {
    fromWindows1252(bytes);
  } else {
    fromUtf8(bytes);
  }
}

void SentenceText::repair() {
  if (m_repairs.size() < kMostRepairs) {
    m_repairs.push_back(m_owned.size());
  }
  appendUtf8(m_owned, kReplacement);
}

void SentenceText::fromUtf8(std::string_view bytes) {
  const Census found = census(bytes);
  m_text = bytes;
  if (found.invalid == 0 && found.zeros == 0) {
    return;
  }
  m_owned.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Unit unit = firstUtf8Unit(bytes.substr(at));
    if (unit.valid && bytes[at] != '\0') {
      m_owned.append(bytes.substr(at, unit.length));
    } else {
      repair();
    }
    at += unit.length;
  }
  m_text = m_owned;
}

void SentenceText::fromUtf16(std::string_view bytes, bool bigEndian) {
  m_encoding = bigEndian ? "UTF-16BE" : "UTF-16LE";
  const auto unit = [&](std::size_t at) {
    const unsigned first = byteAt(bytes, at);
    const unsigned second = byteAt(bytes, at + 1);
    return static_cast<char32_t>(bigEndian ? first << 8U | second : second << 8U | first);
  };
  m_owned.reserve(bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    if (first >= 0xD800 && first < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t second = unit(at + 2);
      if (second >= 0xDC00 && second < 0xE000) {
        appendUtf8(m_owned, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00));
        at += 2;
        continue;
      }
    }
    if (first == 0 || (first >= 0xD800 && first < 0xE000)) {
      repair();
    } else {
      appendUtf8(m_owned, first);
    }
  }
  if (at < bytes.size()) {
    repair();  // half a unit
  }
  m_text = m_owned;
}

void SentenceText::fromWindows1252(std::string_view bytes) {
  m_encoding = "Latin-1";
  m_owned.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const unsigned byte = static_cast<unsigned char>(c);
    if (byte == 0) {
      repair();
    } else if (byte >= 0x80U && byte < 0xA0U) {
      m_encoding = "Windows-1252";
      appendUtf8(m_owned, kWindows[byte - 0x80U]);
    } else {
      appendUtf8(m_owned, byte);
    }
  }
  m_text = m_owned;
}

char32_t nextCharacter(std::string_view text, std::size_t& at) {
  const Utf8Unit unit = firstUtf8Unit(text.substr(at));
  char32_t character = byteAt(text, at);
  if (unit.length > 1) {
    character &= 0x7FU >> unit.length;
    for (std::size_t i = 1; i < unit.length; ++i) {
      character = character << 6U | (byteAt(text, at + i) & 0x3FU);
    }
  }
  at += unit.length;
  return unit.valid ? character : kReplacement;
}

bool isSpace(char32_t c) {
  return (c >= 9 && c <= 13) || c == 32 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200D) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool isBlank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!isSpace(nextCharacter(text, at))) {
      return false;
    }
  }
  return true;
}

std::string_view trimmedAscii(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(kSpaces);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 40;
  std::size_t length = std::min(text.size(), kMost);
  while (length > 0 && length < text.size() && (byteAt(text, length) & 0xC0U) == 0x80U) {
    --length;
  }
  std::string result(text.substr(0, length));
  // A message is one line.
  std::replace_if(
      result.begin(), result.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return length < text.size() ? result.append("...") : result;
}

void appendUtf8(std::string& text, char32_t character) {
  const auto add = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (character < 0x80) {
    add(character);
    return;
  }
  if (character < 0x800) {
    add(0xC0U | character >> 6U);
  } else {
    if (character < 0x10000) {
      add(0xE0U | character >> 12U);
    } else {
      add(0xF0U | character >> 18U);
      add(0x80U | (character >> 12U & 0x3FU));
    }
    add(0x80U | (character >> 6U & 0x3FU));
  }
  add(0x80U | (character & 0x3FU));
}

}  // namespace officina
