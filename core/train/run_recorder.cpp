// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/run_recorder.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/storage/run_folder.h"
#include "core/support/number_text.h"

namespace officina {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A kill loses at most this much work; a checkpoint of the digits network takes some milliseconds. Tests
/// that kill often set OFFICINA_CHECKPOINT_SECONDS.
std::chrono::duration<double> checkpointInterval() {
  double seconds = 10.0;
  if (const char* given = std::getenv("OFFICINA_CHECKPOINT_SECONDS"); given != nullptr) {
    double asked = 0.0;
    if (readNumber(given, asked) && asked >= 0.0) {
      seconds = asked;
    }
  }
  return std::chrono::duration<double>(seconds);
}

class FolderRecorder final : public RunRecorder {
 public:
  FolderRecorder(RunFolder folder, const TrainingRun& run)
      : m_path(folder.path()),
        m_folder(std::move(folder)),
        m_epochsAreSteps(run.startInfo().stepsPerEpoch == 1),
        m_lastStep(run.globalStep()),
        m_lastEpoch(run.epoch().epoch - 1) {}

  void onStep(const StepSample& sample, const std::vector<float>&) override {
    if (sample.globalStep > m_lastStep) {
      opened().append(sample);
      // A loss that is not finite is written down, but no update was made.
      m_lastStep = std::isfinite(sample.loss) ? sample.globalStep : m_lastStep;
    }
  }

  void onEpoch(const EpochSample& sample) override {
    if (sample.epoch > m_lastEpoch) {
      opened().append(sample);
      m_lastEpoch = sample.epoch;
      count(sample);
      // An epoch of one step (the thermometer's) is too short to be worth a file each.
      m_epochEnded = !m_epochsAreSteps;
    }
  }

  void afterStep(TrainingRun& run) override {
    if (m_folder && run.globalStep() == m_lastStep &&
        (m_epochEnded || Clock::now() - m_lastCheckpoint > m_interval)) {
      writeCheckpoint(run);
    }
  }

  void save(TrainingRun& run) override {
    if (m_folder && run.globalStep() == m_lastStep && m_checkpointStep != m_lastStep) {
      writeCheckpoint(run);
    }
  }

  void finish(TrainingRun* run, TrainerState state) override {
    if (m_folder) {
      if (run != nullptr) {
        save(*run);
      }
      m_summary.state = state;
      m_summary.steps = m_lastStep;
      m_folder->writeSummary(m_summary);
      m_folder.reset();
    }
  }

  void fail(const Error& error) noexcept override {
    try {
      if (m_folder) {
        m_summary.state = TrainerState::Failed;
        m_summary.steps = m_lastStep;
        m_summary.error = error.what();
        m_folder->writeSummary(m_summary);
      }
    } catch (...) {
      // The run's own error is what the user must hear of; the folder can be resumed without a summary.
    }
  }

  [[nodiscard]] const fs::path& folder() const override { return m_path; }

  /// Figures of the epochs that earlier parts of the run did.
  void countEarlier(const std::vector<EpochSample>& epochs) {
    for (const EpochSample& sample : epochs) {
      count(sample);
    }
  }

 private:
  void count(const EpochSample& sample) {
    m_summary.epochs = sample.epoch + 1;
    m_summary.seconds += sample.seconds;
    m_summary.loss = sample.loss;
    m_summary.trainAccuracy = sample.trainAccuracy;
    m_summary.valLoss = sample.valLoss;
    m_summary.valAccuracy = sample.valAccuracy;
  }

  /// The folder of a run that had ended and now goes on is taken up again.
  RunFolder& opened() {
    if (!m_folder) {
      m_folder.emplace(RunFolder::open(m_path));
      m_folder->continueFrom(m_lastStep);
    }
    return *m_folder;
  }

  void writeCheckpoint(TrainingRun& run) {
    m_folder->writeCheckpoint(run.capture().toStateDict(run.network()), run.globalStep());
    m_checkpointStep = run.globalStep();
    m_epochEnded = false;
    m_lastCheckpoint = Clock::now();
  }

  fs::path m_path;
  std::optional<RunFolder> m_folder;  ///< none: let go, and the summary is written
  bool m_epochsAreSteps;
  std::int64_t m_lastStep;   ///< written
  std::int64_t m_lastEpoch;  ///< written
  std::int64_t m_checkpointStep = -1;
  RunSummary m_summary;
  bool m_epochEnded = false;
  std::chrono::duration<double> m_interval = checkpointInterval();
  Clock::time_point m_lastCheckpoint = Clock::now();
};

}  // namespace

std::unique_ptr<RunRecorder> makeRunRecorder(const Recipe& recipe, const TrainerOptions& options,
                                             TrainingRun& run) {
  if (options.resumeDirectory.empty()) {
    if (options.runDirectory.empty()) {
      return nullptr;
    }
    return std::make_unique<FolderRecorder>(RunFolder::create(options.runDirectory, recipe), run);
  }
  RunFolder folder = RunFolder::open(options.resumeDirectory);
  const std::vector<RecipeDifference> changes = difference(folder.recipe(), recipe);
  if (!changes.empty()) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The run to resume has %1 = %2, not %3."),
                 {changes.front().field, changes.front().before, changes.front().after}},
                {OFFICINA_TEXT("core", "Resume it with its own recipe, or start a new run."), {}});
  }
  const auto checkpoint = folder.newestCheckpoint();
  if (checkpoint) {
    run.restore(checkpoint->state);
  }
  folder.continueFrom(checkpoint ? checkpoint->globalStep : 0);
  auto recorder = std::make_unique<FolderRecorder>(std::move(folder), run);
  recorder->countEarlier(readRunCurves(options.resumeDirectory).epochs);
  return recorder;
}

std::unique_ptr<RunRecorder> makeBranchRecorder(const Branch& branch, const fs::path& first,
                                                const fs::path& parent, TrainingRun& run) {
  // "runs/one/" ends in an empty name.
  const fs::path base = first.has_filename() ? first : first.parent_path();
  const std::string name = base.filename().string() + "-branch-" + std::to_string(branch.id);
  fs::path folder = base.parent_path() / name;
  std::error_code ignored;
  for (int i = 2; fs::exists(folder, ignored); ++i) {
    folder = base.parent_path() / (name + "-" + std::to_string(i));
  }
  const fs::path origin = parent.has_filename() ? parent : parent.parent_path();
  RunFolder::Checkpoint moment;
  moment.globalStep = run.globalStep();
  moment.state = run.capture().toStateDict(run.network());
  return std::make_unique<FolderRecorder>(
      RunFolder::create(folder, branch.recipe, {origin.filename().string(), std::move(moment)}), run);
}

}  // namespace officina
