// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/digits_network.h"

namespace officina {

DigitsNetwork::DigitsNetwork(double dropout)
    : m_dropout(dropout),
      conv1(torch::nn::Conv2dOptions(/*in_channels=*/1, /*out_channels=*/6, /*kernel_size=*/3)),
      conv2(torch::nn::Conv2dOptions(6, 16, 3)),
      fc1(16 * 5 * 5, 120),
      fc2(120, 84),
      fc3(84, 10) {
  register_module("conv1", conv1);
  register_module("conv2", conv2);
  register_module("fc1", fc1);
  register_module("fc2", fc2);
  register_module("fc3", fc3);
}

torch::Tensor DigitsNetwork::forward(const torch::Tensor& input, Tracer& net) {
  torch::Tensor x = net.input(input);
  x = net.relu("relu1", net.conv("conv1", conv1, x));
  x = net.maxPool("pool1", x);
  x = net.relu("relu2", net.conv("conv2", conv2, x));
  x = net.maxPool("pool2", x);

  x = net.flatten("flatten", x);  // one row of 400 numbers for each picture
  x = net.relu("relu3", net.linear("fc1", fc1, x));
  x = net.dropout("drop1", x, m_dropout, is_training());
  x = net.relu("relu4", net.linear("fc2", fc2, x));
  x = net.dropout("drop2", x, m_dropout, is_training());
  return net.linear("fc3", fc3, x);  // logits: softmax is part of the loss
}

}  // namespace officina
