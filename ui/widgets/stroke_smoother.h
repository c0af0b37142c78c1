// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/api/digits.h"

namespace officina {

/// Turns the few points a pointer reports into a smooth stroke: between the middles of neighbouring segments
/// it runs along the quadratic curve whose control point is the reported one, sampled at most kSpacing apart.
class StrokeSmoother {
 public:
  /// Farthest two points of the result lie apart, as a share of the paper's side.
  static constexpr float kSpacing = 0.012F;

  void begin(const InkPoint& point, float width);
  void add(const InkPoint& point);
  /// Runs the curve to the last reported point.
  void end();
  void clear();

  [[nodiscard]] bool empty() const { return m_stroke.points.empty(); }
  [[nodiscard]] const Stroke& stroke() const { return m_stroke; }

 private:
  void curveTo(const InkPoint& control, const InkPoint& target);

  Stroke m_stroke;
  InkPoint m_last;  ///< reported last; the curve ends half a segment before it
};

}  // namespace officina
