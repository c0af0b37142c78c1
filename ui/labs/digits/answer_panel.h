// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include "ui/labs/digits/digits_answers.h"
#include "ui/labs/digits/digits_weights.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/stage_strip.h"

namespace officina {

/// From strokes to a tensor, and what the network says of it.
class AnswerPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AnswerPanel(DigitsWeights* weights, QWidget* parent = nullptr);

  /// Shows a reply to `question`; null: nothing was asked yet.
  void showReply(const DigitReply* reply, const DigitQuestion& question);
  [[nodiscard]] DigitSteps steps() const;
  void setSteps(const DigitSteps& steps);
  [[nodiscard]] StageStrip* strip() const { return m_strip; }
  [[nodiscard]] ProbabilityBars* bars() const { return m_bars; }
  [[nodiscard]] QComboBox* weightsBox() const { return m_weightsBox; }

 Q_SIGNALS:
  /// The user switched a step.
  void stepsEdited(const officina::DigitSteps& before, const officina::DigitSteps& after);
  void openWeightsRequested();
  void untrainedRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renewWeights();
  void choose(int item);
  void renewAnswer();
  void renewStages();

  DigitsWeights* m_weights;
  QLabel* m_stripHeading;
  StageStrip* m_strip;
  QLabel* m_answer;
  QLabel* m_weightsLabel;
  QComboBox* m_weightsBox;
  ProbabilityBars* m_bars;
  const DigitReply* m_reply = nullptr;
  DigitQuestion m_question;
  DigitSteps m_steps;
  bool m_setting = false;
};

}  // namespace officina
