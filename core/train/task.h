// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/training.h"
#include "core/api/twin.h"
#include "core/models/network.h"

namespace officina {

/// Where a run stands inside an epoch, and what it has counted there. Saved with every checkpoint.
struct EpochState {
  std::int64_t epoch = 0;
  std::int64_t step = 0;       ///< batches done in this epoch
  bool begun = false;          ///< the epoch's random draws were made
  std::int64_t orderSeed = 0;  ///< seed of this epoch's shuffling
  torch::Tensor order;         ///< the order itself, int64, where no seed gives it; never written to
  double lossSum = 0.0;        ///< of the batches done
  std::int64_t correct = 0;    ///< samples answered rightly while training
  std::int64_t seen = 0;       ///< samples trained on
  double seconds = 0.0;        ///< training time spent in this epoch
};

/// What training needs to know of one lab: its network, its batches, its loss, how it is evaluated. The
/// Trainer knows nothing else of a lab. All calls come from the training thread, which holds the random
/// stream.
class Task {
 public:
  Task() = default;
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  virtual ~Task() = default;

  [[nodiscard]] virtual Network& network() = 0;
  [[nodiscard]] virtual std::int64_t sampleCount() const = 0;
  [[nodiscard]] virtual std::int64_t stepsPerEpoch() const = 0;

  /// Draws what an epoch needs from the default generator, in the notes' order.
  virtual void drawEpoch(EpochState& /*state*/) {}
  /// Builds what follows from those draws (the order of the samples); also after a resume in mid-epoch.
  virtual void prepareEpoch(const EpochState& /*state*/) {}
  /// Forward pass and loss (the operation "loss") of batch `state.step`; may count correct answers in
  /// `state`.
  [[nodiscard]] virtual torch::Tensor loss(EpochState& state, Tracer& net) = 0;
  /// The samples of batch `state.step`: their numbers in the training set, in the batch's order.
  [[nodiscard]] virtual std::vector<std::int64_t> batchSamples(const EpochState& state) const = 0;
  /// Fills the figures of a finished epoch. `stopped` is asked now and then; true ends it early.
  virtual void evaluate(const EpochState& /*state*/, EpochSample& /*sample*/,
                        const std::function<bool()>& /*stopped*/) {}
  /// Trainable numbers of the network, where it is more than what can change on this data; 0: all there are.
  [[nodiscard]] virtual std::int64_t parameterCount() { return 0; }
  /// Numbers worth watching at every step, before the first update too; may be empty.
  [[nodiscard]] virtual std::vector<float> trace() { return {}; }
};

/// A network and which of its lab's it is ("notes", "tuned").
struct NamedNetwork {
  std::string name;
  std::shared_ptr<Network> network;
};

/// What a network's outputs are: numbers (regression), logits of classes, or the one logit of "yes".
enum class Outputs { Numbers, Classes, YesNo };
/// As probabilities (or as they are): [N, outputs] -> [N, answers]; "yes" alone becomes no, yes.
[[nodiscard]] torch::Tensor answersOf(Outputs outputs, const torch::Tensor& output);

/// How a lab joins: its recipes, its data and its task. One object of this a lab, in train/<lab>_task.cpp.
struct LabDefinition {
  std::string name;
  std::function<Recipe(const std::string& recipeName)> recipe;  ///< throws Error (Usage) for an unknown name
  std::function<TrainingDataPtr(const Recipe&)> load;
  /// Called right after the recipe's seed was set; draws the initial weights.
  std::function<std::unique_ptr<Task>(const Recipe&, TrainingDataPtr)> makeTask;
  /// Recognises from names and shapes which of the lab's networks the weights are of, makes it (drawing from
  /// the default generator; the caller holds a stream of its own) and loads them. Throws Error (Input).
  std::function<NamedNetwork(const StateDict&)> openNetwork = {};
  Outputs outputs = Outputs::Classes;
  /// See core/api/twin.h.
  std::function<std::string(const Recipe&, const TwinOptions&)> twin = {};
};

/// The lab's definition. Throws Error (Usage) that lists the labs there are.
[[nodiscard]] const LabDefinition& labDefinition(std::string_view lab);

}  // namespace officina
