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
  torch::Tensor mask;      ///< Dropout while training: 0 or 1 / (1 - rate), of the output's shape
  torch::Tensor mean;      ///< BatchNorm2d: what was subtracted, [channels]
  torch::Tensor variance;  ///< BatchNorm2d: biased, [channels]
  double epsilon = 0.0;    ///< BatchNorm2d, LayerNorm
  bool ofBatch = false;    ///< BatchNorm2d: mean and variance are this batch's, not the running ones
  torch::Tensor target;    ///< losses: labels [N] or values
  torch::Tensor rows;      ///< Embedding: which row of the weight, [N, L] int64; -1: none (padding), zeros
  torch::Tensor
      excluded;  ///< attention's Softmax, MeanOfTokens: tokens that do not count, [N, L] bool; or undefined
  std::int64_t axis = 1;        ///< Softmax: over which dimension of the batch
  torch::Tensor classWeights;   ///< CrossEntropy: [classes], or undefined
  double labelSmoothing = 0.0;  ///< CrossEntropy
};

/// What a network did, in order. ops.front() is the input.
struct Trace {
  std::vector<TracedOp> ops;
  /// Makes the input a variable, so that its gradient can be asked for.
  bool inputGradient = false;
  /// The state dict's names of the network's parameters and buffers.
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
  /// relu() and dropout() of the same names, in one pass where nobody looks: the same bits, sooner.
  torch::Tensor reluDropout(std::string_view relu, std::string_view dropout, const torch::Tensor& x,
                            double rate, bool training);
  torch::Tensor linear(std::string_view name, torch::nn::Linear& layer, const torch::Tensor& x);
  torch::Tensor linear(std::string_view name, const torch::Tensor& weight, const torch::Tensor& bias,
                       const torch::Tensor& x);
  torch::Tensor softmax(std::string_view name, const torch::Tensor& x);

  // What a transformer is made of. N sentences of L tokens, E numbers a token, H heads of D = E / H numbers.

  /// The rows of `weight` [rows, E] that `rows` [N, L] int64 names; -1 is padding and gives zeros. `ids`: the
  /// input that the rows were found for.
  torch::Tensor embedding(std::string_view name, const torch::Tensor& weight, const torch::Tensor& rows,
                          const torch::Tensor& ids);
  /// x [N, L, E] + the first L rows of `positions` [1, P, E], a parameter or not.
  torch::Tensor addPositions(std::string_view name, const torch::Tensor& x, const torch::Tensor& positions);
  /// linear() on [N, L, in], computed token by token in the order [L, N] as PyTorch's attention does.
  torch::Tensor linearOfTokens(std::string_view name, const torch::Tensor& weight, const torch::Tensor& bias,
                               const torch::Tensor& x);
  /// Each token's E numbers brought to mean 0 and variance 1, then scaled and shifted.
  torch::Tensor layerNorm(std::string_view name, torch::nn::LayerNorm& layer, const torch::Tensor& x);
  /// Third `part` (0 query, 1 key, 2 value) of [N, L, 3 E], cut into heads: [N, H, L, D].
  torch::Tensor splitHeads(std::string_view name, const torch::Tensor& x, int part, std::int64_t heads);
  /// x / divisor.
  torch::Tensor divide(std::string_view name, const torch::Tensor& x, double divisor);
  /// Each query with each key: [N, H, L, D] twice -> [N, H, L, L].
  torch::Tensor dotProducts(std::string_view name, const torch::Tensor& queries, const torch::Tensor& keys);
  /// Softmax of each row of [N, H, L, L]; tokens that are `excluded` ([N, L] bool, or undefined) get nothing.
  torch::Tensor attentionSoftmax(std::string_view name, const torch::Tensor& scores,
                                 const torch::Tensor& excluded);
  /// [N, H, L, L] x [N, H, L, D] -> [N, H, L, D]: each token's mean of the values, weighted.
  torch::Tensor weightedSum(std::string_view name, const torch::Tensor& weights, const torch::Tensor& values);
  /// The heads' outputs beside each other: [N, H, L, D] -> [N, L, E].
  torch::Tensor joinHeads(std::string_view name, const torch::Tensor& x);
  /// Mean over the tokens that are not `excluded`: [N, L, E] -> [N, E].
  torch::Tensor meanOfTokens(std::string_view name, const torch::Tensor& x, const torch::Tensor& excluded);
  torch::Tensor sigmoid(std::string_view name, const torch::Tensor& x);
  /// Mean over the batch of -y ln p - (1 - y) ln(1 - p), p = sigmoid(logit). `logits` [N, 1], `targets` [N]
  /// in [0, 1].
  torch::Tensor binaryCrossEntropy(std::string_view name, const torch::Tensor& logits,
                                   const torch::Tensor& targets);

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
