// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace officina {

/// Colours Python in the theme in force: keywords, names being defined, numbers, strings (also those of three
/// quotes over several lines) and comments. Call rehighlight() after a change of theme.
class PythonHighlighter : public QSyntaxHighlighter {
  Q_OBJECT

 public:
  explicit PythonHighlighter(QTextDocument* document);

 protected:
  void highlightBlock(const QString& text) override;

 private:
  [[nodiscard]] int word(const QString& text, int from);
  [[nodiscard]] int string(const QString& text, int from);
  [[nodiscard]] int figures(const QString& text, int from);
  bool m_defines = false;  ///< the word before was def or class
};

}  // namespace officina
