// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace officina {

class ElidedLabel;

/// The line at the foot of the window: what computes, what the page works on, and where the data stays.
class StatusLine : public QWidget {
  Q_OBJECT

 public:
  explicit StatusLine(QWidget* parent = nullptr);
  void setPageText(const QString& text);
  /// Threads of the page's run, current or next; 0: the page trains nothing.
  void setThreads(int threads);

 Q_SIGNALS:
  void shortcutsPressed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  int m_threads = 0;

  ElidedLabel* m_machine;
  ElidedLabel* m_page;
  ElidedLabel* m_privacy;
  QPushButton* m_shortcuts;
};

}  // namespace officina
