// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_pairs.h"

#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/platform.h"
#include "core/text/merge_history.h"
#include "core/text/rank_file.h"

namespace officina {
namespace {

using Ids = std::vector<TokenId>;

const RankTable& ranks() {
  static const RankTable table(readRankFile(tokenizerRanks()));
  return table;
}

std::string noise(std::size_t length, std::string_view alphabet, std::uint32_t seed) {
  std::string text(length, ' ');
  for (char& byte : text) {
    seed = seed * 1664525U + 1013904223U;
    byte = alphabet.empty() ? static_cast<char>(seed >> 24U) : alphabet[(seed >> 8U) % alphabet.size()];
  }
  return text;
}

template <class Merge>
Ids merged(const Merge& merge, std::string_view piece) {
  Ids tokens{-1};  // what is there already stays
  merge(ranks(), piece, tokens);
  EXPECT_EQ(tokens[0], -1);
  tokens.erase(tokens.begin());
  return tokens;
}

}  // namespace

TEST(BytePairsTest, EveryWayGivesTheSame) {
  std::uint32_t seed = 0;
  for (const std::string_view alphabet :
       {"", "a", "ab", "aeinorst", "abcdefghijklmnopqrstuvwxyz", "=-", " \n\t", "\xe4\xb8\xad\x96"}) {
    for (std::size_t length = 0; length < 500; length += length < 140 ? 7 : 61) {
      const std::string piece = noise(length, alphabet, ++seed);
      const Ids wanted = mergeHistory(ranks(), piece).tokens;
      EXPECT_EQ(merged(appendTokens, piece), wanted) << piece;
      EXPECT_EQ(merged(mergeByHeap, piece), wanted) << piece;
      EXPECT_EQ(merged(mergeInParts, piece), wanted) << piece;
      if (length <= kShortPiece) {
        EXPECT_EQ(merged(mergeByScan, piece), wanted) << piece;
      }
    }
    const std::string piece = noise(60'000, alphabet, ++seed);
    EXPECT_EQ(merged(mergeInParts, piece), merged(mergeByHeap, piece));
  }
}

TEST(BytePairsTest, MergesThatArePassedOverLeaveTheSameBytes) {
  const std::string_view word = " precipitevolissimevolmente";
  SplitMix random(5);
  const auto cut = [&](double share) {
    Ids tokens;
    mergeAtRandom(ranks(), word, share, random, tokens);
    std::string bytes;
    for (const TokenId token : tokens) {
      bytes += ranks().bytes(static_cast<Rank>(token));
    }
    EXPECT_EQ(bytes, word);
    return tokens;
  };
  EXPECT_EQ(cut(0.0), merged(mergeByScan, word));
  EXPECT_EQ(cut(1.0).size(), word.size());  // bytes
  std::set<Ids> ways;
  std::size_t tokens = 0;
  for (int i = 0; i < 100; ++i) {
    const Ids way = cut(0.5);
    tokens += way.size();
    ways.insert(way);
  }
  EXPECT_GT(ways.size(), 20U);
  EXPECT_GT(tokens / 100, merged(mergeByScan, word).size());
  for (const std::string_view piece : {"", "a"}) {
    Ids few;
    mergeAtRandom(ranks(), piece, 0.5, random, few);
    EXPECT_EQ(few, merged(mergeByScan, piece));
  }
}

TEST(BytePairsTest, AWordThatComesBackAgainAndAgain) {
  for (const char* word :
       {"internationalizations", "abababac", "aab", "Donaudampfschifffahrt", "precipitevolissimevolmente"}) {
    std::string piece;
    while (piece.size() < 20'000) {
      piece += word;
    }
    EXPECT_EQ(merged(mergeInParts, piece), merged(mergeByHeap, piece)) << word;
  }
}

TEST(RankTableTest, FindsEveryTokenAndNothingElse) {
  for (Rank rank = 0; rank < ranks().size(); ++rank) {
    ASSERT_EQ(ranks().find(ranks().bytes(rank)), rank);
  }
  EXPECT_EQ(ranks().find(""), kNoRank);
  EXPECT_EQ(ranks().find("zqzqzq"), kNoRank);
  EXPECT_EQ(ranks().find(std::string(1000, 'a')), kNoRank);
}

TEST(RankTableTest, RefusesRanksThatAreNone) {
  RankFile file = readRankFile(tokenizerRanks());
  file.begins.pop_back();
  EXPECT_NO_THROW(RankTable{file});
  file.begins.push_back(file.begins.back());  // an empty token
  EXPECT_THROW(RankTable{file}, Error);
  file.begins.resize(200);  // bytes are missing
  EXPECT_THROW(RankTable{file}, Error);
  file = readRankFile(tokenizerRanks());
  file.bytes[1] = file.bytes[0];  // the second token like the first
  EXPECT_THROW(RankTable{file}, Error);
}

}  // namespace officina
