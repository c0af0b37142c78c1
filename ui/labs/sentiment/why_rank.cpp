// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/labs/sentiment/why_text_panel.h"

namespace officina {

namespace {

std::vector<double> ranks(const std::vector<float>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> result(values.size(), 0.0);
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
      ++last;
    }
    for (std::size_t i = first; i <= last; ++i) {
      result[order[i]] = static_cast<double>(first + last) / 2.0;
    }
    first = last + 1;
  }
  return result;
}

}  // namespace

std::optional<double> rankAgreement(const std::vector<float>& first, const std::vector<float>& second) {
  const auto finite = [](const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
  };
  if (first.size() != second.size() || first.size() < 2 || !finite(first) || !finite(second)) {
    return std::nullopt;
  }
  const std::vector<double> a = ranks(first);
  const std::vector<double> b = ranks(second);
  const double mean = static_cast<double>(a.size() - 1) / 2.0;
  double product = 0.0;
  double squareA = 0.0;
  double squareB = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (a[i] - mean) * (b[i] - mean);
    squareA += (a[i] - mean) * (a[i] - mean);
    squareB += (b[i] - mean) * (b[i] - mean);
  }
  if (squareA <= 0.0 || squareB <= 0.0) {
    return std::nullopt;
  }
  return product / std::sqrt(squareA * squareB);
}

}  // namespace officina
