// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/api/error.h"
#include "core/inspect/replay.h"

namespace officina {

namespace {

/// Place of a cell in its tensor's memory; explain() has checked it.
std::int64_t placeOf(const Cell& cell, const torch::Tensor& tensor, bool ofOp) {
  std::int64_t at = ofOp && tensor.dim() > 0 ? cell.sample : 0;
  for (std::size_t d = 0; d < cell.index.size(); ++d) {
    at = at * tensor.size(static_cast<std::int64_t>(d) + (ofOp ? 1 : 0)) + cell.index[d];
  }
  return at;
}

}  // namespace

GradientCheck Pass::check(const Cell& cell) const {
  const torch::NoGradGuard noGrad;
  GradientCheck check;
  check.cell = cell;
  check.analytic = explain(cell, Quantity::Gradient).value;

  const int op = m->opIndex(cell.tensor);
  const int parameter = m->parameterIndex(cell.tensor);
  const torch::Tensor& tensor = op >= 0 ? m->op(op).output : m->parameter(parameter).value;
  const std::int64_t at = placeOf(cell, tensor, op >= 0);
  const double value = static_cast<double>(tensor.data_ptr<float>()[at]);
  const Replay replay(*m);
  const auto moved = [&](double delta) {
    return op >= 0 ? replay.withOutputMoved(op, at, delta) : replay.withParameterMoved(parameter, at, delta);
  };
  // Doubles keep sixteen digits of the loss: with h near 1e-5 both rounding and curvature stay below 1e-9. A
  // smaller h steps over fewer kinks, so it is tried before giving up.
  for (const double h : {1e-5, 3e-7}) {
    check.step = h * std::max(1.0, std::abs(value));
    const Replay::Outputs below = moved(-check.step);
    const Replay::Outputs above = moved(check.step);
    check.lossBelow = below.loss(*m);
    check.lossAbove = above.loss(*m);
    check.atKink = replay.switched(below, above);
    if (!check.atKink) {
      break;
    }
  }
  check.numeric = (check.lossAbove - check.lossBelow) / (2.0 * check.step);
  constexpr double kFloor = 1e-8;
  check.relativeError = std::abs(check.analytic - check.numeric) /
                        std::max({std::abs(check.analytic), std::abs(check.numeric), kFloor});
  return check;
}

}  // namespace officina
