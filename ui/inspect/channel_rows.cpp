// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/channel_rows.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/inspect/tensor_maps.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr double kGap = 6.0;
constexpr double kMapGap = 3.0;
constexpr double kNumber = 26.0;  ///< the channel's number at the left
constexpr double kLowest = 44.0;
constexpr double kHighest = 112.0;
constexpr double kMostTitle = 84.0;

}  // namespace

ChannelRows::ChannelRows(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
}

void ChannelRows::setColumns(std::vector<ChannelColumn> columns) {
  m_columns = std::move(columns);
  m_maps.clear();
  for (const ChannelColumn& column : m_columns) {
    m_maps.push_back(mapsOf(column.values));
  }
  m_cursor.column = std::clamp(m_cursor.column, 0, std::max(static_cast<int>(m_columns.size()) - 1, 0));
  m_cursor.map = m_cursor.row = m_cursor.x = 0;
  arrange();
  renew();
}

void ChannelRows::setScale(Scale scale, double networkScale) {
  m_scale = scale;
  m_networkScale = networkScale;
  renew();
}

void ChannelRows::setSelected(const std::optional<Cell>& cell) {
  m_selected = cell;
  update();
}

int ChannelRows::rows() const {
  int most = 0;
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    most = std::max(most, m_maps[c].maps / std::max(m_columns[c].perRow, 1));
  }
  return most;
}

void ChannelRows::arrange() {
  m_left.clear();
  m_size.clear();
  m_top = QFontMetricsF(captionFont()).height() + space::kSmall;
  // All columns get the same height a row; many maps side by side (kernels) shrink to what is left of the
  // width.
  double squares = 0.0;
  for (const ChannelColumn& column : m_columns) {
    squares += std::min(column.perRow, 8);
  }
  const double gaps = kNumber + kGap * 3.0 * static_cast<double>(m_columns.size());
  m_rowHeight = std::clamp((width() - gaps) / std::max(squares, 1.0), kLowest, kHighest);
  const QFontMetricsF titles(captionFont());
  double x = kNumber;
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    const ChannelColumn& column = m_columns[c];
    const MapStack& maps = m_maps[c];
    const double aspect = static_cast<double>(maps.columns) / std::max(maps.rows, 1);
    double height = m_rowHeight - kGap;
    if (maps.rows <= 5) {
      height = std::min(height, maps.rows * 16.0);
    }
    if (column.perRow > 1) {
      const double room = std::max(120.0, width() * 0.45) - kMapGap * column.perRow;
      height = std::min(height, std::max(12.0, room / column.perRow / aspect));
    }
    m_left.push_back(x);
    m_size.emplace_back(height * aspect, height);
    // A narrow map (a head's few numbers a token) leaves room for its title.
    const double title = std::min(titles.horizontalAdvance(column.title), kMostTitle);
    x += std::max((height * aspect + kMapGap) * column.perRow, title) + kGap * 3.0;
  }
  setMinimumHeight(static_cast<int>(m_top + rows() * m_rowHeight + kGap));
  setMinimumWidth(static_cast<int>(std::min(x, 420.0)));
}

QSize ChannelRows::sizeHint() const {
  return {480, static_cast<int>(m_top + rows() * m_rowHeight + kGap)};
}

void ChannelRows::renew() {
  m_pictures.clear();
  for (const MapStack& maps : m_maps) {
    const auto size = static_cast<std::size_t>(maps.rows) * static_cast<std::size_t>(maps.columns);
    const double shared = m_scale == Scale::Network ? m_networkScale : largest(maps.values);
    std::vector<QImage>& pictures = m_pictures.emplace_back();
    for (int map = 0; map < maps.maps; ++map) {
      const auto values = std::span(maps.values).subspan(static_cast<std::size_t>(map) * size, size);
      pictures.push_back(
          signedPicture(values, maps.columns, maps.rows, m_scale == Scale::Map ? largest(values) : shared));
    }
  }
  update();
}

QRectF ChannelRows::mapRect(int column, int map) const {
  const auto index = static_cast<std::size_t>(column);
  const int perRow = m_columns[index].perRow;
  const QSizeF size = m_size[index];
  return {m_left[index] + (map % perRow) * (size.width() + kMapGap),
          m_top + (map / perRow) * m_rowHeight + (m_rowHeight - kGap - size.height()) / 2.0, size.width(),
          size.height()};
}

QRectF ChannelRows::cellRect(const Place& place) const {
  const MapStack& maps = m_maps[static_cast<std::size_t>(place.column)];
  const QRectF rect = mapRect(place.column, place.map);
  const double w = rect.width() / maps.columns;
  const double h = rect.height() / maps.rows;
  return {rect.left() + place.x * w, rect.top() + place.row * h, w, h};
}

void ChannelRows::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    const double room = (c + 1 < m_columns.size() ? m_left[c + 1] : width()) - m_left[c];
    painter.drawText(
        QRectF(m_left[c], 0, room, m_top), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_columns[c].title, Qt::ElideRight, static_cast<int>(room)));
  }
  for (int row = 0; row < rows(); ++row) {
    painter.drawText(QRectF(0, m_top + row * m_rowHeight, kNumber - 6, m_rowHeight - kGap),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(row));
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  for (std::size_t c = 0; c < m_pictures.size(); ++c) {
    const MapStack& maps = m_maps[c];
    for (int map = 0; map < static_cast<int>(m_pictures[c].size()); ++map) {
      const QRectF rect = mapRect(static_cast<int>(c), map);
      if (!rect.intersects(event->rect())) {
        continue;
      }
      painter.drawImage(rect, m_pictures[c][static_cast<std::size_t>(map)]);
      const auto perMap = static_cast<std::size_t>(m_columns[c].winnersPerMap);
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme().accent);
      for (std::size_t i = 0; i < perMap; ++i) {
        const std::int64_t winner = m_columns[c].winners[static_cast<std::size_t>(map) * perMap + i];
        const QRectF cell = cellRect({static_cast<int>(c), map, static_cast<int>(winner / maps.columns),
                                      static_cast<int>(winner % maps.columns)});
        const double radius = std::clamp(cell.width() * 0.22, 0.8, 3.0);
        painter.drawEllipse(cell.center(), radius, radius);
      }
    }
  }
  painter.setBrush(Qt::NoBrush);
  if (m_selected) {
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
      if (m_columns[c].tensor == m_selected->tensor) {
        const MapRect at = placeOf(m_columns[c].values.shape, m_selected->index);
        painter.setPen(QPen(theme().accent, 2.5));
        painter.drawRect(cellRect({static_cast<int>(c), at.map, at.row, at.column}).adjusted(-1, -1, 1, 1));
      }
    }
  }
  if (hasFocus() && !m_columns.empty() &&
      !m_columns[static_cast<std::size_t>(m_cursor.column)].values.values.empty()) {
    painter.setPen(QPen(theme().ink, 2.0));
    painter.drawRect(cellRect(m_cursor).adjusted(-1, -1, 1, 1));
  }
}

std::optional<ChannelRows::Place> ChannelRows::placeAt(QPointF position) const {
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    const MapStack& maps = m_maps[c];
    for (int map = 0; map < maps.maps; ++map) {
      const QRectF rect = mapRect(static_cast<int>(c), map);
      if (rect.contains(position)) {
        return Place{static_cast<int>(c), map,
                     std::min(static_cast<int>((position.y() - rect.top()) / rect.height() * maps.rows),
                              maps.rows - 1),
                     std::min(static_cast<int>((position.x() - rect.left()) / rect.width() * maps.columns),
                              maps.columns - 1)};
      }
    }
  }
  return {};
}

Cell ChannelRows::cellOf(const Place& place) const {
  const ChannelColumn& column = m_columns[static_cast<std::size_t>(place.column)];
  return {column.tensor, indexOf(column.values.shape, {place.map, place.row, place.x}), 0};
}

void ChannelRows::point(const Place& place) {
  m_cursor = place;
  const MapStack& maps = m_maps[static_cast<std::size_t>(place.column)];
  const QString text = QStringLiteral("%1 = %2").arg(
      cellText(cellOf(place)), number(static_cast<double>(maps.at(place.map, place.row, place.x))));
  setAccessibleDescription(text);
  update();
  Q_EMIT pointed(text);
}

void ChannelRows::mouseMoveEvent(QMouseEvent* event) {
  if (const auto place = placeAt(event->position())) {
    point(*place);
    QToolTip::showText(event->globalPosition().toPoint(), accessibleDescription(), this);
  }
}

void ChannelRows::mousePressEvent(QMouseEvent* event) {
  if (const auto place = placeAt(event->position())) {
    point(*place);
    Q_EMIT cellActivated(cellOf(*place));
  }
}

bool ChannelRows::event(QEvent* event) {
  return claimKeys(event, kArrowKeys) || QWidget::event(event);
}

void ChannelRows::keyPressEvent(QKeyEvent* event) {
  if (m_columns.empty()) {
    return;
  }
  Place next = m_cursor;
  switch (event->key()) {
    case Qt::Key_Left:
      --next.x;
      break;
    case Qt::Key_Right:
      ++next.x;
      break;
    case Qt::Key_Up:
      --next.row;
      break;
    case Qt::Key_Down:
      ++next.row;
      break;
    case Qt::Key_PageUp:
      --next.map;
      break;
    case Qt::Key_PageDown:
      ++next.map;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT cellActivated(cellOf(m_cursor));
      return;
    default:
      QWidget::keyPressEvent(event);
      return;
  }
  // Past the edge of a map lies the next column (sideways) or the next channel.
  const auto columns = static_cast<int>(m_columns.size());
  const MapStack* maps = &m_maps[static_cast<std::size_t>(next.column)];
  if (next.x < 0 || next.x >= maps->columns) {
    next.column = std::clamp(next.column + (next.x < 0 ? -1 : 1), 0, columns - 1);
  }
  if (next.row < 0 || next.row >= maps->rows) {
    next.map += next.row < 0 ? -1 : 1;
  }
  maps = &m_maps[static_cast<std::size_t>(next.column)];
  next.map = std::clamp(next.map, 0, maps->maps - 1);
  next.row = std::clamp(next.row, 0, maps->rows - 1);
  next.x = std::clamp(next.x, 0, maps->columns - 1);
  point(next);
}

void ChannelRows::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void ChannelRows::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    arrange();
    renew();
  }
}

}  // namespace officina
