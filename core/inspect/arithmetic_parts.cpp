// SPDX-License-Identifier: GPL-3.0-or-later

// What the forward and the backward arithmetic share: softmax, the classes' loss, a channel's normalisation.

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspect/arithmetic.h"

namespace officina {

bool isExcluded(const torch::Tensor& excluded, std::int64_t sample, std::int64_t token) {
  return excluded.defined() && excluded.data_ptr<bool>()[sample * excluded.size(1) + token];
}

SoftmaxRow::SoftmaxRow(const View& logits, std::int64_t sample) {
  for (std::int64_t j = 0; j < logits.size(1); ++j) {
    add(logits.at(sample, j), logits.place(sample, j), false);
  }
  finish();
}

SoftmaxRow::SoftmaxRow(const Pass::Impl& pass, int softmax, std::int64_t sample,
                       const std::array<std::int64_t, 4>& index) {
  const TracedOp& op = pass.op(softmax);
  const View x = outputOf(pass, op.info.inputs.front());
  if (op.axis == 1) {
    *this = SoftmaxRow(x, sample);
    return;
  }
  for (std::int64_t j = 0; j < x.size(3); ++j) {
    add(x.at(sample, index[0], index[1], j), x.place(sample, index[0], index[1], j),
        isExcluded(op.excluded, sample, j));
  }
  finish();
}

void SoftmaxRow::add(double logit, const Place& place, bool leftOut) {
  if (leftOut) {
    numbers.push_back({-std::numeric_limits<double>::infinity(), {}, 0.0, 0.0, true});
  } else {
    numbers.push_back({logit, place, 0.0, 0.0, false});
  }
}

void SoftmaxRow::finish() {
  largest = -std::numeric_limits<double>::infinity();
  for (const Number& number : numbers) {
    largest = std::max(largest, number.logit);
  }
  for (Number& number : numbers) {
    number.shifted = number.logit - largest;
    number.exponential = std::exp(number.shifted);
    sum += number.exponential;
  }
}

double SoftmaxRow::surprise(std::int64_t i) const {
  return std::log(sum) - at(i).shifted;
}

void explainSoftmax(const Pass::Impl& pass, const SoftmaxRow& row, std::int64_t i, Arithmetic& result) {
  TermSum sum;
  for (const SoftmaxRow::Number& number : row.numbers) {
    if (!number.leftOut) {
      sum.addTerm(number.shifted, 1.0, number.exponential, number.place);
    }
  }
  sum.writeTo(pass, result);
  const SoftmaxRow::Number& own = row.at(i);
  const std::string exponent =
      own.leftOut ? "−∞" : joined("(", numberOf(own.logit), " − ", operand(row.largest), ")");
  result.steps.push_back({"max z", "max z", numberOf(row.largest), row.largest});
  result.steps.push_back({"e^(zᵢ − max z)", "e^(zᵢ − max z)", joined("e^", exponent), own.exponential});
  result.steps.push_back({"Σ", "Σ e^(z − max z)", numberOf(row.sum), row.sum});
  result.steps.push_back({"p", "e^(zᵢ − max z) / Σ",
                          joined(numberOf(own.exponential), " / ", numberOf(row.sum)), row.probability(i)});
}

ClassLoss::ClassLoss(const Pass::Impl& pass, int op)
    : m_logits(outputOf(pass, pass.op(op).info.inputs.front())),
      m_labels(pass.op(op).target.data_ptr<std::int64_t>()),
      m_weights(pass.op(op).classWeights.defined() ? pass.op(op).classWeights.data_ptr<float>() : nullptr),
      m_smoothing(pass.op(op).labelSmoothing),
      m_classes(m_logits.size(1)),
      m_weightSum(0.0) {
  for (std::int64_t c = 0; c < m_classes; ++c) {
    m_weightSum += weight(c);
  }
  for (std::int64_t n = 0; n < m_logits.size(0); ++n) {
    m_divisor += weight(m_labels[n]);
  }
}

double ClassLoss::ofSample(std::int64_t sample) const {
  const SoftmaxRow row(m_logits, sample);
  double result = (1.0 - m_smoothing) * weight(label(sample)) * row.surprise(label(sample));
  if (m_smoothing > 0.0) {
    for (std::int64_t c = 0; c < m_classes; ++c) {
      result += m_smoothing / static_cast<double>(m_classes) * weight(c) * row.surprise(c);
    }
  }
  return result;
}

double ClassLoss::share(std::int64_t sample) const {
  return (1.0 - m_smoothing) * weight(label(sample)) +
         m_smoothing / static_cast<double>(m_classes) * m_weightSum;
}

double ClassLoss::target(std::int64_t sample, std::int64_t c) const {
  const double hit = c == label(sample) ? (1.0 - m_smoothing) * weight(c) : 0.0;
  return hit + m_smoothing / static_cast<double>(m_classes) * weight(c);
}

Normalisation::Normalisation(const Pass::Impl& pass, int op, std::int64_t channel) {
  const TracedOp& traced = pass.op(op);
  const View x = outputOf(pass, traced.info.inputs.front());
  ofBatch = traced.ofBatch;
  count = x.size(0) * x.size(2) * x.size(3);
  if (ofBatch) {
    const auto forEach = [&](auto use) {
      for (std::int64_t n = 0; n < x.size(0); ++n) {
        for (std::int64_t i = 0; i < x.size(2); ++i) {
          for (std::int64_t j = 0; j < x.size(3); ++j) {
            use(x.at(n, channel, i, j));
          }
        }
      }
    };
    forEach([&](double value) { mean += value; });
    mean /= static_cast<double>(count);
    forEach([&](double value) { variance += (value - mean) * (value - mean); });
    variance /= static_cast<double>(count);
  } else {
    mean = static_cast<double>(traced.mean.data_ptr<float>()[channel]);
    variance = static_cast<double>(traced.variance.data_ptr<float>()[channel]);
  }
  root = std::sqrt(variance + traced.epsilon);
  weight = traced.weight.tensor.defined() ? viewOf(pass, traced.weight).at(channel) : 1.0;
  bias = traced.bias.tensor.defined() ? viewOf(pass, traced.bias).at(channel) : 0.0;
}

void explainNormalisation(const NormalisationSteps& norm, double value, Arithmetic& result) {
  if (norm.count > 0.0) {
    const std::string count = numberOf(norm.count);
    result.steps.push_back(
        {"μ", "Σ x / n", joined(numberOf(norm.mean * norm.count), " / ", count), norm.mean});
    result.steps.push_back(
        {"σ²", "Σ (x − μ)² / n", joined(numberOf(norm.variance * norm.count), " / ", count), norm.variance});
  } else {
    result.steps.push_back({"μ", "μ", numberOf(norm.mean), norm.mean});
    result.steps.push_back({"σ²", "σ²", numberOf(norm.variance), norm.variance});
  }
  const double normalised = (value - norm.mean) / std::sqrt(norm.variance + norm.epsilon);
  result.steps.push_back({"x̂", "(x − μ) / √(σ² + ε)",
                          joined("(", numberOf(value), " − ", operand(norm.mean), ") / √(",
                                 numberOf(norm.variance), " + ", numberOf(norm.epsilon), ")"),
                          normalised});
  result.steps.push_back({"y", "γ·x̂ + β",
                          joined(operand(norm.weight), "·", operand(normalised), " + ", operand(norm.bias)),
                          norm.weight * normalised + norm.bias});
  result.formula = "γ·(x − μ) / √(σ² + ε) + β";
  finishSteps(result);
}

TokenNormalisation::TokenNormalisation(const Pass::Impl& pass, int op, std::int64_t sample,
                                       std::int64_t token) {
  const TracedOp& traced = pass.op(op);
  const View x = outputByToken(pass, traced.info.inputs.front());
  const auto count = static_cast<double>(x.size(2));
  for (std::int64_t i = 0; i < x.size(2); ++i) {
    mean += x.at(sample, token, i) / count;
  }
  for (std::int64_t i = 0; i < x.size(2); ++i) {
    const double distance = x.at(sample, token, i) - mean;
    normalised.push_back(distance);
    variance += distance * distance / count;
  }
  root = std::sqrt(variance + traced.epsilon);
  for (double& number : normalised) {
    number /= root;
  }
}

void Consumer::throughElement(double factor, TermSum& sum) const {
  const View g = gradient();
  const auto& at = spot.index;
  sum.add(g.at(spot.sample, at[0], at[1], at[2]), factor, g.place(spot.sample, at[0], at[1], at[2]));
}

void finishSum(const Pass::Impl& pass, TermSum& sum, Arithmetic& result) {
  result.form = Arithmetic::Form::SumOfProducts;
  result.computed = sum.sum() + result.bias.value_or(0.0);
  sum.writeTo(pass, result);
}

void finishSteps(Arithmetic& result) {
  result.form = Arithmetic::Form::Steps;
  result.computed = result.steps.back().value;
}

}  // namespace officina
