// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_key.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/data/sentence_text.h"

namespace officina {
namespace {

/// Simple case folding of the scripts whose capitals lie at a fixed distance; C's towlower() depends on the
/// locale that the program was started in.
char32_t lowered(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (within('A', 'Z') || (within(0xC0, 0xDE) && c != 0xD7) || within(0x391, 0x3AB) || within(0x410, 0x42F)) {
    return c + 32;
  }
  if (within(0x400, 0x40F)) {
    return c + 80;
  }
  if (c == 0x178) {
    return 0xFF;
  }
  const bool evenCapitals = within(0x100, 0x12F) || within(0x132, 0x137) || within(0x14A, 0x177);
  const bool oddCapitals = within(0x139, 0x148) || within(0x179, 0x17E);
  if ((evenCapitals && c % 2 == 0) || (oddCapitals && c % 2 == 1)) {
    return c + 1;
  }
  return c;
}

bool isFinal(char32_t c) {
  // . , ; : ! ? " ' ) and space; and ... » “ ” ‘ ’
  constexpr std::array<char32_t, 16> kMarks{'.', ',', ';',  ':',    '!',    '?',    '"',    '\'',
                                            ')', ' ', 0xBB, 0x2026, 0x201C, 0x201D, 0x2018, 0x2019};
  return std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
}

}  // namespace

std::string sentenceKey(std::string_view text) {
  std::string key;
  std::size_t end = 0;  // behind the last character that is not final punctuation
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = nextCharacter(text, at);
    if (isSpace(character)) {
      space = !key.empty();
      continue;
    }
    if (space) {
      key += ' ';
      space = false;
    }
    appendUtf8(key, lowered(character));
    if (!isFinal(character)) {
      end = key.size();
    }
  }
  if (end > 0) {
    key.resize(end);
  }
  return key;
}

}  // namespace officina
