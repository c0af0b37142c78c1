// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include "ui/labs/digits/digits_sets.h"
#include "ui/widgets/draw_canvas.h"
#include "ui/widgets/toolbar_button.h"

class QUndoStack;

namespace officina {

/// Where the digit comes from: the paper with its tools, a picture file, or the data set by number.
class InputPanel : public QWidget {
  Q_OBJECT

 public:
  InputPanel(DigitsSets* sets, QUndoStack* undo, QWidget* parent = nullptr);

  [[nodiscard]] DrawCanvas* canvas() const { return m_canvas; }
  /// Puts picture `index` of the data set on the paper, as one edit.
  void pick(bool test, int index);
  /// A 7 in the upper left corner, small: right for a reader, hopeless for a network that never saw one
  /// there.
  void drawOffCentreSeven();

 Q_SIGNALS:
  void openRequested();
  void pasteRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeTools(QUndoStack* undo);
  QWidget* makePicker();
  void retranslate();
  void renewPicker();
  void pickCurrent();
  void step(int by);

  DigitsSets* m_sets;
  DrawCanvas* m_canvas;
  QLabel* m_heading;
  QSlider* m_pen;
  QLabel* m_penIcon;
  ToolbarButton* m_clear;
  ToolbarButton* m_undo;
  ToolbarButton* m_redo;
  ToolbarButton* m_open;
  ToolbarButton* m_paste;
  QComboBox* m_part;
  QSpinBox* m_index;
  QToolButton* m_previous;
  QToolButton* m_next;
  QToolButton* m_random;
};

}  // namespace officina
