// SPDX-License-Identifier: GPL-3.0-or-later
#include <mutex>
#include <utility>

#include "core/api/training.h"

namespace officina {

struct Mailbox::Impl {
  std::mutex mutex;
  Update pending;
};

Mailbox::Mailbox() : m(std::make_unique<Impl>()) {}
Mailbox::~Mailbox() = default;

Mailbox::Update Mailbox::collect() {
  Update fresh;
  const std::lock_guard lock(m->mutex);
  fresh.state = m->pending.state;
  std::swap(fresh, m->pending);
  return fresh;
}

void Mailbox::onStart(const TrainingStart& start) {
  const std::lock_guard lock(m->mutex);
  m->pending.start = start;
}

void Mailbox::onState(TrainerState state) {
  const std::lock_guard lock(m->mutex);
  m->pending.state = state;
}

void Mailbox::onStep(const StepSample& sample, const std::vector<float>& trace) {
  const std::lock_guard lock(m->mutex);
  m->pending.steps.push_back(sample);
  if (!trace.empty()) {
    m->pending.traces.push_back(trace);
  }
}

void Mailbox::onEpoch(const EpochSample& sample) {
  const std::lock_guard lock(m->mutex);
  m->pending.epochs.push_back(sample);
}

void Mailbox::onWeights(std::shared_ptr<const StateDict> weights, std::int64_t globalStep) {
  const std::lock_guard lock(m->mutex);
  m->pending.weights = std::move(weights);
  m->pending.weightsStep = globalStep;
}

void Mailbox::onBranch(const Branch& branch) {
  const std::lock_guard lock(m->mutex);
  m->pending.branches.push_back(branch);
}

void Mailbox::onPosition(const Position& position) {
  const std::lock_guard lock(m->mutex);
  m->pending.position = position;
}

void Mailbox::onView(std::shared_ptr<const TrainingView> view) {
  const std::lock_guard lock(m->mutex);
  m->pending.view = std::move(view);
}

void Mailbox::onAnswers(std::shared_ptr<const AnswerHistory> answers) {
  const std::lock_guard lock(m->mutex);
  m->pending.answers = std::move(answers);
}

void Mailbox::onDivergence(const Divergence& divergence) {
  const std::lock_guard lock(m->mutex);
  m->pending.divergence = divergence;
}

void Mailbox::onRefused(const Error& error) {
  const std::lock_guard lock(m->mutex);
  m->pending.refused.emplace(error);
}

}  // namespace officina
