// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QPaintEvent>
#include <QPainter>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/token_matrix.h"

namespace officina {

namespace {

constexpr int kFigures = 2;  ///< significant digits inside a cell

/// Every which name can be written where each has `room` and needs `needed`.
int stride(double room, double needed) {
  return std::max(1, static_cast<int>(std::ceil(needed / std::max(room, 0.01))));
}

}  // namespace

void TokenMatrix::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  if (m_matrix.values.empty()) {
    return;
  }
  painter.drawImage(m_area, m_picture);
  paintNames(painter);
  paintNumbers(painter, event->rect());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  if (m_chosenRow >= 0) {
    painter.setPen(QPen(theme().accent, 1.5));
    painter.drawRect(cell(m_chosenRow, 0).united(cell(m_chosenRow, columns() - 1)).adjusted(-1, -1, 1, 1));
  }
  if (m_chosenRow >= 0 && m_chosenColumn >= 0) {
    painter.setPen(QPen(theme().accent, 2.5));
    painter.drawRect(cell(m_chosenRow, m_chosenColumn).adjusted(-1, -1, 1, 1));
  }
  if (hasFocus()) {
    painter.setPen(QPen(theme().ink, 1.5));
    painter.drawRect(cell(m_row, m_column).adjusted(-1, -1, 1, 1));
  }
}

void TokenMatrix::paintNames(QPainter& painter) const {
  const QFontMetricsF metrics(captionFont());
  painter.setFont(captionFont());
  const double down = cell(0, 0).height();
  const double across = cell(0, 0).width();
  const double line = metrics.height();
  const double side = m_area.left() - (m_rowAxis.isEmpty() ? 0.0 : line);
  const auto written = [](int index, int chosen, int every, double room, double needed) {
    if (index == chosen) {
      return true;
    }
    // A chosen name always stands, so its neighbours make room.
    return index % every == 0 && (chosen < 0 || std::abs(index - chosen) * room >= needed);
  };
  const int everyRow = stride(down, line * 0.92);
  for (int row = 0; row < rows(); ++row) {
    if (!written(row, m_chosenRow, everyRow, down, line * 0.92)) {
      continue;
    }
    painter.setPen(row == m_chosenRow ? theme().accent : theme().mutedInk);
    const QRectF place(m_area.left() - side, cell(row, 0).center().y() - line / 2, side - 5.0, line);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(rowName(row), Qt::ElideRight, side - 5.0));
  }
  double widest = line;
  if (!m_turned) {
    widest = m_columnNames.isEmpty() ? metrics.horizontalAdvance(QString::number(columns())) + 8.0 : across;
  }
  const int everyColumn = stride(across, m_turned ? line * 0.92 : widest);
  const double top = m_area.top() - (m_columnAxis.isEmpty() ? 0.0 : line);
  for (int column = 0; column < columns(); ++column) {
    if (!written(column, m_chosenColumn, everyColumn, across, m_turned ? line * 0.92 : widest)) {
      continue;
    }
    painter.setPen(column == m_chosenColumn ? theme().accent : theme().mutedInk);
    const double middle = cell(0, column).center().x();
    if (m_turned) {
      painter.save();
      painter.translate(middle, m_area.top() - 4.0);
      painter.rotate(-90);
      painter.drawText(QRectF(0, -line / 2, top - 4.0, line), Qt::AlignLeft | Qt::AlignVCenter,
                       metrics.elidedText(columnName(column), Qt::ElideRight, top - 4.0));
      painter.restore();
    } else {
      const double room = std::max(across, widest);
      painter.drawText(QRectF(middle - room / 2, m_area.top() - line - 1.0, room, line), Qt::AlignCenter,
                       metrics.elidedText(columnName(column), Qt::ElideRight, room));
    }
  }
  painter.setPen(theme().mutedInk);
  if (!m_columnAxis.isEmpty()) {
    const double room = width() - m_area.left();
    painter.drawText(QRectF(m_area.left(), 0, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_columnAxis, Qt::ElideRight, room));
  }
  if (!m_rowAxis.isEmpty()) {
    const double room = height() - m_area.top();
    painter.save();
    painter.rotate(-90);
    painter.drawText(QRectF(-m_area.top() - room, 0, room, line), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(m_rowAxis, Qt::ElideRight, room));
    painter.restore();
  }
}

/// The numbers themselves, where each has the room that the longest of them needs.
void TokenMatrix::paintNumbers(QPainter& painter, const QRect& region) const {
  const QRectF first = cell(0, 0);
  const QFontMetricsF metrics(captionFont());
  if (first.height() < metrics.height() || first.width() < metrics.horizontalAdvance(QLatin1Char('0')) * 3) {
    return;
  }
  double widest = 0.0;
  std::vector<QString> texts;
  texts.reserve(m_matrix.values.size());
  for (const float value : m_matrix.values) {
    texts.push_back(number(static_cast<double>(value), kFigures));
    widest = std::max(widest, metrics.horizontalAdvance(texts.back()));
  }
  if (first.width() < widest + 3.0) {
    return;
  }
  painter.setFont(captionFont());
  const double scale = fullScale();
  std::size_t next = 0;
  for (int row = 0; row < rows(); ++row) {
    for (int column = 0; column < columns(); ++column, ++next) {
      const QRectF place = cell(row, column);
      if (place.intersects(QRectF(region))) {
        painter.setPen(inkOn(numberColour(m_colours, static_cast<double>(m_matrix.values[next]), scale)));
        painter.drawText(place, Qt::AlignCenter, texts[next]);
      }
    }
  }
}

}  // namespace officina
