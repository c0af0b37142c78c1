// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/train/training_run.h"

namespace officina {

/// Keeps a run in its folder: recipe, metrics, checkpoints, summary. A listener like any other, plus the
/// moments at which the whole state may be saved.
class RunRecorder : public TrainingListener {
 public:
  /// After each step, when commands were served and the epoch (if it was its last step) is closed.
  virtual void afterStep() = 0;
  /// The run finished or was stopped: the last checkpoint and the summary.
  virtual void finish(TrainerState state) = 0;
  /// The run failed; never throws.
  virtual void fail(const Error& error) noexcept = 0;
};

/// Null if the options name no folder. With a folder to resume, brings `run` to its newest checkpoint first.
/// Throws Error (Usage) if the recipe does not agree with the folder's, Error (Input, Io) if it cannot be
/// read.
[[nodiscard]] std::unique_ptr<RunRecorder> makeRunRecorder(const Recipe& recipe,
                                                           const TrainerOptions& options, TrainingRun& run);

}  // namespace officina
