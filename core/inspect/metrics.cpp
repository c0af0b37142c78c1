// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/metrics.h"

#include <algorithm>
#include <cmath>

#include "core/api/error.h"

namespace officina {

namespace {

/// As scikit-learn with zero_division=0.
double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

}  // namespace

ClassMetrics classMetrics(const Confusion& confusion) {
  const std::size_t classes = confusion.size();
  ClassMetrics metrics;
  std::int64_t right = 0;
  std::vector<std::int64_t> truth(classes, 0);
  std::vector<std::int64_t> said(classes, 0);
  for (std::size_t row = 0; row < classes; ++row) {
    for (std::size_t column = 0; column < classes; ++column) {
      const std::int64_t count = confusion[row].at(column);
      truth[row] += count;
      said[column] += count;
    }
    right += confusion[row][row];
    metrics.samples += truth[row];
  }
  metrics.accuracy = share(right, metrics.samples);
  for (std::size_t c = 0; c < classes; ++c) {
    metrics.precision.push_back(share(confusion[c][c], said[c]));
    metrics.recall.push_back(share(confusion[c][c], truth[c]));
  }
  return metrics;
}

Reliability reliability(std::span<const float> confidences, const std::vector<bool>& right, int bins) {
  if (confidences.size() != right.size() || bins < 1) {
    throw Error(ErrorKind::Internal,
                {OFFICINA_TEXT("core", "Each confidence needs to be told right or wrong."), {}});
  }
  Reliability result;
  result.bins.resize(static_cast<std::size_t>(bins));
  for (std::size_t bin = 0; bin < result.bins.size(); ++bin) {
    result.bins[bin].low = static_cast<double>(bin) / bins;
    result.bins[bin].high = static_cast<double>(bin + 1) / bins;
  }
  for (std::size_t i = 0; i < confidences.size(); ++i) {
    const auto confidence = static_cast<double>(confidences[i]);
    // (low, high]: what stands on an edge belongs to the bin below it.
    const double place = std::ceil(confidence * bins) - 1.0;
    const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins - 1)));
    result.bins[bin].confidence += confidence;
    result.bins[bin].accuracy += right[i] ? 1.0 : 0.0;
    ++result.bins[bin].count;
  }
  for (Reliability::Bin& bin : result.bins) {
    if (bin.count > 0) {
      const auto count = static_cast<double>(bin.count);
      result.expectedError +=
          std::abs(bin.accuracy - bin.confidence) / static_cast<double>(confidences.size());
      bin.confidence /= count;
      bin.accuracy /= count;
    }
  }
  return result;
}

}  // namespace officina
