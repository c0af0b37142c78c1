// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/run_recorder.h"

#include <chrono>
#include <utility>

#include "core/storage/run_folder.h"

namespace officina {

namespace {

using Clock = std::chrono::steady_clock;

/// A kill loses at most this much work; a checkpoint of the digits network takes some milliseconds.
constexpr auto kCheckpointInterval = std::chrono::seconds(10);

class FolderRecorder final : public RunRecorder {
 public:
  FolderRecorder(RunFolder folder, TrainingRun& run) : m_folder(std::move(folder)), m_run(run) {}

  void onStep(const StepSample& sample, const std::vector<float>&) override { m_folder.append(sample); }

  void onEpoch(const EpochSample& sample) override {
    m_folder.append(sample);
    m_summary.epochs = sample.epoch + 1;
    m_summary.seconds += sample.seconds;
    m_summary.loss = sample.loss;
    m_summary.trainAccuracy = sample.trainAccuracy;
    m_summary.valLoss = sample.valLoss;
    m_summary.valAccuracy = sample.valAccuracy;
    // An epoch of one step (the thermometer's) is too short to be worth a file each.
    m_epochEnded = m_run.startInfo().stepsPerEpoch > 1;
  }

  void afterStep() override {
    if (m_epochEnded || Clock::now() - m_lastCheckpoint > kCheckpointInterval) {
      writeCheckpoint();
    }
  }

  void finish(TrainerState state) override {
    writeCheckpoint();
    m_summary.state = state;
    m_summary.steps = m_run.globalStep();
    m_folder.writeSummary(m_summary);
  }

  void fail(const Error& error) noexcept override {
    try {
      m_summary.state = TrainerState::Failed;
      m_summary.steps = m_run.globalStep();
      m_summary.error = error.what();
      m_folder.writeSummary(m_summary);
    } catch (...) {
      // The run's own error is what the user must hear of; the folder can be resumed without a summary.
    }
  }

  /// Figures of the epochs that earlier parts of the run did.
  void countEarlier(const std::vector<EpochSample>& epochs) {
    for (const EpochSample& sample : epochs) {
      m_summary.epochs = sample.epoch + 1;
      m_summary.seconds += sample.seconds;
      m_summary.loss = sample.loss;
      m_summary.trainAccuracy = sample.trainAccuracy;
      m_summary.valLoss = sample.valLoss;
      m_summary.valAccuracy = sample.valAccuracy;
    }
  }

 private:
  void writeCheckpoint() {
    m_folder.writeCheckpoint(m_run.capture().toStateDict(m_run.network()), m_run.globalStep());
    m_epochEnded = false;
    m_lastCheckpoint = Clock::now();
  }

  RunFolder m_folder;
  TrainingRun& m_run;
  RunSummary m_summary;
  bool m_epochEnded = false;
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

}  // namespace officina
