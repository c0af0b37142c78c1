// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "core/api/thermometer.h"

class QLabel;
class QMenu;
class QTableView;
class QTextBrowser;

namespace officina {

class InlineMessage;
class PairsModel;
class ToolbarButton;

/// The table of pairs with its tools and, beside it, the mean squared error written out from the numbers in
/// it.
class PairsPanel : public QWidget {
  Q_OBJECT

 public:
  PairsPanel(PairsModel* model, InlineMessage* message, QWidget* parent);

  /// What the sum speaks of; `when` says it in words ("epoch 4").
  void setLine(const std::optional<Line>& line, const QString& when);
  /// Takes pairs out of a table that was copied; false if the clipboard holds no text. Problems are shown.
  bool paste();
  void openFile(const QString& path);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void addPair();
  void deleteSelected();
  void copy();
  void exportCsv();
  void askForFile();
  void resetToNotes();
  void renewSum();
  void retranslate();
  void showProblem(const QString& sentence);
  [[nodiscard]] std::vector<int> selectedRows() const;

  PairsModel* m_model;
  InlineMessage* m_message;
  QTableView* m_table;
  QLabel* m_problem;
  QLabel* m_title;
  QLabel* m_sumTitle;
  QTextBrowser* m_sum;
  ToolbarButton* m_add;
  ToolbarButton* m_delete;
  ToolbarButton* m_paste;
  ToolbarButton* m_open;
  ToolbarButton* m_copy;
  ToolbarButton* m_export;
  ToolbarButton* m_reset;
  ToolbarButton* m_copySum;
  std::optional<Line> m_line;
  QString m_when;
  bool m_sumIsOld = true;
};

/// ((13 − 42.88)² + (18 − 50.53)² + …) / 14 = 1044.35. With more than `most` pairs the middle is left out,
/// with `most` at 0 none is.
[[nodiscard]] QString writtenError(const std::vector<TemperaturePair>& pairs, const Line& line,
                                   std::size_t most);

}  // namespace officina
