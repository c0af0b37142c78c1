// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QWidget>

#include "ui/labs/common/weights_box.h"
#include "ui/labs/digits/digits_answers.h"
#include "ui/widgets/probability_bars.h"

namespace officina {

/// What the network says of the drawing, and which weights say it.
class AnswerPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AnswerPanel(LabWeights* weights, QWidget* parent = nullptr);

  /// Shows a reply to `question`; null: nothing was asked yet.
  void showReply(const DigitReply* reply, const DigitQuestion& question);
  [[nodiscard]] ProbabilityBars* bars() const { return m_bars; }
  [[nodiscard]] WeightsBox* weightsBox() const { return m_weightsBox; }

 Q_SIGNALS:
  void openWeightsRequested();
  void untrainedRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void renewAnswer();

  QBoxLayout* m_head = nullptr;
  QLabel* m_answer;
  QLabel* m_weightsLabel;
  WeightsBox* m_weightsBox;
  ProbabilityBars* m_bars;
  const DigitReply* m_reply = nullptr;
  DigitQuestion m_question;
};

}  // namespace officina
