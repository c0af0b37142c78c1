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

enum WeightsItem { kBuiltInItem, kRunItem, kFileItem, kUntrainedItem, kOpenItem };

}  // namespace

AnswerPanel::AnswerPanel(LabWeights* weights, QWidget* parent)
    : QWidget(parent),
      m_weights(weights),
      m_answer(new QLabel(this)),
      m_weightsLabel(new QLabel(this)),
      m_weightsBox(new ElidedCombo(this)),
      m_bars(new ProbabilityBars(this)) {
  setTextRole(m_answer, TextRole::Heading);
  setTextRole(m_weightsLabel, TextRole::Caption);
  QStringList labels;
  for (int i = 0; i < kDigitClasses; ++i) {
    labels << QString::number(i);
  }
  m_bars->setLabels(labels);
  m_weightsBox->addItems({QString(), QString(), QString(), QString(), QString()});
  m_weightsBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_weightsBox->setMinimumContentsLength(8);
  m_weightsBox->setMaximumWidth(scaled(230));

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

  connect(m_weightsBox, &QComboBox::activated, this, &AnswerPanel::choose);
  connect(m_weights, &LabWeights::changed, this, &AnswerPanel::renewWeights);
  retranslate();
}

void AnswerPanel::choose(int item) {
  switch (item) {
    case kBuiltInItem:
      m_weights->useBuiltIn();
      break;
    case kRunItem:
      m_weights->useRun();
      break;
    case kFileItem:
      m_weights->useFile();
      break;
    case kUntrainedItem:
      Q_EMIT untrainedRequested();
      break;
    default:
      Q_EMIT openWeightsRequested();
      break;
  }
  renewWeights();
}

void AnswerPanel::renewWeights() {
  auto* model = qobject_cast<QStandardItemModel*>(m_weightsBox->model());
  const auto enable = [model](int item, bool on) {
    if (model->item(item)->isEnabled() != on) {
      model->item(item)->setEnabled(on);
    }
  };
  // Four times a second while a network trains: what stays the same must not lay the panel out again.
  const auto setText = [this](int item, const QString& text) {
    if (m_weightsBox->itemText(item) != text) {
      m_weightsBox->setItemText(item, text);
    }
  };
  const bool run = m_weights->hasRun();
  setText(kBuiltInItem, tr("built-in"));
  setText(kRunItem,
          run && m_weights->kind() == LabWeights::Kind::Run ? m_weights->describe() : tr("this run"));
  setText(kFileItem, m_weights->kind() == LabWeights::Kind::File ? m_weights->describe() : tr("the file's"));
  setText(kUntrainedItem,
          m_weights->kind() == LabWeights::Kind::Untrained ? m_weights->describe() : tr("untrained"));
  setText(kOpenItem, tr("open a file…"));
  enable(kBuiltInItem, m_weights->hasBuiltIn());
  enable(kRunItem, run);
  enable(kFileItem, m_weights->hasFile());
  switch (m_weights->kind()) {
    case LabWeights::Kind::BuiltIn:
      m_weightsBox->setCurrentIndex(kBuiltInItem);
      break;
    case LabWeights::Kind::Run:
      m_weightsBox->setCurrentIndex(kRunItem);
      break;
    case LabWeights::Kind::File:
      m_weightsBox->setCurrentIndex(kFileItem);
      break;
    case LabWeights::Kind::Untrained:
      m_weightsBox->setCurrentIndex(kUntrainedItem);
      break;
  }
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
  m_weightsBox->setAccessibleName(tr("weights that answer"));
  m_weightsBox->setToolTip(
      tr("Which network answers: the one that ships, the one being trained, a file's, or a fresh one"));
  m_bars->setAccessibleName(tr("probability of each digit"));
  renewWeights();
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
