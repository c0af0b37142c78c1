// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/api/runs.h"
#include "core/storage/metrics_file.h"

namespace officina {

/// A run's folder while the run is written: recipe.json, metrics.csv, checkpoint-STEP.pth, summary.json, and
/// about.json for the user's title and notes. At any instant a kill leaves a folder that open() can continue.
class RunFolder {
 public:
  struct Checkpoint {
    std::int64_t globalStep = 0;
    StateDict state;
    std::vector<Text> skipped;  ///< why newer checkpoints could not be used
  };

  /// A branch's beginning: the moment of another run that it goes on from.
  struct Origin {
    std::string folder;  ///< name of that run's folder, beside this one
    Checkpoint moment;
  };

  /// Makes the folder (and those above it) and writes the recipe. Throws Error (Usage) if something is in it
  /// already, Error (Io).
  [[nodiscard]] static RunFolder create(const std::filesystem::path& folder, const Recipe& recipe);
  /// The same for a branch: from the first instant at which the folder is a run, it can be continued.
  [[nodiscard]] static RunFolder create(const std::filesystem::path& folder, const Recipe& recipe,
                                        const Origin& origin);
  /// Opens a run to continue it. Throws Error (Usage) if there is none or another program is writing it,
  /// Error (Input, Io).
  [[nodiscard]] static RunFolder open(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  [[nodiscard]] const Recipe& recipe() const { return m_recipe; }

  void append(const StepSample& sample) { m_metrics.append(sample); }
  void append(const EpochSample& sample) { m_metrics.append(sample); }

  /// Saves the metrics so far, then the state; then removes all but the newest two checkpoints. A checkpoint
  /// at the end of an epoch must come after the epoch's metrics. Throws Error (Io).
  void writeCheckpoint(const StateDict& state, std::int64_t globalStep);
  /// The newest checkpoint that can be read; nothing if the run has none. Throws what is wrong with the
  /// newest if all are damaged.
  [[nodiscard]] std::optional<Checkpoint> newestCheckpoint() const;
  /// Goes back to a step (0: to the start): drops later metrics and checkpoints and the summary, which are of
  /// a future that will be made again. Throws Error.
  void continueFrom(std::int64_t globalStep);
  /// The run has ended. Throws Error (Io).
  void writeSummary(const RunSummary& summary);

 private:
  RunFolder(std::filesystem::path folder, Recipe recipe);
  static RunFolder create(const std::filesystem::path& folder, const Recipe& recipe, const Origin* origin);

  std::filesystem::path m_path;
  Recipe m_recipe;
  MetricsFile m_metrics;
};

/// Appends the tensors of `from` under "PREFIX" + name.
void appendPrefixed(StateDict& to, std::string_view prefix, const StateDict& from);
/// The tensors whose name begins with `prefix`, without it.
[[nodiscard]] StateDict withPrefix(const StateDict& state, std::string_view prefix);

}  // namespace officina
