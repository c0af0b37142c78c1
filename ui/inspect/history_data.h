// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/api/training.h"

namespace officina {

/// Which numbers of a layer.
enum class HistoryQuantity { Weights, Activations, Gradients };
inline constexpr int kHistoryQuantities = 3;
[[nodiscard]] const Distribution& distributionOf(const LayerStatistics& layer, HistoryQuantity quantity);

/// A TrainingView without its tensors: a few kilobytes, so that many can be kept.
struct HistoryMoment {
  std::int64_t globalStep = 0;
  std::vector<LayerStatistics> layers;
};
using HistoryMomentPtr = std::shared_ptr<const HistoryMoment>;

/// The moments of one branch in order of their steps, at most kMost of them: when one more comes, the one
/// that leaves the smallest gap goes. The first and the last always stay.
class HistorySeries {
 public:
  static constexpr std::size_t kMost = 150;
  /// Replaces the moment of the same step, if there is one.
  void add(HistoryMomentPtr moment);
  [[nodiscard]] const std::vector<HistoryMomentPtr>& moments() const { return m_moments; }

 private:
  void thin();
  std::vector<HistoryMomentPtr> m_moments;
};

/// The vertical axis of a picture: from `low` to `high`; with `threshold` > 0 it is linear near zero and
/// logarithmic beyond +-threshold, so that 0.1 and 0.0001 can be seen beside each other.
struct ValueAxis {
  double low = 0.0;
  double high = 1.0;
  double threshold = 0.0;

  bool operator==(const ValueAxis&) const = default;
  /// 0 at low, 1 at high.
  [[nodiscard]] double position(double value) const;
  /// The inverse of position().
  [[nodiscard]] double value(double position) const;

 private:
  [[nodiscard]] double bend(double value) const;
  [[nodiscard]] double unbend(double bent) const;
};

/// The axis on which all these distributions fit. Those without numbers are left out. With `log`, the
/// threshold is a twelfth of the narrowest's width.
[[nodiscard]] ValueAxis axisFor(const std::vector<const Distribution*>& distributions, bool log);
/// Whether their ranges differ so much (30 times) that a linear axis would show only the widest.
[[nodiscard]] bool worthLog(const std::vector<const Distribution*>& distributions);

/// The values between which the axis' `rows` equal parts lie, the lowest first: rows + 1 of them.
[[nodiscard]] std::vector<double> rowEdges(const ValueAxis& axis, int rows);
/// The share of a distribution's finite numbers in each row between `edges`; each bin's numbers are taken as
/// spread evenly over its values. Sums to 1 (0 if there are no numbers).
[[nodiscard]] std::vector<float> rebinned(const Distribution& distribution, const std::vector<double>& edges);
/// How dark each row is, 0 to 1, from rebinned(). On a linear axis the share beside `largestShare` of the
/// whole picture; on a logarithmic one, whose rows are of very different widths, the share per unit of value
/// beside the largest of this column.
[[nodiscard]] std::vector<float> shadesOf(const std::vector<float>& shares, const std::vector<double>& edges,
                                          bool log, float largestShare);

}  // namespace officina
