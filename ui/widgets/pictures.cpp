// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "ui/shell/theme.h"

namespace officina {

QImage inkPicture(std::span<const std::uint8_t> bytes, int width, int height, const QColor& color) {
  QImage result(width, height, QImage::Format_ARGB32);
  std::array<QRgb, 256> table{};
  for (int i = 0; i < 256; ++i) {
    table[static_cast<std::size_t>(i)] = qRgba(color.red(), color.green(), color.blue(), i);
  }
  std::size_t next = 0;
  for (int y = 0; y < height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
    for (int x = 0; x < width; ++x) {
      line[x] = table[bytes[next++]];
    }
  }
  return result;
}

QImage inkPicture(const Image& ink, const QColor& color) {
  return inkPicture(ink.bytes, ink.width, ink.height, color);
}

QImage signedPicture(std::span<const float> values, int width, int height, double scale) {
  QImage result(width, height, QImage::Format_RGB32);
  std::size_t next = 0;
  const Theme& colours = theme();
  for (int y = 0; y < height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
    for (int x = 0; x < width; ++x) {
      line[x] = colours.signedColor(static_cast<double>(values[next++]), scale).rgb();
    }
  }
  return result;
}

Image imageFrom(const QImage& picture) {
  const bool alpha = picture.hasAlphaChannel();
  const int channels = alpha ? 4 : picture.isGrayscale() ? 1 : 3;
  const QImage source = picture.convertToFormat(alpha           ? QImage::Format_RGBA8888
                                                : channels == 1 ? QImage::Format_Grayscale8
                                                                : QImage::Format_RGB888);
  Image result(source.width(), source.height(), channels);
  const std::size_t row = static_cast<std::size_t>(source.width()) * static_cast<std::size_t>(channels);
  for (int y = 0; y < source.height(); ++y) {
    std::memcpy(result.bytes.data() + static_cast<std::size_t>(y) * row, source.constScanLine(y), row);
  }
  return result;
}

double largest(std::span<const float> values) {
  double result = 0.0;
  for (const float value : values) {
    if (std::isfinite(value)) {
      result = std::max(result, std::abs(static_cast<double>(value)));
    }
  }
  return result;
}

QImage pictureFrom(const Image& image) {
  const auto format = image.channels == 1   ? QImage::Format_Grayscale8
                      : image.channels == 3 ? QImage::Format_RGB888
                                            : QImage::Format_RGBA8888;
  // A copy: what is given belongs to somebody else.
  return QImage(image.bytes.data(), image.width, image.height, image.width * image.channels, format).copy();
}

}  // namespace officina
