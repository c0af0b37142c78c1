// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/merge_history.h"

#include "core/api/error.h"

namespace officina {

MergeHistory mergeHistory(const RankTable& ranks, std::string_view piece) {
  if (piece.size() > MergeHistory::kLongest) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The merges of a word are shown up to %1 bytes; this one has %2."),
                 {std::to_string(MergeHistory::kLongest), std::to_string(piece.size())}},
                {OFFICINA_TEXT("core", "Choose a shorter word."), {}});
  }
  MergeHistory history;
  history.piece = piece;
  for (const char byte : piece) {
    history.bytes.emplace_back(1, byte);
  }
  std::vector<std::string> parts = history.bytes;
  for (;;) {
    Rank lowest = kNoRank;
    std::size_t best = 0;
    for (std::size_t at = 0; at + 1 < parts.size(); ++at) {
      const Rank rank = ranks.find(parts[at] + parts[at + 1]);
      if (rank < lowest) {
        lowest = rank;
        best = at;
      }
    }
    if (lowest == kNoRank) {
      break;
    }
    parts[best] += parts[best + 1];
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    history.steps.push_back({best, static_cast<TokenId>(lowest), parts});
  }
  for (const std::string& part : parts) {
    history.tokens.push_back(static_cast<TokenId>(ranks.find(part)));
  }
  return history;
}

}  // namespace officina
