// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbers_picture.h"

#include <algorithm>
#include <cmath>

namespace officina {

QImage numbersPicture(const Matrix& matrix, NumberColours colours, double scale) {
  QImage picture(static_cast<int>(matrix.columns), static_cast<int>(matrix.rows), QImage::Format_RGB32);
  std::size_t next = 0;
  for (int y = 0; y < picture.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      line[x] = numberColour(colours, static_cast<double>(matrix.values[next++]), scale).rgb();
    }
  }
  return picture;
}

Matrix shrunk(const Matrix& matrix, QSize most) {
  const std::int64_t rows = std::min<std::int64_t>(matrix.rows, std::max(most.height(), 1));
  const std::int64_t columns = std::min<std::int64_t>(matrix.columns, std::max(most.width(), 1));
  if (rows == matrix.rows && columns == matrix.columns) {
    return matrix;
  }
  Matrix result(rows, columns);
  for (std::int64_t r = 0; r < matrix.rows; ++r) {
    for (std::int64_t c = 0; c < matrix.columns; ++c) {
      float& kept = result.at(r * rows / matrix.rows, c * columns / matrix.columns);
      const float value = matrix.at(r, c);
      if (std::isnan(value) || std::abs(value) > std::abs(kept)) {
        kept = value;
      }
    }
  }
  return result;
}

}  // namespace officina
