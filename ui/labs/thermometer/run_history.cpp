// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/run_history.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace officina {

namespace {

constexpr double kSettled = 0.01;  // a curve that falls by less than this share of itself stands still
constexpr double kAdaptiveRate =
    0.1;  // RMSProp and Adam scale their own steps: the notes' rate works for them
constexpr std::size_t kShortestWindow = 20;  // fewer epochs say nothing about a trend

}  // namespace

void RunHistory::clear() {
  m_initial.reset();
  m_after.clear();
  m_losses.clear();
}

void RunHistory::add(const Mailbox::Update& update) {
  if (update.weights && update.weightsStep == 0) {
    m_initial = lineFrom(*update.weights);
  }
  for (const StepSample& step : update.steps) {
    m_losses.push_back(step.loss);
  }
  for (const std::vector<float>& trace : update.traces) {
    m_after.push_back({trace.at(0), trace.at(1)});
  }
}

std::optional<Line> RunHistory::line(std::int64_t epoch) const {
  if (epoch == 0) {
    return m_initial;
  }
  if (epoch < 0 || epoch > static_cast<std::int64_t>(m_after.size())) {
    return {};
  }
  return m_after[static_cast<std::size_t>(epoch - 1)];
}

std::optional<std::int64_t> settledEpoch(const std::vector<double>& losses) {
  if (losses.size() < kShortestWindow || !std::isfinite(losses.back())) {
    return {};
  }
  const double ceiling = losses.back() * (1.0 + kSettled);
  const auto above =
      std::find_if(losses.rbegin(), losses.rend(), [&](double loss) { return !(loss <= ceiling); });
  const auto settled = static_cast<std::size_t>(losses.rend() - above);
  if (settled + losses.size() / 20 > losses.size()) {
    return {};
  }
  return static_cast<std::int64_t>(settled);
}

Learning diagnose(const std::vector<double>& losses, double best) {
  if (losses.empty()) {
    return Learning::NotTrained;
  }
  const double last = losses.back();
  if (!std::isfinite(last) || (losses.size() >= 3 && last > 1.5 * losses.front())) {
    return Learning::Unstable;
  }
  const std::size_t window = std::max(kShortestWindow, losses.size() / 10);
  if (losses.size() <= window) {
    return Learning::Well;
  }
  const double earlier = losses[losses.size() - 1 - window];
  if (last > 2.0 * earlier) {
    return Learning::Unstable;
  }
  if (earlier - last > kSettled * last) {
    return Learning::Well;
  }
  const bool arrived = last <= 1.1 * best + 1e-6 * losses.front();
  return arrived ? Learning::Plateau : Learning::TooSlow;
}

double largestCurvature(const std::vector<TemperaturePair>& pairs) {
  if (pairs.empty()) {
    return 0.0;
  }
  double sum = 0.0;
  double squares = 0.0;
  for (const TemperaturePair& pair : pairs) {
    sum += pair.x;
    squares += static_cast<double>(pair.x) * pair.x;
  }
  const double mean = sum / static_cast<double>(pairs.size());
  const double meanSquare = squares / static_cast<double>(pairs.size());
  // Eigenvalues of a symmetric [a b; b 1]: (a + 1 +- sqrt((a - 1)^2 + 4 b^2)) / 2, here doubled.
  return meanSquare + 1.0 + std::sqrt((meanSquare - 1.0) * (meanSquare - 1.0) + 4.0 * mean * mean);
}

double stabilityLimit(const OptimizerSpec& optimizer, const std::vector<TemperaturePair>& pairs) {
  const double curvature = largestCurvature(pairs);
  if (curvature <= 0.0) {
    return std::numeric_limits<double>::infinity();
  }
  switch (optimizer.kind) {
    case OptimizerKind::Sgd:
      return 2.0 / curvature;
    case OptimizerKind::Momentum:
      return 2.0 * (1.0 + optimizer.momentum) / curvature;
    default:
      return std::numeric_limits<double>::infinity();
  }
}

double mendedLearningRate(const OptimizerSpec& optimizer, const std::vector<TemperaturePair>& pairs) {
  const double limit = stabilityLimit(optimizer, pairs);
  double rate = std::isfinite(limit) ? limit / 2.0 : kAdaptiveRate;
  rate = std::min(rate, optimizer.learningRate / 10.0);
  const double unit = std::pow(10.0, std::floor(std::log10(rate)) - 1.0);
  return std::floor(rate / unit) * unit;
}

}  // namespace officina
