// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/inspect.h"
#include "core/models/tracer.h"

namespace officina {

/// A parameter of a pass. Undefined tensors: not in the pass, or the optimiser has none.
struct PassParameter {
  std::string name;
  torch::Tensor value;
  torch::Tensor gradient;
  torch::Tensor firstBefore;  ///< the optimiser's state before this batch's update
  torch::Tensor secondBefore;
  torch::Tensor first;  ///< and after it
  torch::Tensor second;
  torch::Tensor after;
};

/// Everything is float32 (labels int64), contiguous, on the CPU, without an autograd graph, and never
/// written to: so any thread may read it.
struct Pass::Impl {
  std::vector<TracedOp> ops;
  std::vector<OpInfo> infos;
  std::vector<LayerInfo> layers;
  std::vector<torch::Tensor> gradients;  ///< of the operations' outputs; undefined where the loss knows none
  std::vector<PassParameter> parameters;
  int lossOp = -1;
  bool training = false;
  bool hasGradients = false;
  bool hasUpdate = false;
  std::int64_t batchSize = 0;
  std::int64_t globalStep = 0;
  std::vector<std::int64_t> samples;
  std::vector<std::int64_t> labels;
  OptimizerSpec optimizer;
  std::int64_t updateNumber = 0;  ///< the optimiser's t, from 1

  /// Takes the trace apart: detaches, copies what somebody else may change, names layers and parameters.
  explicit Impl(Trace trace);

  /// -1 if there is none.
  [[nodiscard]] int opIndex(std::string_view name) const;
  [[nodiscard]] int parameterIndex(std::string_view name) const;
  [[nodiscard]] const TracedOp& op(int index) const { return ops[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const PassParameter& parameter(int index) const {
    return parameters[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const torch::Tensor& gradient(int op) const {
    return gradients[static_cast<std::size_t>(op)];
  }
  /// The operations that take an operation's output.
  [[nodiscard]] std::vector<int> consumers(int op) const;
  /// The tensors of the pass; undefined if the quantity is not there.
  [[nodiscard]] torch::Tensor tensorOf(int op, Quantity quantity) const;
  [[nodiscard]] torch::Tensor tensorOf(const PassParameter& parameter, Quantity quantity) const;
};

/// What the optimiser adds to each number of a parameter: worked out from its state in float, before it is
/// rounded into the parameter. Undefined if the pass has no update.
[[nodiscard]] torch::Tensor updateOf(const Pass::Impl& pass, const PassParameter& parameter);

/// The place of the first largest number in the window of a pooling's output, as LibTorch scans it: index
/// into one map of the input.
[[nodiscard]] std::int64_t winnerOf(const Pass::Impl& pass, int op, std::int64_t sample, std::int64_t map,
                                    std::int64_t row, std::int64_t column);

}  // namespace officina
