// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_step_card.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/numbers_table.h"
#include "ui/widgets/vector_bars.h"

namespace officina {

AttentionStepCard::AttentionStepCard(QWidget* parent)
    : QFrame(parent),
      m_heading(new QLabel(this)),
      m_open(new QPushButton(this)),
      m_formula(new QLabel(this)),
      m_result(new QLabel(this)),
      m_table(new NumbersTable(this)) {
  officina::setRole(this, "card");
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_formula, TextRole::Caption);
  m_formula->setTextFormat(Qt::RichText);
  m_formula->setWordWrap(true);
  m_result->setTextFormat(Qt::RichText);
  m_result->setWordWrap(true);
  m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_result->setFocusPolicy(Qt::NoFocus);
  officina::setRole(m_open, "link");
  m_open->setCheckable(true);
  m_table->hide();
  m_table->setMinimumHeight(scaled(180));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
  column->setSpacing(space::kTight);
  auto* head = new QHBoxLayout;
  head->addWidget(m_heading, 1);
  head->addWidget(m_open);
  column->addLayout(head);
  column->addWidget(m_formula);
  auto* strips = new QGridLayout;
  strips->setHorizontalSpacing(space::kSmall);
  strips->setVerticalSpacing(2);
  strips->setColumnStretch(1, 1);
  for (std::size_t i = 0; i < m_strips.size(); ++i) {
    m_symbols[i] = new QLabel(this);
    m_symbols[i]->setTextFormat(Qt::RichText);
    m_strips[i] = new VectorBars(this);
    strips->addWidget(m_symbols[i], static_cast<int>(i), 0);
    strips->addWidget(m_strips[i], static_cast<int>(i), 1);
    connect(m_strips[i], &VectorBars::currentChanged, this, &AttentionStepCard::setCurrent);
    connect(m_strips[i], &VectorBars::activated, this, &AttentionStepCard::activated);
    connect(m_strips[i], &VectorBars::pointed, this, &AttentionStepCard::pointed);
  }
  column->addLayout(strips);
  column->addWidget(m_result);
  column->addWidget(m_table, 1);
  column->addStretch(0);
  connect(m_open, &QPushButton::toggled, this, [this](bool open) {
    m_table->setVisible(open);
    fillTable();
    retranslate();
  });
  retranslate();
}

void AttentionStepCard::setHeading(const QString& heading, const QString& formula, const QString& tableName) {
  m_heading->setText(heading);
  m_formula->setText(formula);
  m_table->setAccessibleName(tableName);
  m_open->setAccessibleName(tableName);
}

void AttentionStepCard::setStrips(const std::array<Strip, kStrips>& strips) {
  for (std::size_t i = 0; i < strips.size(); ++i) {
    m_symbols[i]->setText(strips[i].symbol);
    m_strips[i]->setName(strips[i].name);
    m_strips[i]->setRole(strips[i].role);
    m_strips[i]->setScale(strips[i].scale);
    m_strips[i]->setValues(strips[i].values);
  }
}

void AttentionStepCard::setResult(const QString& text) {
  m_result->setText(text);
}

QString AttentionStepCard::result() const {
  return m_result->text();
}

void AttentionStepCard::setTable(const Matrix& matrix, const QStringList& rows, const QStringList& columns) {
  m_matrix = matrix;
  m_rows = rows;
  m_columns = columns;
  fillTable();
}

void AttentionStepCard::fillTable() {
  if (m_open->isChecked()) {
    m_table->setMatrix(m_matrix, m_rows, m_columns);
  }
}

void AttentionStepCard::setCurrent(int index) {
  for (VectorBars* strip : m_strips) {
    strip->setCurrent(index);
  }
}

void AttentionStepCard::retranslate() {
  m_open->setText(m_open->isChecked() ? tr("Close") : tr("All numbers"));
}

void AttentionStepCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
