// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/evaluation.h"

#include <algorithm>
#include <numeric>

namespace officina {

std::int64_t Evaluation::mistakes() const {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    count += predicted[i] != label(i) ? 1 : 0;
  }
  return count;
}

double Evaluation::meanLoss() const {
  return losses.empty()
             ? 0.0
             : std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(losses.size());
}

ConfusionMatrix::Counts Evaluation::confusion() const {
  const auto classes = static_cast<std::size_t>(samples->classNames().size());
  ConfusionMatrix::Counts counts(classes, std::vector<std::int64_t>(classes, 0));
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    ++counts[static_cast<std::size_t>(label(i))][static_cast<std::size_t>(predicted[i])];
  }
  return counts;
}

std::vector<int> Evaluation::sorted(const std::function<bool(std::size_t)>& wanted) const {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    if (wanted(i)) {
      numbers.push_back(static_cast<int>(i));
    }
  }
  std::ranges::stable_sort(numbers, [this](int a, int b) {
    return losses[static_cast<std::size_t>(a)] > losses[static_cast<std::size_t>(b)];
  });
  return numbers;
}

std::vector<int> Evaluation::cell(int truth, int said) const {
  return sorted([&](std::size_t i) { return label(i) == truth && predicted[i] == said; });
}

std::vector<int> Evaluation::worst() const {
  return sorted([&](std::size_t i) { return label(i) != predicted[i]; });
}

}  // namespace officina
