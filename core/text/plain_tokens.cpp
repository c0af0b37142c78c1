// SPDX-License-Identifier: GPL-3.0-or-later
// The notes' two ways of cutting a text that need no ranks.
#include "core/api/tokenizer.h"
#include "core/text/piece_pattern.h"
#include "core/text/utf8.h"

namespace officina {

std::vector<std::string> wordTokens(std::string_view text) {
  // Letters with their accents, digits and _ make a word; of the rest each grapheme (an emoji with its
  // joiners, say) stands alone, unless it is white space.
  static const PiecePattern words(pcre2Pattern(R"([\p{L}\p{M}\p{N}_]+|(?!\s)\X)"));
  std::string store;
  PiecePattern::Walk walk(words, repairedUtf8(text, store));
  std::vector<std::string> tokens;
  for (std::string_view piece; walk.next(piece);) {
    tokens.emplace_back(piece);
  }
  return tokens;
}

std::vector<std::string> characterTokens(std::string_view text) {
  std::string store;
  std::string_view rest = repairedUtf8(text, store);
  std::vector<std::string> tokens;
  while (!rest.empty()) {
    const std::size_t length = firstUtf8Unit(rest).length;
    tokens.emplace_back(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  return tokens;
}

}  // namespace officina
