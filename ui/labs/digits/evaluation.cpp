// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/evaluation.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace officina {

namespace {
constexpr std::int64_t kPart = 500;  ///< pictures between two words of progress
}

std::int64_t Evaluation::mistakes() const {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    count += predicted[i] != set().labels[i] ? 1 : 0;
  }
  return count;
}

double Evaluation::meanLoss() const {
  return losses.empty()
             ? 0.0
             : std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(losses.size());
}

ConfusionMatrix::Counts Evaluation::confusion() const {
  ConfusionMatrix::Counts counts(kDigitClasses, std::vector<std::int64_t>(kDigitClasses, 0));
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    ++counts[set().labels[i]][predicted[i]];
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
  return sorted([&](std::size_t i) { return set().labels[i] == truth && predicted[i] == said; });
}

std::vector<int> Evaluation::worst() const {
  return sorted([&](std::size_t i) { return set().labels[i] != predicted[i]; });
}

Evaluation evaluateDigits(DigitsClassifier& network, std::shared_ptr<const DigitsData> data, bool training,
                          const std::function<void(double)>& progress,
                          const std::function<bool()>& cancelled) {
  Evaluation result;
  const DigitSet& test = training ? data->train() : data->test();
  for (std::int64_t first = 0; first < test.count(); first += kPart) {
    const std::int64_t last = std::min(first + kPart, test.count());
    DigitSet part;
    part.pixels.assign(test.pixels.begin() + first * kDigitPixels, test.pixels.begin() + last * kDigitPixels);
    part.labels.assign(test.labels.begin() + first, test.labels.begin() + last);
    const DigitsReport report = network.evaluate(part, cancelled);
    result.predicted.insert(result.predicted.end(), report.predicted.begin(), report.predicted.end());
    result.losses.insert(result.losses.end(), report.losses.begin(), report.losses.end());
    result.confidences.insert(result.confidences.end(), report.confidences.begin(), report.confidences.end());
    progress(static_cast<double>(last) / static_cast<double>(test.count()));
  }
  result.data = std::move(data);
  result.training = training;
  return result;
}

}  // namespace officina
