// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labs/page.h"

class QFrame;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace officina {

class InlineMessage;

/// A page of text and cards in one readable column that scrolls: Data, Runs, Settings, About, shortcuts.
class GeneralPage : public Page {
  Q_OBJECT

 public:
  /// `width`: of the column at a text size of 100 %, in pixels.
  explicit GeneralPage(const QString& id, QWidget* parent, int width = 860);

  [[nodiscard]] QString id() const override { return m_id; }
  [[nodiscard]] QString iconName() const override { return m_id; }

 protected:
  /// Sets every text of the page. The derived constructor calls it last; a change of language calls it again.
  virtual void retranslate() = 0;
  void changeEvent(QEvent* event) override;

  [[nodiscard]] QVBoxLayout* column() const { return m_column; }
  [[nodiscard]] InlineMessage* message() const { return m_message; }
  void setLead(const QString& text);
  /// An empty card in the column, with a vertical layout.
  QFrame* addCard();
  /// A label inside a card's layout.
  static QLabel* addLabel(QFrame* card, bool heading);

 private:
  QString m_id;
  QScrollArea* m_area;
  QLabel* m_title;
  QLabel* m_lead;
  InlineMessage* m_message;
  QVBoxLayout* m_column;
};

}  // namespace officina
