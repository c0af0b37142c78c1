// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

class QLabel;
class QTableWidget;

namespace officina {

class ToolbarButton;

/// Every hundredth epoch of the run beside what the notes print.
class NumbersTab : public QWidget {
  Q_OBJECT

 public:
  explicit NumbersTab(QWidget* parent);

  /// `sameRecipe`: the run is the notes' own (recipe and pairs), so that the numbers ought to agree.
  void show(const std::vector<double>& losses, bool sameRecipe);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void renew();
  void copy();
  void retranslate();

  QTableWidget* m_table;
  QLabel* m_caption;
  ToolbarButton* m_copy;
  std::vector<double> m_hundreds;  ///< losses of epochs 0, 100, ...
  bool m_sameRecipe = true;
  bool m_old = true;
};

}  // namespace officina
