// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_combo.h"

#include <algorithm>

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace officina {

namespace {

constexpr int kRoomAround = 2;  ///< pixels between the text and the field's edge

}  // namespace

int ElidedCombo::fullWidth() const {
  QStyleOptionComboBox option;
  initStyleOption(&option);
  option.rect = QRect(0, 0, 200, 30);
  const int text =
      style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
  int longest = 0;
  for (int i = 0; i < count(); ++i) {
    if (!itemText(i).endsWith(QChar(0x2026))) {
      longest = std::max(longest, fontMetrics().horizontalAdvance(itemText(i)));
    }
  }
  return longest + option.rect.width() - text + 2 * kRoomAround;
}

void ElidedCombo::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  const int room =
      style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
  option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room - kRoomAround);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}  // namespace officina
