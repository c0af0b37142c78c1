// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include "core/api/training.h"
#include "core/train/run_recorder.h"
#include "core/train/training_run.h"

namespace officina {

namespace {

enum class CommandKind { Pause, Resume, Step, SetLearningRate, SetPace, RequestWeights };

struct Command {
  CommandKind kind;
  std::int64_t count = 0;
  double value = 0.0;
};

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kUnlimited = -1;

std::string shortNumber(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text.ends_with('.') ? text + '0' : text;
}

Error divergence(const StepSample& sample, double learningRate) {
  return {ErrorKind::Numeric,
          {OFFICINA_TEXT("core",
                         "The loss became %1 at epoch %2, step %3: with the learning rate %4 each update "
                         "overshoots further than the one before."),
           {std::isnan(sample.loss) ? "NaN" : "infinite", std::to_string(sample.epoch),
            std::to_string(sample.step), shortNumber(learningRate)}},
          {OFFICINA_TEXT("core", "Start again with a learning rate ten times smaller."), {}}};
}

}  // namespace

struct Trainer::Impl {
  Recipe recipe;
  TrainingDataPtr data;
  TrainerOptions options;
  std::vector<TrainingListener*> listeners;

  // Written by any thread.
  std::mutex mutex;
  std::condition_variable wake;
  std::vector<Command> commands;
  std::atomic<bool> hasCommands{false};
  std::atomic<bool> stopRequested{false};

  // The training thread's own.
  std::unique_ptr<TrainingRun> run;
  std::unique_ptr<RunRecorder> recorder;
  TrainerState state = TrainerState::Idle;
  std::int64_t stepsAllowed = kUnlimited;  ///< 0: paused
  bool weightsWanted = false;
  Clock::duration stepTime{};  ///< least time from one step to the next; zero: none
  Clock::time_point nextStep;

  void post(Command command) {
    {
      const std::lock_guard lock(mutex);
      commands.push_back(command);
      hasCommands.store(true, std::memory_order_release);
    }
    wake.notify_one();
  }

  void enter(TrainerState next) {
    if (state != next) {
      state = next;
      for (TrainingListener* listener : listeners) {
        listener->onState(next);
      }
    }
  }

  void obey(const Command& command) {
    switch (command.kind) {
      case CommandKind::Pause:
        stepsAllowed = 0;
        break;
      case CommandKind::Resume:
        stepsAllowed = kUnlimited;
        break;
      case CommandKind::Step:
        stepsAllowed = std::max<std::int64_t>(0, stepsAllowed) + command.count;
        break;
      case CommandKind::SetLearningRate:
        run->setLearningRate(command.value);
        break;
      case CommandKind::SetPace:
        stepTime = command.value > 0.0
                       ? std::chrono::duration_cast<Clock::duration>(
                             std::chrono::duration<double>(1.0 / std::max(command.value, 1e-3)))
                       : Clock::duration::zero();
        nextStep = Clock::now();
        break;
      case CommandKind::RequestWeights:
        weightsWanted = true;
        break;
    }
  }

  void publishWeights() {
    if (weightsWanted) {
      weightsWanted = false;
      const auto weights = std::make_shared<const StateDict>(run->weights());
      for (TrainingListener* listener : listeners) {
        listener->onWeights(weights, run->globalStep());
      }
    }
  }

  /// Sleeps until the pace allows a step. False: woken by a command.
  bool waitForPace() {
    if (stepTime == Clock::duration::zero()) {
      return true;
    }
    std::unique_lock lock(mutex);
    if (wake.wait_until(lock, nextStep, [this] { return stopRequested.load() || !commands.empty(); })) {
      return false;
    }
    // A late step is made up for, a long pause is not.
    nextStep = std::max(nextStep, Clock::now() - std::chrono::milliseconds(100)) + stepTime;
    return true;
  }

  /// Takes the commands in; waits while paused. False: stop.
  bool readyForStep() {
    for (;;) {
      if (stopRequested.load(std::memory_order_acquire)) {
        return false;
      }
      if (hasCommands.load(std::memory_order_acquire)) {
        std::vector<Command> taken;
        {
          const std::lock_guard lock(mutex);
          taken.swap(commands);
          hasCommands.store(false, std::memory_order_relaxed);
        }
        for (const Command& command : taken) {
          obey(command);
        }
        publishWeights();
      }
      if (stepsAllowed != 0) {
        enter(TrainerState::Running);
        if (waitForPace()) {
          return true;
        }
        continue;
      }
      enter(TrainerState::Paused);
      std::unique_lock lock(mutex);
      wake.wait(lock, [this] { return stopRequested.load() || !commands.empty(); });
    }
  }

  void prepare() {
    enter(TrainerState::Preparing);
    validate(recipe);
    // Per thread and before the first operation of this one; a thread never sees a change made by another.
    at::set_num_threads(recipe.threads);
    if (!data) {
      data = loadTrainingData(recipe);
    }
    run = std::make_unique<TrainingRun>(recipe, data);
    recorder = makeRunRecorder(recipe, options, *run);
    if (recorder) {
      listeners.push_back(recorder.get());
    }
    const TrainingStart start = run->startInfo();
    for (TrainingListener* listener : listeners) {
      listener->onStart(start);
    }
    stepsAllowed = options.startPaused ? 0 : kUnlimited;
  }

  bool limitReached() const { return options.maxSteps > 0 && run->globalStep() >= options.maxSteps; }

  void doStep() {
    const StepSample sample = run->step();
    const std::vector<float> trace = run->trace();
    for (TrainingListener* listener : listeners) {
      listener->onStep(sample, trace);
    }
    if (!std::isfinite(sample.loss)) {
      throw divergence(sample, run->learningRate());
    }
    if (stepsAllowed > 0) {
      --stepsAllowed;
    }
  }

  void finishEpoch() {
    enter(TrainerState::Evaluating);
    const EpochSample sample =
        run->finishEpoch([this] { return stopRequested.load(std::memory_order_relaxed); });
    for (TrainingListener* listener : listeners) {
      listener->onEpoch(sample);
    }
  }

  TrainerState work() {
    prepare();
    while (!run->finished() && !limitReached()) {
      if (!readyForStep()) {
        return TrainerState::Stopped;
      }
      doStep();
      if (run->epochComplete()) {
        // The thermometer's epochs are single steps without an evaluation: no state to show.
        const TrainerState before = state;
        if (run->startInfo().stepsPerEpoch > 1) {
          finishEpoch();
          enter(before);
        } else {
          const EpochSample sample = run->finishEpoch([] { return false; });
          for (TrainingListener* listener : listeners) {
            listener->onEpoch(sample);
          }
        }
      }
      if (recorder) {
        recorder->afterStep();
      }
    }
    return TrainerState::Finished;
  }
};

Trainer::Trainer(Recipe recipe, TrainingDataPtr data, TrainerOptions options) : m(std::make_unique<Impl>()) {
  m->recipe = std::move(recipe);
  m->data = std::move(data);
  m->options = std::move(options);
}

Trainer::~Trainer() = default;

void Trainer::addListener(TrainingListener* listener) {
  m->listeners.push_back(listener);
}

TrainerState Trainer::run() {
  try {
    const TrainerState end = m->work();
    if (m->recorder) {
      m->recorder->finish(end);
    }
    m->enter(end);
    return end;
  } catch (...) {
    const Error error = currentError();
    if (m->recorder) {
      m->recorder->fail(error);
    }
    m->enter(TrainerState::Failed);
    throw error;
  }
}

void Trainer::pause() {
  m->post({CommandKind::Pause});
}
void Trainer::resume() {
  m->post({CommandKind::Resume});
}
void Trainer::step(std::int64_t count) {
  m->post({CommandKind::Step, count});
}
void Trainer::setLearningRate(double learningRate) {
  m->post({CommandKind::SetLearningRate, 0, learningRate});
}
void Trainer::setPace(double stepsPerSecond) {
  m->post({CommandKind::SetPace, 0, stepsPerSecond});
}
void Trainer::requestWeights() {
  m->post({CommandKind::RequestWeights});
}

void Trainer::stop() {
  {
    const std::lock_guard lock(m->mutex);
    m->stopRequested.store(true, std::memory_order_release);
  }
  m->wake.notify_one();
}

StateDict Trainer::weights() const {
  return m->run ? m->run->weights() : StateDict{};
}

}  // namespace officina
