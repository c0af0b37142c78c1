// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace officina {

/// A button with one of our icons and, if it has room for one, a word. A mouse click does not take the focus,
/// so that Space goes on meaning play and pause; Tab reaches it as usual.
class ToolbarButton : public QPushButton {
  Q_OBJECT

 public:
  explicit ToolbarButton(const QString& iconName, QWidget* parent = nullptr);

  void setIconName(const QString& iconName);
  /// `text` may be empty: then `hint` is the tool tip and the accessible name. Call again in retranslate().
  void setTexts(const QString& text, const QString& hint);
  /// The one filled button of a bar.
  void setPrimary(bool on);
  /// Without outline until the mouse is over it.
  void setQuiet(bool on);

 private:
  void renewIcon();
  QString m_iconName;
};

}  // namespace officina
