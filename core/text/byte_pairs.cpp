// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_pairs.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace officina {

namespace {

/// choose(pairs, count) names the pair to be merged next: a pointer to its rank, which is kNoRank at the end.
template <class Choose>
void mergeChosen(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens,
                 const Choose& choose) {
  // Part i is begins[i] ... begins[i + 1] - 1, and pairs[i] the rank of parts i and i + 1 together.
  std::array<std::uint8_t, kShortPiece + 1> begins;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::array<Rank, kShortPiece> pairs;               // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::size_t count = piece.size();
  for (std::size_t i = 0; i < count; ++i) {
    begins[i] = static_cast<std::uint8_t>(i);
    pairs[i] = i + 1 < count ? ranks.pair(piece[i], piece[i + 1]) : kNoRank;
  }
  begins[count] = static_cast<std::uint8_t>(count);
  const auto rankAgain = [&](std::size_t i) {
    pairs[i] =
        i + 1 < count ? ranks.find(piece.substr(begins[i], std::size_t{begins[i + 2]} - begins[i])) : kNoRank;
  };
  while (count > 1) {
    const Rank* lowest = choose(pairs.data(), count);
    if (*lowest == kNoRank) {
      break;
    }
    const auto i = static_cast<std::size_t>(lowest - pairs.data());
    std::copy(begins.data() + i + 2, begins.data() + count + 1, begins.data() + i + 1);
    std::copy(pairs.data() + i + 2, pairs.data() + count, pairs.data() + i + 1);
    --count;
    rankAgain(i);
    if (i > 0) {
      rankAgain(i - 1);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    tokens.push_back(
        static_cast<TokenId>(ranks.find(piece.substr(begins[i], std::size_t{begins[i + 1]} - begins[i]))));
  }
}

}  // namespace

void mergeByScan(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens) {
  mergeChosen(ranks, piece, tokens,
              [](const Rank* pairs, std::size_t count) { return std::min_element(pairs, pairs + count); });
}

void mergeAtRandom(const RankTable& ranks, std::string_view piece, double share, SplitMix& random,
                   std::vector<TokenId>& tokens) {
  mergeChosen(ranks, piece, tokens, [&](const Rank* pairs, std::size_t count) {
    const Rank* lowest = pairs + count - 1;  // the last part has no neighbour: kNoRank
    for (const Rank* pair = pairs; pair < pairs + count; ++pair) {
      if (*pair < *lowest && random.unit() >= share) {
        lowest = pair;
      }
    }
    return lowest;
  });
}

namespace {

void mergeAny(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens) {
  if (piece.size() <= kShortPiece) {
    mergeByScan(ranks, piece, tokens);
  } else {
    mergeByHeap(ranks, piece, tokens);
  }
}

/// Bytes of tokens[first] ... the last.
std::size_t bytesFrom(const RankTable& ranks, const std::vector<TokenId>& tokens, std::size_t first) {
  std::size_t bytes = 0;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    bytes += ranks.bytes(static_cast<Rank>(tokens[i])).size();
  }
  return bytes;
}

}  // namespace

void mergeInParts(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens) {
  constexpr std::size_t kPart = 64;
  constexpr std::size_t kMostBack = 64;  // tokens
  const std::size_t before = tokens.size();
  std::vector<TokenId> middle;
  for (std::size_t done = 0; done < piece.size();) {
    const std::size_t end = std::min(done + kPart, piece.size());
    const std::size_t known = tokens.size() - before;
    for (std::size_t back = std::min<std::size_t>(2, known);; back = std::min(2 * back, known)) {
      const std::size_t first = tokens.size() - back;
      const std::size_t begin = done - bytesFrom(ranks, tokens, first);
      middle.clear();
      mergeAny(ranks, piece.substr(begin, end - begin), middle);
      if (back == known || middle[0] == tokens[first]) {
        tokens.resize(first);
        tokens.insert(tokens.end(), middle.begin(), middle.end());
        break;
      }
      if (back >= kMostBack) {  // so that the time stays O(n log n) whatever the piece
        tokens.resize(before);
        mergeByHeap(ranks, piece, tokens);
        return;
      }
    }
    done = end;
  }
}

void appendTokens(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens) {
  // Most words are a token as they are; and a token's own bytes merge to it (tests/unit/tokenizer_test.cpp).
  if (const Rank whole = ranks.find(piece); whole != kNoRank) {
    tokens.push_back(static_cast<TokenId>(whole));
  } else if (piece.size() <= kShortPiece) {
    mergeByScan(ranks, piece, tokens);
  } else {
    mergeInParts(ranks, piece, tokens);
  }
}

}  // namespace officina
