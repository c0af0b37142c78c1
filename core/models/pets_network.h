// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/network.h"

namespace officina {

/// The convolutional network of the notes' cats and dogs: 804,522 numbers for two classes, nearly all of them
/// in fc1.
///
///     input            [N, 3, 224, 224]
///     conv1 3x3, ReLU  [N, 16, 224, 224]   (padded by 1: the picture keeps its size)
///     max-pool 2x2     [N, 16, 112, 112]
///     conv2 3x3, ReLU  [N, 8, 112, 112]
///     max-pool 2x2     [N, 8, 56, 56]
///     flatten          [N, 25088]
///     fc1, ReLU        [N, 32]
///     fc2 (logits)     [N, classes]
///
/// With a dropout rate, units of fc1 are dropped, as the notes draw it for their digits.
class PetsNetwork final : public Network {
 public:
  static constexpr int kSide = 224;

  /// Draws the initial weights from LibTorch's default generator, layer by layer as Python does.
  explicit PetsNetwork(int classes, double dropout = 0.0);
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;

 private:
  double m_dropout;
  torch::nn::Conv2d conv1, conv2;
  torch::nn::Linear fc1, fc2;
};

}  // namespace officina
