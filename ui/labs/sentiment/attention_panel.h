// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QCheckBox>
#include <QStackedWidget>
#include <QWidget>

#include "core/api/sentiment.h"
#include "ui/labs/sentiment/attention_choice.h"
#include "ui/labs/sentiment/positions_part.h"
#include "ui/session/latest_worker.h"

namespace officina {

class AttentionHeads;
class AttentionInput;
class AttentionMatrices;
class AttentionSteps;
class ElidedCombo;
class ElidedLabel;
class OpenedNetwork;
class SegmentedControl;

/// What attention does with the sentence being typed: all heads, one head, its arithmetic, positions.
/// Computes only while it is visible.
class AttentionPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionPanel(QWidget* parent = nullptr);
  ~AttentionPanel() override;

  /// The weights that are opened from now on; null: none.
  void setNetwork(std::shared_ptr<const StateDict> weights);
  /// Called at each key press.
  void setText(const QString& text);
  /// Waits until what was asked last is shown, for pictures.
  void finishForPicture();

  /// "heads", "input", "steps", "matrices" or "positions".
  void showPart(const QString& key);
  [[nodiscard]] QString shownPart() const;
  void setChoice(const AttentionChoice& choice);
  [[nodiscard]] const AttentionChoice& choice() const { return m_choice; }
  /// What is shown; null for nothing.
  [[nodiscard]] const AttentionPtr& view() const { return m_view; }
  /// Shows this as if the network had answered it.
  void showView(const AttentionPtr& view);
  [[nodiscard]] QCheckBox* positionsSwitch() const { return m_positions; }
  [[nodiscard]] AttentionHeads* heads() const { return m_heads; }
  [[nodiscard]] AttentionSteps* steps() const { return m_steps; }
  [[nodiscard]] AttentionMatrices* matrices() const { return m_matrices; }
  [[nodiscard]] AttentionInput* input() const { return m_input; }
  [[nodiscard]] PositionsPart* positions() const { return m_places; }
  [[nodiscard]] QString facts() const;

 Q_SIGNALS:
  void failed(const QString& message);
  /// The reader chose an example: it should be the lab's sentence.
  void textRequested(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void ask();
  void renew();
  void fillCombos();
  void renewFacts();
  void retranslate();

  SegmentedControl* m_parts;
  ElidedCombo* m_head;
  ElidedCombo* m_row;
  QLabel* m_arrow;
  ElidedCombo* m_column;
  QCheckBox* m_positions;
  ElidedLabel* m_facts;
  QLabel* m_nothing;
  QStackedWidget* m_stack;
  AttentionHeads* m_heads;
  AttentionInput* m_input;
  AttentionSteps* m_steps;
  AttentionMatrices* m_matrices;
  PositionsPart* m_places;
  std::shared_ptr<OpenedNetwork> m_network;
  QString m_text;
  bool m_stale = true;  ///< what is shown is not of m_text, m_network and the switch
  AttentionPtr m_view;
  AttentionChoice m_choice;
  LatestWorker m_worker;
};

}  // namespace officina
