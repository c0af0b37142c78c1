// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/api/text.h"
#include "core/api/training.h"

namespace officina {

enum class Trouble {
  NotFinite,
  ExplodingGradients,
  VanishingGradients,
  DeadUnits,
  Plateau,
  Overfitting,
  ClassImbalance,
  LearningRateTooLow
};

/// What is wrong with a run, in one sentence, and one way to mend it.
struct Diagnosis {
  Trouble trouble = Trouble::Plateau;
  std::string layer;            ///< empty if it is of the whole network
  std::int64_t globalStep = 0;  ///< when it showed
  Text sentence;
  Text remedyLabel;  ///< "Add dropout 0.5": what the button says; empty: only other data would help
  Recipe remedy;     ///< the recipe after mending
  /// Where the mended run should begin: a fork at this step (the last healthy one); none: start again.
  std::optional<std::int64_t> forkAt;
};

/// What a run has shown so far.
struct Evidence {
  Recipe recipe;
  std::vector<StepSample> steps;  ///< may be thinned
  std::vector<EpochSample> epochs;
  std::vector<std::shared_ptr<const TrainingView>> views;  ///< oldest first; only `layers` is read
  std::vector<std::int64_t> classCounts;  ///< training samples of each class; empty: not a classifier
  std::optional<Divergence> divergence;
};

/// The gravest first; each trouble at most once, with its worst layer. Takes under a millisecond.
[[nodiscard]] std::vector<Diagnosis> diagnose(const Evidence& evidence);

}  // namespace officina
