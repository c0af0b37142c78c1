// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QRectF>
#include <QString>

#include "core/api/inspect.h"

namespace officina {

/// One thing in the picture of a calculation.
struct ArithmeticItem {
  enum class Kind {
    Heading,
    Text,  ///< running text, wrapped
    Muted,
    Symbol,  ///< ×, =, +
    Number,  ///< on its signed colour
    Plain,   ///< a number without colour
    Bar      ///< a product as a bar from the middle
  };
  Kind kind = Kind::Text;
  QRectF rect;
  QString text;
  double value = 0.0;
  double scale = 1.0;        ///< value of full colour, or of the longest bar
  bool strong = false;       ///< the winner, the result
  std::optional<Cell> cell;  ///< opened by a click
};

/// Places the items of a calculation in a column of `width` pixels.
struct ArithmeticLayout {
  std::vector<ArithmeticItem> items;
  double height = 0.0;
};
[[nodiscard]] ArithmeticLayout layOut(const Arithmetic& arithmetic, double width);

}  // namespace officina
