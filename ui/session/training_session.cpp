// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/training_session.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace officina {

namespace {
using Clock = std::chrono::steady_clock;
constexpr int kCollectMilliseconds = 33;
constexpr auto kRateWindow = std::chrono::seconds(2);
}  // namespace

/// One run and its thread. The members after `done` are written by the worker before it sets `done`; the
/// weights of an end are taken on the training thread at that moment, for a run that is kept open goes on to
/// be asked for others.
struct TrainingSession::Run final : TrainingListener {
  Run(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options)
      : trainer(recipe, std::move(data), options), keptOpen(options.keepOpen) {
    trainer.addListener(this);  // before the mailbox: whoever reads Finished there finds the weights here
    trainer.addListener(&mailbox);
  }
  ~Run() override {
    trainer.stop();
    trainer.close();
    if (thread.joinable()) {
      thread.join();
    }
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void work() {
    try {
      result = trainer.run();
    } catch (...) {
      error = currentError();
      result = TrainerState::Failed;
    }
    done.store(true, std::memory_order_release);
  }

  void onState(TrainerState state) override {
    if (state == TrainerState::Finished || state == TrainerState::Stopped) {
      auto last = std::make_shared<const StateDict>(trainer.weights());
      const std::lock_guard lock(mutex);
      weights = std::move(last);
    }
  }

  [[nodiscard]] std::shared_ptr<const StateDict> lastWeights() {
    const std::lock_guard lock(mutex);
    return weights;
  }

  Mailbox mailbox;
  Trainer trainer;
  bool keptOpen;
  std::thread thread;
  std::deque<std::pair<Clock::time_point, std::int64_t>> progress;
  std::mutex mutex;
  std::shared_ptr<const StateDict> weights;  ///< guarded by the mutex
  std::atomic<bool> done{false};
  TrainerState result = TrainerState::Idle;
  std::optional<Error> error;
};

TrainingSession::TrainingSession(QObject* parent) : QObject(parent) {
  m_timer.setInterval(kCollectMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &TrainingSession::collect);
}

TrainingSession::~TrainingSession() = default;

void TrainingSession::start(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options) {
  forget();
  m_recipe = recipe;
  m_run = std::make_unique<Run>(recipe, std::move(data), options);
  m_state = TrainerState::Preparing;
  Q_EMIT started(m_recipe);
  Q_EMIT stateChanged(m_state);
  m_run->thread = std::thread([run = m_run.get()] { run->work(); });
  m_timer.start();
}

void TrainingSession::pause() {
  if (m_run) {
    m_run->trainer.pause();
  }
}

void TrainingSession::resume() {
  if (m_run) {
    m_run->trainer.resume();
  }
}

void TrainingSession::step(std::int64_t count) {
  if (m_run) {
    m_run->trainer.step(count);
  }
}

void TrainingSession::stop() {
  if (m_run) {
    m_run->trainer.stop();
  }
}

void TrainingSession::reset() {
  m_timer.stop();
  forget();
  m_state = TrainerState::Idle;
  Q_EMIT stateChanged(m_state);
}

/// Ends the run that is there, if any; its thread is joined.
void TrainingSession::forget() {
  m_run.reset();
  m_start.reset();
  m_globalStep = 0;
  m_rate = 0.0;
  m_position = {};
  m_branches.clear();
}

void TrainingSession::setLearningRate(double learningRate) {
  if (m_run) {
    m_run->trainer.setLearningRate(learningRate);
  }
}

void TrainingSession::setPace(double stepsPerSecond) {
  if (m_run) {
    m_run->trainer.setPace(stepsPerSecond);
  }
}

void TrainingSession::requestWeights() {
  if (m_run) {
    m_run->trainer.requestWeights();
  }
}

void TrainingSession::seek(int branch, std::int64_t globalStep) {
  if (m_run) {
    m_run->trainer.seek(branch, globalStep);
  }
}

void TrainingSession::fork(const Recipe& recipe) {
  if (m_run) {
    m_run->trainer.fork(recipe);
  }
}

void TrainingSession::requestView() {
  if (m_run) {
    m_run->trainer.requestView();
  }
}

void TrainingSession::requestAnswers(const TensorValues& input) {
  if (m_run) {
    m_run->trainer.requestAnswers(input);
  }
}

void TrainingSession::setViewBudget(double share) {
  if (m_run) {
    m_run->trainer.setViewBudget(share);
  }
}

bool TrainingSession::active() const {
  const bool ended = m_state == TrainerState::Finished || m_state == TrainerState::Stopped;
  return m_run != nullptr && !(m_run->keptOpen && ended);
}

bool TrainingSession::open() const {
  return m_run != nullptr && m_run->keptOpen && m_start.has_value();
}

std::int64_t TrainingSession::totalSteps() const {
  if (m_position.end > 0) {
    return m_position.end;
  }
  return m_start ? m_start->epochs * m_start->stepsPerEpoch : 0;
}

double TrainingSession::secondsLeft() const {
  return m_rate > 0.0 ? static_cast<double>(totalSteps() - m_globalStep) / m_rate : -1.0;
}

void TrainingSession::collect() {
  if (!m_run) {
    return;
  }
  // Read before collecting: what arrives after this flag was seen is in the mailbox already.
  const bool done = m_run->done.load(std::memory_order_acquire);
  const Mailbox::Update update = m_run->mailbox.collect();
  take(update);
  const bool changed = update.state != m_state && update.state != TrainerState::Idle;
  if (changed) {
    m_state = update.state;
    if (m_state != TrainerState::Running) {
      m_run->progress.clear();
    }
  }
  Q_EMIT updated(update);
  if (update.refused) {
    Q_EMIT refused(*update.refused);
  }
  if (done) {
    finish();
    return;
  }
  if (changed) {
    Q_EMIT stateChanged(m_state);
    if (m_run && !active()) {
      Q_EMIT ended(m_state, m_run->lastWeights());
    }
  }
}

void TrainingSession::take(const Mailbox::Update& update) {
  if (update.start) {
    m_start = update.start;
  }
  for (const Branch& branch : update.branches) {
    m_branches.push_back(branch);
    m_recipe = branch.recipe;
  }
  if (update.position) {
    m_position = *update.position;
    for (const Branch& branch : m_branches) {
      if (branch.id == m_position.branch) {
        m_recipe = branch.recipe;
      }
    }
  }
  // Whatever came last: a pause tells its position after its last step, a run that goes on has no news of it.
  const bool moving = update.state == TrainerState::Running || update.state == TrainerState::Evaluating;
  if (update.position && (!moving || update.steps.empty())) {
    m_globalStep = update.position->globalStep;
  } else if (!update.steps.empty()) {
    m_globalStep = update.steps.back().globalStep;
    m_position.globalStep = m_globalStep;
    m_position.head = std::max(m_position.head, m_globalStep);
  }
  if (!update.steps.empty()) {
    measureRate();
  }
}

void TrainingSession::measureRate() {
  auto& progress = m_run->progress;
  const auto now = Clock::now();
  if (!progress.empty() && progress.back().second > m_globalStep) {
    progress.clear();  // went back
  }
  progress.emplace_back(now, m_globalStep);
  while (progress.size() > 2 && now - progress.front().first > kRateWindow) {
    progress.pop_front();
  }
  const double seconds = std::chrono::duration<double>(now - progress.front().first).count();
  if (seconds > 0.0) {
    m_rate = static_cast<double>(m_globalStep - progress.front().second) / seconds;
  }
}

/// The thread has come to its end: the run was not kept open, or it failed.
void TrainingSession::finish() {
  m_timer.stop();
  // Kept alive until the signals are out; a slot may start the next run.
  const std::unique_ptr<Run> run = std::move(m_run);
  run->thread.join();
  m_state = run->result;
  Q_EMIT stateChanged(m_state);
  if (run->error) {
    Q_EMIT failed(*run->error);
  } else {
    Q_EMIT ended(m_state, run->lastWeights());
  }
}

}  // namespace officina
