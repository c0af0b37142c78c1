// SPDX-License-Identifier: GPL-3.0-or-later

// What the forward and the backward arithmetic share: softmax, the classes' loss, a channel's normalisation.

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/inspect/arithmetic.h"

namespace officina {

SoftmaxRow::SoftmaxRow(const View& logits, std::int64_t row) {
  largest = -std::numeric_limits<double>::infinity();
  for (std::int64_t j = 0; j < logits.size(1); ++j) {
    largest = std::max(largest, logits.at(row, j));
  }
  for (std::int64_t j = 0; j < logits.size(1); ++j) {
    shifted.push_back(logits.at(row, j) - largest);
    exponentials.push_back(std::exp(shifted.back()));
    sum += exponentials.back();
  }
}

double SoftmaxRow::surprise(std::int64_t i) const {
  return std::log(sum) - shifted[static_cast<std::size_t>(i)];
}

void explainSoftmax(const Pass::Impl& pass, const SoftmaxRow& row, const View& logits, std::int64_t sample,
                    std::int64_t i, Arithmetic& result) {
  TermSum sum;
  for (std::size_t j = 0; j < row.shifted.size(); ++j) {
    sum.addTerm(row.shifted[j], 1.0, row.exponentials[j], logits.place(sample, static_cast<std::int64_t>(j)));
  }
  sum.writeTo(pass, result);
  const double own = row.exponentials[static_cast<std::size_t>(i)];
  result.steps.push_back({"max z", "max z", numberOf(row.largest), row.largest});
  result.steps.push_back({"e^(zᵢ − max z)", "e^(zᵢ − max z)",
                          joined("e^(", numberOf(logits.at(sample, i)), " − ", operand(row.largest), ")"),
                          own});
  result.steps.push_back({"Σ", "Σ e^(z − max z)", numberOf(row.sum), row.sum});
  result.steps.push_back(
      {"p", "e^(zᵢ − max z) / Σ", joined(numberOf(own), " / ", numberOf(row.sum)), own / row.sum});
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

}  // namespace officina
