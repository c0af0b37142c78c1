// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/models/network.h"

namespace officina {

/// Two convolutions and a way around them: what a block learns is what to add to its input, so that many of
/// them can be trained one after the other. Source: He et al. 2015, "Deep Residual Learning".
class ResidualBlockImpl final : public torch::nn::Module {
 public:
  /// [N, in, H, W] -> [N, out, H / stride, W / stride]
  ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t stride);
  torch::Tensor forward(const std::string& name, const torch::Tensor& input, Tracer& net);

 private:
  torch::nn::Conv2d conv1, conv2;
  torch::nn::BatchNorm2d norm1, norm2;
  /// The way around, where the shape changes.
  torch::nn::Conv2d shortcut{nullptr};
  torch::nn::BatchNorm2d norm3{nullptr};
};
TORCH_MODULE(ResidualBlock);

/// What we would build today for the same photographs: residual blocks with batch normalisation, and the mean
/// of each map in place of the notes' wide fully connected layer. 1,563,194 numbers for two classes.
///
///     input                           [N, 3, 96, 96]
///     conv1 3x3 stride 2, norm, ReLU  [N, 24, 48, 48]
///     block1                          [N, 24, 48, 48]
///     block2 (stride 2), block3       [N, 48, 24, 24]
///     block4 (stride 2), block5       [N, 96, 12, 12]
///     block6 (stride 2), block7       [N, 192, 6, 6]
///     mean of each map, dropout       [N, 192]
///     fc (logits)                     [N, classes]
class TunedPetsNetwork final : public Network {
 public:
  static constexpr int kSide = 96;

  explicit TunedPetsNetwork(int classes, double dropout = 0.0);
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;

 private:
  double m_dropout;
  torch::nn::Conv2d conv1;
  torch::nn::BatchNorm2d norm1;
  std::vector<ResidualBlock> m_blocks;
  torch::nn::Linear fc{nullptr};
};

}  // namespace officina
