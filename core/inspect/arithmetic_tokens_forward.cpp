// SPDX-License-Identifier: GPL-3.0-or-later

// How the numbers of a transformer come about: Q the queries, K the keys, V the values, a the attention, d
// the width of a head. Source of the symbols: Vaswani et al. 2017.

#include <algorithm>
#include <cmath>

#include "core/inspect/arithmetic.h"
#include "core/inspect/binary_loss.h"

namespace officina {

namespace {

const TracedOp& opOf(const Pass::Impl& pass, const Spot& spot) {
  return pass.op(spot.op);
}

View inputOf(const Pass::Impl& pass, const Spot& spot) {
  return outputOf(pass, opOf(pass, spot).info.inputs.front());
}

/// One number that is only moved, or multiplied with a constant.
void single(const Pass::Impl& pass, double value, double factor, const Place& place, const char* formula,
            Arithmetic& result) {
  TermSum sum;
  sum.add(value, factor, place);
  result.formula = formula;
  finishSum(pass, sum, result);
}

void embedding(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = opOf(pass, spot);
  const std::int64_t row = op.rows.data_ptr<std::int64_t>()[spot.sample * op.rows.size(1) + spot.index[0]];
  const double token = inputOf(pass, spot).at(spot.sample, spot.index[0]);
  if (row < 0) {
    single(pass, 0.0, 1.0, {}, "0", result);  // padding
    return;
  }
  const View table = viewOf(pass, op.weight);
  result.steps.push_back(
      {"r", "token → r", joined(numberOf(token), " → ", std::to_string(row)), static_cast<double>(row)});
  single(pass, table.at(row, spot.index[1]), 1.0, table.place(row, spot.index[1]), "E[r]", result);
}

void addPositions(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = inputOf(pass, spot);
  const View positions = viewOf(pass, opOf(pass, spot).weight);
  const auto& at = spot.index;
  TermSum sum;
  sum.add(x.at(spot.sample, at[0], at[1]), 1.0, x.place(spot.sample, at[0], at[1]));
  sum.add(positions.at(0, at[0], at[1]), 1.0, positions.place(0, at[0], at[1]));
  result.formula = "x + p";
  finishSum(pass, sum, result);
}

/// The terms are the token's numbers, whose mean is subtracted.
void layerNorm(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = opOf(pass, spot);
  const View x = outputByToken(pass, op.info.inputs.front());
  const bool ofTokens = op.info.shape.size() == 2;
  const std::int64_t token = ofTokens ? spot.index[0] : 0;
  const std::int64_t unit = spot.index[ofTokens ? 1 : 0];
  const auto count = static_cast<double>(x.size(2));
  TermSum sum;
  for (std::int64_t i = 0; i < x.size(2); ++i) {
    sum.add(x.at(spot.sample, token, i), 1.0 / count, x.place(spot.sample, token, i));
  }
  sum.writeTo(pass, result);
  const TokenNormalisation norm(pass, spot.op, spot.sample, token);
  explainNormalisation({norm.mean, norm.variance, op.epsilon, viewOf(pass, op.weight).at(unit),
                        viewOf(pass, op.bias).at(unit), count},
                       x.at(spot.sample, token, unit), result);
}

void splitHeads(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = opOf(pass, spot);
  const View x = inputOf(pass, spot);
  const auto& [head, token, unit, unused] = spot.index;
  const std::int64_t column = op.info.part * (x.size(2) / 3) + head * op.info.shape[2] + unit;
  single(pass, x.at(spot.sample, token, column), 1.0, x.place(spot.sample, token, column), "x", result);
}

void joinHeads(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = inputOf(pass, spot);
  const std::int64_t head = spot.index[1] / x.size(3);
  const std::int64_t unit = spot.index[1] % x.size(3);
  single(pass, x.at(spot.sample, head, spot.index[0], unit), 1.0,
         x.place(spot.sample, head, spot.index[0], unit), "x", result);
}

void divide(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = inputOf(pass, spot);
  const auto& at = spot.index;
  const double divisor = opOf(pass, spot).info.divisor;
  result.steps.push_back({"√d", "√d", joined("√", numberOf(divisor * divisor)), divisor});
  single(pass, x.at(spot.sample, at[0], at[1], at[2]), 1.0 / divisor,
         x.place(spot.sample, at[0], at[1], at[2]), "Q / √d", result);
}

void dotProducts(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const OpInfo& info = opOf(pass, spot).info;
  const View queries = outputOf(pass, info.inputs.front());
  const View keys = outputOf(pass, info.inputs.back());
  const auto& [head, query, key, unused] = spot.index;
  TermSum sum;
  for (std::int64_t i = 0; i < queries.size(3); ++i) {
    sum.add(queries.at(spot.sample, head, query, i), keys.at(spot.sample, head, key, i),
            queries.place(spot.sample, head, query, i), keys.place(spot.sample, head, key, i));
  }
  const bool divided = pass.op(info.inputs.front()).info.kind == OpKind::Divide;
  result.formula = divided ? "Q·K / √d = Σ (Q / √d)·K" : "Q·K = Σ Q·K";
  finishSum(pass, sum, result);
}

void weightedSum(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const OpInfo& info = opOf(pass, spot).info;
  const View attention = outputOf(pass, info.inputs.front());
  const View values = outputOf(pass, info.inputs.back());
  const auto& [head, query, unit, unused] = spot.index;
  TermSum sum;
  for (std::int64_t key = 0; key < attention.size(3); ++key) {
    sum.add(attention.at(spot.sample, head, query, key), values.at(spot.sample, head, key, unit),
            attention.place(spot.sample, head, query, key), values.place(spot.sample, head, key, unit));
  }
  result.formula = "Σ a·V";
  finishSum(pass, sum, result);
}

void meanOfTokens(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = opOf(pass, spot);
  const View x = inputOf(pass, spot);
  const double share = 1.0 / countedTokens(op, x.size(1), spot.sample);
  TermSum sum;
  for (std::int64_t token = 0; token < x.size(1); ++token) {
    if (!isExcluded(op.excluded, spot.sample, token)) {
      sum.add(x.at(spot.sample, token, spot.index[0]), share, x.place(spot.sample, token, spot.index[0]));
    }
  }
  result.formula = "Σ x / n";
  finishSum(pass, sum, result);
}

void sigmoid(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = inputOf(pass, spot);
  const auto& at = spot.index;
  const double logit = x.at(spot.sample, at[0], at[1], at[2]);
  TermSum sum;
  sum.add(logit, 1.0, x.place(spot.sample, at[0], at[1], at[2]));
  sum.writeTo(pass, result);
  explainSigmoid(logit, result);
  result.formula = "1 / (1 + e^(−z))";
  finishSteps(result);
}

/// One term a sample; the steps are those of the sample that was asked.
void binaryCrossEntropy(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  TermSum sum;
  for (std::int64_t n = 0; n < pass.batchSize; ++n) {
    sum.add(BinaryLoss(pass, spot.op, n).loss, 1.0 / static_cast<double>(pass.batchSize), {spot.op, n});
  }
  const BinaryLoss asked(pass, spot.op, spot.sample);
  explainSigmoid(asked.logit, result);
  result.steps.push_back({"ℓ", "−y·ln p − (1 − y)·ln(1 − p)",
                          joined("−", numberOf(asked.target), "·ln ", operand(asked.probability), " − ",
                                 numberOf(1.0 - asked.target), "·ln ", operand(1.0 - asked.probability)),
                          asked.loss});
  result.formula = "Σ ℓ / n";
  finishSum(pass, sum, result);
}

}  // namespace

double countedTokens(const TracedOp& op, std::int64_t tokens, std::int64_t sample) {
  std::int64_t counted = 0;
  for (std::int64_t token = 0; token < tokens; ++token) {
    counted += isExcluded(op.excluded, sample, token) ? 0 : 1;
  }
  return static_cast<double>(std::max<std::int64_t>(1, counted));
}

void explainTokens(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  switch (opOf(pass, spot).info.kind) {
    case OpKind::Embedding:
      return embedding(pass, spot, result);
    case OpKind::AddPositions:
      return addPositions(pass, spot, result);
    case OpKind::LayerNorm:
      return layerNorm(pass, spot, result);
    case OpKind::SplitHeads:
      return splitHeads(pass, spot, result);
    case OpKind::Divide:
      return divide(pass, spot, result);
    case OpKind::DotProducts:
      return dotProducts(pass, spot, result);
    case OpKind::WeightedSum:
      return weightedSum(pass, spot, result);
    case OpKind::JoinHeads:
      return joinHeads(pass, spot, result);
    case OpKind::MeanOfTokens:
      return meanOfTokens(pass, spot, result);
    case OpKind::Sigmoid:
      return sigmoid(pass, spot, result);
    case OpKind::BinaryCrossEntropy:
      return binaryCrossEntropy(pass, spot, result);
    default:
      return;
  }
}

}  // namespace officina
