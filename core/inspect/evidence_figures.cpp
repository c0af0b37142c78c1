// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/evidence_figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace officina {

namespace {

double median(std::vector<double> values) {
  if (values.empty()) {
    return 0.0;
  }
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double medianLoss(std::span<const StepSample> steps) {
  std::vector<double> losses;
  for (const StepSample& step : steps) {
    if (std::isfinite(step.loss)) {
      losses.push_back(step.loss);
    }
  }
  return median(std::move(losses));
}

double rootMeanSquare(const LayerStatistics& layer) {
  return layer.gradients.count > 0
             ? layer.gradientNorm / std::sqrt(static_cast<double>(layer.gradients.count))
             : 0.0;
}

constexpr std::size_t kRecentViews = 3;

}  // namespace

LossFigures::LossFigures(std::span<const StepSample> steps) {
  if (steps.empty()) {
    return;
  }
  m_count = steps.back().globalStep - steps.front().globalStep + 1;
  constexpr std::size_t kFirst = 10;
  constexpr std::size_t kRecent = 20;
  const std::size_t third = std::max<std::size_t>(1, steps.size() / 3);
  m_first = medianLoss(steps.first(std::min(kFirst, third)));
  m_recent = medianLoss(steps.last(std::min(kRecent, third)));
  const std::size_t quarter = steps.size() / 4;
  m_recentQuarter = medianLoss(steps.last(quarter));
  m_quarterBefore = medianLoss(steps.last(2 * quarter).first(quarter));
}

std::int64_t lastHealthyStep(std::span<const StepSample> steps) {
  if (steps.empty()) {
    return 0;
  }
  const double first = steps.front().loss;
  const auto healthy = std::find_if(steps.rbegin(), steps.rend(),
                                    [first](const StepSample& step) { return step.loss <= first; });
  return (healthy == steps.rend() ? steps.front() : *healthy).globalStep - 1;
}

const LayerStatistics* LayerSeries::last(std::size_t before) const {
  return m_moments[m_moments.size() - 1 - std::min(before, m_moments.size() - 1)].layer;
}

double LayerSeries::updateShare() const {
  std::vector<double> shares;
  const std::size_t count = std::min(kRecentViews, m_moments.size());
  for (const Moment& moment : std::span(m_moments).last(count)) {
    if (moment.layer->weightNorm > 0.0) {
      shares.push_back(moment.layer->updateNorm / moment.layer->weightNorm);
    }
  }
  return median(std::move(shares));
}

double LayerSeries::medianGradientBefore() const {
  if (m_moments.size() <= kRecentViews) {
    return 0.0;
  }
  std::vector<double> norms;
  for (const Moment& moment : std::span(m_moments).first(m_moments.size() - 1)) {
    norms.push_back(moment.layer->gradientNorm);
  }
  return median(std::move(norms));
}

double LayerSeries::weightGrowth() const {
  double smallest = last()->weightNorm;
  for (const Moment& moment : m_moments) {
    smallest = std::min(smallest, moment.layer->weightNorm);
  }
  return smallest > 0.0 ? last()->weightNorm / smallest : 1.0;
}

double LayerSeries::largestGradientShare() const {
  double largest = 0.0;
  for (const Moment& moment : std::span(m_moments).last(std::min(kRecentViews, m_moments.size()))) {
    largest = std::max(largest, moment.gradientShare);
  }
  return largest;
}

std::optional<std::int64_t> LayerSeries::lastStepWhere(
    const std::function<bool(const LayerStatistics&)>& holds) const {
  const auto found = std::find_if(m_moments.rbegin(), m_moments.rend(),
                                  [&holds](const Moment& moment) { return holds(*moment.layer); });
  return found == m_moments.rend() ? std::nullopt : std::optional(found->globalStep);
}

std::vector<LayerSeries> layerSeries(const std::vector<std::shared_ptr<const TrainingView>>& views) {
  std::vector<std::pair<std::string, std::vector<LayerSeries::Moment>>> found;
  for (const auto& view : views) {
    double largest = 0.0;
    for (const LayerStatistics& layer : view->layers) {
      largest = std::max(largest, rootMeanSquare(layer));
    }
    for (const LayerStatistics& layer : view->layers) {
      if (layer.weights.count == 0 || layer.gradients.count == 0) {
        continue;  // nothing in it is trained: the waves of sinusoidal positions are given
      }
      auto series = std::find_if(found.begin(), found.end(),
                                 [&layer](const auto& one) { return one.first == layer.layer; });
      if (series == found.end()) {
        found.push_back({layer.layer, {}});
        series = found.end() - 1;
      }
      series->second.push_back(
          {view->globalStep, &layer, largest > 0.0 ? rootMeanSquare(layer) / largest : 1.0});
    }
  }
  std::vector<LayerSeries> result;
  for (auto& [name, moments] : found) {
    result.emplace_back(std::move(moments));
  }
  return result;
}

}  // namespace officina
