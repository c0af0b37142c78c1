// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/steps_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {
enum Stage { kInk, kCrop, kScale, kCentre, kRange };
}

StepsPanel::StepsPanel(QWidget* parent)
    : QWidget(parent),
      m_heading(new QLabel(this)),
      m_example(new QPushButton(this)),
      m_strip(new StageStrip(this)) {
  setTextRole(m_heading, TextRole::Heading);
  setRole(m_example, "link");
  m_strip->addStage(false);
  for (int i = kCrop; i <= kRange; ++i) {
    m_strip->addStage(true);
  }
  setMinimumWidth(scaled(265));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kTight);
  auto* row = new QHBoxLayout;
  row->addWidget(m_heading, 1);
  row->addWidget(m_example);
  column->addLayout(row);
  column->addWidget(m_strip, 1);
  connect(m_example, &QPushButton::clicked, this, &StepsPanel::exampleRequested);
  connect(m_strip, &StageStrip::toggled, this, [this] {
    if (m_setting) {
      return;
    }
    const DigitSteps before = m_steps;
    m_steps = {m_strip->isChecked(kCrop), m_strip->isChecked(kScale), m_strip->isChecked(kCentre),
               m_strip->isChecked(kRange)};
    Q_EMIT stepsEdited(before, m_steps);
  });
  retranslate();
}

void StepsPanel::setSteps(const DigitSteps& steps) {
  m_setting = true;
  m_steps = steps;
  m_strip->setChecked(kCrop, steps.crop);
  m_strip->setChecked(kScale, steps.scale);
  m_strip->setChecked(kCentre, steps.centre);
  m_strip->setChecked(kRange, steps.range);
  m_setting = false;
}

void StepsPanel::showReply(const DigitReply* reply, const DigitQuestion& question) {
  m_reply = reply;
  m_question = question;
  renew();
}

void StepsPanel::renew() {
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
  m_strip->setCaption(kRange, m_steps.range ? tr("tensor") : QStringLiteral("0…255"));
}

void StepsPanel::retranslate() {
  m_heading->setText(tr("From strokes to tensor"));
  m_example->setText(tr("off-centre 7"));
  m_example->setToolTip(tr("Draws a small 7 in a corner. Switch the steps off and see it fail."));
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
      kRange, QStringLiteral("0…1"), {},
      tr("Turns bytes 0…255 into numbers 0…1. Without it, every input is 255 times too large and the "
         "network is sure of anything."));
  renew();
}

void StepsPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    renew();
  }
}

}  // namespace officina
