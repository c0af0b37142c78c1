// SPDX-License-Identifier: GPL-3.0-or-later
// Pillow's ImagingResample with the bilinear filter. Source: Pillow 9.4, src/libImaging/Resample.c. The
// numbers must be the same, so every rounding below is Pillow's; the loops are arranged for vector units.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/fast_loops.h"

namespace officina {
namespace {

constexpr int kPrecisionBits = 32 - 8 - 2;  // 8 bits of a pixel, 2 spare, the rest for the coefficient
constexpr std::int32_t kHalf = std::int32_t{1} << (kPrecisionBits - 1);

/// What each pixel of the target is made of along one axis.
struct Coefficients {
  std::vector<int> start;            ///< first pixel of the source
  std::vector<int> count;            ///< how many from there on
  std::vector<std::int32_t> values;  ///< `stride` for each target pixel, in units of 2^-22
  int stride = 0;

  [[nodiscard]] const std::int32_t* of(int target) const {
    return values.data() + static_cast<std::ptrdiff_t>(target) * stride;
  }
};

double triangle(double x) {
  x = std::abs(x);
  return x < 1.0 ? 1.0 - x : 0.0;
}

Coefficients coefficients(int sourceSize, int targetSize) {
  const double scale = static_cast<double>(sourceSize) / targetSize;
  const double support = std::max(scale, 1.0);  // the triangle's own is 1
  Coefficients result;
  result.stride = static_cast<int>(std::ceil(support)) * 2 + 1;
  result.start.resize(static_cast<std::size_t>(targetSize));
  result.count.resize(static_cast<std::size_t>(targetSize));
  result.values.resize(static_cast<std::size_t>(targetSize) * static_cast<std::size_t>(result.stride));
  const double inverse = 1.0 / support;
  std::vector<double> weights(static_cast<std::size_t>(result.stride));
  for (int target = 0; target < targetSize; ++target) {
    const double center = (target + 0.5) * scale;
    const int first = std::max(static_cast<int>(center - support + 0.5), 0);
    const int count = std::min(static_cast<int>(center + support + 0.5), sourceSize) - first;
    double sum = 0.0;
    for (int i = 0; i < count; ++i) {
      weights[static_cast<std::size_t>(i)] = triangle((i + first - center + 0.5) * inverse);
      sum += weights[static_cast<std::size_t>(i)];
    }
    std::int32_t* value = result.values.data() + static_cast<std::ptrdiff_t>(target) * result.stride;
    for (int i = 0; i < count; ++i) {
      double weight = weights[static_cast<std::size_t>(i)];
      if (sum != 0.0) {
        weight /= sum;
      }
      value[i] = static_cast<std::int32_t>(0.5 + weight * (1U << static_cast<unsigned>(kPrecisionBits)));
    }
    result.start[static_cast<std::size_t>(target)] = first;
    result.count[static_cast<std::size_t>(target)] = count;
  }
  return result;
}

/// Pillow's clip8.
std::uint8_t clipped(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255));
}

/// One row of 1 channel.
void resizeGreyRow(const std::uint8_t* source, const Coefficients& by, int targetWidth,
                   std::uint8_t* target) {
  for (int x = 0; x < targetWidth; ++x) {
    const std::int32_t* value = by.of(x);
    const std::uint8_t* from = source + by.start[static_cast<std::size_t>(x)];
    const int count = by.count[static_cast<std::size_t>(x)];
    std::int32_t sum = kHalf;
    for (int i = 0; i < count; ++i) {
      sum += from[i] * value[i];
    }
    target[x] = clipped(sum);
  }
}

/// Four numbers that are worked on at once: the channels of a pixel.
using Pixel = std::int32_t __attribute__((vector_size(16)));

/// One row of 3 or 4 channels. `wide`: room for a row of the source.
OFFICINA_FAST_LOOPS void resizeColorRow(const std::uint8_t* source, int sourceWidth, int channels,
                                        const Coefficients& by, int targetWidth, std::uint8_t* target,
                                        Pixel* wide) {
  for (int x = 0; x < sourceWidth; ++x) {
    const std::uint8_t* from = source + static_cast<std::ptrdiff_t>(x) * channels;
    wide[x] = Pixel{from[0], from[1], from[2], from[channels - 1]};
  }
  const int stride = by.stride;
  const std::int32_t* values = by.values.data();
  for (int x = 0; x < targetWidth; ++x, values += stride) {
    const Pixel* from = wide + by.start[static_cast<std::size_t>(x)];
    const int count = by.count[static_cast<std::size_t>(x)];
    Pixel sum{kHalf, kHalf, kHalf, kHalf};
    for (int i = 0; i < count; ++i) {
      sum += from[i] * values[i];
    }
    sum >>= kPrecisionBits;
    sum = sum < 0 ? 0 : sum;
    sum = sum > 255 ? 255 : sum;
    std::uint8_t* to = target + static_cast<std::ptrdiff_t>(x) * channels;
    to[0] = static_cast<std::uint8_t>(sum[0]);
    to[1] = static_cast<std::uint8_t>(sum[1]);
    to[2] = static_cast<std::uint8_t>(sum[2]);
    if (channels == 4) {
      to[3] = static_cast<std::uint8_t>(sum[3]);
    }
  }
}

/// Adds `count` rows up, each times its value. `pitch`: bytes from one row to the next.
OFFICINA_FAST_LOOPS void resizeColumns(const std::uint8_t* source, std::size_t pitch,
                                       const std::int32_t* value, int count, std::uint8_t* target) {
  constexpr std::size_t kBlock = 32;  // sums of so many stay in registers while the rows go by
  std::size_t at = 0;
  for (; at + kBlock <= pitch; at += kBlock) {
    std::array<std::int32_t, kBlock> sum;
    sum.fill(kHalf);
    const std::uint8_t* from = source + at;
    for (int i = 0; i < count; ++i, from += pitch) {
      for (std::size_t j = 0; j < kBlock; ++j) {
        sum[j] += from[j] * value[i];
      }
    }
    for (std::size_t j = 0; j < kBlock; ++j) {
      target[at + j] = static_cast<std::uint8_t>(std::clamp(sum[j] >> kPrecisionBits, 0, 255));
    }
  }
  for (; at < pitch; ++at) {
    std::int32_t sum = kHalf;
    const std::uint8_t* from = source + at;
    for (int i = 0; i < count; ++i, from += pitch) {
      sum += *from * value[i];
    }
    target[at] = static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255));
  }
}

Image resizedRows(const Image& picture, int width, int firstRow, int rows) {
  const Coefficients by = coefficients(picture.width, width);
  Image result(width, rows, picture.channels);
  std::vector<Pixel> wide(picture.channels == 1 ? 0 : static_cast<std::size_t>(picture.width));
  for (int row = 0; row < rows; ++row) {
    const std::uint8_t* from = picture.bytes.data() + picture.index(0, firstRow + row);
    std::uint8_t* to = result.bytes.data() + result.index(0, row);
    if (picture.channels == 1) {
      resizeGreyRow(from, by, width, to);
    } else {
      resizeColorRow(from, picture.width, picture.channels, by, width, to, wide.data());
    }
  }
  return result;
}

}  // namespace

Image pillowResize(const Image& picture, int width, int height) {
  if (picture.empty() || width < 1 || height < 1 ||
      (picture.channels != 1 && picture.channels != 3 && picture.channels != 4)) {
    throw Error(ErrorKind::Internal, {OFFICINA_TEXT("core", "A picture cannot be resized to nothing."), {}});
  }
  if (picture.height == height) {
    return picture.width == width ? picture : resizedRows(picture, width, 0, picture.height);
  }
  // Only the rows that the second pass looks at.
  const Coefficients by = coefficients(picture.height, height);
  const int firstRow = by.start.front();
  const int endRow = by.start.back() + by.count.back();
  Image narrowed;
  if (picture.width != width) {
    narrowed = resizedRows(picture, width, firstRow, endRow - firstRow);
  }
  const Image& between = narrowed.empty() ? picture : narrowed;
  const int skipped = narrowed.empty() ? 0 : firstRow;
  Image result(width, height, picture.channels);
  const std::size_t pitch = static_cast<std::size_t>(width) * static_cast<std::size_t>(picture.channels);
  for (int row = 0; row < height; ++row) {
    const auto index = static_cast<std::size_t>(row);
    resizeColumns(between.bytes.data() + static_cast<std::size_t>(by.start[index] - skipped) * pitch, pitch,
                  by.of(row), by.count[index], result.bytes.data() + index * pitch);
  }
  return result;
}

}  // namespace officina
