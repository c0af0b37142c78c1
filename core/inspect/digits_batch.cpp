// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/digits_batch.h"

#include <algorithm>

#include "core/inspect/photo_batch.h"

namespace officina {

namespace {

template <typename IndexOf>
torch::Tensor images(const DigitSet& set, std::int64_t count, IndexOf indexOf) {
  torch::Tensor result = torch::empty({count, 1, kDigitSide, kDigitSide});
  float* target = result.data_ptr<float>();
  const auto& table = unitOfByte();
  for (std::int64_t i = 0; i < count; ++i) {
    for (const std::uint8_t byte : set.image(indexOf(i))) {
      *target++ = table[byte];
    }
  }
  return result;
}

template <typename IndexOf>
torch::Tensor labels(const DigitSet& set, std::int64_t count, IndexOf indexOf) {
  torch::Tensor result = torch::empty({count}, torch::kLong);
  auto* target = result.data_ptr<std::int64_t>();
  for (std::int64_t i = 0; i < count; ++i) {
    target[i] = set.labels[static_cast<std::size_t>(indexOf(i))];
  }
  return result;
}

}  // namespace

torch::Tensor digitImages(const DigitSet& set, std::span<const std::int64_t> indices) {
  return images(set, static_cast<std::int64_t>(indices.size()),
                [&](std::int64_t i) { return indices[static_cast<std::size_t>(i)]; });
}

torch::Tensor digitImages(const DigitSet& set, std::int64_t first, std::int64_t count) {
  return images(set, count, [first](std::int64_t i) { return first + i; });
}

torch::Tensor digitLabels(const DigitSet& set, std::span<const std::int64_t> indices) {
  return labels(set, static_cast<std::int64_t>(indices.size()),
                [&](std::int64_t i) { return indices[static_cast<std::size_t>(i)]; });
}

torch::Tensor digitLabels(const DigitSet& set, std::int64_t first, std::int64_t count) {
  return labels(set, count, [first](std::int64_t i) { return first + i; });
}

std::int64_t countCorrect(const torch::Tensor& logits, const torch::Tensor& labels) {
  const std::int64_t classes = logits.size(1);
  const auto* row = logits.data_ptr<float>();
  const auto* label = labels.data_ptr<std::int64_t>();
  std::int64_t correct = 0;
  for (std::int64_t i = 0; i < logits.size(0); ++i, row += classes) {
    correct += std::max_element(row, row + classes) - row == label[i] ? 1 : 0;
  }
  return correct;
}

}  // namespace officina
