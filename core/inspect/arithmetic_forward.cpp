// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <utility>

#include "core/inspect/arithmetic.h"

namespace officina {

namespace {

using Index = std::array<std::int64_t, 4>;

int inputOf(const Pass::Impl& pass, const Spot& spot) {
  return pass.op(spot.op).info.inputs.front();
}

void addBias(const Pass::Impl& pass, const TracedOp& op, std::int64_t unit, Arithmetic& result) {
  if (op.bias.tensor.defined()) {
    const View bias = viewOf(pass, op.bias);
    result.bias = bias.at(unit);
    result.biasCell = cellAt(pass, bias.place(unit));
  }
}

void conv(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = pass.op(spot.op);
  const View x = outputOf(pass, inputOf(pass, spot));
  const View w = viewOf(pass, op.weight);
  const auto& [map, row, column, unused] = spot.index;
  TermSum sum;
  for (std::int64_t c = 0; c < w.size(1); ++c) {
    for (std::int64_t i = 0; i < w.size(2); ++i) {
      for (std::int64_t j = 0; j < w.size(3); ++j) {
        const std::int64_t y = row * op.info.stride - op.info.padding + i;
        const std::int64_t z = column * op.info.stride - op.info.padding + j;
        const bool inside = y >= 0 && y < x.size(2) && z >= 0 && z < x.size(3);
        sum.add(inside ? x.at(spot.sample, c, y, z) : 0.0, w.at(map, c, i, j),
                inside ? x.place(spot.sample, c, y, z) : Place{}, w.place(map, c, i, j));
      }
    }
  }
  addBias(pass, op, map, result);
  result.formula = result.bias ? "Σ x·w + b" : "Σ x·w";
  finishSum(pass, sum, result);
}

/// Of [N, units], or of [N, L, units] token by token.
void linear(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = pass.op(spot.op);
  const View x = outputByToken(pass, inputOf(pass, spot));
  const View w = viewOf(pass, op.weight);
  const bool ofTokens = op.info.shape.size() == 2;
  const std::int64_t token = ofTokens ? spot.index[0] : 0;
  const std::int64_t unit = spot.index[ofTokens ? 1 : 0];
  TermSum sum;
  for (std::int64_t i = 0; i < w.size(1); ++i) {
    sum.add(x.at(spot.sample, token, i), w.at(unit, i), x.place(spot.sample, token, i), w.place(unit, i));
  }
  addBias(pass, op, unit, result);
  result.formula = result.bias ? "Σ x·w + b" : "Σ x·w";
  finishSum(pass, sum, result);
}

void relu(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = outputOf(pass, inputOf(pass, spot));
  const Index& at = spot.index;
  const double value = x.at(spot.sample, at[0], at[1], at[2]);
  TermSum sum;
  sum.add(value, 1.0, x.place(spot.sample, at[0], at[1], at[2]));
  sum.add(0.0, 1.0);
  sum.writeTo(pass, result);
  result.form = Arithmetic::Form::Maximum;
  result.formula = "max(x, 0)";
  result.chosen = value <= 0.0 ? 1 : 0;  // NaN stays NaN
  result.computed = result.chosen == 1 ? 0.0 : value;
}

/// Places in the padding are minus infinity, so that they never win.
void maxPool(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const OpInfo& info = pass.op(spot.op).info;
  const View x = outputOf(pass, inputOf(pass, spot));
  const auto& [map, row, column, unused] = spot.index;
  const std::int64_t winner = winnerOf(pass, spot.op, spot.sample, map, row, column);
  for (std::int64_t i = 0; i < info.kernel; ++i) {
    for (std::int64_t j = 0; j < info.kernel; ++j) {
      const std::int64_t y = row * info.stride - info.padding + i;
      const std::int64_t z = column * info.stride - info.padding + j;
      if (y < 0 || y >= x.size(2) || z < 0 || z >= x.size(3)) {
        constexpr double kNever = -std::numeric_limits<double>::infinity();
        result.terms.push_back({kNever, 1.0, kNever, std::nullopt, std::nullopt});
        continue;
      }
      const double value = x.at(spot.sample, map, y, z);
      if (y * x.size(3) + z == winner) {
        result.chosen = static_cast<int>(result.terms.size());
        result.computed = value;
      }
      result.terms.push_back(
          {value, 1.0, value, cellAt(pass, x.place(spot.sample, map, y, z)), std::nullopt});
    }
  }
  result.form = Arithmetic::Form::Maximum;
  result.formula = "max(x)";
  result.termCount = static_cast<std::int64_t>(result.terms.size());
}

void globalAveragePool(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = outputOf(pass, inputOf(pass, spot));
  const std::int64_t map = spot.index[0];
  const double share = 1.0 / static_cast<double>(x.size(2) * x.size(3));
  TermSum sum;
  for (std::int64_t row = 0; row < x.size(2); ++row) {
    for (std::int64_t column = 0; column < x.size(3); ++column) {
      sum.add(x.at(spot.sample, map, row, column), share, x.place(spot.sample, map, row, column));
    }
  }
  result.formula = "Σ x / n";
  finishSum(pass, sum, result);
}

void add(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const Index& at = spot.index;
  TermSum sum;
  for (const int from : pass.op(spot.op).info.inputs) {
    const View x = outputOf(pass, from);
    sum.add(x.at(spot.sample, at[0], at[1], at[2]), 1.0, x.place(spot.sample, at[0], at[1], at[2]));
  }
  result.formula = "x + y";
  finishSum(pass, sum, result);
}

void flatten(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const int from = inputOf(pass, spot);
  const torch::Tensor& x = pass.op(from).output;
  const std::int64_t at = spot.sample * (x.numel() / x.size(0)) + spot.index[0];
  TermSum sum;
  sum.add(static_cast<double>(x.data_ptr<float>()[at]), 1.0, {from, at});
  result.formula = std::string("x");
  finishSum(pass, sum, result);
}

void dropout(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const TracedOp& op = pass.op(spot.op);
  const View x = outputOf(pass, inputOf(pass, spot));
  const Index& at = spot.index;
  const double factor = op.mask.defined() ? View(op.mask, spot.op).at(spot.sample, at[0], at[1], at[2]) : 1.0;
  TermSum sum;
  sum.add(x.at(spot.sample, at[0], at[1], at[2]), factor, x.place(spot.sample, at[0], at[1], at[2]));
  result.formula = !op.mask.defined() ? "x" : factor == 0.0 ? "x·0" : "x / (1 − p)";
  if (op.mask.defined() && factor != 0.0) {
    result.steps.push_back({"1 / (1 − p)", "1 / (1 − p)", joined("1 / (1 − ", numberOf(op.info.rate), ")"),
                            1.0 / (1.0 - op.info.rate)});
  }
  finishSum(pass, sum, result);
}

/// In training the terms are the batch's numbers of the channel, whose mean is subtracted; later one term,
/// the number that is normalised.
void norm(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const View x = outputOf(pass, inputOf(pass, spot));
  const Normalisation norm(pass, spot.op, spot.index[0]);
  const Index& at = spot.index;
  const double value = x.at(spot.sample, at[0], at[1], at[2]);
  TermSum sum;
  if (norm.ofBatch) {
    const double share = 1.0 / static_cast<double>(norm.count);
    for (std::int64_t n = 0; n < x.size(0); ++n) {
      for (std::int64_t i = 0; i < x.size(2); ++i) {
        for (std::int64_t j = 0; j < x.size(3); ++j) {
          sum.add(x.at(n, at[0], i, j), share, x.place(n, at[0], i, j));
        }
      }
    }
  } else {
    sum.add(value, 1.0, x.place(spot.sample, at[0], at[1], at[2]));
  }
  sum.writeTo(pass, result);
  explainNormalisation({norm.mean, norm.variance, pass.op(spot.op).epsilon, norm.weight, norm.bias,
                        norm.ofBatch ? static_cast<double>(norm.count) : 0.0},
                       value, result);
}

void softmax(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const std::int64_t i = spot.index[static_cast<std::size_t>(pass.op(spot.op).axis) - 1];
  explainSoftmax(pass, SoftmaxRow(pass, spot.op, spot.sample, spot.index), i, result);
  result.formula = "e^(zᵢ − max z) / Σ e^(z − max z)";
  finishSteps(result);
}

/// One term a sample; the steps are those of the sample that was asked.
void crossEntropy(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const ClassLoss loss(pass, spot.op);
  TermSum sum;
  for (std::int64_t n = 0; n < pass.batchSize; ++n) {
    sum.add(loss.ofSample(n), 1.0 / loss.divisor(), {spot.op, n});
  }
  const SoftmaxRow row(loss.logits(), spot.sample);
  const std::int64_t label = loss.label(spot.sample);
  Arithmetic ofSample;  // only its steps
  explainSoftmax(pass, row, label, ofSample);
  result.steps = std::move(ofSample.steps);
  result.steps.push_back(
      {"−ln p", "−ln p", joined("−ln ", operand(row.probability(label))), row.surprise(label)});
  const bool weighted = pass.op(spot.op).classWeights.defined();
  if (weighted || loss.smoothing() > 0.0) {
    double all = 0.0;
    for (std::int64_t c = 0; c < loss.classes(); ++c) {
      all += loss.weight(c) * row.surprise(c);
    }
    const double smoothing = loss.smoothing();
    result.steps.push_back({"ℓ", "(1 − s)·w·(−ln p) + s / K·Σ w·(−ln p)",
                            joined("(1 − ", numberOf(smoothing), ")·", numberOf(loss.weight(label)), "·",
                                   operand(row.surprise(label)), " + ", numberOf(smoothing), " / ",
                                   std::to_string(loss.classes()), "·", operand(all)),
                            loss.ofSample(spot.sample)});
  }
  result.formula = weighted ? "Σ ℓ / Σ w" : "Σ ℓ / n";
  finishSum(pass, sum, result);
}

void meanSquaredError(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  const int from = inputOf(pass, spot);
  const torch::Tensor& output = pass.op(from).output;
  const torch::Tensor target = pass.op(spot.op).target.contiguous();
  const auto* o = output.data_ptr<float>();
  const auto* y = target.data_ptr<float>();
  const auto count = static_cast<double>(output.numel());
  TermSum sum;
  for (std::int64_t i = 0; i < output.numel(); ++i) {
    const double difference = static_cast<double>(o[i]) - static_cast<double>(y[i]);
    sum.add(difference * difference, 1.0 / count, {from, i});
  }
  const std::int64_t first = spot.sample * (output.numel() / output.size(0));
  const auto guess = static_cast<double>(o[first]);
  const auto wanted = static_cast<double>(y[first]);
  result.steps.push_back({"o − y", "o − y", joined(numberOf(guess), " − ", operand(wanted)), guess - wanted});
  result.steps.push_back(
      {"(o − y)²", "(o − y)²", joined(operand(guess - wanted), "²"), (guess - wanted) * (guess - wanted)});
  result.formula = "Σ (o − y)² / n";
  finishSum(pass, sum, result);
}

}  // namespace

void explainOutput(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  switch (pass.op(spot.op).info.kind) {
    case OpKind::Input:
      result.computed = result.value;
      return;
    case OpKind::Conv2d:
      return conv(pass, spot, result);
    case OpKind::BatchNorm2d:
      return norm(pass, spot, result);
    case OpKind::Relu:
      return relu(pass, spot, result);
    case OpKind::MaxPool2d:
      return maxPool(pass, spot, result);
    case OpKind::GlobalAvgPool2d:
      return globalAveragePool(pass, spot, result);
    case OpKind::Add:
      return add(pass, spot, result);
    case OpKind::Flatten:
      return flatten(pass, spot, result);
    case OpKind::Dropout:
      return dropout(pass, spot, result);
    case OpKind::Linear:
      return linear(pass, spot, result);
    case OpKind::Softmax:
      return softmax(pass, spot, result);
    case OpKind::CrossEntropy:
      return crossEntropy(pass, spot, result);
    case OpKind::MeanSquaredError:
      return meanSquaredError(pass, spot, result);
    case OpKind::Embedding:
    case OpKind::AddPositions:
    case OpKind::LayerNorm:
    case OpKind::SplitHeads:
    case OpKind::Divide:
    case OpKind::DotProducts:
    case OpKind::WeightedSum:
    case OpKind::JoinHeads:
    case OpKind::MeanOfTokens:
    case OpKind::Sigmoid:
    case OpKind::BinaryCrossEntropy:
      return explainTokens(pass, spot, result);
  }
}

}  // namespace officina
