// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace officina {

/// How an axis of a LineChart counts and writes. Positions on a logarithmic axis are powers of ten.
struct ChartAxisStyle {
  bool log = false;
  bool percent = false;  ///< values are fractions of 1
  bool integer = false;  ///< no ticks between whole numbers
};

struct ChartTick {
  double position = 0.0;  ///< in the axis' own units: the value, or its log10
  QString label;
};

/// Range of an axis, in the axis' own units.
struct ChartRange {
  double from = 0.0;
  double to = 1.0;
  [[nodiscard]] double span() const { return to - from; }
  bool operator==(const ChartRange&) const = default;
};

/// Value to position, and back.
[[nodiscard]] double chartPosition(double value, const ChartAxisStyle& style);
[[nodiscard]] double chartValue(double position, const ChartAxisStyle& style);

/// A little air round the data, and never an empty range: a single value gets a range about it.
[[nodiscard]] ChartRange paddedRange(ChartRange data, const ChartAxisStyle& style);

/// At most `most` (>= 2) round numbers inside the range, with labels as the language in force writes them:
/// "0,001", "250", "95 %", and "10⁷" where zeros would have to be counted.
[[nodiscard]] std::vector<ChartTick> chartTicks(const ChartRange& range, const ChartAxisStyle& style,
                                                int most);

}  // namespace officina
