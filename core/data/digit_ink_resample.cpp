// SPDX-License-Identifier: GPL-3.0-or-later
// Separable resampling for prepareDigit(): by area downwards, by cubic B-spline upwards.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/data/digit_ink.h"

namespace officina {
namespace {

// For each output pixel: the first input pixel and the weights of the ones from there on; they sum to 1.
struct Taps {
  std::vector<int> first;
  std::vector<int> start;  // into `weights`, one more than outputs
  std::vector<float> weights;
};

double cubicSpline(double x) {
  x = std::abs(x);
  if (x >= 2.0) {
    return 0.0;
  }
  return x < 1.0 ? (4.0 - 6.0 * x * x + 3.0 * x * x * x) / 6.0 : (2.0 - x) * (2.0 - x) * (2.0 - x) / 6.0;
}

Taps tapsFor(int from, int to) {
  Taps taps;
  taps.start.push_back(0);
  const double ratio = static_cast<double>(from) / to;
  for (int out = 0; out < to; ++out) {
    const double low = out * ratio;
    const double high = low + ratio;
    const double middle = 0.5 * (low + high) - 0.5;  // in input pixels, whose centres are whole numbers
    const bool shrinking = from >= to;
    int first = static_cast<int>(std::floor(shrinking ? low : middle - 1.0));
    int last = static_cast<int>(shrinking ? std::ceil(high) - 1.0 : std::floor(middle + 2.0));
    first = std::clamp(first, 0, from - 1);
    last = std::clamp(last, first, from - 1);
    double sum = 0.0;
    const std::size_t begin = taps.weights.size();
    for (int in = first; in <= last; ++in) {
      const double share = std::min<double>(high, in + 1) - std::max<double>(low, in);
      const double weight = shrinking ? std::max(0.0, share) : cubicSpline(in - middle);
      taps.weights.push_back(static_cast<float>(weight));
      sum += weight;
    }
    // Enlarging reaches past the rim, where there is paper: its weight is left out of the sum on purpose.
    const double whole = shrinking ? sum : 1.0;
    for (std::size_t i = begin; i < taps.weights.size(); ++i) {
      taps.weights[i] = static_cast<float>(taps.weights[i] / whole);
    }
    taps.first.push_back(first);
    taps.start.push_back(static_cast<int>(taps.weights.size()));
  }
  return taps;
}

}  // namespace

Image resampleInk(const Image& picture, int width, int height) {
  if (picture.width == width && picture.height == height) {
    return picture;
  }
  const Taps across = tapsFor(picture.width, width);
  const Taps down = tapsFor(picture.height, height);
  const auto columns = static_cast<std::size_t>(width);

  std::vector<float> sums(columns * static_cast<std::size_t>(height), 0.0F);
  std::vector<float> line(columns);
  const auto narrow = [&](int y) {  // one input row, resampled across, into `line`
    const std::uint8_t* row = picture.bytes.data() + picture.index(0, y);
    for (std::size_t x = 0; x < columns; ++x) {
      float sum = 0.0F;
      const auto begin = static_cast<std::size_t>(across.start[x]);
      const auto end = static_cast<std::size_t>(across.start[x + 1]);
      const std::uint8_t* from = row + across.first[x];
      for (std::size_t i = begin; i < end; ++i) {
        sum += across.weights[i] * static_cast<float>(*from++);
      }
      line[x] = sum;
    }
  };
  // Rows are taken in order and each only once while shrinking; output rows share at most one of them.
  int ready = -1;
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    int in = down.first[y];
    for (auto i = static_cast<std::size_t>(down.start[y]); i < static_cast<std::size_t>(down.start[y + 1]);
         ++i, ++in) {
      if (in != ready) {
        narrow(in);
        ready = in;
      }
      for (std::size_t x = 0; x < columns; ++x) {
        sums[y * columns + x] += down.weights[i] * line[x];
      }
    }
  }
  Image result(width, height);
  std::transform(sums.begin(), sums.end(), result.bytes.begin(),
                 [](float v) { return static_cast<std::uint8_t>(std::clamp(v, 0.0F, 255.0F) + 0.5F); });
  return result;
}

}  // namespace officina
