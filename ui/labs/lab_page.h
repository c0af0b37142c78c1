// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include <QTimer>

#include "core/api/diagnosis.h"
#include "core/api/training.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/labs/page.h"

class QSplitter;
class QTabWidget;
class QUndoStack;

namespace officina {

class DiagnosisBar;
class DrawerFold;
class InlineMessage;
class TrainingWatch;
class TransportBar;
class TrainingSession;

/// The anatomy every lab shares: transport bar above; recipe, network and result side by side; a drawer with
/// tabs below (Explain, Inspect, Mistakes, Code, Runs: whichever the lab fills). The widths are the user's
/// and remembered.
class LabPage : public Page {
  Q_OBJECT

 public:
  explicit LabPage(QWidget* parent = nullptr);
  ~LabPage() override;

  [[nodiscard]] QUndoStack* undoStack() override { return m_undo; }
  [[nodiscard]] TrainingSession* session() override { return m_session; }
  [[nodiscard]] int threads() const override;
  /// Idle: begins a run with recipe() and data(); running: pauses; paused: resumes.
  void togglePlay() override;
  /// One batch: of the paused run, or of a new one that begins paused.
  void stepOnce() override;
  void stopRun() override;
  /// Goes to the moment before the last batch; pauses.
  void stepBack() override;
  /// Pauses at the moment after so many updates of a branch. Many wishes in a row (a dragged playhead) are
  /// one journey.
  void goTo(int branch, std::int64_t globalStep);
  /// Asks what should be different from here on, and trains that as a branch.
  void branchHere();
  /// Does what a diagnosis proposes: a branch from the last healthy moment, or another recipe; one undo step.
  void mend(const Diagnosis& diagnosis);
  void openRun(const QString& folder, bool resume) override;
  [[nodiscard]] DiagnosisBar* diagnosisBar() const { return m_diagnosis; }

 protected:
  /// What Play would train. Called on the GUI thread, must be quick.
  [[nodiscard]] virtual Recipe recipe() const = 0;
  /// Shows a recipe as the one that Play trains; one undo step called `words`.
  virtual void showRecipe(const Recipe& recipe, const QString& words) = 0;
  /// Null: the worker loads what the recipe names.
  [[nodiscard]] virtual TrainingDataPtr data() const = 0;
  /// Runs can be gone back in and branched; they stay open after their end.
  [[nodiscard]] virtual bool travels() const { return true; }
  /// Back to the network before training, curves cleared.
  virtual void resetRun() = 0;

  /// Puts the lab's widgets in their places. Takes ownership.
  void setPanels(QWidget* recipePanel, QWidget* networkPanel, QWidget* resultPanel);
  /// Adds a tab to the drawer; the title is set again in retranslate() with setDrawerTitle().
  int addDrawerTab(QWidget* content);
  void setDrawerTitle(int index, const QString& title);
  void showDrawerTab(int index);
  /// Adds the tabs with which the lab's network is opened; call it once, where they belong among the lab's
  /// own.
  LabInspection* addInspection(const std::string& lab, const LabInspection::Parts& parts);
  [[nodiscard]] LabInspection* inspection() const { return m_inspection; }
  /// Shows one of the inspection's tabs ("inspect", "microscope"); with `large` the drawer gets the whole
  /// page.
  void showInspection(const QString& key, bool large = false);
  /// Gives the drawer the whole page.
  void showDrawerLarge();
  void changeEvent(QEvent* event) override;

  [[nodiscard]] TransportBar* transport() const { return m_transport; }
  [[nodiscard]] TrainingWatch* watch() const { return m_watch; }
  /// A sentence above the panels with at most one button, closed by the user or replaced by the next.
  [[nodiscard]] InlineMessage* message() const { return m_message; }

 private:
  /// recipe(), with the threads of Settings where the user chose a number there.
  [[nodiscard]] Recipe recipeOfSettings() const;
  /// A run in the window has a folder and can be travelled.
  [[nodiscard]] TrainerOptions runOptions(const Recipe& recipe) const;

  TrainingSession* m_session = nullptr;
  QUndoStack* m_undo = nullptr;
  TransportBar* m_transport = nullptr;
  InlineMessage* m_message = nullptr;
  QSplitter* m_columns = nullptr;
  QSplitter* m_rows = nullptr;
  QTabWidget* m_drawer = nullptr;
  DrawerFold* m_fold = nullptr;
  LabInspection* m_inspection = nullptr;
  TrainingWatch* m_watch = nullptr;
  DiagnosisBar* m_diagnosis = nullptr;
  std::map<QString, int> m_inspectionTabs;
  QTimer m_travel;
  int m_wantedBranch = 0;
  std::int64_t m_wantedStep = 0;
};

}  // namespace officina
