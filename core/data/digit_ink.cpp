// SPDX-License-Identifier: GPL-3.0-or-later
// From strokes to the 28x28 numbers a network gets: rasterize() and prepareDigit().

#include "core/data/digit_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/api/digits.h"

namespace officina {
namespace {

constexpr int kBoxSide = 20;             // the longer side of a digit in MNIST
constexpr float kBlankInk = 24.0F;       // no pixel above this: nothing was drawn
constexpr float kBoxShare = 0.2F;        // ink that counts for the box, as a share of the darkest pixel
constexpr float kThinnestPen = 0.35F;    // pixels; thinner lines would vanish between the samples
constexpr float kLeastPressure = 0.05F;  // a tablet that says 0 still touches

struct Dot {
  float x, y, radius;  // pixels
};

// The capsule around one segment, its coverage merged into `cover` by maximum so that joints have no seams.
void drawSegment(std::vector<float>& cover, int side, Dot a, Dot b) {
  const float reach = std::max(a.radius, b.radius) + 1.0F;
  const auto first = [](float v) { return std::max(0, static_cast<int>(std::floor(v))); };
  const auto last = [side](float v) { return std::min(side - 1, static_cast<int>(std::ceil(v))); };
  const int x0 = first(std::min(a.x, b.x) - reach);
  const int x1 = last(std::max(a.x, b.x) + reach);
  const int y0 = first(std::min(a.y, b.y) - reach);
  const int y1 = last(std::max(a.y, b.y) + reach);
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float lengthSquared = dx * dx + dy * dy;
  const float inverseLength = lengthSquared > 1e-12F ? 1.0F / lengthSquared : 0.0F;
  const float grow = b.radius - a.radius;
  // (r^2 - d^2) / 2r is r - d where it matters, on the rim, and spares the square root.
  const float sharpness = 1.0F / (a.radius + b.radius);
  for (int y = y0; y <= y1; ++y) {
    const float py = static_cast<float>(y) + 0.5F - a.y;
    float* row = cover.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(side);
    for (int x = x0; x <= x1; ++x) {
      const float px = static_cast<float>(x) + 0.5F - a.x;
      const float along = (px * dx + py * dy) * inverseLength;
      // Clamped to [0, 1] without a comparison, which keeps the compiler from taking four pixels at a time.
      const float t = 0.5F + 0.5F * (std::abs(along) - std::abs(along - 1.0F));
      const float ex = px - t * dx;
      const float ey = py - t * dy;
      const float r = a.radius + t * grow;
      const float c = 0.5F + (r * r - ex * ex - ey * ey) * sharpness;
      row[x] = 0.5F * (row[x] + c + std::abs(row[x] - c));  // the greater of both
    }
  }
}

Dot dotOf(const InkPoint& point, float width, int side) {
  const auto scale = static_cast<float>(side);
  const float pressure =
      std::isfinite(point.pressure) ? std::clamp(point.pressure, kLeastPressure, 1.0F) : 1.0F;
  // Far outside the paper nothing shows; the bound keeps the arithmetic of a stray point finite.
  return {std::clamp(point.x, -2.0F, 3.0F) * scale, std::clamp(point.y, -2.0F, 3.0F) * scale,
          std::max(kThinnestPen, 0.5F * width * pressure * scale)};
}

std::uint8_t toByte(float value) {
  return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

Box boxOfInk(const Image& ink, float threshold) {
  int left = ink.width;
  int right = -1;
  int top = ink.height;
  int bottom = -1;
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      if (static_cast<float>(ink.at(x, y)) >= threshold) {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = y;
      }
    }
  }
  return right < 0 ? Box{0, 0, ink.width, ink.height} : Box{left, top, right - left + 1, bottom - top + 1};
}

Image cut(const Image& ink, const Box& box) {
  Image piece(box.width, box.height);
  for (int y = 0; y < box.height; ++y) {
    const auto from = ink.bytes.begin() + static_cast<std::ptrdiff_t>(ink.index(box.x, box.y + y));
    std::copy_n(from, box.width, piece.bytes.begin() + static_cast<std::ptrdiff_t>(piece.index(0, y)));
  }
  return piece;
}

// Brings lines that came out grey (a pen thinner than a pixel of the 20x20 box) up to full ink, as MNIST's
// makers did: nine in ten of their pictures have a tenth of their ink pixels above 250. Never darkens.
void stretch(Image& picture) {
  std::array<int, 256> histogram{};
  int inked = 0;
  for (const std::uint8_t v : picture.bytes) {
    if (v >= 16) {
      ++histogram[v];
      ++inked;
    }
  }
  int level = 255;
  for (int above = histogram[255]; level > 16 && above * 4 < inked;
       above += histogram[static_cast<std::size_t>(level)]) {
    --level;
  }
  if (inked == 0 || level >= 250) {
    return;
  }
  const float gain = 250.0F / static_cast<float>(level);
  for (std::uint8_t& v : picture.bytes) {
    v = toByte(static_cast<float>(v) * gain);
  }
}

// `picture` laid into the 28x28 field with its upper left corner at (x, y); what sticks out is lost.
Image field(const Image& picture, int x, int y) {
  Image whole(kDigitSide, kDigitSide);
  for (int row = 0; row < picture.height; ++row) {
    for (int column = 0; column < picture.width; ++column) {
      const int tx = x + column;
      const int ty = y + row;
      if (tx >= 0 && tx < kDigitSide && ty >= 0 && ty < kDigitSide) {
        whole.at(tx, ty) = picture.at(column, row);
      }
    }
  }
  return whole;
}

Image centreOfMassField(const Image& picture) {
  double mass = 0.0;
  double sumX = 0.0;
  double sumY = 0.0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const double v = picture.at(x, y);
      mass += v;
      sumX += v * x;
      sumY += v * y;
    }
  }
  // In MNIST the centre of mass is spread evenly over pixel 14 (counted from 0), 13.5 to 14.5 in both axes,
  // and the longer side is 20 pixels in all but 2 of 10,000 pictures: the shift is by whole pixels.
  constexpr double kCentre = kDigitSide / 2;
  const auto shift = [mass](double sum) { return static_cast<int>(std::floor(kCentre - sum / mass + 0.5)); };
  return mass > 0.0 ? field(picture, shift(sumX), shift(sumY)) : field(picture, 0, 0);
}

// The picture at the place that its box has on the paper, moved only as far as the field demands.
Image inPlaceField(const Image& picture, const Box& box, const Image& paper) {
  const auto corner = [](int start, int length, int whole, int side) {
    const double middle = (start + 0.5 * length) / whole * kDigitSide;
    const int at = static_cast<int>(std::floor(middle - 0.5 * side + 0.5));
    return std::clamp(at, 0, kDigitSide - side);
  };
  return field(picture, corner(box.x, box.width, paper.width, picture.width),
               corner(box.y, box.height, paper.height, picture.height));
}

}  // namespace

Image rasterize(std::span<const Stroke> strokes, int side) {
  if (side <= 0) {
    return {};
  }
  Image ink(side, side);
  std::vector<float> cover(ink.bytes.size(), 0.0F);
  for (const Stroke& stroke : strokes) {
    const float width = std::isfinite(stroke.width) ? std::clamp(stroke.width, 0.0F, 1.0F) : 0.0F;
    bool drawn = false;
    Dot previous{};
    Dot skipped{};
    bool pending = false;
    for (const InkPoint& point : stroke.points) {
      if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        continue;
      }
      const Dot dot = dotOf(point, width, side);
      const float dx = dot.x - previous.x;
      const float dy = dot.y - previous.y;
      // A pen reports far more points than the picture can show: those nearer than two pixels, or a third of
      // a thick pen's radius, wait; a curve as tight as the pen is round shows that by a tenth of a pixel.
      const float wait = std::max(4.0F, 0.09F * dot.radius * dot.radius);
      if (drawn && dx * dx + dy * dy < wait && std::abs(dot.radius - previous.radius) < 0.25F) {
        skipped = dot;
        pending = true;
        continue;
      }
      drawSegment(cover, side, drawn ? previous : dot, dot);
      previous = dot;
      drawn = true;
      pending = false;
    }
    if (pending) {
      drawSegment(cover, side, previous, skipped);
    }
  }
  std::transform(cover.begin(), cover.end(), ink.bytes.begin(), [](float c) {
    c = c > 1.0F ? 1.0F : c;
    return static_cast<std::uint8_t>(c * 255.0F + 0.5F);
  });
  return ink;
}

DigitStages prepareDigit(const Image& picture, const DigitSteps& steps) {
  DigitStages stages;
  stages.ink = picture.channels == 1 ? picture : inkFromImage(picture);
  const Image& ink = stages.ink;
  stages.tensor = Matrix(kDigitSide, kDigitSide);
  const float darkest =
      ink.empty() ? 0.0F : static_cast<float>(*std::max_element(ink.bytes.begin(), ink.bytes.end()));
  if (darkest < kBlankInk) {
    stages.cropped = ink;
    stages.scaled = Image(kBoxSide, kBoxSide);
    stages.centred = Image(kDigitSide, kDigitSide);
    return stages;
  }
  stages.blank = false;

  const Box whole{0, 0, ink.width, ink.height};
  const Box box = steps.crop ? boxOfInk(ink, kBoxShare * darkest) : whole;
  stages.cropped = steps.crop ? cut(ink, box) : ink;

  // Without the scale step every picture shrinks as the paper does, so that a small digit stays small.
  const int longer = steps.scale ? std::max(box.width, box.height) : std::max(ink.width, ink.height);
  const int target = steps.scale ? kBoxSide : kDigitSide;
  const auto scaledSide = [longer, target](int length) {
    const double exact = static_cast<double>(length) * target / longer;
    return std::max(1, static_cast<int>(std::floor(exact + 0.5)));
  };
  stages.scaled = resampleInk(stages.cropped, scaledSide(box.width), scaledSide(box.height));
  if (steps.scale) {
    stretch(stages.scaled);
  }

  stages.centred = steps.centre ? centreOfMassField(stages.scaled) : inPlaceField(stages.scaled, box, ink);
  const float full = steps.range ? 255.0F : 1.0F;
  std::transform(stages.centred.bytes.begin(), stages.centred.bytes.end(), stages.tensor.values.begin(),
                 [full](std::uint8_t v) { return static_cast<float>(v) / full; });
  return stages;
}

}  // namespace officina
