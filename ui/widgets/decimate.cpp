// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/decimate.h"

#include <algorithm>
#include <cmath>

namespace officina {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

struct Column {
  std::size_t lowest = kNone;
  std::size_t highest = kNone;
};

}  // namespace

std::vector<std::size_t> decimate(std::span<const double> x, std::span<const double> y, std::size_t limit,
                                  double floor) {
  const auto usable = [&](std::size_t i) {
    return std::isfinite(x[i]) && std::isfinite(y[i]) && y[i] > floor;
  };
  std::size_t count = 0;
  std::size_t first = kNone;
  std::size_t last = kNone;
  double from = std::numeric_limits<double>::infinity();
  double to = -from;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!usable(i)) {
      continue;
    }
    ++count;
    first = first == kNone ? i : first;
    last = i;
    from = std::min(from, x[i]);
    to = std::max(to, x[i]);
  }

  std::vector<std::size_t> kept;
  if (count <= limit) {
    kept.reserve(count);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (usable(i)) {
        kept.push_back(i);
      }
    }
    return kept;
  }

  std::vector<Column> columns((limit - 2) / 2);
  const double scale = to > from ? static_cast<double>(columns.size()) / (to - from) : 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!usable(i)) {
      continue;
    }
    const auto at = std::min(static_cast<std::size_t>((x[i] - from) * scale), columns.size() - 1);
    Column& column = columns[at];
    if (column.lowest == kNone || y[i] < y[column.lowest]) {
      column.lowest = i;
    }
    if (column.highest == kNone || y[i] > y[column.highest]) {
      column.highest = i;
    }
  }
  kept.reserve(limit);
  kept.push_back(first);
  kept.push_back(last);
  for (const Column& column : columns) {
    if (column.lowest != kNone) {
      kept.push_back(column.lowest);
      kept.push_back(column.highest);
    }
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

}  // namespace officina
