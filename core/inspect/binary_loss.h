// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

#include "core/inspect/arithmetic.h"

namespace officina {

/// One sample's binary cross-entropy in double precision, from its logit.
struct BinaryLoss {
  double logit = 0.0;
  double target = 0.0;
  double probability = 0.0;
  double loss = 0.0;  ///< -y ln p - (1 - y) ln(1 - p), without overflow for large logits

  BinaryLoss(const Pass::Impl& pass, int op, std::int64_t sample)
      : logit(outputOf(pass, pass.op(op).info.inputs.front()).at(sample)),
        target(static_cast<double>(pass.op(op).target.data_ptr<float>()[sample])),
        probability(1.0 / (1.0 + std::exp(-logit))),
        loss(std::fmax(logit, 0.0) - logit * target + std::log1p(std::exp(-std::abs(logit)))) {}
};

/// The steps up to p.
inline void explainSigmoid(double logit, Arithmetic& result) {
  const double exponential = std::exp(-logit);
  result.steps.push_back({"e^(−z)", "e^(−z)", joined("e^(−", operand(logit), ")"), exponential});
  result.steps.push_back(
      {"p", "1 / (1 + e^(−z))", joined("1 / (1 + ", numberOf(exponential), ")"), 1.0 / (1.0 + exponential)});
}

}  // namespace officina
