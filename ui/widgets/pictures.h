// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QColor>
#include <QImage>

#include "core/api/values.h"

namespace officina {

/// One-channel ink as a picture of that ink: `color` with the byte as its opacity.
[[nodiscard]] QImage inkPicture(const Image& ink, const QColor& color);
/// 28x28 (or any) bytes in a span, as ink. `width` x `height` bytes.
[[nodiscard]] QImage inkPicture(std::span<const std::uint8_t> bytes, int width, int height,
                                const QColor& color);
/// Signed colours, value by value, row by row; `scale` is the value of full colour.
[[nodiscard]] QImage signedPicture(std::span<const float> values, int width, int height, double scale);
/// Any QImage as an Image of 1 (grey), 3 (RGB) or 4 (RGBA) channels.
[[nodiscard]] Image imageFrom(const QImage& picture);
/// The other way: grey, RGB or RGBA.
[[nodiscard]] QImage pictureFrom(const Image& image);
/// Largest absolute value, not-a-number left out; 0 for nothing.
[[nodiscard]] double largest(std::span<const float> values);

}  // namespace officina
