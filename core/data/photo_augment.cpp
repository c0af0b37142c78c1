// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/fast_loops.h"
#include "core/data/split_mix.h"

namespace officina {
namespace {

constexpr float kRed = 0.299F;  // of grey: ITU-R BT.601, as Pillow and torchvision weigh the colours
constexpr float kGreen = 0.587F;
constexpr float kBlue = 0.114F;

/// What is done to one picture. All are drawn, in this order, whatever the ranges: a range that is changed
/// leaves the other draws as they were.
struct Change {
  Change(const Augmentation& ranges, std::uint64_t key) {
    SplitMix random(key);
    angle = random.around(ranges.rotationDegrees) * std::numbers::pi_v<float> / 180.0F;
    constexpr float kLeastZoom = 0.05F;
    const float zoom = std::max(1.0F + random.around(ranges.zoom), kLeastZoom);
    const float stretch = std::exp(random.around(ranges.zoom / 2.0));
    zoomX = zoom * stretch;
    zoomY = zoom / stretch;
    shear = random.around(ranges.shear);
    shiftX = random.around(ranges.shiftPixels);
    shiftY = random.around(ranges.shiftPixels);
    const bool heads = (random.next() >> 63U) != 0;
    flip = ranges.flip && heads;
    saturation = 1.0F + random.around(ranges.saturation);
    contrast = 1.0F + random.around(ranges.contrast);
    brightness = 1.0F + random.around(ranges.brightness);
    moves = ranges.rotationDegrees != 0.0 || ranges.zoom != 0.0 || ranges.shear != 0.0 ||
            ranges.shiftPixels != 0.0;
    colors = ranges.saturation != 0.0 || ranges.contrast != 0.0 || ranges.brightness != 0.0;
  }

  float angle = 0.0F;  // radians
  float zoomX = 1.0F;
  float zoomY = 1.0F;
  float shear = 0.0F;
  float shiftX = 0.0F;  // pixels of the target
  float shiftY = 0.0F;
  bool flip = false;
  float saturation = 1.0F;
  float contrast = 1.0F;
  float brightness = 1.0F;
  bool moves = false;
  bool colors = false;
};

/// Red, green, blue and nothing, worked on at once.
using Pixel = float __attribute__((vector_size(16)));

/// The picture goes on beyond its edge as in a mirror that stands there.
int mirrored(int at, int size) {
  while (at < 0 || at >= size) {
    at = at < 0 ? -1 - at : 2 * size - 1 - at;
  }
  return at;
}

/// Where the target's pixels lie in the source: source = origin + x * right + y * down.
struct Affine {
  float originX, originY, rightX, rightY, downX, downY;
};

Affine placement(const Change& change, int sourceSide, int side) {
  const float scale = static_cast<float>(sourceSide) / static_cast<float>(side);
  const float cosine = std::cos(change.angle);
  const float sine = std::sin(change.angle);
  // Undoes the shift, then turn, shear and zoom.
  const float mirror = change.flip ? -scale : scale;
  Affine affine{};
  affine.rightX = mirror * (cosine + change.shear * sine) / change.zoomX;
  affine.rightY = -mirror * sine / change.zoomY;
  affine.downX = scale * (sine - change.shear * cosine) / change.zoomX;
  affine.downY = scale * cosine / change.zoomY;
  const float center = static_cast<float>(side - 1) / 2.0F;
  const float sourceCenter = static_cast<float>(sourceSide - 1) / 2.0F;
  const float x = center + change.shiftX;
  const float y = center + change.shiftY;
  affine.originX = sourceCenter - x * affine.rightX - y * affine.downX;
  affine.originY = sourceCenter - x * affine.rightY - y * affine.downY;
  return affine;
}

/// `target`: three planes of side x side.
OFFICINA_FAST_LOOPS void sample(const Image& source, const Affine& affine, int side, float* target) {
  const int size = source.width;
  thread_local std::vector<Pixel> pixels;  // kept: it would be half the work to make it each time
  pixels.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  const std::uint8_t* bytes = source.bytes.data();
  Pixel* first = pixels.data();
  for (std::size_t i = 0; i < pixels.size(); ++i, bytes += 3) {
    first[i] =
        Pixel{static_cast<float>(bytes[0]), static_cast<float>(bytes[1]), static_cast<float>(bytes[2]), 0.0F};
  }
  const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(side) * side;
  for (int row = 0; row < side; ++row) {
    const float startX = affine.originX + static_cast<float>(row) * affine.downX;
    const float startY = affine.originY + static_cast<float>(row) * affine.downY;
    for (int column = 0; column < side; ++column, ++target) {
      const float x = startX + static_cast<float>(column) * affine.rightX;
      const float y = startY + static_cast<float>(column) * affine.rightY;
      // Rounding towards zero is rounding down once all are positive.
      constexpr int kFar = 1 << 20;
      const int x0 = static_cast<int>(x + kFar) - kFar;
      const int y0 = static_cast<int>(y + kFar) - kFar;
      const float fx = x - static_cast<float>(x0);
      const float fy = y - static_cast<float>(y0);
      const Pixel* top = first + static_cast<std::ptrdiff_t>(mirrored(y0, size)) * size;
      const Pixel* bottom = first + static_cast<std::ptrdiff_t>(mirrored(y0 + 1, size)) * size;
      const int left = mirrored(x0, size);
      const int right = mirrored(x0 + 1, size);
      const Pixel above = top[left] + (top[right] - top[left]) * fx;
      const Pixel below = bottom[left] + (bottom[right] - bottom[left]) * fx;
      const Pixel value = (above + (below - above) * fy) / 255.0F;
      target[0] = value[0];
      target[plane] = value[1];
      target[2 * plane] = value[2];
    }
  }
}

/// `small`: side x side already.
void copyPlanes(const Image& small, bool flip, float* target) {
  const int side = small.width;
  const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(side) * side;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column, ++target) {
      const std::uint8_t* pixel = small.bytes.data() + small.index(flip ? side - 1 - column : column, row);
      target[0] = static_cast<float>(pixel[0]) / 255.0F;
      target[plane] = static_cast<float>(pixel[1]) / 255.0F;
      target[2 * plane] = static_cast<float>(pixel[2]) / 255.0F;
    }
  }
}

/// Distance from grey, distance of that from the picture's mean, and all of it, times their factors.
OFFICINA_FAST_LOOPS void recolor(const Change& change, std::ptrdiff_t plane, float* target) {
  float* red = target;
  float* green = target + plane;
  float* blue = target + 2 * plane;
  constexpr int kLanes = 8;  // sums that the compiler may keep beside each other
  float sums[kLanes] = {};   // NOLINT(*-avoid-c-arrays)
  std::ptrdiff_t i = 0;
  for (; i + kLanes <= plane; i += kLanes) {
    for (int lane = 0; lane < kLanes; ++lane) {
      sums[lane] += kRed * red[i + lane] + kGreen * green[i + lane] + kBlue * blue[i + lane];
    }
  }
  float sum = 0.0F;
  for (; i < plane; ++i) {
    sum += kRed * red[i] + kGreen * green[i] + kBlue * blue[i];
  }
  for (const float part : sums) {
    sum += part;
  }
  const float mean = sum / static_cast<float>(plane);
  const float colorful = change.saturation;
  const float scale = change.brightness * change.contrast;
  const float offset = change.brightness * mean * (1.0F - change.contrast);
  for (i = 0; i < plane; ++i) {
    const float grey = kRed * red[i] + kGreen * green[i] + kBlue * blue[i];
    const float plain = grey * (1.0F - colorful);
    red[i] = std::clamp((plain + red[i] * colorful) * scale + offset, 0.0F, 1.0F);
    green[i] = std::clamp((plain + green[i] * colorful) * scale + offset, 0.0F, 1.0F);
    blue[i] = std::clamp((plain + blue[i] * colorful) * scale + offset, 0.0F, 1.0F);
  }
}

}  // namespace

void augmentPhoto(const Image& source, int side, const Augmentation& ranges, std::uint64_t key,
                  float* target) {
  if (source.channels != 3 || source.empty() || source.width != source.height || side < 1) {
    throw Error(ErrorKind::Internal,
                {OFFICINA_TEXT("core", "Only square colour pictures can be varied."), {}});
  }
  const Change change(ranges, key);
  if (change.moves) {
    sample(source, placement(change, source.width, side), side, target);
  } else if (source.width == side) {
    copyPlanes(source, change.flip, target);
  } else {
    copyPlanes(pillowResize(source, side, side), change.flip, target);
  }
  if (change.colors) {
    recolor(change, static_cast<std::ptrdiff_t>(side) * side, target);
  }
}

Image augmentedPhoto(const Image& source, int side, const Augmentation& ranges, std::uint64_t key) {
  const std::size_t plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  std::vector<float> planes(3 * plane);
  augmentPhoto(source, side, ranges, key, planes.data());
  Image picture(side, side, 3);
  for (std::size_t i = 0; i < picture.bytes.size(); ++i) {
    picture.bytes[i] = static_cast<std::uint8_t>(std::lround(planes[i % 3 * plane + i / 3] * 255.0F));
  }
  return picture;
}

}  // namespace officina
