// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QListWidget>
#include <QWidget>

#include "ui/labs/sentiment/attention_choice.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

class NumbersTable;
class SignedLegend;
class TokenMatrix;

/// Every matrix between the tokens' rows and the layer's output: its formula, its picture, its numbers.
class AttentionMatrices : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionMatrices(QWidget* parent = nullptr);

  void setView(const AttentionPtr& view, const AttentionChoice& choice);
  /// "embedding", "positions", "input", "query", "key", "value", "scores", "scaled", "weights", "output",
  /// "joined", "attended", "layer", "rollout".
  void showMatrix(const QString& key);
  [[nodiscard]] QString shownMatrix() const;
  [[nodiscard]] TokenMatrix* map() const { return m_map; }
  [[nodiscard]] NumbersTable* table() const { return m_table; }
  [[nodiscard]] QString formula() const { return m_formula->text(); }

 Q_SIGNALS:
  void chosen(const AttentionChoice& choice);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Kind;
  [[nodiscard]] static const std::vector<Kind>& kinds();
  [[nodiscard]] const Kind& kind() const;
  void renew();
  void retranslate();
  void pick(int row, int column);

  QListWidget* m_list;
  QLabel* m_title;
  QLabel* m_formula;
  SignedLegend* m_legend;
  TokenMatrix* m_map;
  NumbersTable* m_table;
  AttentionPtr m_view;
  AttentionChoice m_choice;
};

}  // namespace officina
