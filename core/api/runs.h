// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/text.h"
#include "core/api/training.h"

namespace officina {

enum class RunState {
  Running,      ///< a program is writing it now
  Finished,     ///< all its epochs are done
  Stopped,      ///< the user ended it; it can go on
  Failed,       ///< RunSummary::error says why
  Interrupted,  ///< killed, or the power went; it can go on from its last checkpoint
  Damaged       ///< RunInfo::problem says what cannot be read
};

/// How a run ended: summary.json.
struct RunSummary {
  TrainerState state = TrainerState::Finished;  ///< Finished, Stopped or Failed
  std::int64_t steps = 0;                       ///< since the run's start, over all its parts
  std::int64_t epochs = 0;                      ///< completed
  double seconds = 0.0;                         ///< of training, over all its parts
  std::optional<double> loss;                   ///< of the last epoch, as are the next three
  std::optional<double> trainAccuracy;
  std::optional<double> valLoss;
  std::optional<double> valAccuracy;
  std::string error;  ///< of a failed run, in English
};

/// One run, as a list shows it.
struct RunInfo {
  std::filesystem::path folder;
  std::string title;         ///< the user's, or the folder's name
  std::string notes;         ///< the user's
  std::int64_t created = 0;  ///< seconds since 1970 (UTC)
  RunState state = RunState::Interrupted;
  Recipe recipe;                               ///< not filled in if Damaged
  std::optional<RunSummary> summary;           ///< none while it runs or if it was interrupted
  std::optional<std::int64_t> checkpointStep;  ///< of the newest checkpoint; it may turn out to be damaged
  Text problem;                                ///< empty unless Damaged
  std::string branchOf;         ///< name of the folder, beside this one, of the run it began from; or empty
  std::int64_t branchStep = 0;  ///< and after how many of its steps
};

/// A run's losses and accuracies: metrics.csv.
struct RunCurves {
  std::vector<StepSample> steps;  ///< thinned, keeping the extremes
  std::vector<EpochSample> epochs;
};

/// A folder in `runs` that does not exist yet, named after the time and the recipe. Makes nothing.
[[nodiscard]] std::filesystem::path newRunFolder(const std::filesystem::path& runs, const Recipe& recipe);

/// The runs in a folder, newest first; empty if it does not exist. One that cannot be read is listed as
/// Damaged and spoils nothing else. Throws Error (Io) if the folder itself cannot be read.
[[nodiscard]] std::vector<RunInfo> listRuns(const std::filesystem::path& runs);
/// One of them. Throws Error (Io) if `folder` holds no run.
[[nodiscard]] RunInfo readRun(const std::filesystem::path& folder);

/// At most about 2 x `mostSteps` step samples (>= 2); safe while the run is being written. Throws Error (Io,
/// Input).
[[nodiscard]] RunCurves readRunCurves(const std::filesystem::path& folder, std::size_t mostSteps = 2000);

/// Titles and notes are the user's; the folder's name never changes. Throw Error (Io).
void setRunTitle(const std::filesystem::path& folder, const std::string& title);
void setRunNotes(const std::filesystem::path& folder, const std::string& notes);

}  // namespace officina
