// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/train/command_queue.h"
#include "core/train/look_requests.h"
#include "core/train/run_recorder.h"
#include "core/train/timeline.h"

namespace officina {

/// What Trainer::run() does, on the thread that runs it: takes batches, obeys commands between them, tells
/// the listeners.
class TrainerLoop {
 public:
  TrainerLoop(Recipe recipe, TrainingDataPtr data, TrainerOptions options,
              std::vector<TrainingListener*> listeners, CommandQueue& queue);

  /// See Trainer::run().
  TrainerState run();
  [[nodiscard]] StateDict weights();

 private:
  using Clock = CommandQueue::Clock;
  enum class Next { Step, Finished, Stopped };

  void prepare();
  /// Trains until finished or stopped.
  [[nodiscard]] TrainerState train();
  /// Obeys what was asked; waits while paused.
  [[nodiscard]] Next nextThing();
  /// After the end: serves whoever looks. False: closed.
  [[nodiscard]] bool waitForMore();
  /// Sleeps until the pace allows a step. False: woken by a command.
  [[nodiscard]] bool waitForPace();

  void doStep();
  void finishEpoch();
  void diverged(const StepSample& sample);
  void end(TrainerState state);

  void obey(const Command& command);
  void setLearningRate(double rate);
  void seek(int branch, std::int64_t globalStep);
  void fork(const Recipe& recipe);
  void setPace(double stepsPerSecond);
  void tellWeights();
  void serveLooks(bool running);

  [[nodiscard]] bool atEnd() const;
  [[nodiscard]] RunRecorder* recorder() const;
  void enter(TrainerState state);
  void tellPosition();
  template <class Call>
  void tell(Call&& call) {
    for (TrainingListener* listener : m_listeners) {
      call(*listener);
    }
    if (TrainingListener* last = recorder()) {
      call(*last);
    }
  }
  /// Does what somebody asked for; if it cannot be done, that is told and the run goes on.
  void attempt(const std::function<void()>& work);

  Recipe m_recipe;
  TrainingDataPtr m_data;
  TrainerOptions m_options;
  std::vector<TrainingListener*> m_listeners;
  CommandQueue& m_queue;

  std::unique_ptr<Timeline> m_timeline;
  std::map<int, std::unique_ptr<RunRecorder>> m_recorders;  ///< by branch
  LookRequests m_looks;
  TrainerState m_state = TrainerState::Idle;
  std::int64_t m_stepsAllowed = 0;  ///< 0: paused
  bool m_moved = false;             ///< by a seek or a fork, since the last batch
  Clock::duration m_stepTime{};     ///< least time from one step to the next; zero: none
  Clock::time_point m_nextStep;
};

}  // namespace officina
