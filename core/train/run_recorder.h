// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/train/training_run.h"

namespace officina {

/// Keeps a run, or a branch of one, in its folder: recipe, metrics, checkpoints, summary. A listener like any
/// other, plus the moments at which the whole state may be saved. What is told twice, because the run went
/// back and on, is written once.
class RunRecorder : public TrainingListener {
 public:
  /// After each step, when commands were served and the epoch (if it was its last step) is closed.
  virtual void afterStep(TrainingRun& run) = 0;
  /// The run is about to go elsewhere: if it stands at the furthest step so far, that moment is saved.
  virtual void save(TrainingRun& run) = 0;
  /// The run finished, was stopped or goes on on another branch (`run` is null then; save() came before): the
  /// last checkpoint and the summary. The folder is let go until there are new steps to write.
  virtual void finish(TrainingRun* run, TrainerState state) = 0;
  /// The run failed; never throws.
  virtual void fail(const Error& error) noexcept = 0;
  [[nodiscard]] virtual const std::filesystem::path& folder() const = 0;
};

/// Null if the options name no folder. With a folder to resume, brings `run` to its newest checkpoint first.
/// Throws Error (Usage) if the recipe does not agree with the folder's, Error (Input, Io) if it cannot be
/// read.
[[nodiscard]] std::unique_ptr<RunRecorder> makeRunRecorder(const Recipe& recipe,
                                                           const TrainerOptions& options, TrainingRun& run);

/// For a branch that began just now: a new folder beside the one of the run, with a checkpoint of this
/// moment. `first`: the folder of branch 0, after which it is named; `parent`: that of the branch it began
/// from. Throws Error (Io).
[[nodiscard]] std::unique_ptr<RunRecorder> makeBranchRecorder(const Branch& branch,
                                                              const std::filesystem::path& first,
                                                              const std::filesystem::path& parent,
                                                              TrainingRun& run);

}  // namespace officina
