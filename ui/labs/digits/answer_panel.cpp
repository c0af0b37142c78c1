// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/answer_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_combo.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kLabelled = 370;  ///< least width for the word "weights" as well
constexpr int kOneRow = 290;    ///< least width for answer and weights in one row

}  // namespace

AnswerPanel::AnswerPanel(LabWeights* weights, QWidget* parent)
    : QWidget(parent),
      m_answer(new QLabel(this)),
      m_weightsLabel(new QLabel(this)),
      m_weightsBox(new WeightsBox(weights, this)),
      m_bars(new ProbabilityBars(this)) {
  setTextRole(m_answer, TextRole::Heading);
  setTextRole(m_weightsLabel, TextRole::Caption);
  QStringList labels;
  for (int i = 0; i < kDigitClasses; ++i) {
    labels << QString::number(i);
  }
  m_bars->setLabels(labels);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  m_head = new QBoxLayout(QBoxLayout::LeftToRight);
  m_head->setSpacing(space::kTight);
  m_head->addWidget(m_answer);
  auto* chooser = new QHBoxLayout;
  chooser->setSpacing(space::kTight);
  chooser->addStretch(1);
  chooser->addWidget(m_weightsLabel);
  chooser->addWidget(m_weightsBox, 100);
  m_head->addLayout(chooser, 1);
  column->addLayout(m_head);
  setMinimumWidth(scaled(130));
  column->addWidget(m_bars, 1);

  connect(m_weightsBox, &WeightsBox::openRequested, this, &AnswerPanel::openWeightsRequested);
  connect(m_weightsBox, &WeightsBox::untrainedRequested, this, &AnswerPanel::untrainedRequested);
  retranslate();
}

void AnswerPanel::showReply(const DigitReply* reply, const DigitQuestion& question) {
  m_reply = reply;
  m_question = question;
  renewAnswer();
}

void AnswerPanel::renewAnswer() {
  const bool known = m_question.drawing.tag >= 0 && m_question.drawing.strokes.empty();
  m_bars->setTruth(known ? m_question.drawing.tag : -1);
  if (m_reply == nullptr || !m_reply->answer) {
    m_bars->setValues({});
    m_bars->setDetails({});
    m_answer->setText(m_reply != nullptr && m_reply->layers.empty() && !m_reply->stages.blank
                          ? tr("no weights yet")
                          : tr("Probability"));
    return;
  }
  const DigitAnswer& answer = *m_reply->answer;
  m_bars->setValues({answer.probabilities.begin(), answer.probabilities.end()});
  QStringList details;
  for (int i = 0; i < kDigitClasses; ++i) {
    const auto index = static_cast<std::size_t>(i);
    details << tr("logit %1 · probability %2")
                   .arg(number(static_cast<double>(answer.logits[index])),
                        number(static_cast<double>(answer.probabilities[index])));
  }
  m_bars->setDetails(details);
  const auto label = static_cast<std::size_t>(answer.label);
  const QString said = percent(static_cast<double>(answer.probabilities[label]));
  if (!known) {
    m_answer->setText(tr("It says %1, %2").arg(QString::number(answer.label), said));
  } else {
    m_answer->setText(
        (answer.label == m_question.drawing.tag ? tr("It says %1, %2: right") : tr("It says %1, %2: wrong"))
            .arg(QString::number(answer.label), said));
  }
}

void AnswerPanel::retranslate() {
  m_weightsLabel->setText(tr("weights"));
  m_bars->setAccessibleName(tr("probability of each digit"));
  renewAnswer();
}

void AnswerPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool oneRow = width() >= scaled(kOneRow);
  m_head->setDirection(oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  m_weightsLabel->setVisible(width() >= scaled(kLabelled));
}

void AnswerPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
