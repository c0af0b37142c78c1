// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heat_map.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {
constexpr double kGap = 4.0;
}

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HeatMap::setMaps(const MapStack& maps) {
  m_maps = maps;
  m_map = std::clamp(m_map, 0, std::max(maps.maps - 1, 0));
  m_row = std::clamp(m_row, 0, std::max(maps.rows - 1, 0));
  m_column = std::clamp(m_column, 0, std::max(maps.columns - 1, 0));
  arrange();
  renew();
}

void HeatMap::setScale(Scale scale) {
  m_scale = scale;
  renew();
}

void HeatMap::setGivenScale(double scale) {
  m_givenScale = scale;
  renew();
}

void HeatMap::setMapsPerRow(int maps) {
  m_fixedPerRow = maps;
  arrange();
  update();
}

void HeatMap::setLargestPixel(double pixels) {
  m_largestPixel = pixels;
  arrange();
  update();
}

void HeatMap::setSelection(const std::optional<MapRect>& selection) {
  m_selection = selection;
  if (selection) {
    m_map = selection->map;
    m_row = selection->row;
    m_column = selection->column;
  }
  update();
}

void HeatMap::setMarks(std::vector<MapRect> marks) {
  m_marks = std::move(marks);
  update();
}

double HeatMap::scaleOf(int map) const {
  if (m_scale == Scale::Given) {
    return m_givenScale;
  }
  if (m_scale == Scale::Shared || m_maps.empty()) {
    return largest(m_maps.values);
  }
  const auto size = static_cast<std::size_t>(m_maps.rows) * static_cast<std::size_t>(m_maps.columns);
  return largest(std::span(m_maps.values).subspan(static_cast<std::size_t>(map) * size, size));
}

double HeatMap::fullScale() const {
  return scaleOf(m_map);
}

/// As many maps per row as make them largest.
void HeatMap::arrange() {
  if (m_maps.empty()) {
    return;
  }
  double best = 0.0;
  const int first = m_fixedPerRow > 0 ? m_fixedPerRow : 1;
  const int last = m_fixedPerRow > 0 ? m_fixedPerRow : m_maps.maps;
  for (int perRow = first; perRow <= last; ++perRow) {
    const int lines = (m_maps.maps + perRow - 1) / perRow;
    const double across = (width() - kGap * (perRow - 1)) / perRow / m_maps.columns;
    const double down = (height() - kGap * (lines - 1)) / lines / m_maps.rows;
    const double pixel = std::min(across, down);
    if (pixel > best) {
      best = pixel;
      m_perRow = perRow;
    }
  }
  // One number has no shape to see: beyond 40 px a square is only bigger.
  const double most = m_maps.rows * m_maps.columns == 1 ? 40.0 : m_largestPixel;
  const double pixel = std::clamp(best, 0.5, most);
  m_cell = {pixel * m_maps.columns, pixel * m_maps.rows};
}

void HeatMap::renew() {
  m_pictures.clear();
  const auto size = static_cast<std::size_t>(m_maps.rows) * static_cast<std::size_t>(m_maps.columns);
  for (int map = 0; map < m_maps.maps; ++map) {
    m_pictures.push_back(
        signedPicture(std::span(m_maps.values).subspan(static_cast<std::size_t>(map) * size, size),
                      m_maps.columns, m_maps.rows, scaleOf(map)));
  }
  update();
}

QRectF HeatMap::area(int map) const {
  const int across = map % m_perRow;
  const int down = map / m_perRow;
  return {across * (m_cell.width() + kGap), down * (m_cell.height() + kGap), m_cell.width(), m_cell.height()};
}

void HeatMap::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  for (int map = 0; map < static_cast<int>(m_pictures.size()); ++map) {
    const QRectF target = area(map);
    if (target.intersects(event->rect())) {
      painter.drawImage(target, m_pictures[static_cast<std::size_t>(map)]);
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  for (const MapRect& mark : m_marks) {
    paintRect(painter, mark, QPen(theme().ink, 1.0));
  }
  if (m_selection) {
    paintRect(painter, *m_selection, QPen(theme().accent, 2.5));
  }
  if (hasFocus() && !m_maps.empty()) {
    paintRect(painter, {m_map, m_row, m_column}, QPen(theme().ink, 2.0));
  }
}

void HeatMap::paintRect(QPainter& painter, const MapRect& rect, const QPen& pen) const {
  if (rect.map < 0 || rect.map >= m_maps.maps) {
    return;
  }
  const QRectF target = area(rect.map);
  const double pixel = target.width() / m_maps.columns;
  const QRectF numbers(target.left() + rect.column * pixel, target.top() + rect.row * pixel,
                       rect.columns * pixel, rect.rows * pixel);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(pen);
  painter.drawRect(numbers.adjusted(-1, -1, 1, 1));
}

void HeatMap::point(int map, int row, int column) {
  if (m_maps.empty()) {
    return;
  }
  m_map = std::clamp(map, 0, m_maps.maps - 1);
  m_row = std::clamp(row, 0, m_maps.rows - 1);
  m_column = std::clamp(column, 0, m_maps.columns - 1);
  const QString value = number(static_cast<double>(m_maps.at(m_map, m_row, m_column)));
  QString text;
  if (m_maps.rows * m_maps.columns == 1) {
    text = tr("unit %1 = %2").arg(m_map).arg(value);
  } else if (m_maps.maps == 1) {
    text = tr("row %1, column %2 = %3").arg(m_row).arg(m_column).arg(value);
  } else {
    text = tr("map %1, row %2, column %3 = %4").arg(m_map).arg(m_row).arg(m_column).arg(value);
  }
  setAccessibleDescription(text);
  update();
  Q_EMIT pointed(text);
}

bool HeatMap::pointAt(QPointF place) {
  for (int map = 0; map < m_maps.maps; ++map) {
    const QRectF target = area(map);
    if (target.contains(place)) {
      const double pixel = target.width() / m_maps.columns;
      point(map, static_cast<int>((place.y() - target.top()) / pixel),
            static_cast<int>((place.x() - target.left()) / pixel));
      return true;
    }
  }
  return false;
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) {
  if (pointAt(event->position())) {
    QToolTip::showText(event->globalPosition().toPoint(), accessibleDescription(), this);
  } else {
    QToolTip::hideText();
  }
}

void HeatMap::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && pointAt(event->position())) {
    Q_EMIT activated(m_map, m_row, m_column);
  }
}

bool HeatMap::event(QEvent* event) {
  return claimKeys(event, kArrowKeys) || QWidget::event(event);
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
  const bool single = m_maps.rows * m_maps.columns == 1;
  const int across = single ? 0 : 1;
  if (event->matches(QKeySequence::Copy)) {
    copy();
    return;
  }
  switch (event->key()) {
    case Qt::Key_Left:
      return point(single ? m_map - 1 : m_map, m_row, m_column - across);
    case Qt::Key_Right:
      return point(single ? m_map + 1 : m_map, m_row, m_column + across);
    case Qt::Key_Up:
      return point(single ? m_map - m_perRow : m_map, m_row - across, m_column);
    case Qt::Key_Down:
      return point(single ? m_map + m_perRow : m_map, m_row + across, m_column);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT activated(m_map, m_row, m_column);
      return;
    case Qt::Key_PageUp:
      return point(m_map - 1, m_row, m_column);
    case Qt::Key_PageDown:
      return point(m_map + 1, m_row, m_column);
    default:
      QWidget::keyPressEvent(event);
  }
}

void HeatMap::copy() const {
  if (m_maps.empty()) {
    return;
  }
  QString text;
  for (int row = 0; row < m_maps.rows; ++row) {
    QStringList line;
    for (int column = 0; column < m_maps.columns; ++column) {
      line << QString::number(static_cast<double>(m_maps.at(m_map, row, column)), 'g', 9);
    }
    text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  QApplication::clipboard()->setText(text);
}

void HeatMap::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void HeatMap::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    renew();
  }
}

void HeatMap::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  point(m_map, m_row, m_column);
}

void HeatMap::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

// --- The legend
// ----------------------------------------------------------------------------------------------

SignedLegend::SignedLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SignedLegend::setColours(NumberColours colours) {
  m_colours = colours;
  update();
}

void SignedLegend::setRange(double lowest, double highest, double scale) {
  m_lowest = lowest;
  m_highest = highest;
  m_scale = scale;
  setAccessibleName(tr("colours from %1 to %2").arg(number(lowest, 3), number(highest, 3)));
  update();
}

QSize SignedLegend::sizeHint() const {
  const QFontMetrics metrics(captionFont());
  return {2 * metrics.horizontalAdvance(QStringLiteral("−0,0001")) + 100, metrics.height() + 2};
}

void SignedLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  const QFontMetricsF metrics(captionFont());
  const QString low = number(m_lowest, 3);
  const QString high = number(m_highest, 3);
  const double lowWidth = metrics.horizontalAdvance(low);
  const double highWidth = metrics.horizontalAdvance(high);
  const QRectF bar(width() - highWidth - 6 - 80, (height() - 8) / 2.0, 80, 8);
  painter.drawText(QRectF(bar.left() - 6 - lowWidth, 0, lowWidth, height()), Qt::AlignVCenter, low);
  painter.drawText(QRectF(bar.right() + 6, 0, highWidth, height()), Qt::AlignVCenter, high);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i) {
    const double value = m_lowest + (m_highest - m_lowest) * i / 8.0;
    gradient.setColorAt(i / 8.0, numberColour(m_colours, value, m_scale > 0.0 ? m_scale : 1.0));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(gradient);
  painter.drawRoundedRect(bar, 4, 4);
}

}  // namespace officina
