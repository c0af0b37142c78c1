// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/api/error.h"

namespace officina {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// PyTorch's OneCycleLR with its defaults: cosine from 1/25 up to 1 in the first 30 %, then down to
/// 1/250,000.
double oneCycle(double progress) {
  constexpr double kStart = 1.0 / 25.0;
  constexpr double kEnd = kStart / 1e4;
  constexpr double kPeak = 0.3;
  const auto cosine = [](double from, double to, double t) {
    return to + (from - to) / 2.0 * (1.0 + std::cos(std::numbers::pi * t));
  };
  return progress < kPeak ? cosine(kStart, 1.0, progress / kPeak)
                          : cosine(1.0, kEnd, (progress - kPeak) / (1.0 - kPeak));
}

std::vector<torch::Tensor> clones(const std::vector<torch::Tensor>& tensors) {
  std::vector<torch::Tensor> result;
  result.reserve(tensors.size());
  for (const torch::Tensor& tensor : tensors) {
    result.push_back(tensor.clone());
  }
  return result;
}

void copyInto(const std::vector<torch::Tensor>& targets, const std::vector<torch::Tensor>& sources) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    targets[i].copy_(sources[i]);
  }
}

}  // namespace

TrainingRun::TrainingRun(const Recipe& recipe, TrainingDataPtr data)
    : m_recipe(recipe), m_random(recipe.seed) {
  const RandomStream::Lease lease = m_random.lease();
  m_task = labDefinition(recipe.lab).makeTask(recipe, std::move(data));
  m_task->network().train();
  m_parameters = std::make_unique<FlatParameters>(m_task->network());
  m_optimizer = std::make_unique<Optimizer>(recipe.optimizer, *m_parameters);
  if (recipe.weightAverage > 0.0) {
    m_averaged = m_parameters->flat().clone();
    m_averagedBuffers = clones(m_task->network().buffers());
  }
}

TrainingStart TrainingRun::startInfo() const {
  const std::int64_t all = m_task->parameterCount();
  return {m_recipe.lab,  m_recipe.name,    m_task->sampleCount(), all > 0 ? all : m_parameters->count(),
          m_recipe.seed, m_recipe.threads, m_recipe.epochs,       m_task->stepsPerEpoch()};
}

std::int64_t TrainingRun::endStep() const {
  const std::int64_t left = m_recipe.epochs - m_epoch.epoch;
  return left <= 0 ? m_globalStep : m_globalStep - m_epoch.step + left * m_task->stepsPerEpoch();
}

double TrainingRun::rateFactor() const {
  const double total = std::max(1.0, static_cast<double>(m_recipe.epochs * m_task->stepsPerEpoch() - 1));
  const double progress = std::min(1.0, static_cast<double>(m_globalStep) / total);
  switch (m_recipe.schedule) {
    case Schedule::Constant:
      return 1.0;
    case Schedule::OneCycle:
      return oneCycle(progress);
    case Schedule::Cosine:
      return (1.0 + std::cos(std::numbers::pi * progress)) / 2.0;
  }
  return 1.0;
}

StepSample TrainingRun::step() {
  const Clock::time_point start = Clock::now();
  const RandomStream::Lease lease = m_random.lease();
  if (!m_epoch.begun) {
    m_task->drawEpoch(m_epoch);
    m_task->prepareEpoch(m_epoch);
    m_epoch.begun = true;
  }

  Tracer net;
  const torch::Tensor loss = m_task->loss(m_epoch, net);
  const double lossValue = loss.item<float>();
  StepSample sample{m_globalStep + 1, m_epoch.epoch, m_epoch.step + 1, lossValue};
  if (!std::isfinite(lossValue)) {
    return sample;
  }
  // autograd::grad hands each gradient over once; accumulating into .grad would cost another pass over all of
  // them.
  const std::vector<torch::Tensor> gradients = torch::autograd::grad({loss}, m_parameters->tensors());
  m_optimizer->step(gradients, rateFactor());
  updateAverage();

  ++m_globalStep;
  ++m_epoch.step;
  m_epoch.lossSum += lossValue;
  m_epoch.seconds += secondsSince(start);
  return sample;
}

void TrainingRun::updateAverage() {
  if (m_averaged.defined()) {
    // A young average follows quickly, so that the random start is soon forgotten.
    const auto steps = static_cast<double>(m_globalStep + 1);
    const double decay = std::min(m_recipe.weightAverage, steps / (steps + 9.0));
    const torch::NoGradGuard noGrad;
    m_averaged.lerp_(m_parameters->flat(), 1.0 - decay);
    // Means and variances of the young weights are not those of their average.
    const std::vector<torch::Tensor> buffers = m_task->network().buffers();
    for (std::size_t i = 0; i < buffers.size(); ++i) {
      if (buffers[i].is_floating_point()) {
        m_averagedBuffers[i].lerp_(buffers[i], 1.0 - decay);
      } else {
        m_averagedBuffers[i].copy_(buffers[i]);
      }
    }
  }
}

void TrainingRun::withAveragedWeights(const std::function<void()>& work) {
  if (!m_averaged.defined()) {
    work();
    return;
  }
  const torch::NoGradGuard noGrad;
  const torch::Tensor own = m_parameters->flat().clone();
  const std::vector<torch::Tensor> buffers = m_task->network().buffers();
  const std::vector<torch::Tensor> ownBuffers = clones(buffers);
  m_parameters->flat().copy_(m_averaged);
  copyInto(buffers, m_averagedBuffers);
  work();
  m_parameters->flat().copy_(own);
  copyInto(buffers, ownBuffers);
}

EpochSample TrainingRun::finishEpoch(const std::function<bool()>& stopped) {
  const Clock::time_point start = Clock::now();
  EpochSample sample;
  sample.epoch = m_epoch.epoch;
  sample.globalStep = m_globalStep;
  sample.loss = m_epoch.lossSum / static_cast<double>(std::max<std::int64_t>(1, m_epoch.step));
  if (m_epoch.seen > 0) {
    sample.trainAccuracy = static_cast<double>(m_epoch.correct) / static_cast<double>(m_epoch.seen);
  }
  withAveragedWeights([&] {
    const RandomStream::Lease lease = m_random.lease();
    const torch::NoGradGuard noGrad;
    m_task->network().eval();
    m_task->evaluate(m_epoch, sample, stopped);
    m_task->network().train();
  });
  if (sample.valLoss) {
    const bool better = *sample.valLoss < m_patience.lowest;
    m_patience = {better ? *sample.valLoss : m_patience.lowest, better ? 0 : m_patience.since + 1};
  }
  sample.seconds = m_epoch.seconds + secondsSince(start);
  const std::int64_t next = m_epoch.epoch + 1;
  m_epoch = EpochState{};
  m_epoch.epoch = next;
  return sample;
}

StateDict TrainingRun::weights() {
  StateDict state;
  withAveragedWeights([&] { state = m_task->network().stateDict(); });
  return state;
}

Snapshot TrainingRun::capture() {
  const torch::NoGradGuard noGrad;
  Snapshot snapshot;
  snapshot.parameters = m_parameters->flat().clone();
  snapshot.buffers = clones(m_task->network().buffers());
  const auto cloned = [](const torch::Tensor& tensor) { return tensor.defined() ? tensor.clone() : tensor; };
  snapshot.optimizerFirst = cloned(m_optimizer->first());
  snapshot.optimizerSecond = cloned(m_optimizer->second());
  snapshot.averaged = cloned(m_averaged);
  snapshot.averagedBuffers = clones(m_averagedBuffers);
  snapshot.optimizerSteps = m_optimizer->stepCount();
  snapshot.randomState = m_random.state();
  snapshot.epoch = m_epoch;
  snapshot.globalStep = m_globalStep;
  snapshot.learningRate = learningRate();
  snapshot.patience = m_patience;
  return snapshot;
}

void TrainingRun::restore(const Snapshot& snapshot) {
  const torch::NoGradGuard noGrad;
  m_parameters->flat().copy_(snapshot.parameters);
  copyInto(m_task->network().buffers(), snapshot.buffers);
  const auto copyIfThere = [](torch::Tensor& target, const torch::Tensor& source) {
    if (target.defined()) {
      target.copy_(source);
    }
  };
  copyIfThere(m_optimizer->first(), snapshot.optimizerFirst);
  copyIfThere(m_optimizer->second(), snapshot.optimizerSecond);
  copyIfThere(m_averaged, snapshot.averaged);
  copyInto(m_averagedBuffers, snapshot.averagedBuffers.empty() ? snapshot.buffers : snapshot.averagedBuffers);
  m_optimizer->setStepCount(snapshot.optimizerSteps);
  m_optimizer->setLearningRate(snapshot.learningRate);
  m_random.setState(snapshot.randomState);
  m_epoch = snapshot.epoch;
  m_globalStep = snapshot.globalStep;
  m_patience = snapshot.patience;
  if (m_epoch.begun) {
    m_task->prepareEpoch(m_epoch);
  }
}

void TrainingRun::continueFrom(const Snapshot& snapshot, const Recipe& before) {
  Snapshot next = snapshot;
  const Snapshot own = capture();
  if (next.parameters.sizes() != own.parameters.sizes() || next.buffers.size() != own.buffers.size()) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "A branch goes on with the network of its run."), {}},
                {OFFICINA_TEXT("core", "Start a new run."), {}});
  }
  if (before.optimizer.kind != m_recipe.optimizer.kind) {
    next.optimizerFirst = own.optimizerFirst;
    next.optimizerSecond = own.optimizerSecond;
    next.optimizerSteps = 0;
  }
  if (m_averaged.defined() && !next.averaged.defined()) {
    next.averaged = next.parameters;
    next.averagedBuffers = next.buffers;
  }
  next.learningRate = m_recipe.optimizer.learningRate;
  next.patience = {};
  EpochState& epoch = next.epoch;
  if (before.batchSize != m_recipe.batchSize && m_task->stepsPerEpoch() > 1) {
    epoch.step = (epoch.step * before.batchSize + m_recipe.batchSize - 1) / m_recipe.batchSize;
  }
  if (epoch.step >= m_task->stepsPerEpoch()) {
    const std::int64_t following = epoch.epoch + 1;
    epoch = EpochState{};
    epoch.epoch = following;
  }
  restore(next);
}

}  // namespace officina
