// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/trainer_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/train/divergence.h"

namespace officina {

namespace {
constexpr std::int64_t kUnlimited = -1;
}  // namespace

TrainerLoop::TrainerLoop(Recipe recipe, TrainingDataPtr data, TrainerOptions options,
                         std::vector<TrainingListener*> listeners, CommandQueue& queue)
    : m_recipe(std::move(recipe)),
      m_data(std::move(data)),
      m_options(std::move(options)),
      m_listeners(std::move(listeners)),
      m_queue(queue),
      m_looks(m_options.viewBudget) {}

TrainerState TrainerLoop::run() {
  try {
    prepare();
    do {
      end(train());
    } while (m_options.keepOpen && waitForMore());
    return m_state;
  } catch (...) {
    const Error error = currentError();
    if (RunRecorder* last = recorder()) {
      last->fail(error);
    }
    enter(TrainerState::Failed);
    throw error;
  }
}

StateDict TrainerLoop::weights() {
  return m_timeline ? m_timeline->run().weights() : StateDict{};
}

void TrainerLoop::prepare() {
  enter(TrainerState::Preparing);
  validate(m_recipe);
  // Per thread and before the first operation of this one; a thread never sees a change made by another.
  at::set_num_threads(m_recipe.threads);
  if (!m_data) {
    m_data = loadTrainingData(m_recipe);
  }
  m_timeline = std::make_unique<Timeline>(m_recipe, m_data, m_options.snapshotBytes);
  if (auto first = makeRunRecorder(m_recipe, m_options, m_timeline->run())) {
    m_timeline->setFolder(0, first->folder());
    m_timeline->begin();  // after a resume, from here
    m_recorders[0] = std::move(first);
  }
  const TrainingStart start = m_timeline->run().startInfo();
  tell([&](TrainingListener& listener) { listener.onStart(start); });
  tell([&](TrainingListener& listener) { listener.onBranch(m_timeline->branch()); });
  m_stepsAllowed = m_options.startPaused ? 0 : kUnlimited;
}

bool TrainerLoop::atEnd() const {
  const TrainingRun& run = m_timeline->run();
  return run.finished() || (m_options.maxSteps > 0 && run.globalStep() >= m_options.maxSteps);
}

RunRecorder* TrainerLoop::recorder() const {
  if (!m_timeline) {
    return nullptr;
  }
  const auto found = m_recorders.find(m_timeline->branch().id);
  return found == m_recorders.end() ? nullptr : found->second.get();
}

void TrainerLoop::enter(TrainerState state) {
  if (m_state != state) {
    m_state = state;
    tell([&](TrainingListener& listener) { listener.onState(state); });
  }
}

void TrainerLoop::tellPosition() {
  const Position position = m_timeline->position();
  tell([&](TrainingListener& listener) { listener.onPosition(position); });
}

TrainerState TrainerLoop::train() {
  for (;;) {
    switch (nextThing()) {
      case Next::Step:
        doStep();
        break;
      case Next::Finished:
        return TrainerState::Finished;
      case Next::Stopped:
        return TrainerState::Stopped;
    }
  }
}

TrainerLoop::Next TrainerLoop::nextThing() {
  for (;;) {
    while (const std::optional<Command> command = m_queue.next()) {
      if (command->kind == Command::Kind::Stop) {
        return Next::Stopped;
      }
      obey(*command);
    }
    if (m_queue.closed()) {
      return Next::Stopped;
    }
    if (atEnd()) {
      return Next::Finished;
    }
    if (m_looks.any()) {
      attempt([this] { serveLooks(m_stepsAllowed != 0); });
    }
    if (m_stepsAllowed != 0) {
      enter(TrainerState::Running);
      if (waitForPace()) {
        return Next::Step;
      }
      continue;
    }
    if (m_state != TrainerState::Paused || m_moved) {
      m_moved = false;
      m_timeline->hold();
      tellPosition();
      enter(TrainerState::Paused);
    }
    m_queue.wait();
  }
}

bool TrainerLoop::waitForMore() {
  for (;;) {
    while (const std::optional<Command> command = m_queue.next()) {
      if (command->kind == Command::Kind::Stop) {
        continue;
      }
      obey(*command);
      if (m_moved || (m_stepsAllowed != 0 && !atEnd())) {
        return true;
      }
      m_stepsAllowed = 0;
    }
    if (m_queue.closed()) {
      return false;
    }
    attempt([this] { serveLooks(false); });
    m_queue.wait();
  }
}

bool TrainerLoop::waitForPace() {
  if (m_stepTime == Clock::duration::zero()) {
    return true;
  }
  if (m_queue.waitUntil(m_nextStep)) {
    return false;
  }
  // A late step is made up for, a long pause is not.
  m_nextStep = std::max(m_nextStep, Clock::now() - std::chrono::milliseconds(100)) + m_stepTime;
  return true;
}

void TrainerLoop::doStep() {
  const Clock::time_point start = Clock::now();
  const StepSample sample = m_timeline->step();
  m_moved = false;
  if (!std::isfinite(sample.loss)) {
    diverged(sample);
    return;
  }
  const std::vector<float> trace = m_timeline->run().trace();
  tell([&](TrainingListener& listener) { listener.onStep(sample, trace); });
  if (m_stepsAllowed > 0) {
    --m_stepsAllowed;
  }
  if (m_timeline->run().epochComplete()) {
    finishEpoch();
  }
  m_looks.countTraining(Clock::now() - start);
  m_timeline->settle();
  if (RunRecorder* last = recorder()) {
    last->afterStep(m_timeline->run());
  }
}

void TrainerLoop::finishEpoch() {
  // The thermometer's epochs are single steps without an evaluation: no state to show.
  const bool shown = m_timeline->run().startInfo().stepsPerEpoch > 1;
  const TrainerState before = m_state;
  if (shown) {
    enter(TrainerState::Evaluating);
  }
  const EpochSample sample = m_timeline->finishEpoch([this] { return m_queue.interrupted(); });
  tell([&](TrainingListener& listener) { listener.onEpoch(sample); });
  if (shown) {
    enter(before);
  }
}

void TrainerLoop::diverged(const StepSample& sample) {
  const bool stays = m_options.keepOpen && m_timeline->ring().enabled();
  if (stays) {
    m_timeline->undoFailedStep();
  }
  // Without the undo, a dropout draws another mask and may miss it: then all that is known is the loss.
  const NotFinite where = m_timeline->run().findNotFinite().value_or(NotFinite{"loss", "loss", false});
  if (!stays) {
    const std::vector<float> trace = m_timeline->run().trace();
    tell([&](TrainingListener& listener) { listener.onStep(sample, trace); });
    throw divergenceError(sample, where, m_timeline->run().learningRate());
  }
  const Divergence divergence{sample.branch,   m_timeline->run().globalStep(), where.layer, where.op,
                              where.inWeights, m_timeline->lastHealthyStep()};
  tell([&](TrainingListener& listener) { listener.onDivergence(divergence); });
  m_stepsAllowed = 0;
}

void TrainerLoop::end(TrainerState state) {
  m_stepsAllowed = 0;
  m_moved = false;
  m_timeline->hold();
  if (RunRecorder* last = recorder()) {
    last->finish(&m_timeline->run(), state);
  }
  tellPosition();
  enter(state);
}

}  // namespace officina
