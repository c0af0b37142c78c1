// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace officina {

/// The state of a Mersenne Twister (MT19937) as LibTorch keeps it, which belongs to the caller.
struct MersenneTwister {
  static constexpr int kWords = 624;
  std::uint32_t* state;    ///< [kWords]
  std::uint32_t next = 0;  ///< the word that comes next
  int left = 1;            ///< one more than the words that are left
};

/// Puts `value` with probability `p`, else 0, into each of `count` numbers, as LibTorch's bernoulli_(p)
/// draws: each from two words of the generator.
void bernoulliFill(MersenneTwister& generator, double p, float value, float* numbers, std::int64_t count);

}  // namespace officina
