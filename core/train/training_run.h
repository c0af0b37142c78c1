// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/train/optimizer.h"
#include "core/train/random_stream.h"
#include "core/train/task.h"

namespace officina {

/// What early stopping has to remember.
struct Patience {
  double lowest = std::numeric_limits<double>::infinity();  ///< validation loss so far
  std::int64_t since = 0;                                   ///< epochs that were no better
};

/// Everything that decides what a run does next. Restoring it and going on gives the same bits again.
class Snapshot {
 public:
  torch::Tensor parameters;            ///< flat
  std::vector<torch::Tensor> buffers;  ///< the network's, e.g. running means
  torch::Tensor optimizerFirst;        ///< undefined if the optimiser has none
  torch::Tensor optimizerSecond;
  torch::Tensor averaged;                      ///< averaged weights, undefined if the recipe has none
  std::vector<torch::Tensor> averagedBuffers;  ///< and the buffers that go with them
  std::int64_t optimizerSteps = 0;
  torch::Tensor randomState;
  EpochState epoch;
  std::int64_t globalStep = 0;
  double learningRate = 0.0;
  Patience patience;

  /// "network.*", "optimizer.*", "random.*", "position.*": what a checkpoint file holds.
  [[nodiscard]] StateDict toStateDict(const torch::nn::Module& network) const;
};

/// See Divergence.
struct NotFinite {
  std::string layer;
  std::string op;
  bool inWeights = false;
};

/// The deterministic part of training: one network, one optimiser, one stream of random numbers, one
/// position. It knows no commands, no listeners and no files; Trainer adds those.
class TrainingRun {
 public:
  /// Seeds the stream, makes the network, draws its weights.
  TrainingRun(const Recipe& recipe, TrainingDataPtr data);

  [[nodiscard]] TrainingStart startInfo() const;
  /// All epochs are done, or as many in a row as the recipe has patience for were no better.
  [[nodiscard]] bool finished() const {
    return m_epoch.epoch >= m_recipe.epochs ||
           (m_recipe.patience > 0 && m_patience.since >= m_recipe.patience);
  }
  [[nodiscard]] bool epochComplete() const { return m_epoch.step >= m_task->stepsPerEpoch(); }
  [[nodiscard]] std::int64_t globalStep() const { return m_globalStep; }
  /// Steps there will be when all epochs are done.
  [[nodiscard]] std::int64_t endStep() const;
  [[nodiscard]] const EpochState& epoch() const { return m_epoch; }

  /// Forward, loss, backward, update on the next batch. The returned loss may be infinite or NaN; then
  /// nothing was updated. Not to be called when epochComplete().
  StepSample step();
  /// Evaluates, closes the epoch and moves to the next one.
  EpochSample finishEpoch(const std::function<bool()>& stopped);
  /// The same without the work: draws what the evaluation draws, so that the run goes on as it would have.
  void skipEvaluation() {
    static_cast<void>(finishEpoch([] { return true; }));
  }

  void setLearningRate(double rate) { m_optimizer->setLearningRate(rate); }
  [[nodiscard]] double learningRate() const { return m_optimizer->spec().learningRate; }
  /// See Task::trace().
  [[nodiscard]] std::vector<float> trace() { return m_task->trace(); }
  /// What inference should use: the averaged weights where the recipe has them.
  [[nodiscard]] StateDict weights();

  [[nodiscard]] Snapshot capture();
  void restore(const Snapshot& snapshot);
  /// Begins where a run with another recipe stood: its weights, random state and position; the optimiser's
  /// state if it is of the same kind; the learning rate of this run's own recipe. An epoch that has become
  /// shorter than what was done of it is closed. Throws Error (Usage) if the network is another.
  void continueFrom(const Snapshot& snapshot, const Recipe& before);
  /// Reads a checkpoint's state dict. Throws Error (Input) if it is not of this run's network and optimiser.
  void restore(const StateDict& checkpoint);
  [[nodiscard]] const Network& network() const { return m_task->network(); }

  /// Where the next batch's first number that is not finite stands, in the network's order; nothing if all
  /// are finite. The run goes on as if it had not been asked, as after the next two.
  [[nodiscard]] std::optional<NotFinite> findNotFinite();
  /// The next batch, opened in all four phases without taking it.
  [[nodiscard]] PassPtr open();
  /// What the network answers to one input (without the batch dimension) with each of the moments' weights:
  /// probabilities, or a regression's outputs. Fewer if `interrupted`. Throws Error (Usage).
  [[nodiscard]] std::vector<std::vector<float>> answers(
      const std::vector<std::shared_ptr<const Snapshot>>& moments, const TensorValues& input,
      const std::function<bool()>& interrupted);

 private:
  class Aside;
  [[nodiscard]] double rateFactor() const;
  void updateAverage();
  /// Runs `work` with the averaged weights in the network's place, if there are any.
  void withAveragedWeights(const std::function<void()>& work);

  Recipe m_recipe;
  RandomStream m_random;
  std::unique_ptr<Task> m_task;
  std::unique_ptr<FlatParameters> m_parameters;
  std::unique_ptr<Optimizer> m_optimizer;
  torch::Tensor m_averaged;
  std::vector<torch::Tensor> m_averagedBuffers;
  EpochState m_epoch;
  std::int64_t m_globalStep = 0;
  Patience m_patience;
};

}  // namespace officina
