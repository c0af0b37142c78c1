// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/api/state_dict.h"
#include "core/models/tracer.h"
#include "core/support/torch.h"

namespace officina {

/// A network of one input tensor and one output tensor whose inside can be opened.
class Network : public torch::nn::Module {
 public:
  /// `net` computes the operations and, if it records, writes them down.
  virtual torch::Tensor forward(const torch::Tensor& input, Tracer& net) = 0;
  /// Only computes.
  torch::Tensor forward(const torch::Tensor& input) {
    Tracer net;
    return forward(input, net);
  }
  /// What a file of its weights holds; a network may train a part of its numbers only.
  [[nodiscard]] virtual StateDict stateDict() const;
};

/// Parameters and buffers, named as Python's state_dict() names them and in its order.
[[nodiscard]] StateDict stateDictOf(const torch::nn::Module& module);
/// Every missing, unexpected or wrongly shaped tensor, in words; empty if loadStateDict() would take it.
[[nodiscard]] std::vector<std::string> differencesFrom(const torch::nn::Module& module,
                                                       const StateDict& state);
/// Copies the tensors into the module. Throws Error (Input) that names every missing, unexpected or wrongly
/// shaped one.
void loadStateDict(torch::nn::Module& module, const StateDict& state);

/// A tensor on the CPU as a plain value, and back.
[[nodiscard]] NamedTensor toNamedTensor(const std::string& name, const torch::Tensor& tensor);
[[nodiscard]] torch::Tensor toTensor(const NamedTensor& tensor);

}  // namespace officina
