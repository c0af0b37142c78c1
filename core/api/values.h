// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace officina {

/// Rows x columns of float, row by row.
struct Matrix {
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::int64_t rowCount, std::int64_t columnCount, float fill = 0.0F)
      : rows(rowCount),
        columns(columnCount),
        values(static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(columnCount), fill) {}

  [[nodiscard]] float& at(std::int64_t row, std::int64_t column) {
    return values[static_cast<std::size_t>(row * columns + column)];
  }
  [[nodiscard]] float at(std::int64_t row, std::int64_t column) const {
    return values[static_cast<std::size_t>(row * columns + column)];
  }
};

/// 8-bit picture, interleaved channels (1 grey, 3 RGB, 4 RGBA), rows without padding.
struct Image {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<std::uint8_t> bytes;

  Image() = default;
  Image(int imageWidth, int imageHeight, int channelCount = 1, std::uint8_t fill = 0)
      : width(imageWidth),
        height(imageHeight),
        channels(channelCount),
        bytes(static_cast<std::size_t>(imageWidth) * static_cast<std::size_t>(imageHeight) *
                  static_cast<std::size_t>(channelCount),
              fill) {}

  [[nodiscard]] bool empty() const { return bytes.empty(); }
  [[nodiscard]] std::size_t index(int x, int y, int channel = 0) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(channels) +
           static_cast<std::size_t>(channel);
  }
  [[nodiscard]] std::uint8_t at(int x, int y, int channel = 0) const { return bytes[index(x, y, channel)]; }
  [[nodiscard]] std::uint8_t& at(int x, int y, int channel = 0) { return bytes[index(x, y, channel)]; }
};

}  // namespace officina
