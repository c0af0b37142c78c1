// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/network.h"

namespace officina {

/// One linear neuron, y = weight * x + bias: [N, 1] -> [N, 1]. Its state dict is that of torch.nn.Linear(1,
/// 1).
class ThermometerNetwork final : public Network {
 public:
  ThermometerNetwork();
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;
  [[nodiscard]] float weightValue() const { return m_weight.data_ptr<float>()[0]; }
  [[nodiscard]] float biasValue() const { return m_bias.data_ptr<float>()[0]; }

 private:
  torch::Tensor m_weight;  ///< [1, 1]
  torch::Tensor m_bias;    ///< [1]
};

}  // namespace officina
