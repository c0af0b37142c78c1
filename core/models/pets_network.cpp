// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/pets_network.h"

namespace officina {

PetsNetwork::PetsNetwork(int classes, double dropout)
    : m_dropout(dropout),
      conv1(torch::nn::Conv2dOptions(/*in_channels=*/3, /*out_channels=*/16, /*kernel_size=*/3).padding(1)),
      conv2(torch::nn::Conv2dOptions(16, 8, 3).padding(1)),
      fc1(8 * 56 * 56, 32),
      fc2(32, classes) {
  register_module("conv1", conv1);
  register_module("conv2", conv2);
  register_module("fc1", fc1);
  register_module("fc2", fc2);
}

torch::Tensor PetsNetwork::forward(const torch::Tensor& input, Tracer& net) {
  torch::Tensor x = net.input(input);
  x = net.convReluPool("conv1", "relu1", "pool1", conv1, x);
  x = net.convReluPool("conv2", "relu2", "pool2", conv2, x);

  x = net.flatten("flatten", x);  // one row of 25,088 numbers for each picture
  x = net.relu("relu3", net.linear("fc1", fc1, x));
  x = net.dropout("drop1", x, m_dropout, is_training());
  return net.linear("fc2", fc2, x);  // logits: softmax is part of the loss
}

}  // namespace officina
