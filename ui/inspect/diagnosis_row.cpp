// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/inspect/diagnosis_bar.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

QString troubleName(Trouble trouble) {
  switch (trouble) {
    case Trouble::NotFinite:
      return DiagnosisBar::tr("NaN or infinity");
    case Trouble::ExplodingGradients:
      return DiagnosisBar::tr("Exploding gradients");
    case Trouble::VanishingGradients:
      return DiagnosisBar::tr("Vanishing gradients");
    case Trouble::DeadUnits:
      return DiagnosisBar::tr("Dead units");
    case Trouble::Plateau:
      return DiagnosisBar::tr("Plateau");
    case Trouble::Overfitting:
      return DiagnosisBar::tr("Overfitting");
    case Trouble::ClassImbalance:
      return DiagnosisBar::tr("Class imbalance");
    case Trouble::LearningRateTooLow:
      return DiagnosisBar::tr("Learning rate too low");
  }
  return {};
}

bool isGrave(Trouble trouble) {
  return trouble == Trouble::NotFinite || trouble == Trouble::ExplodingGradients;
}

DiagnosisRow::DiagnosisRow(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_name(new QLabel(this)),
      m_text(new QLabel(this)),
      m_more(new QPushButton(this)),
      m_mend(new QPushButton(this)),
      m_close(new ToolbarButton(QStringLiteral("close"), this)) {
  setTextRole(m_name, TextRole::Heading);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_text->setFocusPolicy(Qt::NoFocus);
  setRole(m_more, "link");
  m_more->setFocusPolicy(Qt::TabFocus);
  m_mend->setFocusPolicy(Qt::TabFocus);
  m_close->setQuiet(true);
  m_more->hide();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::kSmall);
  row->addWidget(m_icon, 0, Qt::AlignVCenter);
  row->addWidget(m_name);
  row->addWidget(m_text, 1);
  row->addWidget(m_more);
  row->addWidget(m_mend);
  row->addWidget(m_close);
  connect(m_mend, &QPushButton::clicked, this, [this] { Q_EMIT mendRequested(m_diagnosis); });
  connect(m_close, &QPushButton::clicked, this, [this] { Q_EMIT silenced(m_diagnosis.trouble); });
}

void DiagnosisRow::setDiagnosis(const Diagnosis& diagnosis) {
  m_diagnosis = diagnosis;
  retranslate();
}

void DiagnosisRow::setMore(int more, bool expanded) {
  m_moreCount = more;
  m_expanded = expanded;
  retranslate();
}

QString DiagnosisRow::text() const {
  return m_text->text();
}

void DiagnosisRow::retranslate() {
  const bool grave = isGrave(m_diagnosis.trouble);
  m_icon->setPixmap(themedIcon(grave ? QStringLiteral("error") : QStringLiteral("warning"),
                               grave ? IconInk::Error : IconInk::Warning)
                        .pixmap(QSize(scaled(18), scaled(18)), devicePixelRatioF()));
  m_name->setText(troubleName(m_diagnosis.trouble));
  const QString sentence = translated(m_diagnosis.sentence);
  const QString layer = QString::fromStdString(m_diagnosis.layer);
  // The sentence usually names the layer itself.
  const bool named = layer.isEmpty() || sentence.contains(layer);
  m_text->setText(named ? sentence : QStringLiteral("%1: %2").arg(layer, sentence));
  const QString remedy = translated(m_diagnosis.remedyLabel);
  m_mend->setText(remedy);
  m_mend->setVisible(!remedy.isEmpty());
  m_mend->setAccessibleDescription(tr("Changes the recipe; can be undone"));
  m_mend->setToolTip(m_mend->accessibleDescription());
  m_more->setVisible(m_moreCount > 0);
  m_more->setText(m_expanded ? tr("show less") : tr("and %n more", nullptr, m_moreCount));
  m_close->setTexts({}, tr("Say nothing more of this in this run"));
  setAccessibleName(m_name->text() + QStringLiteral(": ") + m_text->text());
}

void DiagnosisRow::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

}  // namespace officina
