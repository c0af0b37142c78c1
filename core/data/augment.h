// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/api/recipe.h"

namespace officina {

/// Writes one grey picture of side x side bytes as floats 0..1, turned, zoomed, sheared and shifted at random
/// within the recipe's ranges (bilinear, paper = 0 outside). The draw depends on `key` alone, so that a
/// resumed run repeats it and no other random stream is touched.
void augmentGrey(std::span<const std::uint8_t> source, int side, const Augmentation& ranges,
                 std::uint64_t key, std::span<float> target);

/// A well-mixed 64-bit number from several (splitmix64); for keys of augmentGrey.
[[nodiscard]] std::uint64_t mixedKey(std::uint64_t a, std::uint64_t b, std::uint64_t c);

}  // namespace officina
