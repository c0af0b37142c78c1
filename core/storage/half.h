// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace officina {

// IEEE 754 binary16 and bfloat16. Written out so that the readers of weights need no LibTorch (they are
// fuzzed alone); a test compares every value with LibTorch's c10::Half and c10::BFloat16.

/// The nearest half; a tie goes to the even one, what is too large becomes infinity.
[[nodiscard]] constexpr std::uint16_t halfFromFloat(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const std::uint32_t sign = (bits >> 16U) & 0x8000U;
  std::uint32_t magnitude = bits & 0x7FFFFFFFU;
  if (magnitude >= 0x7F800000U) {  // infinity stays, a NaN stays one
    return static_cast<std::uint16_t>(sign | (magnitude > 0x7F800000U ? 0x7E00U : 0x7C00U));
  }
  if (magnitude >= 0x477FF000U) {  // 65520 and more rounds to infinity
    return static_cast<std::uint16_t>(sign | 0x7C00U);
  }
  std::uint32_t half = 0;
  std::uint32_t rest = 0;         // what is cut off ...
  std::uint32_t halfway = 0;      // ... against half a unit in the last place
  if (magnitude < 0x38800000U) {  // below 2^-14: a subnormal half, a multiple of 2^-24
    const std::uint32_t exponent = magnitude >> 23U;
    if (exponent < 102U) {  // below 2^-25: nothing is left
      return static_cast<std::uint16_t>(sign);
    }
    const std::uint32_t shift = 126U - exponent;
    const std::uint32_t mantissa = (magnitude & 0x7FFFFFU) | 0x800000U;
    half = mantissa >> shift;
    rest = mantissa & ((1U << shift) - 1U);
    halfway = 1U << (shift - 1U);
  } else {
    magnitude -= 0x38000000U;  // bias 127 to bias 15
    half = magnitude >> 13U;
    rest = magnitude & 0x1FFFU;
    halfway = 0x1000U;
  }
  if (rest > halfway || (rest == halfway && (half & 1U) != 0U)) {
    ++half;  // may carry into the exponent, which is then right too
  }
  return static_cast<std::uint16_t>(sign | half);
}

[[nodiscard]] constexpr float floatFromHalf(std::uint16_t half) {
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t mantissa = half & 0x3FFU;
  if (exponent == 0U) {
    constexpr float kUnit = 1.0F / 16777216.0F;  // 2^-24
    const float magnitude = static_cast<float>(mantissa) * kUnit;
    return sign != 0U ? -magnitude : magnitude;
  }
  if (exponent == 31U) {
    return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 13U));
  }
  return std::bit_cast<float>(sign | ((exponent + 112U) << 23U) | (mantissa << 13U));
}

[[nodiscard]] constexpr float floatFromBFloat16(std::uint16_t value) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16U);
}

}  // namespace officina
