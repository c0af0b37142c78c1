// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace officina {

/// [true class][predicted class], scikit-learn's confusion_matrix.
using Confusion = std::vector<std::vector<std::int64_t>>;

/// What follows from a confusion matrix, as scikit-learn's accuracy_score, precision_score and recall_score
/// (average=None, zero_division=0) say it.
struct ClassMetrics {
  std::int64_t samples = 0;
  double accuracy = 0.0;
  std::vector<double> precision;  ///< of what was called so, how much is so
  std::vector<double> recall;     ///< of what is so, how much was called so
};
[[nodiscard]] ClassMetrics classMetrics(const Confusion& confusion);

/// How far a network's confidence can be believed. Source: Guo et al. 2017, "On Calibration of Modern Neural
/// Networks".
struct Reliability {
  struct Bin {
    double low = 0.0;  ///< confidences in (low, high]
    double high = 0.0;
    std::int64_t count = 0;
    double confidence = 0.0;  ///< mean of those in it
    double accuracy = 0.0;    ///< share of them that was right
  };
  std::vector<Bin> bins;       ///< equal widths over [0, 1]
  double expectedError = 0.0;  ///< mean |accuracy - confidence|, weighed by count
};
/// `confidences`: the probability of each predicted class; `right`: whether it was the true one.
[[nodiscard]] Reliability reliability(std::span<const float> confidences, const std::vector<bool>& right,
                                      int bins = 10);

}  // namespace officina
