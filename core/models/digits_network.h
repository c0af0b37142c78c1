// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/network.h"

namespace officina {

/// The convolutional network of the notes' MNIST project: 60,074 numbers.
///
///     input            [N, 1, 28, 28]
///     conv1 3x3, ReLU  [N, 6, 26, 26]
///     max-pool 2x2     [N, 6, 13, 13]
///     conv2 3x3, ReLU  [N, 16, 11, 11]
///     max-pool 2x2     [N, 16, 5, 5]
///     flatten          [N, 400]
///     fc1, ReLU        [N, 120]
///     fc2, ReLU        [N, 84]
///     fc3 (logits)     [N, 10]
///
/// With a dropout rate, units of the two hidden fully connected layers are dropped, as the notes draw it.
class DigitsNetwork final : public Network {
 public:
  /// Draws the initial weights from LibTorch's default generator, layer by layer as Python does.
  explicit DigitsNetwork(double dropout = 0.0);
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;

 private:
  double m_dropout;
  torch::nn::Conv2d conv1, conv2;
  torch::nn::Linear fc1, fc2, fc3;
};

}  // namespace officina
