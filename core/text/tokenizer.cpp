// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/tokenizer.h"

#include <limits>
#include <map>

#include "core/data/split_mix.h"
#include "core/text/byte_pairs.h"
#include "core/text/merge_history.h"
#include "core/text/piece_pattern.h"
#include "core/text/rank_file.h"
#include "core/text/rank_table.h"
#include "core/text/utf8.h"

namespace officina {
namespace {

/// Cuts a long text where the pattern certainly begins a new piece, so that a part is looked at while it is
/// in the cache and nothing behind the last one that is wanted is looked at. A space after something visible
/// is such a place, whatever follows: no piece goes on with one. Returns the length of the first part, about
/// `least` bytes or all.
std::size_t partLength(std::string_view text, std::size_t least) {
  for (std::size_t at = text.find(' ', least); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (text[at - 1] > ' ' && text[at - 1] <= '~') {
      return at;
    }
  }
  return text.size();
}

constexpr std::size_t kPart = std::size_t{64} << 10U;

}  // namespace

struct Tokenizer::Impl {
  RankTable ranks;
  PiecePattern pattern;
  std::map<TokenId, std::string> special;

  explicit Impl(const RankFile& file) : ranks(file), pattern(pcre2Pattern(file.pattern)) {
    for (const auto& [name, id] : file.special) {
      special.emplace(id, name);
    }
  }

  /// Calls take(piece) for each piece in order until it returns false.
  template <class Take>
  void forPieces(std::string_view text, std::size_t part, const Take& take) const {
    std::string store;
    while (!text.empty()) {
      const std::size_t length = partLength(text, part);
      PiecePattern::Walk walk(pattern, repairedUtf8(text.substr(0, length), store));
      for (std::string_view piece; walk.next(piece);) {
        if (!take(piece)) {
          return;
        }
      }
      text.remove_prefix(length);
    }
  }
};

Tokenizer::Tokenizer(const std::filesystem::path& ranks) : m(std::make_unique<Impl>(readRankFile(ranks))) {}

Tokenizer::~Tokenizer() = default;

std::vector<TokenId> Tokenizer::encode(std::string_view text) const {
  std::vector<TokenId> tokens;
  tokens.reserve(text.size() / 4 + 4);
  m->forPieces(text, kPart, [&](std::string_view piece) {
    appendTokens(m->ranks, piece, tokens);
    return true;
  });
  return tokens;
}

std::vector<TokenId> Tokenizer::encode(std::string_view text, std::size_t most) const {
  constexpr std::size_t kLikelyBytes = 8;  // of a token
  std::vector<TokenId> tokens;
  if (most == 0) {
    return tokens;
  }
  m->forPieces(text, most < kPart / kLikelyBytes ? most * kLikelyBytes : kPart, [&](std::string_view piece) {
    appendTokens(m->ranks, piece, tokens);
    return tokens.size() < most;
  });
  tokens.resize(std::min(tokens.size(), most));
  return tokens;
}

std::vector<TokenId> Tokenizer::encodeAtRandom(std::string_view text, double share,
                                               std::uint64_t seed) const {
  std::vector<TokenId> tokens;
  SplitMix random(seed);
  m->forPieces(text, kPart, [&](std::string_view piece) {
    if (piece.size() <= kShortPiece) {
      mergeAtRandom(m->ranks, piece, share, random, tokens);
    } else {
      appendTokens(m->ranks, piece, tokens);
    }
    return true;
  });
  return tokens;
}

std::vector<Token> Tokenizer::tokens(std::string_view text) const {
  const std::vector<TokenId> ids = encode(text);
  std::vector<Token> placed;
  placed.reserve(ids.size());
  std::size_t at = 0;
  for (const TokenId id : ids) {
    const std::size_t end = at + bytes(id).size();
    placed.push_back({id, at, end});
    at = end;
  }
  return placed;
}

std::string_view Tokenizer::bytes(TokenId id) const {
  if (id >= 0 && static_cast<std::size_t>(id) < m->ranks.size()) {
    return m->ranks.bytes(static_cast<Rank>(id));
  }
  const auto special = m->special.find(id);
  return special != m->special.end() ? std::string_view(special->second) : std::string_view();
}

std::string Tokenizer::decode(std::span<const TokenId> ids) const {
  std::string text;
  for (const TokenId id : ids) {
    text += bytes(id);
  }
  return text;
}

std::vector<std::string> Tokenizer::pieces(std::string_view text) const {
  std::vector<std::string> pieces;
  m->forPieces(text, kPart, [&](std::string_view piece) {
    pieces.emplace_back(piece);
    return true;
  });
  return pieces;
}

MergeHistory Tokenizer::history(std::string_view piece) const {
  return mergeHistory(m->ranks, piece);
}

}  // namespace officina
