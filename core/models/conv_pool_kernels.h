// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace officina {

/// The inner loops of convReluPool(), which know no tensors.
struct ConvPoolShape {
  std::int64_t channels = 0;  ///< C
  std::int64_t maps = 0;      ///< O: 8 or 16
  std::int64_t height = 0;    ///< of the input, even
  std::int64_t width = 0;
};

/// Whether this processor can run them (AVX2 and FMA).
[[nodiscard]] bool convPoolSupported();

/// One picture. `input`: [C, H, W]; `weights`: [3, 3, C, O]; `bias`: [O]; `padded`: room for
/// C x (H + 2) x (W + 2) floats; `pooled`: [O, H/2, W/2]; `winners`: [H/2, W/2, O], which of the four places
/// of a window (row by row) holds its maximum, 4 where that is not above 0.
void convPoolForward(const ConvPoolShape& shape, const float* input, const float* weights, const float* bias,
                     float* padded, float* pooled, std::int32_t* winners);

/// One picture. `gradient` of the pooled maps: [H/2, W/2, O]; `result`, of the convolution's output:
/// [H, W, O].
void convPoolBackward(const ConvPoolShape& shape, const float* gradient, const std::int32_t* winners,
                      float* result);

}  // namespace officina
