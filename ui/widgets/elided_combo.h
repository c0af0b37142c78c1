// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace officina {

/// A combo box whose text ends in "…" where there is no room for it. Qt's own cuts through a letter.
class ElidedCombo : public QComboBox {
  Q_OBJECT

 public:
  using QComboBox::QComboBox;
  /// Width at which the longest item that stays is shown whole. Items that end in "…" open a dialog and do
  /// not stay.
  [[nodiscard]] int fullWidth() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace officina
