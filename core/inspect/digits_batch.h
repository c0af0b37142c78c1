// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/api/digits.h"
#include "core/support/torch.h"

namespace officina {

/// How many test pictures go through a network at once when nothing is learned: fast, and small in memory.
inline constexpr std::int64_t kEvaluationBatch = 250;

/// Pictures as [N, 1, 28, 28] floats 0..1: bytes divided by 255, as torchvision's ToTensor does.
[[nodiscard]] torch::Tensor digitImages(const DigitSet& set, std::span<const std::int64_t> indices);
[[nodiscard]] torch::Tensor digitImages(const DigitSet& set, std::int64_t first, std::int64_t count);
/// Labels as [N] int64.
[[nodiscard]] torch::Tensor digitLabels(const DigitSet& set, std::span<const std::int64_t> indices);
[[nodiscard]] torch::Tensor digitLabels(const DigitSet& set, std::int64_t first, std::int64_t count);

/// How many rows of `logits` [N, classes] have their (first) largest value at the label's place.
[[nodiscard]] std::int64_t countCorrect(const torch::Tensor& logits, const torch::Tensor& labels);

}  // namespace officina
