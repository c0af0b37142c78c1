// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/stroke_random.h"

namespace officina {

struct StrokePoint {
  float x = 0.0F;
  float y = 0.0F;
};
using StrokeLine = std::vector<StrokePoint>;

/// One movement of the pen, given by the points it aims at. The hand misses each of them by a little and
/// rounds what lies between (Catmull-Rom), except at corners, where it stops. y points down.
class StrokePath {
 public:
  StrokePath(StrokeRandom& random, float sloppiness) : m_random(random), m_sloppiness(sloppiness) {}

  StrokePath& to(float x, float y);
  StrokePath& corner(float x, float y);
  /// Along an ellipse from angle `from` to `until`, in degrees: 0 is its top, 90 its right; either direction.
  StrokePath& arc(float x, float y, float radiusX, float radiusY, float from, float until);
  /// The line the pen leaves: points close enough to draw straight lines between them.
  [[nodiscard]] StrokeLine line() const;

 private:
  struct Aim {
    StrokePoint point;
    bool corner = false;
  };
  StrokeRandom& m_random;
  float m_sloppiness;
  std::vector<Aim> m_aims;
};

}  // namespace officina
