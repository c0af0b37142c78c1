// SPDX-License-Identifier: GPL-3.0-or-later
// The set that the program writes itself: a hand (slant, size, tremor, pressure) over the shapes of
// stroke_shapes.

#include "core/data/starter_digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

#include "core/data/stroke_shapes.h"

namespace officina {
namespace {

constexpr int kPaperSide = 64;  // pixels: three for each of the 20x20 box's are enough for its grey levels

// Mean slant to the right (shear) of each digit: where the shape itself leans or closes to the left, hands
// add less.
constexpr std::array<float, kDigitClasses> kSlant{0.27F, 0.26F, 0.1F,  0.1F, 0.17F,
                                                  0.18F, 0.12F, 0.07F, 0.2F, 0.17F};

/// One smooth displacement of the plane: a sine along a random direction.
struct Wave {
  float kx, ky, phase, dx, dy;
};

/// What one writer does to every point of a digit.
struct Hand {
  float xx, xy, yx, yy;       // linear part: aspect, slant, rotation
  std::array<Wave, 3> waves;  // low frequency: the hand's own proportions
  float tremor;

  Hand(int digit, StrokeRandom& random) {
    const float slant = random.normal(kSlant.at(static_cast<std::size_t>(digit)), 0.22F);
    const float turn = random.normal(0.0F, 0.11F);
    const float stretch = std::exp(random.normal(0.13F, 0.19F));
    const float c = std::cos(turn);
    const float s = std::sin(turn);
    // First the aspect, then the shear to the right of what is higher, then the turn.
    xx = c * stretch;
    xy = -c * slant - s;
    yx = s * stretch;
    yy = c - s * slant;
    const float bend = random.uniform(0.01F, 0.09F);
    for (Wave& wave : waves) {
      const float angle = random.uniform(0.0F, 6.2831853F);
      const float frequency = random.uniform(2.0F, 5.5F);
      wave = {frequency * std::cos(angle), frequency * std::sin(angle), random.uniform(0.0F, 6.2831853F),
              random.normal(0.0F, bend), random.normal(0.0F, bend)};
    }
    tremor = random.chance(0.3F) ? random.uniform(0.0F, 0.008F) : 0.0F;
  }

  StrokePoint operator()(StrokePoint p, StrokeRandom& random) const {
    float x = p.x - 0.5F;
    float y = p.y - 0.5F;
    const float fromX = x;
    const float fromY = y;
    for (const Wave& wave : waves) {
      const float swing = std::sin(wave.kx * fromX + wave.ky * fromY + wave.phase);
      x += wave.dx * swing;
      y += wave.dy * swing;
    }
    if (tremor > 0.0F) {
      x += random.normal(0.0F, tremor);
      y += random.normal(0.0F, tremor);
    }
    return {xx * x + xy * y, yx * x + yy * y};
  }
};

/// A shuffled list with every class as often as the others.
std::vector<std::uint8_t> shuffledLabels(int count, StrokeRandom& random) {
  std::vector<std::uint8_t> labels(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i] = static_cast<std::uint8_t>(i % kDigitClasses);
  }
  for (std::size_t i = labels.size(); i > 1; --i) {
    std::swap(labels[i - 1], labels[random.below(i)]);
  }
  return labels;
}

}  // namespace

std::vector<Stroke> writeDigit(int digit, std::uint64_t seed, std::uint64_t index) {
  StrokeRandom random(seed, index);
  const float sloppiness = random.uniform(0.006F, 0.03F);
  const std::vector<StrokeLine> lines = digitShape(digit, random, sloppiness);
  const Hand hand(digit, random);

  std::vector<Stroke> strokes;
  float left = 1e9F;
  float right = -1e9F;
  float top = 1e9F;
  float bottom = -1e9F;
  const float lift = random.uniform(0.0F, 0.35F);  // how much lighter the pen is at a stroke's ends
  for (const StrokeLine& line : lines) {
    Stroke stroke;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const StrokePoint p = hand(line[i], random);
      const float along =
          line.size() > 1 ? static_cast<float>(i) / static_cast<float>(line.size() - 1) : 0.5F;
      stroke.points.push_back({p.x, p.y, 1.0F - lift * (2.0F * along - 1.0F) * (2.0F * along - 1.0F)});
      left = std::min(left, p.x);
      right = std::max(right, p.x);
      top = std::min(top, p.y);
      bottom = std::max(bottom, p.y);
    }
    strokes.push_back(std::move(stroke));
  }
  // On the paper: the longer side takes 0.72 of it, in the middle. Place and size are prepareDigit()'s
  // business.
  const float scale = 0.72F / std::max({right - left, bottom - top, 0.05F});
  // In pixels of the 20x20 box. A pen that would fill the rings of a slim digit is not what one writes it
  // with; a one can be as fat as it likes.
  const float slim = std::min(right - left, bottom - top) * scale / 0.72F * 20.0F;
  float pen = std::exp(random.normal(digit == 1 ? 1.1F : 1.05F, 0.28F));
  pen =
      std::clamp(pen, 1.1F, digit == 1 ? 5.8F : std::clamp((digit == 0 ? 0.48F : 0.36F) * slim, 1.5F, 5.0F));
  const float width = 0.72F / 20.0F * pen;
  for (Stroke& stroke : strokes) {
    stroke.width = width;
    for (InkPoint& p : stroke.points) {
      p.x = 0.5F + (p.x - 0.5F * (left + right)) * scale;
      p.y = 0.5F + (p.y - 0.5F * (top + bottom)) * scale;
    }
  }
  return strokes;
}

DigitSet writeDigitSet(int count, std::uint64_t seed, std::uint64_t stream) {
  StrokeRandom random(seed, stream << 32U);
  DigitSet set;
  set.labels = shuffledLabels(count, random);
  set.pixels.reserve(static_cast<std::size_t>(count) * kDigitPixels);
  for (std::size_t i = 0; i < set.labels.size(); ++i) {
    const std::vector<Stroke> strokes = writeDigit(set.labels[i], seed, (stream << 32U) + i + 1);
    const DigitStages stages = prepareDigit(rasterize(strokes, kPaperSide));
    set.pixels.insert(set.pixels.end(), stages.centred.bytes.begin(), stages.centred.bytes.end());
  }
  return set;
}

std::shared_ptr<const DigitsData> starterDigits(std::uint64_t seed) {
  return std::make_shared<const DigitsData>("starter", writeDigitSet(kStarterTrain, seed, 1),
                                            writeDigitSet(kStarterTest, seed, 2));
}

}  // namespace officina
