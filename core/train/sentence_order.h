// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/api/sentences.h"

namespace officina {

/// A shuffled order, rearranged so that a batch holds sentences of like length: pools of kPool batches are
/// sorted, cut into batches and the batches shuffled. A short batch at the end stays there.
[[nodiscard]] std::vector<std::int64_t> batchedByLength(std::vector<std::int64_t> order,
                                                        const std::vector<std::vector<TokenId>>& tokens,
                                                        std::int64_t batchSize, std::uint64_t seed);

}  // namespace officina
