// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/api/tokenizer.h"
#include "core/text/rank_table.h"

namespace officina {

/// Byte-pair encoding of one piece: begin with its bytes and make one of the two neighbours that together are
/// the token of the lowest rank, the leftmost of equals, until no two are a token. Appends the tokens.
/// Source: Sennrich et al. 2016, "Neural Machine Translation of Rare Words with Subword Units".
/// O(n log n) time, 30 bytes of memory a byte of the piece. Throws Error (Input) for a piece of 4 GB.
void appendTokens(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

/// The two ways of doing it, which give the same; for tests.
/// Looks at all neighbours before each merge: O(n^2), and the fastest for a word.
void appendTokensOfShort(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);
/// Keeps the neighbours in a heap.
void appendTokensOfLong(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens);

/// The longest piece that goes the short way.
inline constexpr std::size_t kShortPiece = 128;

}  // namespace officina
