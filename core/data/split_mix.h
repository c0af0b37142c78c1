// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace officina {

/// Sebastiano Vigna's splitmix64: tiny state, no seed is bad.
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : m_state(seed) {}
  std::uint64_t next() {
    m_state += 0x9e3779b97f4a7c15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// Uniform in [0, 1).
  double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  /// Uniform in [-range, range).
  float around(double range) { return static_cast<float>((2.0 * unit() - 1.0) * range); }

 private:
  std::uint64_t m_state;
};

/// A well-mixed 64-bit number from several; for keys.
[[nodiscard]] inline std::uint64_t mixedKey(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return SplitMix(SplitMix(SplitMix(a).next() ^ b).next() ^ c).next();
}

}  // namespace officina
