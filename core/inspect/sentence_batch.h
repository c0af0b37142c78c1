// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/api/tokenizer.h"
#include "core/support/torch.h"

namespace officina {

/// What the sentiment network takes for padding that is nobody's key and no part of the mean.
inline constexpr TokenId kNoToken = -1;

/// Sentences beside each other: [N, length] float, each cut or filled up with `padding`. `length` 0: the
/// longest of them, at most `most`.
[[nodiscard]] torch::Tensor sentenceBatch(const std::vector<const std::vector<TokenId>*>& sentences,
                                          std::int64_t most, TokenId padding, std::int64_t length = 0);

/// Places of `sentences` by length, so that neighbours fit into one batch.
[[nodiscard]] std::vector<std::int64_t> byLength(std::span<const std::vector<TokenId>> sentences);

}  // namespace officina
