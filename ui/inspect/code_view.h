// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QPlainTextEdit>
#include <QTimer>

namespace officina {

class PythonHighlighter;

/// The lines of `after` that are not in `before` (by the longest common subsequence), from 0.
[[nodiscard]] std::vector<int> changedLines(const QStringList& before, const QStringList& after);

/// A Python program to read: colours, line numbers, and a mark for some seconds at the lines that are new
/// since the last one. Where the reader has scrolled to stays, unless what is new would be out of sight.
class CodeView : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CodeView(QWidget* parent = nullptr);
  ~CodeView() override;

  void setCode(const QString& code);
  /// The marked lines, from 0.
  [[nodiscard]] const std::vector<int>& marked() const { return m_marked; }
  void setMarkTime(int milliseconds) { m_timer.setInterval(milliseconds); }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void paintNumbers();
  void showMarks();
  void revealMarks();
  void renewFont();
  [[nodiscard]] int numbersWidth() const;

  PythonHighlighter* m_highlighter;
  QWidget* m_numbers;
  QTimer m_timer;
  std::vector<int> m_marked;
};

}  // namespace officina
