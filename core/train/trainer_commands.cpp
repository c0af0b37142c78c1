// SPDX-License-Identifier: GPL-3.0-or-later

// What a TrainerLoop does when it is told to.

#include <algorithm>
#include <utility>

#include "core/train/trainer_loop.h"

namespace officina {

namespace {
constexpr std::int64_t kUnlimited = -1;
}  // namespace

void TrainerLoop::attempt(const std::function<void()>& work) {
  try {
    work();
  } catch (...) {
    const Error error = currentError();
    tell([&](TrainingListener& listener) { listener.onRefused(error); });
  }
}

void TrainerLoop::obey(const Command& command) {
  using Kind = Command::Kind;
  switch (command.kind) {
    case Kind::Pause:
      m_stepsAllowed = 0;
      break;
    case Kind::Resume:
      m_stepsAllowed = kUnlimited;
      break;
    case Kind::Step:
      m_stepsAllowed = std::max<std::int64_t>(0, m_stepsAllowed) + command.count;
      break;
    case Kind::Stop:
      break;  // it ends the loop that asks for commands
    case Kind::SetLearningRate:
      attempt([&] { setLearningRate(command.value); });
      break;
    case Kind::SetPace:
      setPace(command.value);
      break;
    case Kind::SetViewBudget:
      m_looks.setShare(command.value);
      break;
    case Kind::RequestWeights:
      tellWeights();
      break;
    case Kind::RequestView:
      m_looks.wantView();
      break;
    case Kind::RequestAnswers:
      m_looks.wantAnswers(*command.input);
      break;
    case Kind::Seek:
      if (!m_queue.seekIsNext()) {
        attempt([&] { seek(command.branch, command.count); });
      }
      break;
    case Kind::Fork:
      attempt([&] {
        fork(*command.recipe);
        m_stepsAllowed = 0;
      });
      break;
  }
}

void TrainerLoop::setPace(double stepsPerSecond) {
  constexpr double kSlowest = 1e-3;
  m_stepTime = stepsPerSecond > 0.0
                   ? std::chrono::duration_cast<Clock::duration>(
                         std::chrono::duration<double>(1.0 / std::max(stepsPerSecond, kSlowest)))
                   : Clock::duration::zero();
  m_nextStep = Clock::now();
}

void TrainerLoop::setLearningRate(double rate) {
  Recipe recipe = m_timeline->branch().recipe;
  recipe.optimizer.learningRate = rate;
  validate(recipe);
  if (m_timeline->behindHead()) {
    fork(recipe);  // what was must stay what it was
  } else {
    m_timeline->setLearningRate(rate);
  }
}

void TrainerLoop::tellWeights() {
  const auto weights = std::make_shared<const StateDict>(m_timeline->run().weights());
  tell([&](TrainingListener& listener) { listener.onWeights(weights, m_timeline->run().globalStep()); });
}

void TrainerLoop::serveLooks(bool running) {
  const LookRequests::Served served =
      m_looks.serve(*m_timeline, running, [this] { return m_queue.interrupted(); });
  if (served.view) {
    tell([&](TrainingListener& listener) { listener.onView(served.view); });
  }
  if (served.answers) {
    tell([&](TrainingListener& listener) { listener.onAnswers(served.answers); });
  }
}

void TrainerLoop::seek(int branch, std::int64_t globalStep) {
  RunRecorder* before = recorder();
  const int from = m_timeline->branch().id;
  if (before != nullptr) {
    before->save(m_timeline->run());
  }
  m_timeline->seek(branch, globalStep, [this] { return m_queue.interrupted() || m_queue.seekIsNext(); });
  m_stepsAllowed = 0;
  m_moved = true;
  if (before != nullptr && branch != from) {
    before->finish(nullptr, TrainerState::Stopped);
  }
}

void TrainerLoop::fork(const Recipe& recipe) {
  RunRecorder* parent = recorder();
  if (parent != nullptr) {
    parent->save(m_timeline->run());
  }
  m_timeline->fork(recipe);
  m_moved = true;
  if (parent != nullptr) {
    parent->finish(nullptr, TrainerState::Stopped);
    // A branch that cannot be written lives on all the same, and that it is not kept is told.
    attempt([&] {
      auto own = makeBranchRecorder(m_timeline->branch(), m_recorders.at(0)->folder(), parent->folder(),
                                    m_timeline->run());
      m_timeline->setFolder(m_timeline->branch().id, own->folder());
      m_recorders[m_timeline->branch().id] = std::move(own);
    });
  }
  tell([&](TrainingListener& listener) { listener.onBranch(m_timeline->branch()); });
  tellPosition();
}

}  // namespace officina
