// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QTableWidget>
#include <QWidget>

#include "core/api/training.h"

class QLabel;
class QPushButton;

namespace officina {

/// The run of this lab and its branches: what each changed, how far it came, its last figures; go to any of
/// them.
class BranchesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit BranchesPanel(QWidget* parent = nullptr);

  void clear();
  void add(const Mailbox::Update& update);
  [[nodiscard]] QTableWidget* table() const { return m_table; }

 Q_SIGNALS:
  /// The playhead should go to the end of this branch.
  void branchChosen(int branch, std::int64_t head);
  /// The reader wants the page with the runs of all days.
  void runsPageRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void retranslate();

  struct Row {
    Branch branch;
    std::int64_t head = 0;
    double loss = 0.0;
    std::optional<double> valAccuracy;
  };
  std::map<int, Row> m_rows;
  int m_active = 0;
  Position m_position;
  QLabel* m_words;
  QTableWidget* m_table;
  QPushButton* m_runs;
};

}  // namespace officina
