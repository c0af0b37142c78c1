// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/api/recipe.h"
#include "core/support/torch.h"

namespace officina {

/// The trainable numbers of a network in one buffer, in the order of its parameters; the network's own
/// tensors become views of it. One buffer makes a snapshot one copy and an update one pass.
class FlatParameters {
 public:
  explicit FlatParameters(torch::nn::Module& network);

  [[nodiscard]] const std::vector<torch::Tensor>& tensors() const { return m_tensors; }
  /// float32, with gaps of zeros so that each tensor starts on a cache line.
  [[nodiscard]] torch::Tensor& flat() { return m_flat; }
  [[nodiscard]] const torch::Tensor& flat() const { return m_flat; }
  /// Where tensor i begins in flat().
  [[nodiscard]] const std::vector<std::int64_t>& offsets() const { return m_offsets; }
  [[nodiscard]] std::int64_t count() const { return m_count; }  ///< without the gaps

 private:
  std::vector<torch::Tensor> m_tensors;
  std::vector<std::int64_t> m_offsets;
  torch::Tensor m_flat;
  std::int64_t m_count = 0;
};

/// The optimisers of torch.optim, each as one pass over the numbers, with torch.optim's bits: every product
/// and sum is rounded (or fused) where LibTorch's own kernels round (or fuse) it. Formulas: PyTorch's
/// documentation of torch.optim.
class Optimizer {
 public:
  Optimizer(const OptimizerSpec& spec, FlatParameters& parameters);

  /// One update. `gradients`: one tensor per parameter, same shapes. `rateFactor` scales the learning rate (a
  /// schedule).
  void step(const std::vector<torch::Tensor>& gradients, double rateFactor = 1.0);

  /// What step() would leave behind, with its bits.
  struct Preview {
    torch::Tensor parameters;  ///< flat, as are the others
    torch::Tensor first;       ///< undefined if the kind has none
    torch::Tensor second;
    std::int64_t step = 0;  ///< number of that update, from 1
  };
  /// Changes nothing; arguments as for step().
  [[nodiscard]] Preview preview(const std::vector<torch::Tensor>& gradients, double rateFactor = 1.0) const;

  void setLearningRate(double rate) { m_spec.learningRate = rate; }
  [[nodiscard]] const OptimizerSpec& spec() const { return m_spec; }

  [[nodiscard]] std::int64_t stepCount() const { return m_step; }
  void setStepCount(std::int64_t count) { m_step = count; }
  /// State as flat as the parameters: Adam's m, momentum's velocity. Undefined if the kind has none.
  [[nodiscard]] torch::Tensor& first() { return m_first; }
  [[nodiscard]] const torch::Tensor& first() const { return m_first; }
  /// Adam's v, RMSProp's mean of squares. Undefined if the kind has none.
  [[nodiscard]] torch::Tensor& second() { return m_second; }
  [[nodiscard]] const torch::Tensor& second() const { return m_second; }

 private:
  /// Update number `state.step` of the tensors in `state`.
  void advance(Preview& state, const std::vector<torch::Tensor>& gradients, double rateFactor) const;

  OptimizerSpec m_spec;
  FlatParameters& m_parameters;
  torch::Tensor m_first;
  torch::Tensor m_second;
  std::int64_t m_step = 0;
};

}  // namespace officina
