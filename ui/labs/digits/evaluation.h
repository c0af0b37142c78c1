// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "core/api/digits.h"
#include "ui/widgets/confusion_matrix.h"

namespace officina {

/// What a network says of each picture of a set.
struct Evaluation {
  std::shared_ptr<const DigitsData> data;
  bool training = false;  ///< of the training set rather than the test set
  std::vector<std::uint8_t> predicted;
  std::vector<float> losses;
  std::vector<float> confidences;

  [[nodiscard]] const DigitSet& set() const { return training ? data->train() : data->test(); }
  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(predicted.size()); }
  [[nodiscard]] std::int64_t mistakes() const;
  [[nodiscard]] double meanLoss() const;
  [[nodiscard]] ConfusionMatrix::Counts confusion() const;
  /// Numbers of the pictures of this class that were taken for that class, the largest loss first.
  [[nodiscard]] std::vector<int> cell(int truth, int said) const;
  /// Numbers of the pictures taken for another digit, the largest loss first.
  [[nodiscard]] std::vector<int> worst() const;

 private:
  [[nodiscard]] std::vector<int> sorted(const std::function<bool(std::size_t)>& wanted) const;
};

/// Asks `network` about the whole test (or training) set, part by part. `progress` gets a share in [0, 1]
/// after each part. Throws Error (Cancelled) soon after `cancelled` says true.
[[nodiscard]] Evaluation evaluateDigits(DigitsClassifier& network, std::shared_ptr<const DigitsData> data,
                                        bool training, const std::function<void(double)>& progress,
                                        const std::function<bool()>& cancelled);

}  // namespace officina
