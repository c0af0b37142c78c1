// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text. Every way of encoding must give the same, and decoding must give the repaired text
// back. The first byte says how often the rest is repeated, so that pieces become long.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/api/tokenizer.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// A piece on its own, and merge by merge, as slowly as it is defined.
void checkPiece(const officina::Tokenizer& tokenizer, const std::string& piece,
                std::vector<officina::TokenId>& tokens) {
  if (piece.size() <= officina::MergeHistory::kLongest) {
    const auto wanted = tokenizer.history(piece).tokens;
    tokens.insert(tokens.end(), wanted.begin(), wanted.end());
  } else {
    const auto alone = tokenizer.encode(piece);
    tokens.insert(tokens.end(), alone.begin(), alone.end());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const officina::Tokenizer& tokenizer = officina::cl100k();
  if (size == 0) {
    return 0;
  }
  const std::string once(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::string text = once;
  for (unsigned i = 0; i < data[0] % 16U; ++i) {
    text += once;
  }
  const std::string repaired = officina::repairUtf8(text);
  require(officina::repairUtf8(repaired) == repaired);
  const std::vector<officina::TokenId> ids = tokenizer.encode(text);
  require(tokenizer.decode(ids) == repaired);

  std::vector<officina::TokenId> slow;
  std::string joined;
  for (const std::string& piece : tokenizer.pieces(text)) {
    checkPiece(tokenizer, piece, slow);
    joined += piece;
  }
  require(joined == repaired && slow == ids);

  std::size_t at = 0;
  for (const officina::Token& token : tokenizer.tokens(text)) {
    require(token.begin == at && repaired.substr(at, token.end - at) == tokenizer.bytes(token.id));
    at = token.end;
  }
  require(at == repaired.size());
  const std::size_t most = data[0] / 16U;
  const std::vector<officina::TokenId> first = tokenizer.encode(text, most);
  require(first.size() == std::min(most, ids.size()) && std::equal(first.begin(), first.end(), ids.begin()));

  std::string characters;
  for (const std::string& character : officina::characterTokens(text)) {
    characters += character;
  }
  require(characters == repaired);
  std::size_t words = 0;
  for (const std::string& word : officina::wordTokens(text)) {
    words += word.size();
  }
  require(words <= repaired.size());
  return 0;
}
