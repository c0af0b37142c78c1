// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/api/recipe.h"
#include "core/data/split_mix.h"

namespace officina {

/// Writes one grey picture of side x side bytes as floats 0..1, turned, zoomed, sheared and shifted at random
/// within the recipe's ranges (bilinear, paper = 0 outside). The draw depends on `key` alone, so that a
/// resumed run repeats it and no other random stream is touched.
void augmentGrey(std::span<const std::uint8_t> source, int side, const Augmentation& ranges,
                 std::uint64_t key, std::span<float> target);

}  // namespace officina
