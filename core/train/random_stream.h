// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/support/torch.h"

namespace officina {

/// One sequence of LibTorch's random numbers. LibTorch has a single default generator for the whole process,
/// and initialisation, dropout and shuffling draw from it; so whoever draws must hold a lease on its own
/// stream. When another stream takes the generator over, this one's state is put aside and comes back at its
/// next lease: two runs that take turns get the numbers that each would get alone.
class RandomStream {
 public:
  RandomStream() = default;
  explicit RandomStream(std::uint64_t seed);
  ~RandomStream();
  RandomStream(const RandomStream&) = delete;
  RandomStream& operator=(const RandomStream&) = delete;

  /// While it lives, the default generator is this stream's and nobody else draws.
  class Lease {
   public:
    explicit Lease(RandomStream& stream);

    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
  };
  [[nodiscard]] Lease lease() { return Lease(*this); }

  /// torch.manual_seed(seed).
  void seed(std::uint64_t seed);
  /// The generator's state as bytes, [5056] uint8 on LibTorch 1.13 as torch.get_rng_state() gives it.
  [[nodiscard]] torch::Tensor state();
  void setState(const torch::Tensor& state);

 private:
  torch::Tensor m_state;  ///< while another stream owns the generator
};

/// What Python's DataLoader draws at the start of a pass: `torch.empty((), dtype=torch.int64).random_()`.
/// Needs a lease.
[[nodiscard]] std::int64_t drawSeed();

/// Python's RandomSampler: randperm(count) from a fresh generator with the given seed.
[[nodiscard]] std::vector<std::int64_t> shuffledOrder(std::int64_t seed, std::int64_t count);

/// Python's random_split: one randperm(count) from the default generator, cut at `firstCount`. Needs a lease.
[[nodiscard]] std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> randomSplit(
    std::int64_t count, std::int64_t firstCount);

}  // namespace officina
