// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/labs/lab_page.h"
#include "ui/labs/thermometer/run_history.h"

class QComboBox;
class QLabel;
class QTextBrowser;

namespace officina {

class CurvesPanel;
class FitPanel;
class LatestWorker;
class NumbersTab;
class PairsModel;
class PairsPanel;
class ThermometerRecipePanel;
class ToolbarButton;

/// The notes' first project: one neuron learns to turn what an invented thermometer says into degrees.
class ThermometerPage : public LabPage {
  Q_OBJECT

 public:
  explicit ThermometerPage(QWidget* parent = nullptr);
  ~ThermometerPage() override;

  [[nodiscard]] QString id() const override { return QStringLiteral("thermometer"); }
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString iconName() const override { return QStringLiteral("thermometer"); }
  [[nodiscard]] QString openFilter() const override;
  void openFile(const QString& path) override;
  bool paste() override;
  [[nodiscard]] QString statusText() const override;
  void togglePlay() override;
  void stepOnce() override;
  void prepareForPicture() override;
  void showPicturePart(const QString& part) override;

  [[nodiscard]] PairsModel* pairsModel() const { return m_pairs; }
  [[nodiscard]] FitPanel* fit() const { return m_fit; }
  [[nodiscard]] CurvesPanel* curves() const { return m_curves; }
  [[nodiscard]] const RunHistory& history() const { return m_history; }
  /// Steps a second of the next runs and of this one; 0: as fast as it goes.
  void setPace(double stepsPerSecond);
  /// Shows the line of an epoch; history().epochs() or more follows the run.
  void showEpoch(std::int64_t epoch);
  /// Takes a recipe as if the user had set it: undoable, `key` says which field.
  void changeRecipe(const Recipe& recipe, const QString& key);

 protected:
  [[nodiscard]] Recipe recipe() const override;
  /// The lab has a playhead of its own over every epoch's line.
  [[nodiscard]] bool travels() const override { return false; }
  [[nodiscard]] TrainingDataPtr data() const override;
  void showRecipe(const Recipe& recipe, const QString& words) override;
  void resetRun() override;
  void changeEvent(QEvent* event) override;

 private:
  class RecipeCommand;
  void buildTransport();
  void connectRun();
  void applyRecipe(const Recipe& recipe);
  void beginRun();
  void take(const Mailbox::Update& update);
  void endRun();
  void explainFailure(const Error& error);
  /// Sets a learning rate that works and starts again.
  void mend();
  /// The line before training, worked out beside the window, while there is no run to show.
  void findInitialLine();
  void pairsHaveChanged();
  void renewAll();
  void renewDiagnosis();
  [[nodiscard]] bool canTrain();
  void saveWeights();
  void retranslate();
  void fitColumns();

  PairsModel* m_pairs;
  ThermometerRecipePanel* m_recipe;
  FitPanel* m_fit;
  CurvesPanel* m_curves;
  PairsPanel* m_pairsPanel;
  NumbersTab* m_numbers;
  QTextBrowser* m_explain;
  QLabel* m_paceLabel = nullptr;
  QComboBox* m_pace = nullptr;
  ToolbarButton* m_save = nullptr;
  LatestWorker* m_worker;
  RunHistory m_history;
  std::vector<TemperaturePair> m_runPairs;  ///< what the shown run was trained on
  Recipe m_runRecipe;
  std::int64_t m_shown = 0;
  bool m_follow = true;  ///< the shown epoch is the newest
  bool m_ended = false;
  int m_explainTab = 0;
  int m_pairsTab = 0;
  int m_numbersTab = 0;
};

}  // namespace officina
