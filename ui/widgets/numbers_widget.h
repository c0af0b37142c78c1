// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace officina {

/// How a number becomes a colour.
enum class NumberColours {
  Attention,  ///< purple for 0 .. scale
  Signed      ///< orange, grey, blue for -scale .. scale
};
[[nodiscard]] QColor numberColour(NumberColours colours, double value, double scale);
/// Black or white: whichever can be read on `background`.
[[nodiscard]] QColor inkOn(const QColor& background);

/// A painted widget with a cursor whose numbers can be read and taken away: the number under the cursor is
/// told by signal, tool tip and accessible description; Ctrl+C and the context menu copy all of them as TSV,
/// the menu saves the picture.
class NumbersWidget : public QWidget {
  Q_OBJECT

 public:
  explicit NumbersWidget(QWidget* parent = nullptr);
  /// Everything that is shown, as a table; empty for nothing.
  [[nodiscard]] virtual QString toTsv() const = 0;

 Q_SIGNALS:
  /// The cursor is on a number now. `text` says where and what.
  void pointed(const QString& text);

 protected:
  /// Tells a number; an empty text is none.
  void tell(const QString& text);
  /// The same under the mouse: with a tool tip at once.
  void tellAt(const QMouseEvent& event, const QString& text);
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
};

/// For a tool tip, where Qt would take a token like "<b>" for markup.
[[nodiscard]] QString plainToolTip(const QString& text);
/// A number for a spreadsheet: 9 significant digits, which read back to the same float.
[[nodiscard]] QString tsvNumber(float value);

}  // namespace officina
