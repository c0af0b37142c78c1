// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/api/tokenizer.h"
#include "core/data/split_mix.h"
#include "core/text/rank_table.h"

namespace officina {

/// Byte-pair encoding of one piece: begin with its bytes and make one of the two neighbours that together are
/// the token of the lowest rank, the leftmost of equals, until no two are a token. Appends the tokens.
/// Source: Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units".
/// Time O(n log n) at worst. Throws Error (Input) for a piece of 4 GB.
void appendTokens(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

// The ways of doing it, which give the same.

/// The longest piece that mergeByScan takes.
inline constexpr std::size_t kShortPiece = 128;
/// Looks at all neighbours before each merge: O(n^2), and the fastest for a word.
void mergeByScan(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

/// As mergeByScan, but before each merge every pair of neighbours that could be merged is passed over with
/// probability `share`; ends when none is left.
void mergeAtRandom(const RankTable& ranks, std::string_view piece, double share, SplitMix& random,
                   std::vector<TokenId>& tokens);

/// Keeps the neighbours in a heap: O(n log n), 24 bytes of memory a byte of the piece.
void mergeByHeap(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

/// Adds a part of the piece at a time to what is done, in which the last tokens are merged anew.
///
/// Why that is exact. Tokens t1 ... tn are the encoding of their bytes if each two neighbours are the
/// encoding of theirs: take the first merge of the whole that would cross a border, between ti and ti+1.
/// Until then nothing outside has touched these two, so their merges are those of the two alone, in the same
/// order (also among equal ranks, leftmost first); the two alone would be merged across the border as well.
/// And no token is merged to anything but itself. So an encoding can be joined to another where they share a
/// token:
/// (... a b) and (b c ...) make (... a b c ...).
///
/// Five times as fast as the heap, which outgrows the cache. Where a part changes more than some tokens
/// before it, the heap does the piece after all.
void mergeInParts(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

}  // namespace officina
