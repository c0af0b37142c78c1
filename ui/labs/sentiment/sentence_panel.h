// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/labs/common/weights_box.h"
#include "ui/labs/sentiment/answer_gauge.h"
#include "ui/labs/sentiment/sentence_edit.h"
#include "ui/labs/sentiment/sentiment_answers.h"
#include "ui/labs/sentiment/token_chips.h"

class QMenu;

namespace officina {

class ToolbarButton;

/// The sentence that is typed, its tokens below it, and the answer, which moves with every key.
class SentencePanel : public QWidget {
  Q_OBJECT

 public:
  explicit SentencePanel(LabWeights* weights, QWidget* parent = nullptr);

  void setSentence(const QString& text) { m_edit->replaceText(text); }
  [[nodiscard]] QString sentence() const { return m_edit->toPlainText(); }
  /// Null: nothing was answered yet.
  void showReply(const SentimentReply* reply, double sureFrom);
  [[nodiscard]] SentenceEdit* edit() const { return m_edit; }
  [[nodiscard]] TokenChips* chips() const { return m_chips; }
  [[nodiscard]] AnswerGauge* gauge() const { return m_gauge; }
  [[nodiscard]] QMenu* examples() const { return m_exampleMenu; }
  [[nodiscard]] QString answerText() const { return m_answer->text(); }
  [[nodiscard]] QString tokenText() const { return m_state->text(); }
  /// Sentence, probability, logit and tokens, as a table with tabs.
  [[nodiscard]] QString numbers() const;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void sentenceChanged(const QString& text);
  void filesDropped(const QStringList& paths);
  void openWeightsRequested();
  void untrainedRequested();
  void shortened();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renewAnswer();
  void savePicture();
  void retranslate();

  QLabel* m_heading;
  ToolbarButton* m_examples;
  QMenu* m_exampleMenu;
  ToolbarButton* m_clear;
  ToolbarButton* m_copy;
  ToolbarButton* m_save;
  SentenceEdit* m_edit;
  QLabel* m_state;
  TokenChips* m_chips;
  QLabel* m_answer;
  WeightsBox* m_weightsBox;
  AnswerGauge* m_gauge;
  const SentimentReply* m_reply = nullptr;
  double m_sureFrom = 0.0;
};

/// The notes' first example, with which the lab begins.
[[nodiscard]] QString firstSentence();

}  // namespace officina
