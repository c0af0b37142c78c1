// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/labs/sentiment/attention_choice.h"

class QGridLayout;
class QScrollArea;

namespace officina {

class MatrixGrid;
class SegmentedControl;
class SignedLegend;
class TokenMatrix;
class TokenRibbon;

/// All heads at a glance, the chosen one large, and the chosen row of it on the sentence.
class AttentionHeads : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionHeads(QWidget* parent = nullptr);

  void setView(const AttentionPtr& view, const AttentionChoice& choice);
  [[nodiscard]] MatrixGrid* grid() const { return m_grid; }
  [[nodiscard]] TokenMatrix* matrix() const { return m_matrix; }
  [[nodiscard]] TokenRibbon* ribbon() const { return m_ribbon; }

 Q_SIGNALS:
  void chosen(const AttentionChoice& choice);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void renewGrid();
  void renew();
  void retranslate();
  void arrange();

  QWidget* m_left;
  QWidget* m_middle;
  QWidget* m_right;
  QGridLayout* m_places;
  QLabel* m_gridTitle;
  SegmentedControl* m_scale;
  MatrixGrid* m_grid;
  QLabel* m_matrixTitle;
  SignedLegend* m_legend;
  TokenMatrix* m_matrix;
  QLabel* m_ribbonTitle;
  TokenRibbon* m_ribbon;
  int m_form = -1;  ///< 0: side by side, 1: the sentence under the heads
  AttentionPtr m_view;
  AttentionChoice m_choice;
};

}  // namespace officina
