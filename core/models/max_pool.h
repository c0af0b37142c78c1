// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/torch.h"

namespace officina {

/// max_pool2d(x, kernel_size=2, stride=2): the largest of each 2x2 window, [N, C, H, W] -> [N, C, H/2, W/2],
/// rounded down. Values and gradients are LibTorch's to the last bit (a maximum rounds nothing; of equal
/// numbers the first counts); its own kernel took a sixth of a whole training step of the notes' digits
/// network. Other tensors than contiguous float32 on the CPU are given to it.
[[nodiscard]] torch::Tensor maxPool2x2(const torch::Tensor& input);

}  // namespace officina
