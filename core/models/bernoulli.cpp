// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/bernoulli.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace officina {

namespace {

constexpr int kWords = MersenneTwister::kWords;
constexpr int kShift = 397;
constexpr std::uint32_t kUpper = 0x80000000U;
constexpr std::uint32_t kLower = 0x7fffffffU;
constexpr std::uint32_t kMatrix = 0x9908b0dfU;

using Words = std::uint32_t;

// Written so that a compiler works on eight words at a time: no branch, and what is read has either been
// written at least 227 words ago or is not yet written. Source: Matsumoto and Nishimura 1998.

[[gnu::always_inline]] inline Words twisted(Words u, Words v) {
  return (((u & kUpper) | (v & kLower)) >> 1U) ^ ((0U - (v & 1U)) & kMatrix);
}

[[gnu::always_inline]] inline void refill(Words* p) {
#pragma GCC ivdep
  for (int j = 0; j < kWords - kShift; ++j) {
    p[j] = p[j + kShift] ^ twisted(p[j], p[j + 1]);
  }
  constexpr int kBack = kWords - kShift;
  // Blocks that are no longer than the distance, so that no word depends on another of its block.
  for (int first = kBack; first < kWords - 1; first += kBack) {
    const int end = std::min(first + kBack, kWords - 1);
#pragma GCC ivdep
    for (int j = first; j < end; ++j) {
      p[j] = p[j - kBack] ^ twisted(p[j], p[j + 1]);
    }
  }
  p[kWords - 1] = p[kShift - 1] ^ twisted(p[kWords - 1], p[0]);
}

[[gnu::always_inline]] inline void tempered(const Words* from, int count, Words* to) {
  for (int i = 0; i < count; ++i) {
    Words y = from[i];
    y ^= y >> 11U;
    y ^= (y << 7U) & 0x9d2c5680U;
    y ^= (y << 15U) & 0xefc60000U;
    y ^= y >> 18U;
    to[i] = y;
  }
}

[[gnu::always_inline]] inline void draw(MersenneTwister& generator, Words* words, int count) {
  while (count > 0) {
    if (generator.left <= 1) {
      refill(generator.state);
      generator.next = 0;
      generator.left = kWords + 1;
    }
    const int now = std::min(count, generator.left - 1);
    tempered(generator.state + generator.next, now, words);
    generator.next += static_cast<Words>(now);
    generator.left -= now;
    words += now;
    count -= now;
  }
}

[[gnu::always_inline]] inline void fill(MersenneTwister& generator, std::int64_t threshold, float value,
                                        float* numbers, std::int64_t count) {
  constexpr std::int64_t kChunk = 1024;
  constexpr std::int64_t kMask = (std::int64_t{1} << 53U) - 1;
  std::array<Words, 2 * kChunk> words;  // NOLINT: filled by draw()
  for (std::int64_t first = 0; first < count; first += kChunk) {
    const std::int64_t now = std::min(kChunk, count - first);
    draw(generator, words.data(), static_cast<int>(2 * now));
    float* to = numbers + first;
    for (std::int64_t i = 0; i < now; ++i) {
      const auto high = static_cast<std::uint64_t>(words[static_cast<std::size_t>(2 * i)]);
      const auto low = static_cast<std::uint64_t>(words[static_cast<std::size_t>(2 * i + 1)]);
      const auto drawn = static_cast<std::int64_t>((high << 32U) | low) & kMask;
      to[i] = drawn < threshold ? value : 0.0F;
    }
  }
}

void fillPlain(MersenneTwister& generator, std::int64_t threshold, float value, float* numbers,
               std::int64_t count) {
  fill(generator, threshold, value, numbers, count);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void fillAvx2(MersenneTwister& generator, std::int64_t threshold, float value,
                                      float* numbers, std::int64_t count) {
  fill(generator, threshold, value, numbers, count);
}
#endif

}  // namespace

void bernoulliFill(MersenneTwister& generator, double p, float value, float* numbers, std::int64_t count) {
  // drawn / 2^53 < p, in whole numbers.
  const auto threshold = static_cast<std::int64_t>(std::ceil(std::ldexp(p, 53)));
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) {
    fillAvx2(generator, threshold, value, numbers, count);
    return;
  }
#endif
  fillPlain(generator, threshold, value, numbers, count);
}

}  // namespace officina
