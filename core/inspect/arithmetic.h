// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/inspect/pass_impl.h"

namespace officina {

/// Where a number stands: which tensor of the pass, and where in its memory.
struct Place {
  int tensor = -1;  ///< an operation, or (from ops.size()) a parameter; -1: nowhere
  std::int64_t at = 0;
};
[[nodiscard]] std::optional<Cell> cellAt(const Pass::Impl& pass, const Place& place);

/// A float tensor of up to four dimensions, read by index, that knows where its numbers stand. Missing
/// dimensions count as 1.
class View {
 public:
  View(const torch::Tensor& tensor, int id);

  [[nodiscard]] std::int64_t size(std::size_t dimension) const { return m_sizes[dimension]; }
  [[nodiscard]] double at(std::int64_t i, std::int64_t j = 0, std::int64_t k = 0, std::int64_t l = 0) const {
    return static_cast<double>(m_data[offset(i, j, k, l)]);
  }
  [[nodiscard]] Place place(std::int64_t i, std::int64_t j = 0, std::int64_t k = 0,
                            std::int64_t l = 0) const {
    return {m_id, offset(i, j, k, l)};
  }

 private:
  [[nodiscard]] std::int64_t offset(std::int64_t i, std::int64_t j, std::int64_t k, std::int64_t l) const {
    return ((i * m_sizes[1] + j) * m_sizes[2] + k) * m_sizes[3] + l;
  }

  torch::Tensor m_tensor;
  const float* m_data;
  std::array<std::int64_t, 4> m_sizes{1, 1, 1, 1};
  int m_id;
};
[[nodiscard]] View outputOf(const Pass::Impl& pass, int op);
/// Of tensors of tokens [N, L, units], and of [N, units] as if each sample were one token: what works token
/// by token takes both.
[[nodiscard]] View outputByToken(const Pass::Impl& pass, int op);
[[nodiscard]] View gradientByToken(const Pass::Impl& pass, int op);
/// Only where the pass has it.
[[nodiscard]] View gradientOf(const Pass::Impl& pass, int op);
[[nodiscard]] View viewOf(const Pass::Impl& pass, const TracedParameter& parameter);

/// Adds products up and keeps the largest of them: a weight of a convolution over large pictures has
/// millions, and nobody reads more than Arithmetic::kMostTerms.
class TermSum {
 public:
  void add(double left, double right, const Place& leftPlace = {}, const Place& rightPlace = {}) {
    addTerm(left, right, left * right, leftPlace, rightPlace);
  }
  /// With a product that is not left x right.
  void addTerm(double left, double right, double product, const Place& leftPlace = {},
               const Place& rightPlace = {});
  [[nodiscard]] double sum() const { return m_sum; }
  /// Writes terms (in the order in which they came), termCount and restSum.
  void writeTo(const Pass::Impl& pass, Arithmetic& result);

 private:
  struct Kept {
    double left, right, product;
    Place leftPlace, rightPlace;
    std::int64_t number;
  };
  void drop();

  std::vector<Kept> m_kept;
  double m_sum = 0.0;
  double m_rest = 0.0;
  double m_threshold = -1.0;  ///< products no larger than this are not among the largest
  std::int64_t m_count = 0;
};

/// Which number is being explained; index and sample were checked.
struct Spot {
  int op = -1;
  std::int64_t sample = 0;
  std::array<std::int64_t, 4> index{};  ///< within one sample
};

/// Each fills form, formula, terms, steps and computed.
void explainOutput(const Pass::Impl& pass, const Spot& spot, Arithmetic& result);
void explainOutputGradient(const Pass::Impl& pass, const Spot& spot, Arithmetic& result);
void explainParameterGradient(const Pass::Impl& pass, const PassParameter& parameter,
                              const std::array<std::int64_t, 4>& index, Arithmetic& result);
void explainUpdate(const Pass::Impl& pass, const PassParameter& parameter, std::int64_t at,
                   Arithmetic& result);

/// A number with six significant digits, with a point and a minus sign.
[[nodiscard]] std::string numberOf(double value);
/// The same as an operand: a negative one stands in parentheses.
[[nodiscard]] std::string operand(double value);
/// The texts one after the other. (GCC 12 sees an overflow in `"(" + text`.)
template <typename... Parts>
[[nodiscard]] std::string joined(const Parts&... parts) {
  std::string text;
  (text.append(parts), ...);
  return text;
}

/// Whether a token of a sample counts for nothing (padding); `excluded` may be undefined.
[[nodiscard]] bool isExcluded(const torch::Tensor& excluded, std::int64_t sample, std::int64_t token);

/// How many tokens of the sample count, at least 1.
[[nodiscard]] double countedTokens(const TracedOp& op, std::int64_t tokens, std::int64_t sample);

/// Softmax of one row of numbers in double precision.
struct SoftmaxRow {
  struct Number {
    double logit = 0.0;    ///< minus infinity if it is left out
    Place place;           ///< nowhere if it is left out
    double shifted = 0.0;  ///< logit minus the largest
    double exponential = 0.0;
    bool leftOut = false;
  };
  std::vector<Number> numbers;
  double largest = 0.0;
  double sum = 0.0;  ///< of the exponentials

  /// The logits of a sample, [N, classes].
  SoftmaxRow(const View& logits, std::int64_t sample);
  /// What the number at `spot` was made from by a Softmax operation: a sample's logits, or one query's
  /// scores.
  SoftmaxRow(const Pass::Impl& pass, int softmax, std::int64_t sample,
             const std::array<std::int64_t, 4>& index);
  [[nodiscard]] const Number& at(std::int64_t i) const { return numbers[static_cast<std::size_t>(i)]; }
  [[nodiscard]] double probability(std::int64_t i) const { return at(i).exponential / sum; }
  /// -ln p
  [[nodiscard]] double surprise(std::int64_t i) const;

 private:
  void add(double logit, const Place& place, bool leftOut);
  void finish();
};
/// One term an exponential, and the steps up to p of number `i`.
void explainSoftmax(const Pass::Impl& pass, const SoftmaxRow& row, std::int64_t i, Arithmetic& result);

/// Cross-entropy's mean over the batch, with label smoothing s and class weights w: sample n counts
/// (1 - s) w[y] (-ln p[y]) + s/K sum_c w[c] (-ln p[c]), and all are divided by the sum of w[y].
class ClassLoss {
 public:
  ClassLoss(const Pass::Impl& pass, int op);

  [[nodiscard]] std::int64_t label(std::int64_t sample) const { return m_labels[sample]; }
  [[nodiscard]] double weight(std::int64_t c) const {
    return m_weights == nullptr ? 1.0 : static_cast<double>(m_weights[c]);
  }
  [[nodiscard]] double divisor() const { return m_divisor; }
  [[nodiscard]] double smoothing() const { return m_smoothing; }
  [[nodiscard]] std::int64_t classes() const { return m_classes; }
  [[nodiscard]] const View& logits() const { return m_logits; }
  [[nodiscard]] double ofSample(std::int64_t sample) const;
  /// The two parts of the logit's derivative, (share p - target) / divisor. Without class weights `share` is
  /// 1 and `target` is the smoothed one-hot vector.
  [[nodiscard]] double share(std::int64_t sample) const;
  [[nodiscard]] double target(std::int64_t sample, std::int64_t c) const;

 private:
  View m_logits;
  const std::int64_t* m_labels;
  const float* m_weights;
  double m_smoothing;
  std::int64_t m_classes;
  double m_weightSum;
  double m_divisor = 0.0;
};

/// A channel's normalisation in double precision.
struct Normalisation {
  double mean = 0.0;
  double variance = 0.0;
  double root = 1.0;  ///< sqrt(variance + epsilon)
  double weight = 1.0;
  double bias = 0.0;
  bool ofBatch = false;
  std::int64_t count = 0;  ///< numbers of the channel in the batch

  Normalisation(const Pass::Impl& pass, int op, std::int64_t channel);
  [[nodiscard]] double normalised(double x) const { return (x - mean) / root; }
};

/// The steps of (x - mean) / sqrt(variance + epsilon) x weight + bias. `count`: of how many numbers mean and
/// variance are; 0: they are given.
struct NormalisationSteps {
  double mean, variance, epsilon, weight, bias;
  double count = 0.0;
};
void explainNormalisation(const NormalisationSteps& norm, double value, Arithmetic& result);

/// One token's normalisation (LayerNorm) in double precision.
struct TokenNormalisation {
  double mean = 0.0;
  double variance = 0.0;
  double root = 1.0;               ///< sqrt(variance + epsilon)
  std::vector<double> normalised;  ///< (x - mean) / root

  TokenNormalisation(const Pass::Impl& pass, int op, std::int64_t sample, std::int64_t token);
};

/// An operation that takes the explained output, ready to be asked for its terms.
struct Consumer {
  const Pass::Impl& pass;
  const Spot& spot;  ///< the explained number
  int op;            ///< that takes it

  [[nodiscard]] const TracedOp& traced() const { return pass.op(op); }
  [[nodiscard]] View gradient() const { return gradientOf(pass, op); }
  [[nodiscard]] View input() const { return outputOf(pass, spot.op); }
  /// Where the output has the input's shape: one term.
  void throughElement(double factor, TermSum& sum) const;
};

/// What an explanation ends with: the terms (and the bias), or the last of the steps.
void finishSum(const Pass::Impl& pass, TermSum& sum, Arithmetic& result);
void finishSteps(Arithmetic& result);

// What a transformer is made of: arithmetic_tokens_*.cpp.

void explainTokens(const Pass::Impl& pass, const Spot& spot, Arithmetic& result);
/// False if nothing comes back to this number: of the three parts that query, key and value are cut from, it
/// belongs to another.
[[nodiscard]] bool takes(const Consumer& consumer);
void addTokenTerms(const Consumer& consumer, TermSum& sum);
[[nodiscard]] const char* tokenFormula(const Consumer& consumer);
/// True if steps tell it better than terms.
bool explainTokensInSteps(const Consumer& only, Arithmetic& result);
/// The formula.
const char* addTokenWeight(const Pass::Impl& pass, int op, const std::array<std::int64_t, 4>& index,
                           TermSum& sum);

}  // namespace officina
