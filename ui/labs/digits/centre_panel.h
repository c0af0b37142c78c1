// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace officina {

/// The middle of the lab: paper, steps, answer and network, arranged for the room there is. Wide: steps and
/// answer stand beside the paper; narrow: only the answer does.
class CentrePanel : public QWidget {
  Q_OBJECT

 public:
  /// Takes ownership of the four.
  CentrePanel(QWidget* input, QWidget* steps, QWidget* answer, QWidget* network, QWidget* parent = nullptr);

  /// The narrow arrangement's: the wide one must be able to become narrow.
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();

  QGridLayout* m_grid;
  QWidget* m_input;
  QWidget* m_steps;
  QWidget* m_answer;
  QWidget* m_network;
  int m_columns = 0;  ///< 3: steps beside the paper; 2: only the answer; 1: everything below; 0: not yet
};

}  // namespace officina
