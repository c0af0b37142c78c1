// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/labs/digits/digits_answers.h"
#include "ui/widgets/stage_strip.h"

namespace officina {

/// From strokes to a tensor: what each step makes of the drawing, and a switch for each.
class StepsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit StepsPanel(QWidget* parent = nullptr);

  /// Shows a reply to `question`; null: nothing was asked yet.
  void showReply(const DigitReply* reply, const DigitQuestion& question);
  [[nodiscard]] const DigitSteps& steps() const { return m_steps; }
  void setSteps(const DigitSteps& steps);
  [[nodiscard]] StageStrip* strip() const { return m_strip; }

 Q_SIGNALS:
  /// The reader switched a step.
  void stepsEdited(const officina::DigitSteps& before, const officina::DigitSteps& after);
  /// The off-centre 7, please.
  void exampleRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renew();

  QLabel* m_heading;
  QPushButton* m_example;
  StageStrip* m_strip;
  const DigitReply* m_reply = nullptr;
  DigitQuestion m_question;
  DigitSteps m_steps;
  bool m_setting = false;
};

}  // namespace officina
