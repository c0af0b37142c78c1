// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/api/pets.h"
#include "core/models/network.h"
#include "core/support/torch.h"

namespace officina {

// What the parts of PetsClassifier share.

/// Pictures that go through the network at once: few enough for the notes' network, whose first layer makes
/// 3.2 MB of each.
inline constexpr std::int64_t kPhotoBatch = 16;

struct PetsClassifier::Impl {
  std::string name;
  std::shared_ptr<Network> network;
  int classes = 2;
  int side = 0;

  /// [1, 3, side, side] of a photograph of any size, 1, 3 or 4 channels.
  [[nodiscard]] torch::Tensor input(const Image& photo) const;
  /// [N, 3, side, side] -> logits [N, classes].
  [[nodiscard]] torch::Tensor logits(const torch::Tensor& batch) const;
  /// [N, 3, side, side] -> what the last linear layer takes: [N, features].
  [[nodiscard]] torch::Tensor features(const torch::Tensor& batch) const;
  /// One answer for each row of logits.
  [[nodiscard]] static std::vector<PhotoAnswer> answersOf(const torch::Tensor& logits);

  /// Reads the photographs with the given numbers through the data's cache and hands them over in batches:
  /// use(numbers, [n, 3, side, side]). Those that cannot be read are not among them.
  void forEachBatch(
      const PhotoData& data, const std::vector<std::int64_t>& photos,
      const std::function<void(double share)>& progress, const std::function<bool()>& cancelled,
      const std::function<void(const std::vector<std::int64_t>&, const torch::Tensor&)>& use) const;
};

/// Throws Error (Cancelled) if `cancelled` says so.
void throwIfCancelled(const std::function<bool()>& cancelled);

}  // namespace officina
