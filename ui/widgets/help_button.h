// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QToolButton>

namespace officina {

/// The small "?" beside a control: opens a popover with one or two sentences on what the control changes.
class HelpButton : public QToolButton {
  Q_OBJECT

 public:
  /// `text` is asked each time, so that it is in the language in force. May contain simple HTML.
  HelpButton(std::function<QString()> subject, std::function<QString()> text, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void open();
  void retranslate();
  std::function<QString()> m_subject;
  std::function<QString()> m_text;
};

}  // namespace officina
