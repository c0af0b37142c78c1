// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace officina {

/// The middle of the lab: paper, answer and network, arranged for the room there is. Wide: the steps and the
/// bars stand beside the paper; narrow: below it.
class CentrePanel : public QWidget {
  Q_OBJECT

 public:
  /// Takes ownership of the three.
  CentrePanel(QWidget* input, QWidget* answer, QWidget* network, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();

  QGridLayout* m_grid;
  QWidget* m_input;
  QWidget* m_answer;
  QWidget* m_network;
  int m_columns = 0;
};

}  // namespace officina
