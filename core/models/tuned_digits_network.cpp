// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tuned_digits_network.h"

namespace officina {

namespace {
/// The bias of a convolution is of no use before a normalisation that subtracts the mean.
torch::nn::Conv2dOptions convolution(std::int64_t in, std::int64_t out, std::int64_t kernel,
                                     std::int64_t stride) {
  return torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false);
}
}  // namespace

TunedDigitsNetwork::TunedDigitsNetwork(double dropout)
    : m_dropout(dropout),
      conv1(convolution(1, 24, 5, 2)),
      conv2(convolution(24, 32, 3, 1)),
      conv3(convolution(32, 64, 3, 1)),
      norm1(24),
      norm2(32),
      norm3(64),
      fc1(64 * 4 * 4, 128),
      fc2(128, 10) {
  register_module("conv1", conv1);
  register_module("norm1", norm1);
  register_module("conv2", conv2);
  register_module("norm2", norm2);
  register_module("conv3", conv3);
  register_module("norm3", norm3);
  register_module("fc1", fc1);
  register_module("fc2", fc2);
}

torch::Tensor TunedDigitsNetwork::forward(const torch::Tensor& input, Tracer& net) {
  torch::Tensor x = net.input(input);
  x = net.relu("relu1", net.norm("norm1", norm1, net.conv("conv1", conv1, x)));
  x = net.relu("relu2", net.norm("norm2", norm2, net.conv("conv2", conv2, x)));
  x = net.maxPool("pool2", x);
  x = net.relu("relu3", net.norm("norm3", norm3, net.conv("conv3", conv3, x)));
  x = net.maxPool("pool3", x, /*padding=*/1);

  x = net.flatten("flatten", x);
  x = net.relu("relu4", net.linear("fc1", fc1, x));
  x = net.dropout("drop1", x, m_dropout, is_training());
  return net.linear("fc2", fc2, x);  // logits
}

}  // namespace officina
