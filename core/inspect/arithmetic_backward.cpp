// SPDX-License-Identifier: GPL-3.0-or-later

// The gradient of an operation's output: what comes back from each operation that takes it. Every term is the
// gradient of a later number (left) times how much that number moves with this one (right).

#include <algorithm>
#include <cmath>

#include "core/inspect/arithmetic.h"

namespace officina {

namespace {

/// The outputs whose windows contain `place` along one axis: first and last.
struct Reach {
  std::int64_t first;
  std::int64_t last;
  Reach(std::int64_t place, std::int64_t outputs, const OpInfo& info) {
    const std::int64_t shifted = place + info.padding;
    const std::int64_t before = shifted - info.kernel + 1;
    first = before <= 0 ? 0 : (before + info.stride - 1) / info.stride;
    last = std::min(outputs - 1, shifted / info.stride);
  }
};

void throughConv(const Consumer& c, TermSum& sum) {
  const OpInfo& info = c.traced().info;
  const View g = c.gradient();
  const View w = viewOf(c.pass, c.traced().weight);
  const auto& [channel, y, x, unused] = c.spot.index;
  const Reach rows(y, g.size(2), info);
  const Reach columns(x, g.size(3), info);
  for (std::int64_t map = 0; map < w.size(0); ++map) {
    for (std::int64_t row = rows.first; row <= rows.last; ++row) {
      for (std::int64_t column = columns.first; column <= columns.last; ++column) {
        const std::int64_t i = y + info.padding - row * info.stride;
        const std::int64_t j = x + info.padding - column * info.stride;
        sum.add(g.at(c.spot.sample, map, row, column), w.at(map, channel, i, j),
                g.place(c.spot.sample, map, row, column), w.place(map, channel, i, j));
      }
    }
  }
}

void throughLinear(const Consumer& c, TermSum& sum) {
  const View g = gradientByToken(c.pass, c.op);
  const View w = viewOf(c.pass, c.traced().weight);
  const bool ofTokens = c.traced().info.shape.size() == 2;
  const std::int64_t token = ofTokens ? c.spot.index[0] : 0;
  const std::int64_t input = c.spot.index[ofTokens ? 1 : 0];
  for (std::int64_t unit = 0; unit < w.size(0); ++unit) {
    sum.add(g.at(c.spot.sample, token, unit), w.at(unit, input), g.place(c.spot.sample, token, unit),
            w.place(unit, input));
  }
}

void throughRelu(const Consumer& c, TermSum& sum) {
  const auto& at = c.spot.index;
  const double value = c.input().at(c.spot.sample, at[0], at[1], at[2]);
  c.throughElement(value > 0.0 ? 1.0 : 0.0, sum);
}

void throughDropout(const Consumer& c, TermSum& sum) {
  const auto& at = c.spot.index;
  const torch::Tensor& mask = c.traced().mask;
  c.throughElement(mask.defined() ? View(mask, c.op).at(c.spot.sample, at[0], at[1], at[2]) : 1.0, sum);
}

void throughMaxPool(const Consumer& c, TermSum& sum) {
  const OpInfo& info = c.traced().info;
  const View g = c.gradient();
  const auto& [map, y, x, unused] = c.spot.index;
  const std::int64_t place = y * c.input().size(3) + x;
  const Reach rows(y, g.size(2), info);
  const Reach columns(x, g.size(3), info);
  for (std::int64_t row = rows.first; row <= rows.last; ++row) {
    for (std::int64_t column = columns.first; column <= columns.last; ++column) {
      const bool won = winnerOf(c.pass, c.op, c.spot.sample, map, row, column) == place;
      sum.add(g.at(c.spot.sample, map, row, column), won ? 1.0 : 0.0,
              g.place(c.spot.sample, map, row, column));
    }
  }
}

void throughGlobalAveragePool(const Consumer& c, TermSum& sum) {
  const View x = c.input();
  const View g = c.gradient();
  const std::int64_t map = c.spot.index[0];
  sum.add(g.at(c.spot.sample, map), 1.0 / static_cast<double>(x.size(2) * x.size(3)),
          g.place(c.spot.sample, map));
}

void throughFlatten(const Consumer& c, TermSum& sum) {
  const View x = c.input();
  const View g = c.gradient();
  const auto& at = c.spot.index;
  const std::int64_t unit = (at[0] * x.size(2) + at[1]) * x.size(3) + at[2];
  sum.add(g.at(c.spot.sample, unit), 1.0, g.place(c.spot.sample, unit));
}

void throughSoftmax(const Consumer& c, TermSum& sum) {
  const View g = c.gradient();
  const View p = outputOf(c.pass, c.op);
  const auto& at = c.spot.index;
  const TracedOp& op = c.traced();
  if (op.axis == 1) {
    for (std::int64_t j = 0; j < g.size(1); ++j) {
      const double same = j == at[0] ? 1.0 : 0.0;
      sum.add(g.at(c.spot.sample, j), p.at(c.spot.sample, j) * (same - p.at(c.spot.sample, at[0])),
              g.place(c.spot.sample, j));
    }
    return;
  }
  const double own = p.at(c.spot.sample, at[0], at[1], at[2]);
  for (std::int64_t j = 0; j < g.size(3); ++j) {
    if (isExcluded(op.excluded, c.spot.sample, j)) {
      continue;
    }
    const double same = j == at[2] ? 1.0 : 0.0;
    sum.add(g.at(c.spot.sample, at[0], at[1], j), p.at(c.spot.sample, at[0], at[1], j) * (same - own),
            g.place(c.spot.sample, at[0], at[1], j));
  }
}

/// In training every output of the channel depends on every input, through mean and variance.
void throughNorm(const Consumer& c, TermSum& sum) {
  const auto& [channel, y, x, unused] = c.spot.index;
  const Normalisation norm(c.pass, c.op, channel);
  if (!norm.ofBatch) {
    c.throughElement(norm.weight / norm.root, sum);
    return;
  }
  const View g = c.gradient();
  const View input = c.input();
  const double own = norm.normalised(input.at(c.spot.sample, channel, y, x));
  const auto count = static_cast<double>(norm.count);
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t i = 0; i < g.size(2); ++i) {
      for (std::int64_t j = 0; j < g.size(3); ++j) {
        const double other = norm.normalised(input.at(n, channel, i, j));
        const double same = n == c.spot.sample && i == y && j == x ? 1.0 : 0.0;
        sum.add(g.at(n, channel, i, j), norm.weight / norm.root * (same - (1.0 + own * other) / count),
                g.place(n, channel, i, j));
      }
    }
  }
}

/// How the loss moves with a logit: (share p - target) / divisor.
void throughCrossEntropy(const Consumer& c, TermSum& sum) {
  const ClassLoss loss(c.pass, c.op);
  const SoftmaxRow row(loss.logits(), c.spot.sample);
  const std::int64_t i = c.spot.index[0];
  const double slope =
      (loss.share(c.spot.sample) * row.probability(i) - loss.target(c.spot.sample, i)) / loss.divisor();
  sum.add(c.gradient().at(0), slope, {c.op, c.spot.sample});
}

struct SquaredError {
  double output = 0.0;
  double target = 0.0;
  double count = 0.0;

  explicit SquaredError(const Consumer& c) {
    const torch::Tensor& x = c.pass.op(c.spot.op).output;
    const torch::Tensor wanted = c.traced().target.contiguous();
    const std::int64_t at = c.spot.sample * (x.numel() / x.size(0)) + c.spot.index[0];
    output = static_cast<double>(x.data_ptr<float>()[at]);
    target = static_cast<double>(wanted.data_ptr<float>()[at]);
    count = static_cast<double>(x.numel());
  }
  [[nodiscard]] double slope() const { return 2.0 * (output - target) / count; }
};

void throughSquaredError(const Consumer& c, TermSum& sum) {
  sum.add(c.gradient().at(0), SquaredError(c).slope(), {c.op, c.spot.sample});
}

void addTerms(const Consumer& c, TermSum& sum) {
  switch (c.traced().info.kind) {
    case OpKind::Input:
      return;
    case OpKind::Conv2d:
      return throughConv(c, sum);
    case OpKind::BatchNorm2d:
      return throughNorm(c, sum);
    case OpKind::Relu:
      return throughRelu(c, sum);
    case OpKind::MaxPool2d:
      return throughMaxPool(c, sum);
    case OpKind::GlobalAvgPool2d:
      return throughGlobalAveragePool(c, sum);
    case OpKind::Add:
      return c.throughElement(1.0, sum);
    case OpKind::Flatten:
      return throughFlatten(c, sum);
    case OpKind::Dropout:
      return throughDropout(c, sum);
    case OpKind::Linear:
      return throughLinear(c, sum);
    case OpKind::Softmax:
      return throughSoftmax(c, sum);
    case OpKind::CrossEntropy:
      return throughCrossEntropy(c, sum);
    case OpKind::MeanSquaredError:
      return throughSquaredError(c, sum);
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
      return addTokenTerms(c, sum);
  }
}

/// p - y, which is what softmax and cross-entropy together leave.
void stepsOfCrossEntropy(const Consumer& c, Arithmetic& result) {
  const ClassLoss loss(c.pass, c.op);
  const std::int64_t i = c.spot.index[0];
  const SoftmaxRow row(loss.logits(), c.spot.sample);
  explainSoftmax(c.pass, row, i, result);
  const double target = loss.target(c.spot.sample, i);
  const double share = loss.share(c.spot.sample);
  const double p = row.probability(i);
  const bool weighted = c.traced().classWeights.defined();
  const char* rule = loss.smoothing() > 0.0 ? "(1 − s)·[i = y] + s / K" : "[i = y]";
  const char* weightedRule = loss.smoothing() > 0.0 ? "w·((1 − s)·[i = y] + s / K)" : "w·[i = y]";
  result.steps.push_back({"t", weighted ? weightedRule : rule, numberOf(target), target});
  if (weighted) {
    result.steps.push_back({"a", "Σ t", numberOf(share), share});
  }
  const std::string left = weighted ? joined(numberOf(share), "·", numberOf(p)) : numberOf(p);
  result.formula = weighted ? "(a·p − t) / Σ w" : "(p − t) / n";
  result.steps.push_back({"g", result.formula,
                          joined("(", left, " − ", numberOf(target), ") / ", numberOf(loss.divisor())),
                          (share * p - target) / loss.divisor()});
}

void stepsOfSquaredError(const Consumer& c, Arithmetic& result) {
  const SquaredError error(c);
  result.formula = "2·(o − y) / n";
  result.steps.push_back({"o − y", "o − y", joined(numberOf(error.output), " − ", operand(error.target)),
                          error.output - error.target});
  result.steps.push_back({"g", result.formula,
                          joined("2·", operand(error.output - error.target), " / ", numberOf(error.count)),
                          error.slope()});
}

/// The batch's terms are many; these are what they come to.
void stepsOfNorm(const Consumer& c, Arithmetic& result) {
  const auto& [channel, y, x, unused] = c.spot.index;
  const Normalisation norm(c.pass, c.op, channel);
  const View g = c.gradient();
  const View input = c.input();
  double sum = 0.0;
  double sumOfProducts = 0.0;
  for (std::int64_t n = 0; n < g.size(0); ++n) {
    for (std::int64_t i = 0; i < g.size(2); ++i) {
      for (std::int64_t j = 0; j < g.size(3); ++j) {
        sum += g.at(n, channel, i, j);
        sumOfProducts += g.at(n, channel, i, j) * norm.normalised(input.at(n, channel, i, j));
      }
    }
  }
  const auto count = static_cast<double>(norm.count);
  const double own = g.at(c.spot.sample, channel, y, x);
  const double normalised = norm.normalised(input.at(c.spot.sample, channel, y, x));
  result.formula = "γ / √(σ² + ε)·(g − Σ g / n − x̂·Σ (g·x̂) / n)";
  result.steps.push_back({"x̂", "(x − μ) / √(σ² + ε)", numberOf(normalised), normalised});
  result.steps.push_back({"Σ g", "Σ g", numberOf(sum), sum});
  result.steps.push_back({"Σ (g·x̂)", "Σ (g·x̂)", numberOf(sumOfProducts), sumOfProducts});
  result.steps.push_back(
      {"∂x", result.formula,
       joined(operand(norm.weight), " / ", numberOf(norm.root), "·(", numberOf(own), " − ", operand(sum),
              " / ", numberOf(count), " − ", operand(normalised), "·", operand(sumOfProducts), " / ",
              numberOf(count), ")"),
       norm.weight / norm.root * (own - sum / count - normalised * sumOfProducts / count)});
}

const char* formulaOf(const Consumer& c) {
  switch (c.traced().info.kind) {
    case OpKind::Conv2d:
    case OpKind::Linear:
      return "Σ g·w";
    case OpKind::BatchNorm2d:
      return "g·γ / √(σ² + ε)";
    case OpKind::Relu:
      return "g·[x > 0]";
    case OpKind::MaxPool2d:
      return "g·[x = max]";
    case OpKind::GlobalAvgPool2d:
      return "g / n";
    case OpKind::Add:
    case OpKind::Flatten:
      return "g";
    case OpKind::Dropout:
      return c.traced().mask.defined() ? "g·mask / (1 − p)" : "g";
    case OpKind::Softmax:
      return "Σ gⱼ·pⱼ·([i = j] − pᵢ)";
    default:
      return tokenFormula(c);
  }
}

/// True if steps tell it better than terms.
bool inSteps(const Consumer& only, Arithmetic& result) {
  switch (only.traced().info.kind) {
    case OpKind::CrossEntropy:
      stepsOfCrossEntropy(only, result);
      return true;
    case OpKind::MeanSquaredError:
      stepsOfSquaredError(only, result);
      return true;
    case OpKind::BatchNorm2d:
      if (only.traced().ofBatch) {
        stepsOfNorm(only, result);
        return true;
      }
      return false;
    default:
      return explainTokensInSteps(only, result);
  }
}

}  // namespace

void explainOutputGradient(const Pass::Impl& pass, const Spot& spot, Arithmetic& result) {
  if (spot.op == pass.lossOp) {
    result.formula = "∂L / ∂L";
    result.computed = 1.0;
    return;
  }
  std::vector<Consumer> consumers;
  for (const int op : pass.consumers(spot.op)) {
    const Consumer consumer{pass, spot, op};
    if (pass.gradient(op).defined() && takes(consumer)) {
      consumers.push_back(consumer);
    }
  }
  TermSum sum;
  for (const Consumer& consumer : consumers) {
    addTerms(consumer, sum);
  }
  result.form = Arithmetic::Form::SumOfProducts;
  result.formula = consumers.size() == 1 ? formulaOf(consumers.front()) : "Σ g·∂";
  result.computed = sum.sum();
  if (consumers.size() == 1 && inSteps(consumers.front(), result)) {
    result.form = Arithmetic::Form::Steps;
    result.computed = result.steps.back().value;
  }
  if (result.terms.empty()) {
    sum.writeTo(pass, result);
  }
}

}  // namespace officina
