// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heat_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr double kOpacity = 0.82;
constexpr double kOpaqueFrom = 0.4;  ///< share of the scale from which the opacity grows no more
constexpr int kFinest = 400;         ///< pixels a side that are computed; beyond, they are only stretched

/// Rising in lightness; hues that are rare in fur, grass and skin at the low end.
constexpr std::array<std::array<int, 3>, 5> kRamp = {
    {{0x2a, 0x05, 0x93}, {0x8b, 0x0a, 0xa5}, {0xdb, 0x5c, 0x68}, {0xfe, 0xa0, 0x3a}, {0xf6, 0xf0, 0x26}}};

QRgb ramp(double share, int alpha) {
  const double place = share * static_cast<double>(kRamp.size() - 1);
  const std::size_t low = std::min(static_cast<std::size_t>(place), kRamp.size() - 2);
  const double t = place - static_cast<double>(low);
  const auto channel = [&](std::size_t i) {
    return static_cast<int>(std::lround(kRamp[low][i] * (1.0 - t) + kRamp[low + 1][i] * t));
  };
  return qRgba(channel(0), channel(1), channel(2), alpha);
}

/// The two numbers on either side of a place in 0..1, and how near it is to the second.
struct Between {
  std::int64_t low = 0;
  std::int64_t high = 0;
  double share = 0.0;

  Between(double place, std::int64_t count) {
    const double at =
        std::clamp(place * static_cast<double>(count) - 0.5, 0.0, static_cast<double>(count - 1));
    low = static_cast<std::int64_t>(at);
    high = std::min(low + 1, count - 1);
    share = at - static_cast<double>(low);
  }
  [[nodiscard]] double mix(double first, double second) const { return first + (second - first) * share; }
};

}  // namespace

QRgb HeatColours::of(double value) const {
  if (std::isnan(value)) {
    return qRgba(0xff, 0x00, 0xff, 0xff);
  }
  const double share = scale > 0.0 ? std::clamp(value / scale, isSigned ? -1.0 : 0.0, 1.0) : 0.0;
  const double opacity = kOpacity * std::min(std::abs(share) / kOpaqueFrom, 1.0);
  const int alpha = static_cast<int>(std::lround(255.0 * opacity));
  if (!isSigned) {
    return ramp(share, alpha);
  }
  const QColor colour = theme().signedColor(value, scale);
  return qRgba(colour.red(), colour.green(), colour.blue(), alpha);
}

QImage heatPicture(const Matrix& values, const HeatColours& colours, QSize size) {
  if (values.rows < 1 || values.columns < 1 || size.isEmpty()) {
    return {};
  }
  QImage result(size.boundedTo({kFinest, kFinest}), QImage::Format_ARGB32);
  for (int y = 0; y < result.height(); ++y) {
    const Between down((y + 0.5) / result.height(), values.rows);
    auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
    for (int x = 0; x < result.width(); ++x) {
      const Between across((x + 0.5) / result.width(), values.columns);
      const auto row = [&](std::int64_t r) {
        return across.mix(static_cast<double>(values.at(r, across.low)),
                          static_cast<double>(values.at(r, across.high)));
      };
      line[x] = colours.of(down.mix(row(down.low), row(down.high)));
    }
  }
  result.convertTo(QImage::Format_ARGB32_Premultiplied);
  return result.size() == size ? result
                               : result.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace officina
