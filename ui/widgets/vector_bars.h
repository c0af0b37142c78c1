// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/shell/theme.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

/// One vector as a strip of bars up and down from a line, in the colour of what it is (query, key, value),
/// or in signed colours. Several strips can be read together: currentChanged() and setCurrent().
class VectorBars : public NumbersWidget {
  Q_OBJECT

 public:
  explicit VectorBars(QWidget* parent = nullptr);

  void setValues(std::vector<float> values);
  [[nodiscard]] const std::vector<float>& values() const { return m_values; }
  /// The value of the longest bar; 0: the largest of the vector.
  void setScale(double scale);
  /// The theme's colour for this role; nullptr: orange and blue by sign.
  void setRole(QColor Theme::*role);
  /// What the vector is, in front of each number that is told.
  void setName(const QString& name);
  /// The number under the cursor in all strips; -1: none. Without a signal.
  void setCurrent(int index);
  [[nodiscard]] int current() const { return m_current; }
  [[nodiscard]] QString numberText(int index) const;

  [[nodiscard]] QString toTsv() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {60, 20}; }

 Q_SIGNALS:
  void currentChanged(int index);
  /// A click on this number, or Enter.
  void activated(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void moveTo(int index);

  std::vector<float> m_values;
  double m_scale = 0.0;
  QColor Theme::*m_role = nullptr;
  QString m_name;
  int m_current = -1;
};

}  // namespace officina
