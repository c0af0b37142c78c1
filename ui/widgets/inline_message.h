// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QFrame>

class QLabel;
class QPushButton;

namespace officina {

class ToolbarButton;

/// A sentence in its place, with at most one button that mends the matter. Closed by the user or replaced by
/// the next one. Hidden while it has nothing to say.
class InlineMessage : public QFrame {
  Q_OBJECT

 public:
  enum class Kind { Info, Good, Warning, Error };
  using Words = std::function<QString()>;

  explicit InlineMessage(QWidget* parent = nullptr);

  /// As a band over the whole width, between two parts of a page, rather than as a card.
  void setBand(bool on);
  /// The sentence stays as it is when the language changes.
  void showText(Kind kind, const QString& text);
  /// The sentences are asked again when the language changes. `action` runs when the button is pressed, and
  /// closes.
  void showWords(Kind kind, Words text, Words actionText = {}, std::function<void()> action = {});
  /// Nothing to say (any more).
  void clear();
  [[nodiscard]] QString text() const;

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void retranslate();

  QLabel* m_icon;
  QLabel* m_text;
  QPushButton* m_button;
  ToolbarButton* m_close;
  Kind m_kind = Kind::Info;
  Words m_words;
  Words m_buttonWords;
  std::function<void()> m_action;
};

}  // namespace officina
