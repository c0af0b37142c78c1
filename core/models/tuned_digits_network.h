// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/network.h"

namespace officina {

/// What we would build today for the same digits: four narrow convolutions with batch normalisation, and no
/// hidden fully connected layer but one.
///
///     input                             [N, 1, 28, 28]
///     conv1 5x5 stride 2, norm, ReLU    [N, 24, 14, 14]
///     conv2 3x3, norm, ReLU             [N, 32, 14, 14]
///     max-pool 2x2                      [N, 32, 7, 7]
///     conv3 3x3, norm, ReLU             [N, 64, 7, 7]
///     max-pool 2x2 (padded)             [N, 64, 4, 4]
///     fc1, ReLU, dropout                [N, 128]
///     fc2 (logits)                      [N, 10]
class TunedDigitsNetwork final : public Network {
 public:
  explicit TunedDigitsNetwork(double dropout);
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;

 private:
  double m_dropout;
  torch::nn::Conv2d conv1, conv2, conv3;
  torch::nn::BatchNorm2d norm1, norm2, norm3;
  torch::nn::Linear fc1, fc2;
};

}  // namespace officina
