// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_input.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/token_matrix.h"
#include "ui/widgets/vector_bars.h"

namespace officina {

AttentionInput::AttentionInput(QWidget* parent)
    : QWidget(parent), m_sum(new QLabel(this)), m_legend(new SignedLegend(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(space::kSmall);
  grid->setVerticalSpacing(space::kTight);
  for (int part = 0; part < kParts; ++part) {
    const auto i = static_cast<std::size_t>(part);
    m_titles[i] = new QLabel(this);
    setTextRole(m_titles[i], TextRole::Heading);
    m_strips[i] = new VectorBars(this);
    m_maps[i] = new TokenMatrix(this);
    m_maps[i]->setColours(NumberColours::Signed);
    m_maps[i]->setLeastCell(1.0);
    grid->addWidget(m_titles[i], 0, 2 * part);
    grid->addWidget(m_strips[i], 1, 2 * part);
    grid->addWidget(m_maps[i], 2, 2 * part);
    grid->setColumnStretch(2 * part, 1);
    if (part + 1 < kParts) {
      auto* sign = new QLabel(part == 0 ? QStringLiteral("+") : QStringLiteral("="), this);
      setTextRole(sign, TextRole::Heading);
      grid->addWidget(sign, 1, 2 * part + 1);
    }
    connect(m_strips[i], &VectorBars::currentChanged, this, &AttentionInput::pointNumber);
    connect(m_strips[i], &VectorBars::pointed, this, &AttentionInput::pointed);
    connect(m_maps[i], &TokenMatrix::pointed, this, &AttentionInput::pointed);
    connect(m_maps[i], &TokenMatrix::activated, this, [this](int row, int column) {
      AttentionChoice choice = m_choice;
      choice.row = row;
      Q_EMIT chosen(choice);
      pointNumber(column);
    });
  }
  grid->setRowStretch(2, 1);
  grid->addWidget(m_sum, 3, 0, 1, 3);
  grid->addWidget(m_legend, 3, 4, Qt::AlignRight);
  m_sum->setFont(numberFont());
}

void AttentionInput::setView(const AttentionPtr& view, const AttentionChoice& choice) {
  m_view = view;
  m_choice = choice;
  renew();
}

void AttentionInput::renew() {
  setEnabled(m_view != nullptr);
  const std::array<QString, kParts> titles = {tr("Embedding of the token"), tr("Vector of its position"),
                                              tr("Input of the first layer")};
  const std::array<const Matrix*, kParts> matrices =
      m_view ? std::array<const Matrix*, kParts>{&m_view->embedding, &m_view->positions, &m_view->input}
             : std::array<const Matrix*, kParts>{};
  // One scale for the three: what is added must be seen as large as it is.
  double scale = 0.0;
  for (const Matrix* matrix : matrices) {
    scale = std::max(scale, matrix != nullptr ? largest(matrix->values) : 0.0);
  }
  const QStringList names = m_view ? tokenNames(m_view->tokens) : QStringList();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    m_titles[i]->setText(titles[i]);
    m_strips[i]->setName(m_view ? tr("%1, “%2”").arg(titles[i], names.value(m_choice.row)) : titles[i]);
    m_maps[i]->setAccessibleName(tr("%1, all tokens").arg(titles[i]));
    if (matrices[i] == nullptr) {
      m_strips[i]->setValues({});
      m_maps[i]->setMatrix({}, {}, {});
      continue;
    }
    m_strips[i]->setScale(scale);
    m_strips[i]->setValues(rowOf(*matrices[i], m_choice.row));
    m_maps[i]->setScale(scale);
    m_maps[i]->setMatrix(*matrices[i], names, {});
    m_maps[i]->setChosen(m_choice.row, -1);
  }
  m_legend->setVisible(m_view != nullptr);
  m_legend->setRange(-scale, scale, scale);
  pointNumber(m_strips[0]->current());
}

void AttentionInput::pointNumber(int index) {
  for (VectorBars* strip : m_strips) {
    strip->setCurrent(index);
  }
  if (!m_view) {
    m_sum->clear();
    return;
  }
  const auto at = [this](const Matrix& matrix, int place) {
    return number(static_cast<double>(matrix.at(m_choice.row, place)));
  };
  if (index < 0 || index >= static_cast<int>(m_view->input.columns)) {
    m_sum->setText(tr("Point at a number to see its sum."));
    return;
  }
  m_sum->setText(tr("number %1: %2 + %3 = %4")
                     .arg(QString::number(index), at(m_view->embedding, index), at(m_view->positions, index),
                          at(m_view->input, index)));
}

void AttentionInput::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    renew();
  }
}

}  // namespace officina
