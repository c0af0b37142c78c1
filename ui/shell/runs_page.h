// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/api/runs.h"
#include "ui/shell/general_page.h"

class QLineEdit;
class QPushButton;
class QTableWidget;
class QTableWidgetItem;

namespace officina {

class LatestWorker;

/// The runs that were kept: what they were, how far they came. Rename in place, write a note, open the
/// folder, move to the trash.
class RunsPage : public GeneralPage {
  Q_OBJECT

 public:
  explicit RunsPage(QWidget* parent);
  ~RunsPage() override;
  [[nodiscard]] QString title() const override { return tr("Runs"); }

 protected:
  void retranslate() override;
  void showEvent(QShowEvent* event) override;

 private:
  void reload();
  [[nodiscard]] static QString stateText(const RunInfo& run);
  void fill();
  void rename(QTableWidgetItem* item);
  void moveToTrash();
  /// Writes the note of the chosen run, if it was changed.
  void keepNote();
  void renewButtons();
  [[nodiscard]] int selectedRow() const;

  LatestWorker* m_worker;
  std::vector<RunInfo> m_runs;
  QTableWidget* m_table;
  QLabel* m_empty;
  QLabel* m_noteLabel;
  QLineEdit* m_note;
  QPushButton* m_open;
  QPushButton* m_rename;
  QPushButton* m_trash;
  bool m_filling = false;
};

}  // namespace officina
