// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/error.h"
#include "core/api/recipe.h"
#include "core/api/state_dict.h"

namespace officina {

/// What a lab trains on, already in memory and immutable. Each lab's header has its own kind.
class TrainingData {
 public:
  TrainingData() = default;
  TrainingData(const TrainingData&) = delete;
  TrainingData& operator=(const TrainingData&) = delete;
  virtual ~TrainingData() = default;
  /// Number of training samples.
  [[nodiscard]] virtual std::int64_t trainCount() const = 0;
};
using TrainingDataPtr = std::shared_ptr<const TrainingData>;

/// Loads what `recipe.data` names for `recipe.lab` ("starter", "notes" or a path). Throws Error.
[[nodiscard]] TrainingDataPtr loadTrainingData(const Recipe& recipe);

struct StepSample {
  std::int64_t globalStep = 0;  ///< optimiser steps done since the start of the run, from 1
  std::int64_t epoch = 0;       ///< from 0
  std::int64_t step = 0;        ///< within the epoch, from 1
  double loss = 0.0;            ///< of this batch, before its update
};

struct EpochSample {
  std::int64_t epoch = 0;       ///< from 0
  std::int64_t globalStep = 0;  ///< steps done when the epoch ended
  double loss = 0.0;            ///< mean over the epoch's batches (thermometer: the loss of that epoch)
  std::optional<double> trainAccuracy;  ///< [0, 1], counted while training as the notes do
  std::optional<double> valLoss;
  std::optional<double> valAccuracy;  ///< [0, 1]
  double seconds = 0.0;               ///< this epoch's own
};

enum class TrainerState { Idle, Preparing, Running, Paused, Evaluating, Finished, Stopped, Failed };

struct TrainingStart {
  std::string lab;
  std::string recipe;
  std::int64_t samples = 0;
  std::int64_t parameters = 0;  ///< trainable numbers
  std::uint64_t seed = 0;
  int threads = 1;
  std::int64_t epochs = 0;
  std::int64_t stepsPerEpoch = 0;
};

/// What a Trainer tells, in order, on the thread that runs it. Implementations must return quickly.
class TrainingListener {
 public:
  TrainingListener() = default;
  TrainingListener(const TrainingListener&) = delete;
  TrainingListener& operator=(const TrainingListener&) = delete;
  virtual ~TrainingListener() = default;
  virtual void onStart(const TrainingStart&) {}
  virtual void onState(TrainerState) {}
  /// `trace`: the numbers the network offers to be watched every step (thermometer: w, b), or empty.
  virtual void onStep(const StepSample&, const std::vector<float>& /*trace*/) {}
  virtual void onEpoch(const EpochSample&) {}
  /// Weights that somebody asked for with requestWeights(), cloned between two batches.
  virtual void onWeights(std::shared_ptr<const StateDict>, std::int64_t /*globalStep*/) {}
};

struct TrainerOptions {
  std::int64_t maxSteps = 0;  ///< stop after so many steps since the run's start; 0: no limit
  bool startPaused = false;
  std::filesystem::path runDirectory;     ///< empty: nothing is written
  std::filesystem::path resumeDirectory;  ///< a run folder to continue; the recipe must agree with it
};

/// A moment of a training run: weights, optimiser state, random state and position. Immutable.
class Snapshot;

/// Trains one network. run() does all the work on the calling thread; every other member may be called
/// from any thread, takes effect between two batches and returns at once.
class Trainer {
 public:
  /// `data` may be null: run() then loads what the recipe names.
  Trainer(Recipe recipe, TrainingDataPtr data, TrainerOptions options = {});
  ~Trainer();
  Trainer(const Trainer&) = delete;
  Trainer& operator=(const Trainer&) = delete;

  /// Adds a listener; before run() only. Not owned.
  void addListener(TrainingListener* listener);

  /// Trains until finished or stopped, and says which; throws Error if it failed (after onState(Failed)).
  TrainerState run();

  void pause();
  void resume();
  /// Does exactly `count` more steps, then pauses.
  void step(std::int64_t count = 1);
  void stop();
  void setLearningRate(double learningRate);
  /// Slow motion: at most so many steps a second; 0: as fast as it goes.
  void setPace(double stepsPerSecond);
  void requestWeights();

  /// Weights as of the last step; call it after run() returned, or from a listener.
  [[nodiscard]] StateDict weights() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// Collects what a Trainer tells, for a reader on another thread that comes by 30 times a second.
class Mailbox final : public TrainingListener {
 public:
  struct Update {
    TrainerState state = TrainerState::Idle;
    std::optional<TrainingStart> start;        ///< once, in the first update after the start
    std::vector<StepSample> steps;             ///< since the last collect()
    std::vector<std::vector<float>> traces;    ///< one per step if the network has a trace, else empty
    std::vector<EpochSample> epochs;           ///< since the last collect()
    std::shared_ptr<const StateDict> weights;  ///< newest asked for, or null
    std::int64_t weightsStep = 0;
  };
  Mailbox();
  ~Mailbox() override;
  /// Everything new since the last call. Never blocks the trainer for longer than a swap.
  [[nodiscard]] Update collect();

  void onStart(const TrainingStart& start) override;
  void onState(TrainerState state) override;
  void onStep(const StepSample& sample, const std::vector<float>& trace) override;
  void onEpoch(const EpochSample& sample) override;
  void onWeights(std::shared_ptr<const StateDict> weights, std::int64_t globalStep) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

}  // namespace officina
