// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/api/training.h"

namespace officina {

// Figures that diagnoses are made of.

/// How the loss went. Medians throughout, because one batch's loss is a matter of luck.
class LossFigures {
 public:
  explicit LossFigures(std::span<const StepSample> steps);
  /// At least so many steps were done (of which the samples may be a selection).
  [[nodiscard]] bool enough(std::int64_t steps) const { return m_count >= steps; }
  [[nodiscard]] std::int64_t count() const { return m_count; }
  [[nodiscard]] double first() const { return m_first; }  ///< of the first ten (but at most the first third)
  [[nodiscard]] double recent() const { return m_recent; }  ///< of the last twenty (at most the last third)
  [[nodiscard]] double recentQuarter() const { return m_recentQuarter; }
  [[nodiscard]] double quarterBefore() const { return m_quarterBefore; }

 private:
  std::int64_t m_count = 0;
  double m_first = 0.0;
  double m_recent = 0.0;
  double m_recentQuarter = 0.0;
  double m_quarterBefore = 0.0;
};

/// The moment before the last batch whose loss was not above the first one's: where to go back to when the
/// loss has run away. 0 without steps.
[[nodiscard]] std::int64_t lastHealthyStep(std::span<const StepSample> steps);

/// One layer with weights through the views, oldest first. Never empty.
class LayerSeries {
 public:
  struct Moment {
    std::int64_t globalStep = 0;
    const LayerStatistics* layer = nullptr;
    double gradientShare = 0.0;  ///< its gradient (root mean square) over the largest layer's
  };
  explicit LayerSeries(std::vector<Moment> moments) : m_moments(std::move(moments)) {}

  /// The newest, or so many before it (the oldest if there are fewer).
  [[nodiscard]] const LayerStatistics* last(std::size_t before = 0) const;
  /// Length of the newest update over that of the weights: typically of the last three views.
  [[nodiscard]] double updateShare() const;
  [[nodiscard]] double medianGradientBefore() const;  ///< of all but the newest; 0 if there are under three
  [[nodiscard]] double weightGrowth() const;          ///< length of the weights, newest over smallest
  [[nodiscard]] double largestGradientShare() const;  ///< in the last three views
  [[nodiscard]] std::optional<std::int64_t> lastStepWhere(
      const std::function<bool(const LayerStatistics&)>& holds) const;

 private:
  std::vector<Moment> m_moments;
};
[[nodiscard]] std::vector<LayerSeries> layerSeries(
    const std::vector<std::shared_ptr<const TrainingView>>& views);

}  // namespace officina
