// SPDX-License-Identifier: GPL-3.0-or-later

// The gradient of a parameter: what it was multiplied with (left), times the gradient of what came out
// (right), over all places where it was used.

#include <cmath>

#include "core/inspect/arithmetic.h"

namespace officina {

namespace {

using Index = std::array<std::int64_t, 4>;

void convWeight(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  const OpInfo& info = pass.op(op).info;
  const View x = outputOf(pass, info.inputs.front());
  const View g = gradientOf(pass, op);
  const auto& [map, channel, i, j] = index;
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t row = 0; row < g.size(2); ++row) {
      const std::int64_t y = row * info.stride - info.padding + i;
      for (std::int64_t column = 0; column < g.size(3); ++column) {
        const std::int64_t z = column * info.stride - info.padding + j;
        const bool inside = y >= 0 && y < x.size(2) && z >= 0 && z < x.size(3);
        sum.add(inside ? x.at(n, channel, y, z) : 0.0, g.at(n, map, row, column),
                inside ? x.place(n, channel, y, z) : Place{}, g.place(n, map, row, column));
      }
    }
  }
}

/// Whatever is added to a whole map (or unit) takes the sum of its gradients.
void bias(const Pass::Impl& pass, int op, std::int64_t unit, TermSum& sum) {
  const View g = gradientOf(pass, op);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t row = 0; row < g.size(2); ++row) {
      for (std::int64_t column = 0; column < g.size(3); ++column) {
        sum.add(g.at(n, unit, row, column), 1.0, g.place(n, unit, row, column));
      }
    }
  }
}

/// The same of an operation that works token by token.
void biasOfTokens(const Pass::Impl& pass, int op, std::int64_t unit, TermSum& sum) {
  const View g = gradientByToken(pass, op);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t token = 0; token < g.size(1); ++token) {
      sum.add(g.at(n, token, unit), 1.0, g.place(n, token, unit));
    }
  }
}

void linearWeight(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  const View x = outputByToken(pass, pass.op(op).info.inputs.front());
  const View g = gradientByToken(pass, op);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t token = 0; token < g.size(1); ++token) {
      sum.add(x.at(n, token, index[1]), g.at(n, token, index[0]), x.place(n, token, index[1]),
              g.place(n, token, index[0]));
    }
  }
}

/// The normalised number stands nowhere; the number that it was made from does.
void normWeight(const Pass::Impl& pass, int op, std::int64_t channel, TermSum& sum) {
  const View x = outputOf(pass, pass.op(op).info.inputs.front());
  const View g = gradientOf(pass, op);
  const Normalisation norm(pass, op, channel);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t row = 0; row < g.size(2); ++row) {
      for (std::int64_t column = 0; column < g.size(3); ++column) {
        sum.add(norm.normalised(x.at(n, channel, row, column)), g.at(n, channel, row, column), {},
                g.place(n, channel, row, column));
      }
    }
  }
}

const char* addWeight(const Pass::Impl& pass, int op, const Index& index, TermSum& sum) {
  switch (pass.op(op).info.kind) {
    case OpKind::Conv2d:
      convWeight(pass, op, index, sum);
      return "Σ x·g";
    case OpKind::Linear:
      linearWeight(pass, op, index, sum);
      return "Σ x·g";
    case OpKind::BatchNorm2d:
      normWeight(pass, op, index[0], sum);
      return "Σ x̂·g";
    default:
      return addTokenWeight(pass, op, index, sum);
  }
}

}  // namespace

void explainParameterGradient(const Pass::Impl& pass, const PassParameter& parameter, const Index& index,
                              Arithmetic& result) {
  TermSum sum;
  for (std::size_t i = 0; i < pass.ops.size(); ++i) {
    const int op = static_cast<int>(i);
    const TracedOp& traced = pass.op(op);
    if (!pass.gradient(op).defined()) {
      continue;
    }
    if (traced.weight.name == parameter.name) {
      result.formula = addWeight(pass, op, index, sum);
    } else if (traced.bias.name == parameter.name) {
      result.formula = "Σ g";
      const OpKind kind = traced.info.kind;
      kind == OpKind::Linear || kind == OpKind::LayerNorm ? biasOfTokens(pass, op, index[0], sum)
                                                          : bias(pass, op, index[0], sum);
    }
  }
  result.form = Arithmetic::Form::SumOfProducts;
  result.computed = sum.sum();
  sum.writeTo(pass, result);
}

}  // namespace officina
