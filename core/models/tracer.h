// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
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

  /// While it lives, all operations belong to one layer of the diagram, whatever their kind.
  class Layer {
   public:
    Layer(Tracer& tracer, const std::string& name) : m_tracer(tracer) { m_tracer.m_layer = name; }
    ~Layer() { m_tracer.m_layer.clear(); }
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

   private:
    Tracer& m_tracer;
  };
  [[nodiscard]] Layer layer(const std::string& name) { return Layer(*this, name); }

  torch::Tensor input(const torch::Tensor& x);
  torch::Tensor conv(std::string_view name, torch::nn::Conv2d& layer, const torch::Tensor& x);
  torch::Tensor norm(std::string_view name, torch::nn::BatchNorm2d& layer, const torch::Tensor& x);
  torch::Tensor relu(std::string_view name, const torch::Tensor& x);
  /// Windows of 2x2, stride 2.
  torch::Tensor maxPool(std::string_view name, const torch::Tensor& x, std::int64_t padding = 0);
  /// conv(), relu() and maxPool() of the same names, in one pass where nobody looks: the same bits, sooner.
  torch::Tensor convReluPool(std::string_view conv, std::string_view relu, std::string_view pool,
                             torch::nn::Conv2d& layer, const torch::Tensor& x);
  /// The mean of each map: [N, C, H, W] -> [N, C].
  torch::Tensor globalAveragePool(std::string_view name, const torch::Tensor& x);
  /// x + y, of the same shape.
  torch::Tensor add(std::string_view name, const torch::Tensor& x, const torch::Tensor& y);
  /// One row a sample.
  torch::Tensor flatten(std::string_view name, const torch::Tensor& x);
  /// While `training`, each unit is 0 with probability `rate`, the others are scaled by 1 / (1 - rate). No
  /// operation at all if the rate is 0.
  torch::Tensor dropout(std::string_view name, const torch::Tensor& x, double rate, bool training);
  torch::Tensor linear(std::string_view name, torch::nn::Linear& layer, const torch::Tensor& x);
  torch::Tensor linear(std::string_view name, const torch::Tensor& weight, const torch::Tensor& bias,
                       const torch::Tensor& x);
  torch::Tensor softmax(std::string_view name, const torch::Tensor& x);
  /// Mean over the batch. `classWeights`: [classes] or undefined.
  torch::Tensor crossEntropy(std::string_view name, const torch::Tensor& logits, const torch::Tensor& labels,
                             double labelSmoothing = 0.0, const torch::Tensor& classWeights = {});
  torch::Tensor meanSquaredError(std::string_view name, const torch::Tensor& output,
                                 const torch::Tensor& target);

 private:
  void addParameters(TracedOp& op, const torch::Tensor& weight, const torch::Tensor& bias) const;
  TracedParameter named(TracedOp& op, const char* part, const torch::Tensor& tensor) const;
  /// Writes the operation down; returns what the next one takes.
  torch::Tensor record(OpKind kind, std::string_view name, std::initializer_list<torch::Tensor> inputs,
                       const torch::Tensor& output, const std::function<void(TracedOp&)>& details = {});
  torch::Tensor done(OpKind kind, std::string_view name, const torch::Tensor& input,
                     const torch::Tensor& output) {
    return m_trace == nullptr ? output : record(kind, name, {input}, output);
  }

  Trace* m_trace = nullptr;
  std::string m_layer;  ///< of the operations that follow; empty: by their kind
};

}  // namespace officina
