// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/augment.h"

#include <cmath>
#include <numbers>

namespace officina {

void augmentGrey(std::span<const std::uint8_t> source, int side, const Augmentation& ranges,
                 std::uint64_t key, std::span<float> target) {
  SplitMix random(key);
  const float angle = random.around(ranges.rotationDegrees) * std::numbers::pi_v<float> / 180.0F;
  const float zoomX = 1.0F / (1.0F + random.around(ranges.zoom));
  const float zoomY = 1.0F / (1.0F + random.around(ranges.zoom));
  const float shear = random.around(ranges.shear);
  const float shiftX = random.around(ranges.shiftPixels);
  const float shiftY = random.around(ranges.shiftPixels);

  // Where each target pixel comes from: target -> (undo shift) -> (undo turn, zoom and shear) -> source.
  const float centre = static_cast<float>(side - 1) / 2.0F;
  const float cosine = std::cos(angle);
  const float sine = std::sin(angle);
  const float xx = (cosine + shear * sine) * zoomX;
  const float xy = (sine - shear * cosine) * zoomX;
  const float yx = -sine * zoomY;
  const float yy = cosine * zoomY;
  const auto pixel = [&](int x, int y) {
    const bool inside = x >= 0 && x < side && y >= 0 && y < side;
    return inside ? static_cast<float>(source[static_cast<std::size_t>(y * side + x)]) : 0.0F;
  };
  std::size_t index = 0;
  for (int row = 0; row < side; ++row) {
    const float dy = static_cast<float>(row) - centre - shiftY;
    for (int column = 0; column < side; ++column, ++index) {
      const float dx = static_cast<float>(column) - centre - shiftX;
      const float x = xx * dx + xy * dy + centre;
      const float y = yx * dx + yy * dy + centre;
      const float floorX = std::floor(x);
      const float floorY = std::floor(y);
      const auto x0 = static_cast<int>(floorX);
      const auto y0 = static_cast<int>(floorY);
      if (x0 < -1 || x0 >= side || y0 < -1 || y0 >= side) {
        target[index] = 0.0F;
        continue;
      }
      const float fx = x - floorX;
      const float fy = y - floorY;
      const float top = pixel(x0, y0) * (1.0F - fx) + pixel(x0 + 1, y0) * fx;
      const float bottom = pixel(x0, y0 + 1) * (1.0F - fx) + pixel(x0 + 1, y0 + 1) * fx;
      target[index] = (top * (1.0F - fy) + bottom * fy) / 255.0F;
    }
  }
}

}  // namespace officina
