// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "core/support/torch.h"

namespace officina {

/// byte / 255 in float32, as torchvision's ToTensor divides: looked up, because 150,528 divisions a picture
/// take as long as a convolution.
[[nodiscard]] const std::array<float, 256>& unitOfByte();

/// Interleaved RGB, side x side, as floats 0..1 in [3, side, side]: ToTensor's numbers, bit for bit.
void photoToTensor(const std::uint8_t* rgb, int side, float* target);

/// The same for `count` pictures, one after the other in memory: [count, side, side, 3] bytes as a tensor
/// [count, 3, side, side]. Uses LibTorch's intra-op threads.
[[nodiscard]] torch::Tensor photosToTensor(const std::uint8_t* rgb, std::int64_t count, int side);

}  // namespace officina
