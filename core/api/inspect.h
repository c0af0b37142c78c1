// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/state_dict.h"
#include "core/api/values.h"

namespace officina {

// A network that ran, opened: every tensor of one forward pass (and, where there is one, of its loss, its
// backward pass and its update), and the arithmetic of any single number in it. Nothing here knows a lab:
// networks describe themselves by running through a Tracer (core/models/tracer.h).

enum class OpKind {
  Input,
  Conv2d,
  BatchNorm2d,
  Relu,
  MaxPool2d,
  GlobalAvgPool2d,  ///< the mean of each map
  Add,              ///< of two tensors of the same shape
  Flatten,
  Dropout,
  Linear,
  Softmax,
  CrossEntropy,  ///< of logits: softmax is part of it
  MeanSquaredError,
  Embedding,     ///< a row of a table for each token
  AddPositions,  ///< plus a vector for the token's place
  LayerNorm,     ///< over the numbers of each token
  SplitHeads,    ///< a third of query-key-value, cut into heads
  Divide,        ///< by a constant: the square root of a head's width
  DotProducts,   ///< of each query with each key
  WeightedSum,   ///< of the values, by attention
  JoinHeads,     ///< the heads' outputs beside each other
  MeanOfTokens,
  Sigmoid,
  BinaryCrossEntropy  ///< of logits: sigmoid is part of it
};
/// "conv2d", "max_pool2d", ...: PyTorch's functional names.
[[nodiscard]] std::string_view name(OpKind kind);
/// True for what a network is trained to make small.
[[nodiscard]] bool isLoss(OpKind kind);

/// One operation, in the order in which the network ran it.
struct OpInfo {
  std::string name;  ///< unique in the network: "conv1", "relu1", "loss"
  OpKind kind = OpKind::Input;
  std::string layer;                    ///< what it is drawn with: "relu1" belongs to layer "conv1"
  std::vector<int> inputs;              ///< the operations whose outputs it takes
  std::vector<std::int64_t> shape;      ///< of its output for one sample: {6, 26, 26}, {120}; {} for a loss
  std::vector<std::string> parameters;  ///< "conv1.weight", "conv1.bias"; also what is added and not trained
  std::int64_t parameterCount = 0;      ///< trainable numbers
  std::int64_t kernel = 0;              ///< side of a convolution's or pooling's window
  std::int64_t stride = 1;
  std::int64_t padding = 0;
  double rate = 0.0;       ///< dropout's, [0, 1)
  std::int64_t heads = 0;  ///< SplitHeads
  int part = 0;            ///< SplitHeads: 0 query, 1 key, 2 value
  double divisor = 1.0;    ///< Divide
};

/// Operations that are drawn as one: conv1 = convolution, normalisation, ReLU.
struct LayerInfo {
  std::string name;
  int first = 0;  ///< operations first ... last
  int last = 0;
  int shown = 0;  ///< the operation whose output stands for the layer in a diagram
  std::int64_t parameterCount = 0;
};

/// A tensor as a plain value, row by row.
struct TensorValues {
  std::vector<std::int64_t> shape;
  std::vector<float> values;
};

/// One number: of an operation's output ("conv1", {map, row, column}) or of a parameter ("conv1.weight",
/// {map, channel, row, column}).
struct Cell {
  std::string tensor;
  std::vector<std::int64_t> index;
  std::int64_t sample = 0;  ///< which sample of the batch; 0 for parameters
  bool operator==(const Cell&) const = default;
};

/// What of a tensor is meant.
enum class Quantity {
  Value,
  Gradient,      ///< of the loss, with respect to the value
  FirstMoment,   ///< of a parameter after this batch's update: Adam's m, momentum's velocity
  SecondMoment,  ///< Adam's v, RMSProp's mean of squares
  Update,        ///< what is added to the parameter
  After          ///< the parameter after the update
};

/// One summand: left x right.
struct Term {
  double left = 0.0;   ///< of the earlier tensor: a pixel, an activation, a gradient
  double right = 1.0;  ///< weight, kernel cell, mask ...
  double product = 0.0;
  std::optional<Cell> leftCell;   ///< where `left` stands; none outside the picture (padding)
  std::optional<Cell> rightCell;  ///< where `right` stands; none if it is no cell
};

/// A line of a calculation that is not a sum of products, in the symbols of the formula; language-neutral:
/// {"m", "β₁·m + (1 − β₁)·g", "0.9·0.0012 + 0.1·0.034", 0.00448}.
struct ArithmeticStep {
  std::string symbol;
  std::string formula;
  std::string numbers;
  double value = 0.0;
};

/// How one number came about. `computed` follows from the terms and steps alone, in double precision; `value`
/// is what stands in the tensor (float32): they agree to about 1e-5 relative.
struct Arithmetic {
  enum class Form {
    Given,          ///< an input: nothing to calculate
    SumOfProducts,  ///< sum of terms (+ bias)
    Maximum,        ///< the largest left of the terms; `chosen` tells which
    Steps           ///< steps, from the terms where there are any (softmax: one exponential a term)
  };
  Form form = Form::Given;
  OpKind kind = OpKind::Input;
  Quantity quantity = Quantity::Value;
  Cell cell;
  std::string formula;         ///< "Σ window × kernel + bias"
  std::vector<Term> terms;     ///< at most kMostTerms, the largest products if there are more
  std::int64_t termCount = 0;  ///< how many there are in all
  double restSum = 0.0;        ///< sum of the products that are left out
  std::optional<double> bias;
  std::optional<Cell> biasCell;
  int chosen = -1;  ///< Maximum: index into terms
  std::vector<ArithmeticStep> steps;
  double computed = 0.0;
  double value = 0.0;

  static constexpr std::size_t kMostTerms = 4096;
};

/// A gradient beside (L(x + h) - L(x - h)) / 2h, both in double precision with the dropout masks held.
struct GradientCheck {
  Cell cell;
  double analytic = 0.0;  ///< what training used (float32)
  double numeric = 0.0;   ///< the finite difference
  double step = 0.0;      ///< h
  double lossBelow = 0.0;
  double lossAbove = 0.0;
  double relativeError = 0.0;  ///< |a - n| / max(|a|, |n|, 1e-8)
  bool atKink = false;         ///< a ReLU or a maximum switches within h: the two need not agree
};

/// One pass through a network, immutable. Reading it is cheap and safe from any thread; explain() and check()
/// may take up to 200 ms, so the window calls them from a worker.
class Pass {
 public:
  struct Impl;
  explicit Pass(std::unique_ptr<Impl> impl);
  ~Pass();
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;

  [[nodiscard]] const std::vector<OpInfo>& ops() const;
  [[nodiscard]] const std::vector<LayerInfo>& layers() const;
  [[nodiscard]] int opIndex(std::string_view op) const;  ///< -1 if there is none
  [[nodiscard]] std::int64_t batchSize() const;
  [[nodiscard]] bool training() const;            ///< dropout and batch statistics in force
  [[nodiscard]] bool hasGradients() const;        ///< loss and backward pass are in it
  [[nodiscard]] bool hasUpdate() const;           ///< the optimiser's update is in it
  [[nodiscard]] std::int64_t globalStep() const;  ///< updates done before this batch; 0 outside training
  [[nodiscard]] std::optional<double> loss() const;
  /// The batch's samples: their numbers in the training set and their labels; empty outside training.
  [[nodiscard]] const std::vector<std::int64_t>& samples() const;
  [[nodiscard]] const std::vector<std::int64_t>& labels() const;
  /// The optimiser of the update: its kind and the rate in force (schedule included).
  [[nodiscard]] const OptimizerSpec& optimizer() const;

  /// An operation's output (or its gradient) for one sample. Throws Error (Usage) for what is not there.
  [[nodiscard]] TensorValues output(int op, std::int64_t sample, Quantity quantity = Quantity::Value) const;
  /// 1 where a dropout let the unit through, 0 where it dropped it; empty if nothing was dropped.
  [[nodiscard]] std::vector<float> dropoutMask(int op, std::int64_t sample) const;
  [[nodiscard]] TensorValues parameter(std::string_view name, Quantity quantity = Quantity::Value) const;
  /// Without its numbers: a table of tokens has millions. Throws Error (Usage).
  [[nodiscard]] std::vector<std::int64_t> parameterShape(std::string_view name) const;
  /// `count` rows of a parameter from row `first` on, as far as there are so many.
  [[nodiscard]] TensorValues parameterRows(std::string_view name, std::int64_t first, std::int64_t count,
                                           Quantity quantity = Quantity::Value) const;
  /// Where in its input each maximum of a pooling comes from: index into one map (row * columns + column).
  [[nodiscard]] std::vector<std::int64_t> winners(int op, std::int64_t sample) const;

  /// The terms of one number. Throws Error (Usage) if the cell or the quantity is not there.
  [[nodiscard]] Arithmetic explain(const Cell& cell, Quantity quantity = Quantity::Value) const;
  /// Needs hasGradients(). Throws Error (Usage).
  [[nodiscard]] GradientCheck check(const Cell& cell) const;

  [[nodiscard]] const Impl& impl() const { return *m; }

 private:
  std::unique_ptr<Impl> m;
};
using PassPtr = std::shared_ptr<const Pass>;

/// Where a network looked, as a picture of the input's size.
struct Saliency {
  std::int64_t target = 0;    ///< the class whose logit was asked
  Matrix gradientTimesInput;  ///< summed over the channels; their sum approximates the logit. Source:
                              ///< Shrikumar et al. 2017
  std::string camLayer;       ///< the last layer of maps
  Matrix gradCam;             ///< >= 0, brought to the input's size. Source: Selvaraju et al. 2017
};

/// A lab's network with fixed weights, for looking into. Not thread-safe: one thread at a time.
class OpenNetwork {
 public:
  /// Recognises which of the lab's networks the tensors are of. Throws Error (Input) naming each difference.
  OpenNetwork(std::string_view lab, const StateDict& weights);
  ~OpenNetwork();
  OpenNetwork(const OpenNetwork&) = delete;
  OpenNetwork& operator=(const OpenNetwork&) = delete;

  [[nodiscard]] const std::string& network() const;  ///< "notes", "tuned"
  /// One input (without the batch dimension) as at inference: all units take part. Classifiers end in a
  /// softmax.
  [[nodiscard]] PassPtr forward(const TensorValues& input);
  /// `target` < 0: the most probable class.
  [[nodiscard]] Saliency saliency(const TensorValues& input, std::int64_t target = -1);

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// How numbers are spread.
struct Distribution {
  double low = 0.0;
  double high = 0.0;
  double mean = 0.0;
  double deviation = 0.0;
  std::int64_t count = 0;
  std::int64_t notFinite = 0;      ///< NaN or infinite; in none of the bins
  std::vector<std::int64_t> bins;  ///< kBins equal bins from low to high
  static constexpr int kBins = 48;
};

/// A layer at one moment of training, over the whole batch.
struct LayerStatistics {
  std::string layer;
  Distribution activations;   ///< of the layer's shown operation
  Distribution weights;       ///< all its parameters; count 0 if it has none
  Distribution gradients;     ///< of those parameters; of a table, of the rows that the batch took
  double gradientNorm = 0.0;  ///< Euclidean, of its parameters' gradients
  double weightNorm = 0.0;
  double updateNorm = 0.0;  ///< of what the optimiser adds
  double deadShare = 0.0;   ///< of its ReLU units, those that are 0 for every sample (and token) of the batch
};
[[nodiscard]] std::vector<LayerStatistics> layerStatistics(const Pass& pass);

}  // namespace officina
