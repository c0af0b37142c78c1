// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QFileSystemWatcher>
#include <QTimer>

#include "core/api/runs.h"
#include "ui/shell/general_page.h"

class QBoxLayout;
class QLineEdit;
class QPushButton;
class QUndoStack;

namespace officina {

class LatestWorker;
class RunComparison;
class RunsTree;

/// The runs that were kept: what they were, how far they came. Rename in place, write a note, open the
/// network in its lab or go on with the run there, compare several, export, move to the trash; every edit can
/// be undone.
class RunsPage : public GeneralPage {
  Q_OBJECT

 public:
  explicit RunsPage(QWidget* parent);
  ~RunsPage() override;
  [[nodiscard]] QString title() const override { return tr("Runs"); }
  [[nodiscard]] QUndoStack* undoStack() override { return m_undo; }

  /// Copies the chosen run's metrics.csv, on a worker.
  void exportMetrics(const QString& path);
  /// Saves the chart: .svg by name, else PNG.
  void savePicture(const QString& path);

 protected:
  void retranslate() override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void addButtons();
  /// In two rows where one has no room.
  void fitButtons();
  void connectAll();
  void reload();
  void watch();
  void showChosen();
  void openInLab(bool resume);
  void rename(const std::filesystem::path& folder, const QString& title);
  void moveToTrash();
  /// Writes the note of the run that it was typed for, if it was changed.
  void keepNote();
  void renewButtons();
  /// Makes the edit, undoably, and says what went wrong if it could not be made.
  void edit(const QString& text, std::function<bool()> forth, std::function<bool()> back);
  /// True if `change` did not throw; else its sentences are shown after the edit.
  bool attempt(const std::function<void()>& change);
  void afterEdit();
  [[nodiscard]] std::vector<RunInfo> chosen() const;

  LatestWorker* m_worker;
  LatestWorker* m_copier;
  QUndoStack* m_undo;
  QFileSystemWatcher m_watcher;
  QTimer m_soon;     ///< one reload for whatever changes within a moment
  QTimer m_running;  ///< while a run is written, its figures change without the folder's list doing so
  RunsTree* m_tree;
  RunComparison* m_comparison;
  QLabel* m_empty;
  QLabel* m_noteLabel;
  QLineEdit* m_note;
  QBoxLayout* m_buttons = nullptr;
  QPushButton* m_openInLab;
  QPushButton* m_resume;
  QPushButton* m_export;
  QPushButton* m_openFolder;
  QPushButton* m_rename;
  QPushButton* m_trash;
  std::filesystem::path m_noted;  ///< whose note is in the field
  std::function<QString()> m_problem;
};

}  // namespace officina
