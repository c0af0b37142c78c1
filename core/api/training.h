// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/error.h"
#include "core/api/inspect.h"
#include "core/api/metrics.h"
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
  int branch = 0;               ///< see Branch
};

struct EpochSample {
  std::int64_t epoch = 0;       ///< from 0
  std::int64_t globalStep = 0;  ///< steps done when the epoch ended
  double loss = 0.0;            ///< mean over the epoch's batches (thermometer: the loss of that epoch)
  std::optional<double> trainAccuracy;  ///< [0, 1], counted while training as the notes do
  std::optional<double> valLoss;
  std::optional<double> valAccuracy;  ///< [0, 1]
  Confusion valConfusion;             ///< of the validation set, where the lab keeps one; else empty
  double seconds = 0.0;               ///< this epoch's own
  int branch = 0;                     ///< see Branch
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
  std::string device = "CPU";  ///< or "CUDA: name"
};

/// One line of a run's history. Branch 0 is the run as it began; each other one began at a moment of its
/// parent with a changed recipe.
struct Branch {
  int id = 0;
  int parent = -1;
  std::int64_t fromStep = 0;  ///< steps done at the fork, counted from the run's start
  Recipe recipe;
  std::filesystem::path folder;  ///< where it is written; empty if it is not
};

/// Where the playhead stands.
struct Position {
  int branch = 0;
  std::int64_t globalStep = 0;  ///< steps done
  std::int64_t head = 0;        ///< the furthest this branch has come
  std::int64_t snapshots = 0;   ///< how many moments are held, over all branches
  std::int64_t bytes = 0;       ///< and what they take
  double learningRate = 0.0;
  std::int64_t end = 0;  ///< steps done when all epochs of this branch will be
};

/// The batch that the run takes next (or has just taken, while it runs), opened in all four phases.
struct TrainingView {
  int branch = 0;
  std::int64_t globalStep = 0;  ///< updates done before this batch
  PassPtr pass;
  std::vector<LayerStatistics> layers;
};

/// What the network said of one input at the moments that are held, oldest first.
struct AnswerHistory {
  int branch = 0;
  std::vector<std::int64_t> steps;
  std::vector<std::vector<float>> answers;  ///< probabilities (classifiers) or outputs, one row a moment
};

/// Where a number stopped being finite.
struct Divergence {
  int branch = 0;
  std::int64_t globalStep = 0;       ///< updates done before the batch in which it showed
  std::string layer;                 ///< the first layer, in the network's order, that held one
  std::string op;                    ///< and its operation ("conv1", "loss")
  bool inWeights = false;            ///< the layer's weights were not finite before the batch
  std::int64_t lastHealthyStep = 0;  ///< a moment to go back to
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
  /// A branch began and is the one that goes on; also once for branch 0, right after onStart().
  virtual void onBranch(const Branch&) {}
  /// After seek() and fork(), and whenever the run pauses or ends.
  virtual void onPosition(const Position&) {}
  /// Answers requestView().
  virtual void onView(std::shared_ptr<const TrainingView>) {}
  /// Answers requestAnswers().
  virtual void onAnswers(std::shared_ptr<const AnswerHistory>) {}
  /// With TrainerOptions::keepOpen, instead of failing: the run is paused before the batch that diverged.
  virtual void onDivergence(const Divergence&) {}
  /// A seek(), fork() or request that cannot be done, and why. The run is as it was before it.
  virtual void onRefused(const Error&) {}
};

struct TrainerOptions {
  std::int64_t maxSteps = 0;  ///< stop after so many steps since the run's start; 0: no limit
  bool startPaused = false;
  std::filesystem::path runDirectory;     ///< empty: nothing is written
  std::filesystem::path resumeDirectory;  ///< a run folder to continue; the recipe must agree with it
  std::int64_t snapshotBytes = 0;         ///< memory for moments to go back to; 0: none are held
  /// Stay after the end (Finished or Stopped) for seek(), fork(), resume() and the requests, until close().
  bool keepOpen = false;
  double viewBudget = 0.05;  ///< largest share of the training time that views and answers may take
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

  /// Goes to the moment after `globalStep` updates of a branch and pauses there: restores the nearest earlier
  /// snapshot and repeats the batches between, bit for bit. Out of range is clamped. Going on from behind the
  /// head repeats what was; listeners are told again.
  void seek(int branch, std::int64_t globalStep);
  /// Begins a branch at the present moment with a changed recipe (optimiser, learning rate, dropout,
  /// augmentation, epochs, samples left out or relabelled; not the network's shape) and leaves it paused.
  /// With another optimiser its state begins anew. The branch gets a run folder of its own beside the run's.
  void fork(const Recipe& recipe);
  /// Opens the next batch without taking it: the run goes on with the same bits. While running, views are
  /// held back so that they stay within the budget; while paused, they come at once.
  void requestView();
  /// `input`: one sample's values without the batch dimension.
  void requestAnswers(const TensorValues& input);
  void setViewBudget(double share);
  /// Ends a run that was kept open: run() returns.
  void close();

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
    std::vector<Branch> branches;                  ///< that began since the last collect()
    std::optional<Position> position;              ///< newest
    std::shared_ptr<const TrainingView> view;      ///< newest, or null
    std::shared_ptr<const AnswerHistory> answers;  ///< newest, or null
    std::optional<Divergence> divergence;
    std::optional<Error> refused;  ///< newest
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
  void onBranch(const Branch& branch) override;
  void onPosition(const Position& position) override;
  void onView(std::shared_ptr<const TrainingView> view) override;
  void onAnswers(std::shared_ptr<const AnswerHistory> answers) override;
  void onDivergence(const Divergence& divergence) override;
  void onRefused(const Error& error) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

}  // namespace officina
