// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/python_writer.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "core/support/number_text.h"

namespace officina {

namespace {

/// Reads one character of well-formed UTF-8 at `at` and moves past it; false if there is none.
bool nextCharacter(std::string_view text, std::size_t& at, char32_t& character) {
  const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80U) {
    character = lead;
    ++at;
    return true;
  }
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() - at < length) {
    return false;
  }
  constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) {
      return false;
    }
    character = (character << 6U) | (byte(at + i) & 0x3FU);
  }
  at += length;
  return character >= kSmallest[length] && character <= 0x10FFFF &&
         (character < 0xD800 || character > 0xDFFF);
}

/// Characters that are not seen, or that change how their neighbours are seen.
bool mustBeEscaped(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr std::array kRanges{Range{0x00, 0x1F},     Range{0x7F, 0xA0},       Range{0xAD, 0xAD},
                               Range{0x0600, 0x061C}, Range{0x180E, 0x180E},   Range{0x2000, 0x200F},
                               Range{0x2028, 0x202F}, Range{0x205F, 0x206F},   Range{0x3000, 0x3000},
                               Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF},   Range{0xFFF0, 0xFFFF},
                               Range{0xE000, 0xF8FF}, Range{0xE0000, 0x10FFFF}};
  for (const Range& range : kRanges) {
    if (c >= range.first && c <= range.last) {
      return true;
    }
  }
  return false;
}

std::string escaped(char32_t c) {
  std::array<char, 16> text{};
  const char* format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
  std::snprintf(text.data(), text.size(), format, static_cast<unsigned>(c));
  return text.data();
}

std::string bytesLiteral(std::string_view text) {
  std::string result = "b\"";
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool plain = byte >= 0x20U && byte < 0x7FU && c != '"' && c != '\\';
    result += plain ? std::string(1, c) : escaped(byte);
  }
  return result + "\".decode(\"utf-8\", \"surrogateescape\")";
}

}  // namespace

std::string pythonText(std::string_view text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = at;
    char32_t character = 0;
    if (!nextCharacter(text, at, character)) {
      return bytesLiteral(text);
    }
    if (character == U'"' || character == U'\\') {
      result += '\\';
      result += static_cast<char>(character);
    } else if (character == U'\n') {
      result += "\\n";
    } else if (mustBeEscaped(character)) {
      result += escaped(character);
    } else {
      result += text.substr(first, at - first);
    }
  }
  return result + '"';
}

std::string pythonNumber(double value) {
  std::string text = numberText(value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

void PythonWriter::cell(std::string_view title) {
  m_text += "\n# %% ";
  m_text += title;
  m_text += '\n';
}

void PythonWriter::line(std::string_view text) {
  m_text += text;
  m_text += '\n';
}

void PythonWriter::assign(std::string_view variable, std::string_view value) {
  m_text += variable;
  m_text += " = ";
  m_text += value;
  m_text += '\n';
}

void PythonWriter::block(std::string_view text) {
  m_text += text.starts_with('\n') ? text.substr(1) : text;
}

}  // namespace officina
