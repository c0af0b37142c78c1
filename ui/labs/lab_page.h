// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/api/training.h"
#include "ui/labs/page.h"

class QSplitter;
class QTabWidget;
class QUndoStack;

namespace officina {

class DrawerFold;
class InlineMessage;
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

 protected:
  /// What Play would train. Called on the GUI thread, must be quick.
  [[nodiscard]] virtual Recipe recipe() const = 0;
  /// Null: the worker loads what the recipe names.
  [[nodiscard]] virtual TrainingDataPtr data() const = 0;
  /// Back to the network before training, curves cleared.
  virtual void resetRun() = 0;

  /// Puts the lab's widgets in their places. Takes ownership.
  void setPanels(QWidget* recipePanel, QWidget* networkPanel, QWidget* resultPanel);
  /// Adds a tab to the drawer; the title is set again in retranslate() with setDrawerTitle().
  int addDrawerTab(QWidget* content);
  void setDrawerTitle(int index, const QString& title);
  void showDrawerTab(int index);

  [[nodiscard]] TransportBar* transport() const { return m_transport; }
  /// A sentence above the panels with at most one button, closed by the user or replaced by the next.
  [[nodiscard]] InlineMessage* message() const { return m_message; }

 private:
  /// recipe(), with the threads of Settings where the user chose a number there.
  [[nodiscard]] Recipe recipeOfSettings() const;

  TrainingSession* m_session = nullptr;
  QUndoStack* m_undo = nullptr;
  TransportBar* m_transport = nullptr;
  InlineMessage* m_message = nullptr;
  QSplitter* m_columns = nullptr;
  QSplitter* m_rows = nullptr;
  QTabWidget* m_drawer = nullptr;
  DrawerFold* m_fold = nullptr;
};

}  // namespace officina
