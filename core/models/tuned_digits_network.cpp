// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tuned_digits_network.h"

#include "core/models/max_pool.h"

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

torch::Tensor TunedDigitsNetwork::forward(const torch::Tensor& input, const Probe& probe) {
  const auto show = [&probe](const char* layer, const torch::Tensor& output) {
    if (probe) {
      probe(layer, output);
    }
  };
  torch::Tensor x = torch::relu(norm1(conv1(input)));
  show("conv1", x);
  x = torch::relu(norm2(conv2(x)));
  show("conv2", x);
  x = maxPool2x2(x);
  show("pool2", x);
  x = torch::relu(norm3(conv3(x)));
  show("conv3", x);
  x = torch::max_pool2d(x, 2, 2, /*padding=*/1);
  show("pool3", x);
  x = torch::relu(fc1(x.flatten(1)));
  show("fc1", x);
  x = torch::dropout(x, m_dropout, is_training());
  x = fc2(x);  // logits
  show("fc2", x);
  return x;
}

}  // namespace officina
