// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/thermometer_network.h"

namespace officina {

ThermometerNetwork::ThermometerNetwork() {
  // nn::Linear draws the initial values as Python does; its tensors are registered here without its name in
  // front, because the notes' model is the layer itself.
  const torch::nn::Linear neuron(/*in_features=*/1, /*out_features=*/1);
  m_weight = register_parameter("weight", neuron->weight.detach().clone());
  m_bias = register_parameter("bias", neuron->bias.detach().clone());
}

torch::Tensor ThermometerNetwork::forward(const torch::Tensor& input, Tracer& net) {
  return net.linear("neuron", m_weight, m_bias, net.input(input));
}

}  // namespace officina
