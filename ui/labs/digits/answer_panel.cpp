// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/answer_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

enum Stage { kInk, kCrop, kScale, kCentre, kRange };
enum WeightsItem { kBuiltInItem, kRunItem, kFileItem, kUntrainedItem, kOpenItem };

}  // namespace

AnswerPanel::AnswerPanel(DigitsWeights* weights, QWidget* parent)
    : QWidget(parent),
      m_weights(weights),
      m_stripHeading(new QLabel(this)),
      m_strip(new StageStrip(this)),
      m_answer(new QLabel(this)),
      m_weightsLabel(new QLabel(this)),
      m_weightsBox(new QComboBox(this)),
      m_bars(new ProbabilityBars(this)) {
  setTextRole(m_stripHeading, TextRole::Heading);
  setTextRole(m_answer, TextRole::Heading);
  setTextRole(m_weightsLabel, TextRole::Caption);
  m_strip->addStage(false);
  for (int i = kCrop; i <= kRange; ++i) {
    m_strip->addStage(true);
  }
  QStringList labels;
  for (int i = 0; i < kDigitClasses; ++i) {
    labels << QString::number(i);
  }
  m_bars->setLabels(labels);
  m_weightsBox->addItems({QString(), QString(), QString(), QString(), QString()});
  m_weightsBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_weightsBox->setMinimumContentsLength(12);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addWidget(m_stripHeading);
  column->addWidget(m_strip);
  column->addSpacing(space::kTight);
  auto* row = new QHBoxLayout;
  row->setSpacing(space::kSmall);
  row->addWidget(m_answer, 1);
  row->addWidget(m_weightsLabel);
  row->addWidget(m_weightsBox);
  column->addLayout(row);
  column->addWidget(m_bars, 1);

  connect(m_strip, &StageStrip::toggled, this, [this] {
    if (m_setting) {
      return;
    }
    const DigitSteps before = m_steps;
    m_steps = {m_strip->isChecked(kCrop), m_strip->isChecked(kScale), m_strip->isChecked(kCentre),
               m_strip->isChecked(kRange)};
    Q_EMIT stepsEdited(before, m_steps);
  });
  connect(m_weightsBox, &QComboBox::activated, this, &AnswerPanel::choose);
  connect(m_weights, &DigitsWeights::changed, this, &AnswerPanel::renewWeights);
  retranslate();
}

DigitSteps AnswerPanel::steps() const {
  return m_steps;
}

void AnswerPanel::setSteps(const DigitSteps& steps) {
  m_setting = true;
  m_steps = steps;
  m_strip->setChecked(kCrop, steps.crop);
  m_strip->setChecked(kScale, steps.scale);
  m_strip->setChecked(kCentre, steps.centre);
  m_strip->setChecked(kRange, steps.range);
  m_setting = false;
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
  const auto enable = [model](int item, bool on) { model->item(item)->setEnabled(on); };
  const bool run = m_weights->hasRun();
  m_weightsBox->setItemText(kBuiltInItem, tr("built-in"));
  m_weightsBox->setItemText(kRunItem, run && m_weights->kind() == DigitsWeights::Kind::Run
                                          ? m_weights->describe()
                                          : tr("this run"));
  m_weightsBox->setItemText(
      kFileItem, m_weights->kind() == DigitsWeights::Kind::File ? m_weights->describe() : tr("the file's"));
  m_weightsBox->setItemText(kUntrainedItem, m_weights->kind() == DigitsWeights::Kind::Untrained
                                                ? m_weights->describe()
                                                : tr("untrained"));
  m_weightsBox->setItemText(kOpenItem, tr("open a file…"));
  enable(kBuiltInItem, m_weights->hasBuiltIn());
  enable(kRunItem, run);
  enable(kFileItem, m_weights->hasFile());
  switch (m_weights->kind()) {
    case DigitsWeights::Kind::BuiltIn:
      m_weightsBox->setCurrentIndex(kBuiltInItem);
      break;
    case DigitsWeights::Kind::Run:
      m_weightsBox->setCurrentIndex(kRunItem);
      break;
    case DigitsWeights::Kind::File:
      m_weightsBox->setCurrentIndex(kFileItem);
      break;
    case DigitsWeights::Kind::Untrained:
      m_weightsBox->setCurrentIndex(kUntrainedItem);
      break;
  }
}

void AnswerPanel::showReply(const DigitReply* reply, const DigitQuestion& question) {
  m_reply = reply;
  m_question = question;
  renewStages();
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

void AnswerPanel::renewStages() {
  const bool prepared = m_question.prepared();
  m_strip->setStepsEnabled(!prepared);
  if (m_reply == nullptr || m_reply->stages.ink.empty()) {
    return;
  }
  const DigitStages& stages = m_reply->stages;
  const QColor ink = theme().ink;
  m_strip->setPicture(kInk, inkPicture(stages.ink, ink));
  m_strip->setPicture(kCrop, inkPicture(stages.cropped, ink));
  m_strip->setPicture(kScale, inkPicture(stages.scaled, ink));
  m_strip->setPicture(kCentre, inkPicture(stages.centred, ink));
  const double scale = largest(stages.tensor.values);
  m_strip->setPicture(kRange, signedPicture(stages.tensor.values, kDigitSide, kDigitSide, scale));
  const auto size = [](const Image& image) {
    return QStringLiteral("%1×%2").arg(image.width).arg(image.height);
  };
  m_strip->setCaption(kInk, prepared ? m_question.drawing.source : size(stages.ink));
  m_strip->setCaption(kCrop, size(stages.cropped));
  m_strip->setCaption(kScale, size(stages.scaled));
  m_strip->setCaption(kCentre, size(stages.centred));
  m_strip->setCaption(kRange, QStringLiteral("0 … %1").arg(number(scale, 3)));
}

void AnswerPanel::retranslate() {
  m_stripHeading->setText(tr("From strokes to tensor"));
  m_weightsLabel->setText(tr("weights"));
  m_weightsBox->setAccessibleName(tr("weights that answer"));
  m_weightsBox->setToolTip(
      tr("Which network answers: the one that ships, the one being trained, a file's, or a fresh one"));
  m_bars->setAccessibleName(tr("probability of each digit"));
  m_strip->setTexts(kInk, tr("ink"), {}, tr("What you drew, as a picture: ink 255 on paper 0."));
  m_strip->setTexts(kCrop, tr("crop"), {},
                    tr("Cuts the box around the ink. Without it, a small digit in a corner stays small and "
                       "in its corner."));
  m_strip->setTexts(
      kScale, QStringLiteral("20×20"), {},
      tr("Makes the longer side 20 pixels, as MNIST's makers did. Without it, the digit is as large as you "
         "drew it, which the network has never seen."));
  m_strip->setTexts(
      kCentre, tr("centre"), {},
      tr("Puts the centre of mass in the middle of 28×28. Without it, an off-centre 7 meets weights that "
         "expect its bar elsewhere."));
  m_strip->setTexts(
      kRange, tr("tensor"), {},
      tr("Turns bytes 0…255 into numbers 0…1. Without it, every input is 255 times too large and the "
         "network is sure of anything."));
  renewWeights();
  renewStages();
  renewAnswer();
}

void AnswerPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    renewStages();
  }
}

}  // namespace officina
