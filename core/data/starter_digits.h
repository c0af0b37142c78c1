// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/api/digits.h"

namespace officina {

inline constexpr int kStarterTrain = 12000;
inline constexpr int kStarterTest = 2000;

/// One handwritten digit (0..9) as strokes in a canvas's [0, 1] x [0, 1]: the same for the same (seed,
/// index).
[[nodiscard]] std::vector<Stroke> writeDigit(int digit, std::uint64_t seed, std::uint64_t index);

/// `count` digits, as many of each class as of any other (give or take one), in random order. `stream` keeps
/// sets of one seed apart.
[[nodiscard]] DigitSet writeDigitSet(int count, std::uint64_t seed, std::uint64_t stream);

}  // namespace officina
