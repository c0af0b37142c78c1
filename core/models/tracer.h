// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/api/inspect.h"
#include "core/support/torch.h"

namespace officina {

/// A trainable tensor under the name that the state dict has for it; undefined if the operation has none.
struct TracedParameter {
  std::string name;
  torch::Tensor tensor;
};

/// One operation as it ran, with the tensors themselves.
struct TracedOp {
  OpInfo info;
  TracedParameter weight;
  TracedParameter bias;
  torch::Tensor output;
  torch::Tensor mask;           ///< Dropout while training: 0 or 1 / (1 - rate), of the output's shape
  torch::Tensor mean;           ///< BatchNorm2d: what was subtracted, [channels]
  torch::Tensor variance;       ///< BatchNorm2d: biased, [channels]
  double epsilon = 0.0;         ///< BatchNorm2d
  bool ofBatch = false;         ///< BatchNorm2d: mean and variance are this batch's, not the running ones
  torch::Tensor target;         ///< losses: labels [N] or values
  torch::Tensor classWeights;   ///< CrossEntropy: [classes], or undefined
  double labelSmoothing = 0.0;  ///< CrossEntropy
};

/// What a network did, in order. ops.front() is the input.
struct Trace {
  std::vector<TracedOp> ops;
  /// Makes the input a variable, so that its gradient can be asked for.
  bool inputGradient = false;
  /// The state dict's names of the network's parameters.
  std::map<const c10::TensorImpl*, std::string> parameterNames;

  Trace() = default;
  explicit Trace(const torch::nn::Module& network);
};

/// The operations grouped into layers, see LayerInfo.
[[nodiscard]] std::vector<LayerInfo> layersOf(const std::vector<TracedOp>& ops);

/// The operations that networks are made of. Each computes what PyTorch's function of the same name computes,
/// with its bits; with a Trace it also writes down what it did, so that any number can be explained
/// afterwards. A forward pass written with it reads like PyTorch's, with a name in front of each operation.
class Tracer {
 public:
  Tracer() = default;  ///< computes only
  explicit Tracer(Trace& trace) : m_trace(&trace) {}

  [[nodiscard]] bool recording() const { return m_trace != nullptr; }

  torch::Tensor input(const torch::Tensor& x);
  torch::Tensor conv(const char* name, torch::nn::Conv2d& layer, const torch::Tensor& x);
  torch::Tensor norm(const char* name, torch::nn::BatchNorm2d& layer, const torch::Tensor& x);
  torch::Tensor relu(const char* name, const torch::Tensor& x);
  /// Windows of 2x2, stride 2.
  torch::Tensor maxPool(const char* name, const torch::Tensor& x, std::int64_t padding = 0);
  /// One row a sample.
  torch::Tensor flatten(const char* name, const torch::Tensor& x);
  /// While `training`, each unit is 0 with probability `rate`, the others are scaled by 1 / (1 - rate). No
  /// operation at all if the rate is 0.
  torch::Tensor dropout(const char* name, const torch::Tensor& x, double rate, bool training);
  torch::Tensor linear(const char* name, torch::nn::Linear& layer, const torch::Tensor& x);
  torch::Tensor linear(const char* name, const torch::Tensor& weight, const torch::Tensor& bias,
                       const torch::Tensor& x);
  torch::Tensor softmax(const char* name, const torch::Tensor& x);
  /// Mean over the batch. `classWeights`: [classes] or undefined.
  torch::Tensor crossEntropy(const char* name, const torch::Tensor& logits, const torch::Tensor& labels,
                             double labelSmoothing = 0.0, const torch::Tensor& classWeights = {});
  torch::Tensor meanSquaredError(const char* name, const torch::Tensor& output, const torch::Tensor& target);

 private:
  void addParameters(TracedOp& op, const torch::Tensor& weight, const torch::Tensor& bias) const;
  TracedParameter named(TracedOp& op, const char* part, const torch::Tensor& tensor) const;
  /// Writes the operation down; returns what the next one takes.
  torch::Tensor record(OpKind kind, const char* name, std::initializer_list<torch::Tensor> inputs,
                       const torch::Tensor& output, const std::function<void(TracedOp&)>& details = {});
  torch::Tensor done(OpKind kind, const char* name, const torch::Tensor& input, const torch::Tensor& output) {
    return m_trace == nullptr ? output : record(kind, name, {input}, output);
  }

  Trace* m_trace = nullptr;
};

}  // namespace officina
