// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "core/api/state_dict.h"
#include "core/support/torch.h"

namespace officina {

/// Receives what a layer puts out, by the layer's name. Explicit, because LibTorch's C++ modules have no
/// hooks.
using Probe = std::function<void(const std::string& layer, const torch::Tensor& output)>;

/// A network of one input tensor and one output tensor whose inside can be watched.
class Network : public torch::nn::Module {
 public:
  /// `probe` may be empty; it is called in the order in which the layers work.
  virtual torch::Tensor forward(const torch::Tensor& input, const Probe& probe = {}) = 0;
};

/// Parameters and buffers, named as Python's state_dict() names them and in its order.
[[nodiscard]] StateDict stateDictOf(const torch::nn::Module& module);
/// Copies the tensors into the module. Throws Error (Input) that names every missing, unexpected or wrongly
/// shaped one.
void loadStateDict(torch::nn::Module& module, const StateDict& state);

/// A tensor on the CPU as a plain value, and back.
[[nodiscard]] NamedTensor toNamedTensor(const std::string& name, const torch::Tensor& tensor);
[[nodiscard]] torch::Tensor toTensor(const NamedTensor& tensor);

}  // namespace officina
