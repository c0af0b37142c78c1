// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/why_method_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/token_ribbon.h"

namespace officina {

WhyMethodView::WhyMethodView(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_sum(new QLabel(this)),
      m_ribbon(new TokenRibbon(this)),
      m_limits(new QLabel(this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_limits, TextRole::Caption);
  for (QLabel* label : {m_sum, m_limits}) {
    label->setWordWrap(true);
  }
  m_sum->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_sum->setFocusPolicy(Qt::NoFocus);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_legend);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kTight);
  column->addLayout(head);
  column->addWidget(m_ribbon);
  column->addWidget(m_sum);
  column->addWidget(m_limits);
  connect(m_ribbon, &TokenRibbon::pointed, this, &WhyMethodView::pointed);
}

void WhyMethodView::setWords(const QString& title, const QString& sum, const QString& limits) {
  m_title->setText(title);
  m_sum->setText(sum);
  m_sum->setVisible(!sum.isEmpty());
  m_limits->setText(limits);
  m_ribbon->setAccessibleName(title);
}

void WhyMethodView::setNumbers(const QStringList& tokens, const std::vector<float>& values, bool isSigned) {
  const NumberColours colours = isSigned ? NumberColours::Signed : NumberColours::Attention;
  m_ribbon->setColours(colours);
  m_ribbon->setTokens(tokens, values);
  const double scale = m_ribbon->fullScale();
  m_legend->setColours(colours);
  m_legend->setRange(isSigned ? -scale : 0.0, scale, scale);
  m_legend->setVisible(!tokens.isEmpty());
}

}  // namespace officina
