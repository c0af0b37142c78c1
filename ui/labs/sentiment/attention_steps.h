// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/labs/sentiment/attention_choice.h"

namespace officina {

class AttentionStepCard;

/// The notes' three steps for the token that looks and the one that is looked at: score, softmax, weighted
/// sum of the values.
class AttentionSteps : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionSteps(QWidget* parent = nullptr);

  void setView(const AttentionPtr& view, const AttentionChoice& choice);
  [[nodiscard]] AttentionStepCard* score() const { return m_score; }
  [[nodiscard]] AttentionStepCard* softmax() const { return m_softmax; }
  [[nodiscard]] AttentionStepCard* sum() const { return m_sum; }

 Q_SIGNALS:
  void chosen(const AttentionChoice& choice);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void showScore(const HeadView& head, const QStringList& names);
  void showSoftmax(const HeadView& head, const QStringList& names);
  void showSum(const HeadView& head, const QStringList& names);

  AttentionStepCard* m_score;
  AttentionStepCard* m_softmax;
  AttentionStepCard* m_sum;
  AttentionPtr m_view;
  AttentionChoice m_choice;
};

}  // namespace officina
