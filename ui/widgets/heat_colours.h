// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

#include "core/api/values.h"

namespace officina {

/// Colours of numbers that lie over a photograph: the stronger the number, the less shines through. The same
/// in both themes, because the photograph is.
struct HeatColours {
  bool isSigned = false;
  double scale = 0.0;  ///< the value of full colour; 0: everything is transparent

  /// From dark violet to yellow over 0..scale, or theme's orange and blue over -scale..scale. Values beyond
  /// are clamped, not-a-number is magenta. With opacity.
  [[nodiscard]] QRgb of(double value) const;
};

/// `values` as colours, bilinear between the middles of the numbers, `size` in pixels.
[[nodiscard]] QImage heatPicture(const Matrix& values, const HeatColours& colours, QSize size);

}  // namespace officina
