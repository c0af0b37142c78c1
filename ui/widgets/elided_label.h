// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace officina {

/// One line of plain text that ends in "…" where there is no room for it; the tool tip then has all of it.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(QWidget* parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  Qt::TextElideMode m_mode;
};

}  // namespace officina
