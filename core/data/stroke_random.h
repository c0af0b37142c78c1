// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace officina {

/// Random numbers that are the same with every compiler and library (those of <random>'s distributions are
/// not). splitmix64 (Steele, Lea, Flood 2014): a counter and a mixing function, so that each digit can have
/// its own generator from (seed, index) and does not depend on how many numbers the digits before it took.
class StrokeRandom {
 public:
  explicit StrokeRandom(std::uint64_t seed, std::uint64_t index = 0) : m_state(mix(seed) ^ mix(~index)) {}

  std::uint64_t bits() {
    m_state += 0x9E3779B97F4A7C15ULL;
    return mix(m_state);
  }
  /// Uniform in [low, high).
  float uniform(float low = 0.0F, float high = 1.0F) {
    return low + (high - low) * (static_cast<float>(bits() >> 40U) * 0x1.0p-24F);
  }
  /// Nearly normal: four uniform numbers added, which is cheap, portable and never far out (3.46 deviations).
  float normal(float mean = 0.0F, float deviation = 1.0F) {
    const float sum = uniform() + uniform() + uniform() + uniform() - 2.0F;
    return mean + deviation * sum * 1.7320508F;
  }
  bool chance(float probability) { return uniform() < probability; }
  /// Uniform in 0 .. count - 1; count >= 1, small.
  std::uint64_t below(std::uint64_t count) { return bits() % count; }

 private:
  static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::uint64_t m_state;
};

}  // namespace officina
