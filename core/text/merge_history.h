// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/api/tokenizer.h"
#include "core/text/rank_table.h"

namespace officina {

/// Byte-pair encoding of one piece with everything written down, O(n^2). Throws Error (Usage) for a piece of
/// more than MergeHistory::kLongest bytes.
[[nodiscard]] MergeHistory mergeHistory(const RankTable& ranks, std::string_view piece);

}  // namespace officina
