// SPDX-License-Identifier: GPL-3.0-or-later

// What comes back through the operations of a transformer: to the numbers that they take, and to their
// parameters.

#include <cmath>

#include "core/inspect/arithmetic.h"
#include "core/inspect/binary_loss.h"

namespace officina {

namespace {

using Index = std::array<std::int64_t, 4>;

/// Of the token that the explained number belongs to: d y[j] / d x[i] for each of its numbers j.
void throughLayerNorm(const Consumer& c, TermSum& sum) {
  const bool ofTokens = c.traced().info.shape.size() == 2;
  const std::int64_t token = ofTokens ? c.spot.index[0] : 0;
  const std::int64_t own = c.spot.index[ofTokens ? 1 : 0];
  const View g = gradientByToken(c.pass, c.op);
  const View weight = viewOf(c.pass, c.traced().weight);
  const TokenNormalisation norm(c.pass, c.op, c.spot.sample, token);
  const auto count = static_cast<double>(g.size(2));
  const double ownNormalised = norm.normalised[static_cast<std::size_t>(own)];
  for (std::int64_t j = 0; j < g.size(2); ++j) {
    const double same = j == own ? 1.0 : 0.0;
    const double other = norm.normalised[static_cast<std::size_t>(j)];
    sum.add(g.at(c.spot.sample, token, j),
            weight.at(j) / norm.root * (same - (1.0 + ownNormalised * other) / count),
            g.place(c.spot.sample, token, j));
  }
}

void stepsOfLayerNorm(const Consumer& c, Arithmetic& result) {
  const bool ofTokens = c.traced().info.shape.size() == 2;
  const std::int64_t token = ofTokens ? c.spot.index[0] : 0;
  const std::int64_t own = c.spot.index[ofTokens ? 1 : 0];
  const View g = gradientByToken(c.pass, c.op);
  const View weight = viewOf(c.pass, c.traced().weight);
  const TokenNormalisation norm(c.pass, c.op, c.spot.sample, token);
  double all = 0.0;
  double products = 0.0;
  for (std::int64_t j = 0; j < g.size(2); ++j) {
    const double scaled = weight.at(j) * g.at(c.spot.sample, token, j);
    all += scaled;
    products += scaled * norm.normalised[static_cast<std::size_t>(j)];
  }
  const auto count = static_cast<double>(g.size(2));
  const double normalised = norm.normalised[static_cast<std::size_t>(own)];
  const double scaled = weight.at(own) * g.at(c.spot.sample, token, own);
  result.formula = "(γ·g − Σ γ·g / n − x̂·Σ (γ·g·x̂) / n) / √(σ² + ε)";
  result.steps.push_back({"x̂", "(x − μ) / √(σ² + ε)", numberOf(normalised), normalised});
  result.steps.push_back({"Σ γ·g", "Σ γ·g", numberOf(all), all});
  result.steps.push_back({"Σ (γ·g·x̂)", "Σ (γ·g·x̂)", numberOf(products), products});
  result.steps.push_back(
      {"∂x", result.formula,
       joined("(", numberOf(scaled), " − ", operand(all), " / ", numberOf(count), " − ", operand(normalised),
              "·", operand(products), " / ", numberOf(count), ") / ", numberOf(norm.root)),
       (scaled - all / count - normalised * products / count) / norm.root});
}

/// Where column `column` of query-key-value went: {third, head, unit}.
struct SplitPlace {
  std::int64_t third, head, unit;
  SplitPlace(const OpInfo& split, std::int64_t column) {
    const std::int64_t headWidth = split.shape[2];
    const std::int64_t width = split.shape[0] * headWidth;
    third = column / width;
    head = column % width / headWidth;
    unit = column % headWidth;
  }
};

void throughSplitHeads(const Consumer& c, TermSum& sum) {
  const SplitPlace to(c.traced().info, c.spot.index[1]);
  const View g = c.gradient();
  sum.add(g.at(c.spot.sample, to.head, c.spot.index[0], to.unit), 1.0,
          g.place(c.spot.sample, to.head, c.spot.index[0], to.unit));
}

void throughJoinHeads(const Consumer& c, TermSum& sum) {
  const auto& [head, token, unit, unused] = c.spot.index;
  const std::int64_t column = head * c.input().size(3) + unit;
  const View g = c.gradient();
  sum.add(g.at(c.spot.sample, token, column), 1.0, g.place(c.spot.sample, token, column));
}

bool isFirstInput(const Consumer& c) {
  return c.traced().info.inputs.front() == c.spot.op;
}

/// To a query from all its scores, by their keys; to a key from all its scores, by their queries.
void throughDotProducts(const Consumer& c, TermSum& sum) {
  const auto& [head, token, unit, unused] = c.spot.index;
  const bool toQuery = isFirstInput(c);
  const View g = c.gradient();
  const std::vector<int>& inputs = c.traced().info.inputs;
  const View others = outputOf(c.pass, toQuery ? inputs.back() : inputs.front());
  for (std::int64_t other = 0; other < others.size(2); ++other) {
    const std::int64_t query = toQuery ? token : other;
    const std::int64_t key = toQuery ? other : token;
    sum.add(g.at(c.spot.sample, head, query, key), others.at(c.spot.sample, head, other, unit),
            g.place(c.spot.sample, head, query, key), others.place(c.spot.sample, head, other, unit));
  }
}

/// To an attention from the mean that it weighed, by the values; to a value from all the means that it is
/// part of, by its attentions.
void throughWeightedSum(const Consumer& c, TermSum& sum) {
  const View g = c.gradient();
  const std::vector<int>& inputs = c.traced().info.inputs;
  const std::int64_t n = c.spot.sample;
  if (isFirstInput(c)) {
    const auto& [head, query, key, unused] = c.spot.index;
    const View values = outputOf(c.pass, inputs.back());
    for (std::int64_t unit = 0; unit < values.size(3); ++unit) {
      sum.add(g.at(n, head, query, unit), values.at(n, head, key, unit), g.place(n, head, query, unit),
              values.place(n, head, key, unit));
    }
    return;
  }
  const auto& [head, key, unit, unused] = c.spot.index;
  const View attention = outputOf(c.pass, inputs.front());
  for (std::int64_t query = 0; query < attention.size(2); ++query) {
    sum.add(g.at(n, head, query, unit), attention.at(n, head, query, key), g.place(n, head, query, unit),
            attention.place(n, head, query, key));
  }
}

void throughMeanOfTokens(const Consumer& c, TermSum& sum) {
  const auto& [token, unit, unused, unusedToo] = c.spot.index;
  const TracedOp& op = c.traced();
  const double share = isExcluded(op.excluded, c.spot.sample, token)
                           ? 0.0
                           : 1.0 / countedTokens(op, c.input().size(1), c.spot.sample);
  const View g = c.gradient();
  sum.add(g.at(c.spot.sample, unit), share, g.place(c.spot.sample, unit));
}

void throughSigmoid(const Consumer& c, TermSum& sum) {
  const auto& at = c.spot.index;
  const double p = outputOf(c.pass, c.op).at(c.spot.sample, at[0], at[1], at[2]);
  c.throughElement(p * (1.0 - p), sum);
}

double slopeOf(const Consumer& c, const BinaryLoss& loss) {
  return (loss.probability - loss.target) / static_cast<double>(c.pass.batchSize);
}

void throughBinaryCrossEntropy(const Consumer& c, TermSum& sum) {
  sum.add(c.gradient().at(0), slopeOf(c, BinaryLoss(c.pass, c.op, c.spot.sample)), {c.op, c.spot.sample});
}

/// p - y, which is what sigmoid and binary cross-entropy together leave.
void stepsOfBinaryCrossEntropy(const Consumer& c, Arithmetic& result) {
  const BinaryLoss loss(c.pass, c.op, c.spot.sample);
  explainSigmoid(loss.logit, result);
  result.formula = "(p − y) / n";
  result.steps.push_back({"g", result.formula,
                          joined("(", numberOf(loss.probability), " − ", operand(loss.target), ") / ",
                                 std::to_string(c.pass.batchSize)),
                          slopeOf(c, loss)});
}

/// Each place of the batch where the row was taken.
void embeddingRow(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  const torch::Tensor& rows = pass.op(op).rows;
  const auto* row = rows.data_ptr<std::int64_t>();
  const View g = gradientOf(pass, op);
  for (std::int64_t n = 0; n < rows.size(0); ++n) {
    for (std::int64_t token = 0; token < rows.size(1); ++token) {
      if (*row++ == index[0]) {
        sum.add(g.at(n, token, index[1]), 1.0, g.place(n, token, index[1]));
      }
    }
  }
}

/// Places behind the end of the batch's sentences were added to nothing.
void position(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  const View g = gradientOf(pass, op);
  for (std::int64_t n = 0; n < g.size(0) && index[1] < g.size(1); ++n) {
    sum.add(g.at(n, index[1], index[2]), 1.0, g.place(n, index[1], index[2]));
  }
}

/// The normalised number stands nowhere.
void layerNormWeight(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  const View g = gradientByToken(pass, op);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t token = 0; token < g.size(1); ++token) {
      const TokenNormalisation norm(pass, op, n, token);
      sum.add(norm.normalised[static_cast<std::size_t>(index[0])], g.at(n, token, index[0]), {},
              g.place(n, token, index[0]));
    }
  }
}

}  // namespace

bool takes(const Consumer& c) {
  const OpInfo& info = c.traced().info;
  return info.kind != OpKind::SplitHeads || SplitPlace(info, c.spot.index[1]).third == info.part;
}

void addTokenTerms(const Consumer& c, TermSum& sum) {
  switch (c.traced().info.kind) {
    case OpKind::AddPositions:
      return c.throughElement(1.0, sum);
    case OpKind::LayerNorm:
      return throughLayerNorm(c, sum);
    case OpKind::SplitHeads:
      return throughSplitHeads(c, sum);
    case OpKind::JoinHeads:
      return throughJoinHeads(c, sum);
    case OpKind::Divide:
      return c.throughElement(1.0 / c.traced().info.divisor, sum);
    case OpKind::DotProducts:
      return throughDotProducts(c, sum);
    case OpKind::WeightedSum:
      return throughWeightedSum(c, sum);
    case OpKind::MeanOfTokens:
      return throughMeanOfTokens(c, sum);
    case OpKind::Sigmoid:
      return throughSigmoid(c, sum);
    case OpKind::BinaryCrossEntropy:
      return throughBinaryCrossEntropy(c, sum);
    default:
      return;  // a token's number is no quantity that could be moved a little
  }
}

const char* tokenFormula(const Consumer& c) {
  switch (c.traced().info.kind) {
    case OpKind::AddPositions:
    case OpKind::SplitHeads:
    case OpKind::JoinHeads:
      return "g";
    case OpKind::Divide:
      return "g / √d";
    case OpKind::DotProducts:
      if (isFirstInput(c)) {
        return "Σ g·K";
      }
      return c.pass.op(c.traced().info.inputs.front()).info.kind == OpKind::Divide ? "Σ g·(Q / √d)" : "Σ g·Q";
    case OpKind::WeightedSum:
      return isFirstInput(c) ? "Σ g·V" : "Σ g·a";
    case OpKind::MeanOfTokens:
      return "g / n";
    case OpKind::Sigmoid:
      return "g·p·(1 − p)";
    default:
      return "Σ g·∂";
  }
}

bool explainTokensInSteps(const Consumer& only, Arithmetic& result) {
  switch (only.traced().info.kind) {
    case OpKind::LayerNorm:
      stepsOfLayerNorm(only, result);
      return true;
    case OpKind::BinaryCrossEntropy:
      stepsOfBinaryCrossEntropy(only, result);
      return true;
    default:
      return false;
  }
}

const char* addTokenWeight(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  switch (pass.op(op).info.kind) {
    case OpKind::Embedding:
      embeddingRow(pass, op, index, sum);
      return "Σ g";
    case OpKind::AddPositions:
      position(pass, op, index, sum);
      return "Σ g";
    case OpKind::LayerNorm:
      layerNormWeight(pass, op, index, sum);
      return "Σ x̂·g";
    default:
      return "";
  }
}

}  // namespace officina
