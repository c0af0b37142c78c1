// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/history_data.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace officina {

namespace {

constexpr double kWorthLog = 30.0;
constexpr double kBend = 12.0;  ///< where an axis bends: the narrowest's inside is still nearly linear

std::int64_t finiteCount(const Distribution& distribution) {
  return std::accumulate(distribution.bins.begin(), distribution.bins.end(), std::int64_t{0});
}

bool usable(const Distribution& distribution) {
  return finiteCount(distribution) > 0 && std::isfinite(distribution.low) && std::isfinite(distribution.high);
}

double widthOf(const Distribution& distribution) {
  return distribution.high - distribution.low;
}

}  // namespace

const Distribution& distributionOf(const LayerStatistics& layer, HistoryQuantity quantity) {
  switch (quantity) {
    case HistoryQuantity::Weights:
      return layer.weights;
    case HistoryQuantity::Activations:
      return layer.activations;
    case HistoryQuantity::Gradients:
      return layer.gradients;
  }
  return layer.weights;
}

void HistorySeries::add(HistoryMomentPtr moment) {
  const auto place = std::lower_bound(
      m_moments.begin(), m_moments.end(), moment->globalStep,
      [](const HistoryMomentPtr& held, std::int64_t step) { return held->globalStep < step; });
  if (place != m_moments.end() && (*place)->globalStep == moment->globalStep) {
    *place = std::move(moment);
    return;
  }
  m_moments.insert(place, std::move(moment));
  if (m_moments.size() > kMost) {
    thin();
  }
}

void HistorySeries::thin() {
  std::size_t weakest = 1;
  std::int64_t smallest = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 1; i + 1 < m_moments.size(); ++i) {
    const std::int64_t gap = m_moments[i + 1]->globalStep - m_moments[i - 1]->globalStep;
    if (gap < smallest) {
      smallest = gap;
      weakest = i;
    }
  }
  m_moments.erase(m_moments.begin() + static_cast<std::ptrdiff_t>(weakest));
}

double ValueAxis::bend(double value) const {
  return threshold > 0.0 ? std::asinh(value / threshold) : value;
}

double ValueAxis::unbend(double bent) const {
  return threshold > 0.0 ? std::sinh(bent) * threshold : bent;
}

double ValueAxis::position(double value) const {
  const double from = bend(low);
  const double to = bend(high);
  return to > from ? (bend(value) - from) / (to - from) : 0.5;
}

double ValueAxis::value(double position) const {
  const double from = bend(low);
  const double to = bend(high);
  return unbend(from + (to - from) * position);
}

ValueAxis axisFor(const std::vector<const Distribution*>& distributions, bool log) {
  ValueAxis axis{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), 0.0};
  double narrowest = std::numeric_limits<double>::infinity();
  for (const Distribution* distribution : distributions) {
    if (usable(*distribution)) {
      axis.low = std::min(axis.low, distribution->low);
      axis.high = std::max(axis.high, distribution->high);
      if (widthOf(*distribution) > 0.0) {
        narrowest = std::min(narrowest, widthOf(*distribution));
      }
    }
  }
  if (!(axis.low <= axis.high)) {
    return {};
  }
  if (axis.low == axis.high) {
    const double air = std::max(std::abs(axis.low) * 0.5, 1e-6);
    return {axis.low - air, axis.high + air, 0.0};
  }
  if (log && std::isfinite(narrowest)) {
    axis.threshold = narrowest / kBend;
  }
  return axis;
}

bool worthLog(const std::vector<const Distribution*>& distributions) {
  double narrowest = std::numeric_limits<double>::infinity();
  double widest = 0.0;
  for (const Distribution* distribution : distributions) {
    if (usable(*distribution) && widthOf(*distribution) > 0.0) {
      narrowest = std::min(narrowest, widthOf(*distribution));
      widest = std::max(widest, widthOf(*distribution));
    }
  }
  return widest > kWorthLog * narrowest;
}

std::vector<double> rowEdges(const ValueAxis& axis, int rows) {
  std::vector<double> edges;
  for (int row = 0; row <= rows; ++row) {
    edges.push_back(axis.value(static_cast<double>(row) / rows));
  }
  return edges;
}

std::vector<float> rebinned(const Distribution& distribution, const std::vector<double>& edges) {
  std::vector<float> shares(edges.size() - 1, 0.0F);
  const std::int64_t total = finiteCount(distribution);
  if (total == 0 || !usable(distribution)) {
    return shares;
  }
  const double width = widthOf(distribution) / static_cast<double>(distribution.bins.size());
  std::size_t first = 0;  // the row in which the bin begins
  for (std::size_t bin = 0; bin < distribution.bins.size(); ++bin) {
    const double lower = distribution.low + static_cast<double>(bin) * width;
    const double upper = lower + width;
    while (first + 1 < shares.size() && edges[first + 1] <= lower) {
      ++first;
    }
    const double share = static_cast<double>(distribution.bins[bin]) / static_cast<double>(total);
    double left = share;
    for (std::size_t row = first; left > 0.0; ++row) {
      // What rounding leaves over belongs to the last row.
      const bool last = row + 1 == shares.size() || upper <= edges[row + 1];
      const double overlap = std::min(upper, edges[row + 1]) - std::max(lower, edges[row]);
      const double part = last ? left : std::clamp(share * overlap / width, 0.0, left);
      shares[row] += static_cast<float>(part);
      left = last ? 0.0 : left - part;
    }
  }
  return shares;
}

std::vector<float> shadesOf(const std::vector<float>& shares, const std::vector<double>& edges, bool log,
                            float largestShare) {
  std::vector<float> shades = shares;
  float most = largestShare;
  if (log) {
    for (std::size_t row = 0; row < shares.size(); ++row) {
      const double width = std::max(edges[row + 1] - edges[row], 1e-300);
      shades[row] = static_cast<float>(static_cast<double>(shares[row]) / width);
    }
    most = *std::max_element(shades.begin(), shades.end());
  }
  for (float& shade : shades) {
    shade = most > 0.0F ? std::min(shade / most, 1.0F) : 0.0F;
  }
  return shades;
}

}  // namespace officina
