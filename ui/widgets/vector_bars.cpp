// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/vector_bars.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/shell/language.h"
#include "ui/widgets/pictures.h"

namespace officina {

VectorBars::VectorBars(QWidget* parent) : NumbersWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VectorBars::setValues(std::vector<float> values) {
  m_values = std::move(values);
  m_current = std::min(m_current, static_cast<int>(m_values.size()) - 1);
  setAccessibleDescription(m_current >= 0 ? numberText(m_current) : QString());
  update();
}

void VectorBars::setScale(double scale) {
  m_scale = scale;
  update();
}

void VectorBars::setRole(QColor Theme::*role) {
  m_role = role;
  update();
}

void VectorBars::setName(const QString& name) {
  m_name = name;
  setAccessibleName(name);
}

void VectorBars::setCurrent(int index) {
  m_current = std::min(index, static_cast<int>(m_values.size()) - 1);
  setAccessibleDescription(m_current >= 0 ? numberText(m_current) : QString());
  update();
}

QString VectorBars::numberText(int index) const {
  return tr("%1, number %2: %3")
      .arg(m_name, QString::number(index),
           number(static_cast<double>(m_values[static_cast<std::size_t>(index)])));
}

QString VectorBars::toTsv() const {
  QStringList parts;
  for (const float value : m_values) {
    parts << tsvNumber(value);
  }
  return parts.join(QLatin1Char('\t'));
}

QSize VectorBars::sizeHint() const {
  return {scaled(240), scaled(30)};
}

void VectorBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto count = static_cast<double>(m_values.size());
  const double middle = height() / 2.0;
  const double each = (width() - 2.0) / std::max(count, 1.0);
  if (m_current >= 0) {
    painter.fillRect(QRectF(1.0 + m_current * each, 0, std::max(each, 1.0), height()), theme().accentSoft);
  }
  painter.setPen(QPen(theme().border, 1.0));
  painter.drawLine(QPointF(1.0, middle), QPointF(width() - 1.0, middle));
  const double scale = m_scale > 0.0 ? m_scale : largest(m_values);
  const double gap = each > 6.0 ? 2.0 : each > 3.0 ? 1.0 : 0.0;
  for (std::size_t i = 0; i < m_values.size(); ++i) {
    const auto value = static_cast<double>(m_values[i]);
    const double share = scale > 0.0 && std::isfinite(value) ? std::clamp(value / scale, -1.0, 1.0) : 0.0;
    const double tall = std::abs(share) * (middle - 1.0);
    const QColor colour = !std::isfinite(value) ? QColor(0xff, 0x00, 0xff)
                          : m_role != nullptr   ? theme().*m_role
                          : share < 0.0         ? theme().negative
                                                : theme().positive;
    painter.fillRect(QRectF(1.0 + static_cast<double>(i) * each + gap / 2,
                            share >= 0.0 ? middle - tall : middle, std::max(each - gap, 0.5), tall),
                     colour);
  }
  if (hasFocus()) {
    painter.setPen(QPen(theme().accent, 1.0));
    painter.drawRect(QRectF(0.5, 0.5, width() - 1.0, height() - 1.0));
  }
}

void VectorBars::moveTo(int index) {
  if (m_values.empty()) {
    return;
  }
  m_current = std::clamp(index, 0, static_cast<int>(m_values.size()) - 1);
  tell(numberText(m_current));
  Q_EMIT currentChanged(m_current);
}

void VectorBars::mouseMoveEvent(QMouseEvent* event) {
  if (m_values.empty()) {
    return;
  }
  const double each = (width() - 2.0) / static_cast<double>(m_values.size());
  moveTo(static_cast<int>((event->position().x() - 1.0) / each));
  tellAt(*event, numberText(m_current));
}

void VectorBars::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && m_current >= 0) {
    Q_EMIT activated(m_current);
  }
}

void VectorBars::leaveEvent(QEvent* event) {
  NumbersWidget::leaveEvent(event);
  if (!hasFocus()) {
    setCurrent(-1);
    Q_EMIT currentChanged(-1);
  }
}

void VectorBars::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return moveTo(m_current - 1);
    case Qt::Key_Right:
      return moveTo(m_current + 1);
    case Qt::Key_Home:
      return moveTo(0);
    case Qt::Key_End:
      return moveTo(static_cast<int>(m_values.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_current >= 0) {
        Q_EMIT activated(m_current);
      }
      return;
    default:
      NumbersWidget::keyPressEvent(event);
  }
}

void VectorBars::focusInEvent(QFocusEvent* event) {
  NumbersWidget::focusInEvent(event);
  moveTo(std::max(m_current, 0));
}

}  // namespace officina
