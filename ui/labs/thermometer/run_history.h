// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/api/thermometer.h"

namespace officina {

/// The course of one run: the loss of every epoch and the line that had it.
class RunHistory {
 public:
  void clear();
  /// The line before any step.
  void setInitial(const Line& line) { m_initial = line; }
  void add(const Mailbox::Update& update);

  /// Epochs done so far.
  [[nodiscard]] std::int64_t epochs() const { return static_cast<std::int64_t>(m_losses.size()); }
  [[nodiscard]] bool empty() const { return m_losses.empty(); }
  /// Loss of each epoch, measured before its update; the last one may be infinite or NaN.
  [[nodiscard]] const std::vector<double>& losses() const { return m_losses; }
  /// The line whose error is losses()[epoch], that is, the one before that epoch's update (what the notes
  /// plot as "epoch 2"); for epoch == epochs() the line after the last update. Nothing outside 0 ...
  /// epochs().
  [[nodiscard]] std::optional<Line> line(std::int64_t epoch) const;

 private:
  std::optional<Line> m_initial;
  std::vector<Line> m_after;  ///< after the update of epoch i
  std::vector<double> m_losses;
};

/// From where on a finished curve falls by less than 1 % of its end; nothing if it never settles, that is, if
/// not at least the last twentieth lies within that 1 %.
[[nodiscard]] std::optional<std::int64_t> settledEpoch(const std::vector<double>& losses);

enum class Learning { NotTrained, Well, Plateau, TooSlow, Unstable };
/// How a run goes. `best` is the error of the least-squares line: what no straight line can beat.
[[nodiscard]] Learning diagnose(const std::vector<double>& losses, double best);

/// How steep the loss of these pairs is: the larger eigenvalue of the Hessian of the mean squared error in
/// weight and bias, 2 [mean(x^2) mean(x); mean(x) 1]. It does not depend on y, nor on the weights.
[[nodiscard]] double largestCurvature(const std::vector<TemperaturePair>& pairs);
/// The learning rate above which plain gradient descent moves away from the minimum on these pairs: 2 /
/// curvature, and (1 + momentum) times that with momentum. Infinite for optimisers that scale their own
/// steps.
[[nodiscard]] double stabilityLimit(const OptimizerSpec& optimizer,
                                    const std::vector<TemperaturePair>& pairs);
/// A learning rate that works for this optimiser on these pairs, with two digits; less than the present one.
[[nodiscard]] double mendedLearningRate(const OptimizerSpec& optimizer,
                                        const std::vector<TemperaturePair>& pairs);

}  // namespace officina
