// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/conv_pool_kernels.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace officina {

#if defined(__x86_64__)

namespace {

constexpr std::int64_t kLane = 8;  ///< floats in a register

/// Which of the four numbers is the largest (the first of equal ones, a NaN before all), and whether it is
/// above 0, for eight maps at once.
[[gnu::target("avx2,fma"), gnu::always_inline]] inline void largest(const __m256* four, __m256& maximum,
                                                                    __m256i& winner) {
  maximum = four[0];
  winner = _mm256_setzero_si256();
  for (int place = 1; place < 4; ++place) {
    const __m256 better = _mm256_or_ps(_mm256_cmp_ps(four[place], maximum, _CMP_GT_OQ),
                                       _mm256_cmp_ps(four[place], four[place], _CMP_UNORD_Q));
    maximum = _mm256_blendv_ps(maximum, four[place], better);
    winner = _mm256_blendv_epi8(winner, _mm256_set1_epi32(place), _mm256_castps_si256(better));
  }
  const __m256 zero = _mm256_setzero_ps();
  const __m256 off = _mm256_cmp_ps(maximum, zero, _CMP_LE_OQ);
  maximum = _mm256_blendv_ps(maximum, zero, off);
  winner = _mm256_blendv_epi8(winner, _mm256_set1_epi32(4), _mm256_castps_si256(off));
}

/// kVectors: maps / 8. kWindows pooling windows beside each other share each weight that is loaded.
template <int kVectors, int kWindows>
[[gnu::target("avx2,fma")]] void forward(const ConvPoolShape& shape, const float* weights, const float* bias,
                                         const float* padded, float* pooled, std::int32_t* winners) {
  constexpr int kPixels = 2 * kWindows;  // of a row
  const std::int64_t stride = shape.width + 2;
  const std::int64_t plane = stride * (shape.height + 2);
  const std::int64_t rows = shape.height / 2;
  const std::int64_t columns = shape.width / 2;
  const std::int64_t maps = kLane * kVectors;
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t column = 0; column < columns; column += kWindows) {
      __m256 sums[2][kPixels][kVectors];
      for (auto& line : sums) {
        for (auto& pixel : line) {
          for (__m256& sum : pixel) {
            sum = _mm256_setzero_ps();
          }
        }
      }
      const float* weight = weights;
      for (std::int64_t i = 0; i < 3; ++i) {
        for (std::int64_t j = 0; j < 3; ++j) {
          const float* corner = padded + (2 * row + i) * stride + 2 * column + j;
          for (std::int64_t channel = 0; channel < shape.channels; ++channel, corner += plane) {
            __m256 factor[kVectors];
            for (int v = 0; v < kVectors; ++v, weight += kLane) {
              factor[v] = _mm256_loadu_ps(weight);
            }
            for (int line = 0; line < 2; ++line) {
              for (int pixel = 0; pixel < kPixels; ++pixel) {
                const __m256 x = _mm256_broadcast_ss(corner + line * stride + pixel);
                for (int v = 0; v < kVectors; ++v) {
                  sums[line][pixel][v] = _mm256_fmadd_ps(x, factor[v], sums[line][pixel][v]);
                }
              }
            }
          }
        }
      }
      for (int window = 0; window < kWindows; ++window) {
        std::int32_t* winner = winners + (row * columns + column + window) * maps;
        alignas(32) float maxima[kLane * kVectors];
        for (int v = 0; v < kVectors; ++v) {
          const __m256 own = _mm256_loadu_ps(bias + kLane * v);
          __m256 four[4];
          for (int place = 0; place < 4; ++place) {
            four[place] = _mm256_add_ps(sums[place / 2][2 * window + place % 2][v], own);
          }
          __m256 maximum;
          __m256i place;
          largest(four, maximum, place);
          _mm256_store_ps(maxima + kLane * v, maximum);
          _mm256_storeu_si256(reinterpret_cast<__m256i*>(winner + kLane * v), place);
        }
        float* target = pooled + row * columns + column + window;
        for (std::int64_t map = 0; map < maps; ++map) {
          target[map * rows * columns] = maxima[map];
        }
      }
    }
  }
}

template <int kVectors>
[[gnu::target("avx2,fma")]] void backward(const ConvPoolShape& shape, const float* gradient,
                                          const std::int32_t* winners, float* result) {
  const std::int64_t columns = shape.width / 2;
  const std::int64_t maps = kLane * kVectors;
  for (std::int64_t row = 0; row < shape.height / 2; ++row) {
    for (std::int64_t column = 0; column < columns; ++column) {
      float* corner = result + (2 * row * shape.width + 2 * column) * maps;
      for (int v = 0; v < kVectors; ++v, gradient += kLane, winners += kLane) {
        const __m256 own = _mm256_loadu_ps(gradient);
        const __m256i winner = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(winners));
        for (int place = 0; place < 4; ++place) {
          const __m256i won = _mm256_cmpeq_epi32(winner, _mm256_set1_epi32(place));
          float* target = corner + ((place / 2) * shape.width + place % 2) * maps + kLane * v;
          _mm256_storeu_ps(target, _mm256_and_ps(own, _mm256_castsi256_ps(won)));
        }
      }
    }
  }
}

}  // namespace

bool convPoolSupported() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
}

void convPoolForward(const ConvPoolShape& shape, const float* input, const float* weights, const float* bias,
                     float* padded, float* pooled, std::int32_t* winners) {
  const std::int64_t stride = shape.width + 2;
  const std::int64_t plane = stride * (shape.height + 2);
  std::memset(padded, 0, sizeof(float) * static_cast<std::size_t>(plane * shape.channels));
  for (std::int64_t channel = 0; channel < shape.channels; ++channel) {
    for (std::int64_t row = 0; row < shape.height; ++row, input += shape.width) {
      std::memcpy(padded + channel * plane + (row + 1) * stride + 1, input,
                  sizeof(float) * static_cast<std::size_t>(shape.width));
    }
  }
  // Sixteen registers: eight sums, the weights, one number of the picture.
  if (shape.maps == 2 * kLane) {
    forward<2, 1>(shape, weights, bias, padded, pooled, winners);
  } else if (shape.width % 4 == 0) {
    forward<1, 2>(shape, weights, bias, padded, pooled, winners);
  } else {
    forward<1, 1>(shape, weights, bias, padded, pooled, winners);
  }
}

void convPoolBackward(const ConvPoolShape& shape, const float* gradient, const std::int32_t* winners,
                      float* result) {
  if (shape.maps == 2 * kLane) {
    backward<2>(shape, gradient, winners, result);
  } else {
    backward<1>(shape, gradient, winners, result);
  }
}

#else

bool convPoolSupported() {
  return false;
}

void convPoolForward(const ConvPoolShape&, const float*, const float*, const float*, float*, float*,
                     std::int32_t*) {}

void convPoolBackward(const ConvPoolShape&, const float*, const std::int32_t*, float*) {}

#endif

}  // namespace officina
