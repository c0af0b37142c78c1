// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "ui/shell/general_page.h"

class QGridLayout;
class QSpinBox;

namespace officina {

class SegmentedControl;

/// Language, theme, text size, threads; each with what it changes. Applied at once.
class SettingsPage : public GeneralPage {
  Q_OBJECT

 public:
  explicit SettingsPage(QWidget* parent);
  [[nodiscard]] QString title() const override { return tr("Settings"); }

 protected:
  void retranslate() override;

 private:
  using Words = std::function<QString()>;
  struct Row {
    QLabel* name;
    QLabel* consequence;
    QWidget* control;
    Words nameWords;
    Words consequenceWords;
  };
  /// A row of the card: name and consequence at the left, the control at the right.
  void addRow(QFrame* card, Words name, Words consequence, QWidget* control);
  void showValues();

  SegmentedControl* m_language;
  SegmentedControl* m_theme;
  SegmentedControl* m_text;
  QSpinBox* m_threads;
  QLabel* m_windowHeading;
  QLabel* m_trainingHeading;
  std::vector<Row> m_rows;
};

}  // namespace officina
