// SPDX-License-Identifier: GPL-3.0-or-later

// The optimiser's update of one number, step by step, in the symbols of PyTorch's documentation of
// torch.optim: w the parameter, g its gradient, η the learning rate, λ the weight decay.

#include <cmath>

#include "core/inspect/arithmetic.h"

namespace officina {

namespace {

double numberAt(const torch::Tensor& tensor, std::int64_t at) {
  return tensor.defined() ? static_cast<double>(tensor.data_ptr<float>()[at]) : 0.0;
}

/// Writes the steps up to the quantity that is asked for.
class UpdateSteps {
 public:
  UpdateSteps(const Pass::Impl& pass, const PassParameter& parameter, std::int64_t at, Arithmetic& result)
      : m_spec(pass.optimizer),
        m_number(pass.updateNumber),
        m_w(numberAt(parameter.value, at)),
        m_g(numberAt(parameter.gradient, at)),
        m_first(numberAt(parameter.firstBefore, at)),
        m_second(numberAt(parameter.secondBefore, at)),
        m_result(result) {}

  void write() {
    decayGradient();
    switch (m_spec.kind) {
      case OptimizerKind::Sgd:
        m_delta = step("Δ", "−η·g", joined(minus(rate()), "·", operand(m_g)), -rate() * m_g);
        break;
      case OptimizerKind::Momentum:
        momentum();
        break;
      case OptimizerKind::RmsProp:
        rmsProp();
        break;
      case OptimizerKind::Adam:
      case OptimizerKind::AdamW:
        adam();
        break;
    }
    finish();
  }

 private:
  [[nodiscard]] double rate() const { return m_spec.learningRate; }
  [[nodiscard]] bool wants(Quantity quantity) const { return m_result.quantity == quantity; }
  static std::string minus(double value) { return numberOf(-value); }

  double step(const char* symbol, const char* formula, std::string numbers, double value) {
    m_result.steps.push_back({symbol, formula, std::move(numbers), value});
    return value;
  }

  /// Weight decay as part of the gradient; AdamW keeps it apart.
  void decayGradient() {
    if (m_spec.kind != OptimizerKind::AdamW && m_spec.weightDecay != 0.0) {
      m_g =
          step("g", "g + λ·w", joined(numberOf(m_g), " + ", numberOf(m_spec.weightDecay), "·", operand(m_w)),
               m_g + m_spec.weightDecay * m_w);
    }
  }

  void momentum() {
    // torch.optim.SGD: the first velocity is the gradient itself.
    m_newFirst = m_number == 1
                     ? step("v", "g", numberOf(m_g), m_g)
                     : step("v", "μ·v + g",
                            joined(numberOf(m_spec.momentum), "·", operand(m_first), " + ", operand(m_g)),
                            m_spec.momentum * m_first + m_g);
    if (!wants(Quantity::FirstMoment)) {
      m_delta = step("Δ", "−η·v", joined(minus(rate()), "·", operand(m_newFirst)), -rate() * m_newFirst);
    }
  }

  std::string averageNumbers(double keep, double before, double now, const char* power) const {
    return joined(numberOf(keep), "·", operand(before), " + ", numberOf(1.0 - keep), "·", operand(now),
                  power);
  }

  void rmsProp() {
    const double alpha = m_spec.alpha;
    m_newSecond = step("v", "α·v + (1 − α)·g²", averageNumbers(alpha, m_second, m_g, "²"),
                       alpha * m_second + (1.0 - alpha) * m_g * m_g);
    if (!wants(Quantity::SecondMoment)) {
      m_delta = step("Δ", "−η·g / (√v + ε)",
                     joined(minus(rate()), "·", operand(m_g), " / (√", numberOf(m_newSecond), " + ",
                            numberOf(m_spec.epsilon), ")"),
                     -rate() * m_g / (std::sqrt(m_newSecond) + m_spec.epsilon));
    }
  }

  void adam() {
    const double beta1 = m_spec.beta1;
    const double beta2 = m_spec.beta2;
    if (!wants(Quantity::SecondMoment)) {
      m_newFirst = step("m", "β₁·m + (1 − β₁)·g", averageNumbers(beta1, m_first, m_g, ""),
                        beta1 * m_first + (1.0 - beta1) * m_g);
    }
    if (!wants(Quantity::FirstMoment)) {
      m_newSecond = step("v", "β₂·v + (1 − β₂)·g²", averageNumbers(beta2, m_second, m_g, "²"),
                         beta2 * m_second + (1.0 - beta2) * m_g * m_g);
    }
    if (wants(Quantity::FirstMoment) || wants(Quantity::SecondMoment)) {
      return;
    }
    const double firstHat = corrected("m̂", "m / (1 − β₁ᵗ)", m_newFirst, beta1);
    const double secondHat = corrected("v̂", "v / (1 − β₂ᵗ)", m_newSecond, beta2);
    const double stepSize = -rate() * firstHat / (std::sqrt(secondHat) + m_spec.epsilon);
    const std::string numbers = joined(minus(rate()), "·", operand(firstHat), " / (√", numberOf(secondHat),
                                       " + ", numberOf(m_spec.epsilon), ")");
    if (m_spec.kind == OptimizerKind::AdamW && m_spec.weightDecay != 0.0) {
      m_delta =
          step("Δ", "−η·m̂ / (√v̂ + ε) − η·λ·w",
               joined(numbers, " − ", numberOf(rate()), "·", numberOf(m_spec.weightDecay), "·", operand(m_w)),
               stepSize - rate() * m_spec.weightDecay * m_w);
    } else {
      m_delta = step("Δ", "−η·m̂ / (√v̂ + ε)", numbers, stepSize);
    }
  }

  /// Both averages start from 0; dividing makes up for it. `t` is the number of the update.
  double corrected(const char* symbol, const char* formula, double average, double beta) {
    return step(symbol, formula,
                joined(numberOf(average), " / (1 − ", numberOf(beta), "^", std::to_string(m_number), ")"),
                average / (1.0 - std::pow(beta, static_cast<double>(m_number))));
  }

  void finish() {
    if (wants(Quantity::After)) {
      step("w", "w + Δ", joined(numberOf(m_w), " + ", operand(m_delta)), m_w + m_delta);
    }
    m_result.form = Arithmetic::Form::Steps;
    m_result.formula = m_result.steps.back().formula;
    m_result.computed = m_result.steps.back().value;
  }

  const OptimizerSpec& m_spec;
  std::int64_t m_number;
  double m_w, m_g, m_first, m_second;
  double m_newFirst = 0.0;
  double m_newSecond = 0.0;
  double m_delta = 0.0;
  Arithmetic& m_result;
};

}  // namespace

void explainUpdate(const Pass::Impl& pass, const PassParameter& parameter, std::int64_t at,
                   Arithmetic& result) {
  UpdateSteps(pass, parameter, at, result).write();
}

}  // namespace officina
