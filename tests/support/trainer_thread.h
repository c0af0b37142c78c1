// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/api/training.h"

namespace officina {

/// A Trainer on its thread, as the window runs it, with all that it told so far.
class TrainerThread {
 public:
  TrainerThread(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options)
      : trainer(recipe, std::move(data), options) {
    trainer.addListener(&m_mailbox);
    m_thread = std::thread([this] {
      try {
        result = trainer.run();
      } catch (const Error& error) {
        failure.emplace(error);
      }
    });
  }
  ~TrainerThread() {
    trainer.close();
    if (m_thread.joinable()) {
      m_thread.join();
    }
  }
  TrainerThread(const TrainerThread&) = delete;
  TrainerThread& operator=(const TrainerThread&) = delete;

  void collect() {
    const Mailbox::Update update = m_mailbox.collect();
    state = update.state;
    steps.insert(steps.end(), update.steps.begin(), update.steps.end());
    epochs.insert(epochs.end(), update.epochs.begin(), update.epochs.end());
    branches.insert(branches.end(), update.branches.begin(), update.branches.end());
    position = update.position ? update.position : position;
    weights = update.weights ? update.weights : weights;
    view = update.view ? update.view : view;
    answers = update.answers ? update.answers : answers;
    divergence = update.divergence ? update.divergence : divergence;
    if (update.refused) {
      refused.emplace(*update.refused);
    }
  }
  /// Throws after a minute.
  void waitFor(const std::function<bool()>& reached) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (collect(); !reached(); collect()) {
      if (std::chrono::steady_clock::now() > limit) {
        throw std::runtime_error("the trainer did not get there");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  void waitFor(TrainerState wanted) {
    waitFor([&] { return state == wanted; });
  }
  /// Until a position is told that stands there.
  void waitForPosition(int branch, std::int64_t globalStep) {
    waitFor([&] { return position && position->branch == branch && position->globalStep == globalStep; });
  }
  StateDict weightsNow() {
    weights.reset();
    trainer.requestWeights();
    waitFor([&] { return weights != nullptr; });
    return *weights;
  }
  void close() {
    trainer.close();
    m_thread.join();
    collect();
  }

  Trainer trainer;
  TrainerState state = TrainerState::Idle;
  TrainerState result = TrainerState::Idle;  ///< after close()
  std::optional<Error> failure;              ///< after close()
  std::vector<StepSample> steps;
  std::vector<EpochSample> epochs;
  std::vector<Branch> branches;
  std::optional<Position> position;
  std::shared_ptr<const StateDict> weights;
  std::shared_ptr<const TrainingView> view;
  std::shared_ptr<const AnswerHistory> answers;
  std::optional<Divergence> divergence;
  std::optional<Error> refused;

 private:
  Mailbox m_mailbox;
  std::thread m_thread;
};

inline bool sameTensors(const StateDict& a, const StateDict& b) {
  bool same = a.tensors.size() == b.tensors.size();
  for (std::size_t i = 0; same && i < a.tensors.size(); ++i) {
    same = a.tensors[i].name == b.tensors[i].name && a.tensors[i].bytes == b.tensors[i].bytes;
  }
  return same;
}

}  // namespace officina
