// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/centre_panel.h"

#include <QGridLayout>
#include <QResizeEvent>

#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr int kNarrowest = 290;
constexpr int kTwoColumns = 380;  ///< least width for the answer beside the paper, at 100 % text
constexpr int kWide = 560;        ///< least width for the steps beside the paper, at 100 % text
}  // namespace

CentrePanel::CentrePanel(QWidget* input, QWidget* steps, QWidget* answer, QWidget* network, QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout(this)),
      m_input(input),
      m_steps(steps),
      m_answer(answer),
      m_network(network) {
  m_grid->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  m_grid->setHorizontalSpacing(space::kLarge);
  m_grid->setVerticalSpacing(space::kMedium);
  for (QWidget* part : {input, steps, answer, network}) {
    part->setParent(this);
  }
  arrange();
}

void CentrePanel::arrange() {
  const int columns = width() >= scaled(kWide) ? 3 : width() >= scaled(kTwoColumns) ? 2 : 1;
  if (columns == m_columns) {
    return;
  }
  m_columns = columns;
  const bool wide = columns == 3;
  m_grid->setHorizontalSpacing(columns == 2 ? space::kSmall : space::kLarge);
  for (QWidget* part : {m_input, m_steps, m_answer, m_network}) {
    m_grid->removeWidget(part);
  }
  if (wide) {
    m_grid->addWidget(m_input, 0, 0, 2, 1);
    m_grid->addWidget(m_steps, 0, 1);
    m_grid->addWidget(m_answer, 1, 1);
  } else if (columns == 2) {
    m_grid->addWidget(m_input, 0, 0);
    m_grid->addWidget(m_answer, 0, 1);
    m_grid->addWidget(m_steps, 1, 0, 1, 2);
  } else {
    m_grid->addWidget(m_input, 0, 0, 1, 2);
    m_grid->addWidget(m_answer, 1, 0, 1, 2);
    m_grid->addWidget(m_steps, 2, 0, 1, 2);
  }
  m_grid->addWidget(m_network, columns == 1 ? 3 : 2, 0, 1, 2);
  m_grid->setColumnStretch(0, 4);
  m_grid->setColumnStretch(1, 5);
  m_grid->setRowStretch(0, wide ? 2 : 5);
  m_grid->setRowStretch(1, wide ? 5 : 2);
  m_grid->setRowStretch(2, columns == 1 ? 2 : 4);
  m_grid->setRowStretch(3, columns == 1 ? 4 : 0);
}

QSize CentrePanel::minimumSizeHint() const {
  return {scaled(kNarrowest), m_grid->minimumSize().height()};
}

void CentrePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace officina
