// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/digits_network.h"

#include "core/models/max_pool.h"

namespace officina {

DigitsNetwork::DigitsNetwork()
    : conv1(torch::nn::Conv2dOptions(/*in_channels=*/1, /*out_channels=*/6, /*kernel_size=*/3)),
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

torch::Tensor DigitsNetwork::forward(const torch::Tensor& input, const Probe& probe) {
  const auto show = [&probe](const char* layer, const torch::Tensor& output) {
    if (probe) {
      probe(layer, output);
    }
  };
  torch::Tensor x = torch::relu(conv1(input));
  show("conv1", x);
  x = maxPool2x2(x);
  show("pool1", x);

  x = torch::relu(conv2(x));
  show("conv2", x);
  x = maxPool2x2(x);
  show("pool2", x);

  x = x.view({-1, 16 * 5 * 5});  // one row of 400 numbers for each picture
  x = torch::relu(fc1(x));
  show("fc1", x);
  x = torch::relu(fc2(x));
  show("fc2", x);
  x = fc3(x);  // logits: softmax is part of the loss
  show("fc3", x);
  return x;
}

}  // namespace officina
