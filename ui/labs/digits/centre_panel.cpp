// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/centre_panel.h"

#include <QGridLayout>
#include <QResizeEvent>

#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr int kTwoColumns = 500;  ///< least width for paper and answer side by side, at 100 % text
}

CentrePanel::CentrePanel(QWidget* input, QWidget* answer, QWidget* network, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_input(input), m_answer(answer), m_network(network) {
  m_grid->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  m_grid->setHorizontalSpacing(space::kLarge);
  m_grid->setVerticalSpacing(space::kLarge);
  for (QWidget* part : {input, answer, network}) {
    part->setParent(this);
  }
  arrange();
}

void CentrePanel::arrange() {
  const int columns = width() >= scaled(kTwoColumns) ? 2 : 1;
  if (columns == m_columns) {
    return;
  }
  m_columns = columns;
  for (QWidget* part : {m_input, m_answer, m_network}) {
    m_grid->removeWidget(part);
  }
  if (columns == 2) {
    m_grid->addWidget(m_input, 0, 0);
    m_grid->addWidget(m_answer, 0, 1);
    m_grid->addWidget(m_network, 1, 0, 1, 2);
    m_grid->setColumnStretch(0, 5);
    m_grid->setColumnStretch(1, 6);
    m_grid->setRowStretch(0, 3);
    m_grid->setRowStretch(1, 2);
    m_grid->setRowStretch(2, 0);
  } else {
    m_grid->addWidget(m_input, 0, 0);
    m_grid->addWidget(m_answer, 1, 0);
    m_grid->addWidget(m_network, 2, 0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 0);
    m_grid->setRowStretch(0, 4);
    m_grid->setRowStretch(1, 3);
    m_grid->setRowStretch(2, 2);
  }
}

void CentrePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace officina
