// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/training_session.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <thread>
#include <utility>

namespace officina {

namespace {
using Clock = std::chrono::steady_clock;
constexpr int kCollectMilliseconds = 33;
constexpr auto kRateWindow = std::chrono::seconds(2);
}  // namespace

/// One run and its thread. The members after `done` are written by the worker before it sets `done`.
struct TrainingSession::Run {
  Run(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options)
      : trainer(recipe, std::move(data), options) {
    trainer.addListener(&mailbox);
  }
  ~Run() {
    trainer.stop();
    if (thread.joinable()) {
      thread.join();
    }
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void work() {
    try {
      result = trainer.run();
      weights = std::make_shared<const StateDict>(trainer.weights());
    } catch (...) {
      error = currentError();
      result = TrainerState::Failed;
    }
    done.store(true, std::memory_order_release);
  }

  Mailbox mailbox;
  Trainer trainer;
  std::thread thread;
  std::deque<std::pair<Clock::time_point, std::int64_t>> progress;
  std::atomic<bool> done{false};
  TrainerState result = TrainerState::Idle;
  std::shared_ptr<const StateDict> weights;
  std::optional<Error> error;
};

TrainingSession::TrainingSession(QObject* parent) : QObject(parent) {
  m_timer.setInterval(kCollectMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &TrainingSession::collect);
}

TrainingSession::~TrainingSession() = default;

void TrainingSession::start(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options) {
  m_run.reset();
  m_recipe = recipe;
  m_start.reset();
  m_globalStep = 0;
  m_rate = 0.0;
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
  m_run.reset();
  m_start.reset();
  m_globalStep = 0;
  m_rate = 0.0;
  m_state = TrainerState::Idle;
  Q_EMIT stateChanged(m_state);
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

bool TrainingSession::active() const {
  return m_run != nullptr;
}

std::int64_t TrainingSession::totalSteps() const {
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
  if (update.start) {
    m_start = update.start;
  }
  if (!update.steps.empty()) {
    m_globalStep = update.steps.back().globalStep;
    auto& progress = m_run->progress;
    const auto now = Clock::now();
    progress.emplace_back(now, m_globalStep);
    while (progress.size() > 2 && now - progress.front().first > kRateWindow) {
      progress.pop_front();
    }
    const double seconds = std::chrono::duration<double>(now - progress.front().first).count();
    if (seconds > 0.0) {
      m_rate = static_cast<double>(m_globalStep - progress.front().second) / seconds;
    }
  }
  const bool changed = update.state != m_state && update.state != TrainerState::Idle;
  if (changed) {
    m_state = update.state;
    if (m_state == TrainerState::Paused) {
      m_run->progress.clear();
    }
  }
  Q_EMIT updated(update);
  if (changed && !done) {
    Q_EMIT stateChanged(m_state);
  }
  if (done) {
    finish();
  }
}

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
    Q_EMIT ended(m_state, run->weights);
  }
}

}  // namespace officina
