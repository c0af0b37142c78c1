// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>
#include <QStringList>

#include "ui/widgets/numbers_widget.h"

namespace officina {

/// A token as it can be seen: "·" for a space in front, "⏎" for a line's end, at most 24 characters.
[[nodiscard]] QString visibleToken(const QString& token);

/// A sentence as its tokens, in lines as text is: each coloured by a number, which also stands under it as
/// figures and as a bar (with many tokens the colour and a bar alone). From the token that looks, arcs go to
/// those it looks at, wider the more. Arrows move, Enter or a click chooses.
class TokenRibbon : public NumbersWidget {
  Q_OBJECT

 public:
  explicit TokenRibbon(QWidget* parent = nullptr);

  /// `tokens` as they shall be seen. A value each; empty: none yet.
  void setTokens(const QStringList& tokens, std::vector<float> values);
  void setColours(NumberColours colours);
  /// The value of full colour; 0: the largest.
  void setScale(double scale);
  [[nodiscard]] double fullScale() const;
  /// The token that looks, from which the arcs go; -1: none.
  void setSource(int index);
  [[nodiscard]] int source() const { return m_source; }
  [[nodiscard]] int count() const { return static_cast<int>(m_tokens.size()); }
  [[nodiscard]] const std::vector<float>& values() const { return m_values; }
  [[nodiscard]] QString tokenText(int index) const;

  [[nodiscard]] QString toTsv() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] QRectF place(int index) const { return m_places[static_cast<std::size_t>(index)]; }

 Q_SIGNALS:
  void activated(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] bool compact() const;
  [[nodiscard]] double arcRoom() const;
  [[nodiscard]] double figureRoom() const;
  /// Places for a width; gives the height.
  double flow(double width, std::vector<QRectF>* places) const;
  void renew();
  void moveTo(int index);
  [[nodiscard]] int indexAt(QPointF place) const;
  void paintArcs(QPainter& painter) const;
  void paintToken(QPainter& painter, int index) const;

  QStringList m_tokens;
  std::vector<float> m_values;
  NumberColours m_colours = NumberColours::Attention;
  double m_scale = 0.0;
  int m_source = -1;
  int m_current = 0;
  std::vector<QRectF> m_places;  ///< of the chips with the words
};

}  // namespace officina
