// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QScrollArea>

#include "core/api/inspect.h"

namespace officina {

/// How one number came about: window x kernel with every product, the largest of four, the terms of a row,
/// the exponentials of a softmax, Adam's lines. Every number that stands in a tensor can be clicked (or
/// reached with Tab and Enter) and opens in its turn. Ctrl+C copies the calculation as text.
class ArithmeticView : public QScrollArea {
  Q_OBJECT

 public:
  explicit ArithmeticView(QWidget* parent = nullptr);

  /// Nothing: the view says how to choose a number.
  void setArithmetic(const std::optional<Arithmetic>& arithmetic);
  [[nodiscard]] const std::optional<Arithmetic>& arithmetic() const { return m_arithmetic; }
  /// The calculation as plain text, numbers with 9 digits.
  [[nodiscard]] QString text() const;

 Q_SIGNALS:
  /// The reader wants to see this number (its value) large.
  void cellActivated(const Cell& cell);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  class Canvas;
  void renew();

  Canvas* m_canvas;
  std::optional<Arithmetic> m_arithmetic;
};

}  // namespace officina
