// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "core/train/snapshot_ring.h"
#include "core/train/training_run.h"

namespace officina {

/// A run that can go back and branch: one TrainingRun, which stands somewhere on one of the branches, the
/// moments that are held of all of them, and what was changed by hand on the way. Deterministic, like the
/// TrainingRun: wherever it goes back to, going on from there gives the same bits again.
class Timeline {
 public:
  Timeline(const Recipe& recipe, TrainingDataPtr data, std::int64_t snapshotBytes);

  [[nodiscard]] TrainingRun& run() { return *m_run; }
  [[nodiscard]] const TrainingRun& run() const { return *m_run; }
  /// The one that the run stands on, and a branch by its number.
  [[nodiscard]] const Branch& branch() const { return m_lines[static_cast<std::size_t>(m_active)].branch; }
  [[nodiscard]] const Branch& branch(int id) const { return m_lines.at(static_cast<std::size_t>(id)).branch; }
  /// Where the branch is written; the others do not know it.
  void setFolder(int id, const std::filesystem::path& folder);
  [[nodiscard]] bool behindHead() const { return m_run->globalStep() < active().head; }
  [[nodiscard]] Position position() const;
  [[nodiscard]] const SnapshotRing& ring() const { return m_ring; }

  /// The position now is where branch 0 begins: after construction, and again after a checkpoint was read.
  void begin();
  /// One batch, with whatever was changed by hand here when it was done first. See TrainingRun::step().
  StepSample step();
  /// Evaluates and closes the epoch.
  EpochSample finishEpoch(const std::function<bool()>& stopped);
  /// After a batch, and the epoch's end if it was the last: the moment is held if it is one to keep.
  void settle();
  /// Holds the present moment in any case.
  void hold();

  /// From the next batch on; to be called at the head only.
  void setLearningRate(double rate);

  /// Goes to the moment after `globalStep` updates of a branch (clamped to what it has). `interrupted` is
  /// asked before each batch that is repeated; true: stays at the moment reached so far. Throws Error (Usage)
  /// if there is no such branch or no moments are held.
  void seek(int branch, std::int64_t globalStep, const std::function<bool()>& interrupted);
  /// Begins a branch at the present moment and stands on it. Throws Error (Usage, Input) if the recipe cannot
  /// be gone on with; then nothing has changed.
  void fork(const Recipe& recipe);
  /// Back to the moment before a batch that failed half-way; needs the ring.
  void undoFailedStep();

  /// The active branch's history: the moments held on it and, before it began, on those it came from.
  [[nodiscard]] std::vector<SnapshotPtr> history() const;
  /// The last moment before which the loss was still that of a network that learns: see Divergence.
  [[nodiscard]] std::int64_t lastHealthyStep() const;

 private:
  struct Line {
    Branch branch;
    std::int64_t head = 0;
    std::int64_t first = 0;                ///< the earliest moment there is
    std::map<std::int64_t, double> rates;  ///< learning rates set by hand, by the updates done then
    std::vector<float> losses;             ///< of the batches after `first`
  };

  [[nodiscard]] Line& active() { return m_lines[static_cast<std::size_t>(m_active)]; }
  [[nodiscard]] const Line& active() const { return m_lines[static_cast<std::size_t>(m_active)]; }
  void replayTo(std::int64_t globalStep, const std::function<bool()>& interrupted);
  void applyRate();

  TrainingDataPtr m_data;
  SnapshotRing m_ring;
  std::vector<Line> m_lines;
  int m_active = 0;
  std::unique_ptr<TrainingRun> m_run;
};

}  // namespace officina
