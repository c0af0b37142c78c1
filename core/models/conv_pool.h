// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/torch.h"

namespace officina {

/// max_pool2d(relu(conv2d(x, weight, bias, padding=1)), 2) for 3x3 kernels, in one pass that never writes the
/// maps at full size: on photographs those are most of the memory that a step touches.
///
/// Values and gradients are LibTorch's to the last bit: oneDNN adds the products of one output number row by
/// row of the kernel, then column, then channel, and the bias last; so does this. As that is nowhere
/// promised, eight pictures of the first batch of each shape are computed both ways and compared; where a
/// single bit differs (another processor, another LibTorch), and for shapes that it is not made for,
/// LibTorch's own operations are used.
///
/// x: [N, C, H, W] contiguous float32, weight: [8 or 16, C, 3, 3]. Returns [N, 8 or 16, H / 2, W / 2].
[[nodiscard]] torch::Tensor convReluPool(const torch::Tensor& x, const torch::Tensor& weight,
                                         const torch::Tensor& bias);

}  // namespace officina
