// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <QTimer>

#include "core/api/state_dict.h"
#include "core/api/training.h"
#include "ui/labs/lab_page.h"
#include "ui/session/latest_worker.h"

namespace officina {

class LabRecipePanel;
class LabWeights;
class ResultPanel;
class ToolbarButton;

/// A lab with data on disk and weights to keep: digits, pets, sentiment. The data is read by a worker; while
/// it is being read, a run waits for it instead of reading it a second time. While a run goes on, the curves
/// grow, and the weights that answer follow it.
class DataLabPage : public LabPage {
  Q_OBJECT

 public:
  explicit DataLabPage(QWidget* parent = nullptr);

  void togglePlay() override;
  void stepOnce() override;
  void stopRun() override;

 protected:
  /// The panels that follow a run; they belong to the lab.
  struct RunParts {
    LabRecipePanel* recipe = nullptr;
    ResultPanel* result = nullptr;
    LabWeights* weights = nullptr;
    int weightsMilliseconds = 1000;  ///< how often a run is asked for the weights that answer
  };
  /// Connects them. Call it once, when the panels are there.
  void followRuns(const RunParts& parts);
  /// The built-in weights, or an untrained network and the reason.
  void useFirstWeights();

  /// Begins to read what recipe() names, unless it is there or on its way.
  virtual void loadData() = 0;
  /// The data came: begins the run that waits for it, if there is one.
  void beginWaiting();
  /// No run waits any more: the data will not come, or is not wanted.
  void stopWaiting() { waitForData(Waiting::No); }
  [[nodiscard]] bool waiting() const { return m_waiting != Waiting::No; }
  /// `name` could not be read: says so, and goes back to the starter set if that is what Play would train.
  void giveUpData(const QString& name, const QString& sentence);

  /// A run began; the panels of RunParts know it already.
  virtual void runBegan() = 0;
  /// More of the run came; the panels of RunParts have it already, but for the weights.
  virtual void runGoesOn(const Mailbox::Update& /*update*/) {}
  /// Asks the network in use all that is kept back (or trained on), for the Mistakes tab.
  virtual void evaluate() = 0;
  /// The reader wants that after every epoch.
  [[nodiscard]] virtual bool evaluatesEachEpoch() const = 0;
  [[nodiscard]] virtual bool evaluating() const = 0;
  void resetRun() override;

  /// Another label for a training sample, none at all (SampleEdit::kLeftOut), or its own again (nothing); one
  /// undo step of the recipe.
  void editSample(std::int64_t sample, std::optional<int> label);

  /// Writes what belongs beside a file of weights, on a worker; empty: nothing does.
  using CardWriter = std::function<void(const std::filesystem::path& weights)>;
  [[nodiscard]] virtual CardWriter cardWriter() const { return {}; }
  /// Asks for a place and writes the weights in use there.
  void saveWeights();

  void complain(const QString& sentence);
  void changeEvent(QEvent* event) override;

 private:
  enum class Waiting { No, ToPlay, ToStep };
  void waitForData(Waiting what);
  void begin(const Recipe& begun);
  void collect(const Mailbox::Update& update);
  void end(std::shared_ptr<const StateDict> weights);
  /// The run's weights of the moment; the first of a run are those that answer from then on.
  void takeWeights(std::shared_ptr<const StateDict> weights, std::int64_t step);
  void retranslate();

  RunParts m_run;
  ToolbarButton* m_save;
  QTimer m_weightsTimer;        ///< asks the run for its weights while the answer follows them
  bool m_evaluateNext = false;  ///< the next weights of the run are for the Mistakes tab
  Waiting m_waiting = Waiting::No;
  LatestWorker* m_saver;
};

}  // namespace officina
