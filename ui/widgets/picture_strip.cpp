// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_strip.h"

#include <algorithm>
#include <utility>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

namespace {
QFont strongFont() {
  QFont font = captionFont();
  font.setWeight(QFont::DemiBold);
  return font;
}
}  // namespace

PictureStrip::PictureStrip(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void PictureStrip::setTiles(std::vector<Tile> tiles) {
  m_tiles = std::move(tiles);
  m_current = std::clamp(m_current, 0, std::max(count() - 1, 0));
  m_hovered = -1;
  setFocusPolicy(m_tiles.empty() ? Qt::NoFocus : Qt::StrongFocus);
  setAccessibleDescription(m_tiles.empty() ? QString() : words(m_current));
  updateGeometry();
  update();
}

void PictureStrip::setPictureSide(int side) {
  m_side = side;
  updateGeometry();
  update();
}

void PictureStrip::setSelectable(bool on) {
  m_selectable = on;
}

QString PictureStrip::words(int index) const {
  const Tile& tile = m_tiles[static_cast<std::size_t>(index)];
  if (!tile.description.isEmpty()) {
    return tile.description;
  }
  return tile.detail.isEmpty() ? tile.caption : tile.caption + QStringLiteral(": ") + tile.detail;
}

// --- Where things are
// ---------------------------------------------------------------------------------------

/// As wide as the widest words, within reason: longer ones are elided and stand in the tool tip.
QSize PictureStrip::tileSize() const {
  const QFontMetrics metrics(captionFont());
  const QFontMetrics strong(strongFont());
  const int side = scaled(m_side);
  int wide = side;
  int lines = 0;
  for (const Tile& tile : m_tiles) {
    wide = std::max({wide, metrics.horizontalAdvance(tile.caption) + 1,
                     (tile.marked ? strong : metrics).horizontalAdvance(tile.detail) + 1});
    lines = std::max(lines, !tile.detail.isEmpty() ? 2 : !tile.caption.isEmpty() ? 1 : 0);
  }
  wide = std::min(wide, side * 7 / 4);
  return {wide + 2 * space::kTight, side + lines * metrics.height() + 3 * space::kTight};
}

int PictureStrip::perRow(int width) const {
  return std::max((width + space::kTight) / (tileSize().width() + space::kTight), 1);
}

int PictureStrip::heightForWidth(int width) const {
  if (m_tiles.empty()) {
    return 0;
  }
  const int across = perRow(width);
  const int rows = (count() + across - 1) / across;
  return rows * (tileSize().height() + space::kTight) - space::kTight;
}

QSize PictureStrip::sizeHint() const {
  const QSize tile = tileSize();
  return m_tiles.empty() ? QSize(0, 0)
                         : QSize(count() * (tile.width() + space::kTight) - space::kTight, tile.height());
}

QSize PictureStrip::minimumSizeHint() const {
  return m_tiles.empty() ? QSize(0, 0) : tileSize();
}

QRectF PictureStrip::tileArea(int index) const {
  const QSize size = tileSize();
  const int across = perRow(width());
  return {static_cast<double>(index % across * (size.width() + space::kTight)),
          static_cast<double>(index / across * (size.height() + space::kTight)),
          static_cast<double>(size.width()), static_cast<double>(size.height())};
}

int PictureStrip::tileAt(QPointF place) const {
  for (int i = 0; i < count(); ++i) {
    if (tileArea(i).contains(place)) {
      return i;
    }
  }
  return -1;
}

// --- Paint
// --------------------------------------------------------------------------------------------------

void PictureStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (int i = 0; i < count(); ++i) {
    paintTile(painter, i);
  }
}

void PictureStrip::paintTile(QPainter& painter, int index) const {
  const Theme& colours = theme();
  const Tile& tile = m_tiles[static_cast<std::size_t>(index)];
  const QRectF area = tileArea(index);
  if (m_selectable && index == m_hovered) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accentSoft);
    painter.drawRoundedRect(area, space::kTight, space::kTight);
  }
  const double side = scaled(m_side);
  const QRectF square(area.center().x() - side / 2.0, area.top() + space::kTight, side, side);
  QRectF frame = square;
  if (!tile.picture.isNull()) {
    frame.setSize(QSizeF(tile.picture.size()).scaled(square.size(), Qt::KeepAspectRatio));
    frame.moveCenter(square.center());
    // Shrunk with a filter as wide as the step: a bilinear one alone would leave holes in fur.
    const QSize pixels = (frame.size() * devicePixelRatioF()).toSize().expandedTo({1, 1});
    painter.drawImage(frame,
                      tile.picture.width() > pixels.width()
                          ? tile.picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                          : tile.picture);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(tile.marked ? QPen(colours.warning, 3.0) : QPen(colours.line, 1.0));
  painter.drawRect(frame);

  const QFont font = captionFont();
  const QFontMetricsF metrics(font);
  QRectF line(area.left() + space::kTight, square.bottom() + space::kTight, area.width() - 2 * space::kTight,
              metrics.height());
  const auto write = [&](const QString& text, const QColor& colour, bool strong) {
    const QFont weighed = strong ? strongFont() : font;
    painter.setFont(weighed);
    painter.setPen(colour);
    painter.drawText(line, Qt::AlignCenter,
                     QFontMetricsF(weighed).elidedText(text, Qt::ElideRight, line.width()));
    line.translate(0.0, metrics.height());
  };
  write(tile.caption, colours.ink, false);
  write(tile.detail, tile.marked ? colours.ink : colours.mutedInk, tile.marked);
  if (hasFocus() && index == m_current) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), space::kTight, space::kTight);
  }
}

// --- Mouse and keys
// -----------------------------------------------------------------------------------------

void PictureStrip::moveTo(int index) {
  if (index >= 0 && index < count()) {
    m_current = index;
    setAccessibleDescription(words(index));
    update();
  }
}

bool PictureStrip::event(QEvent* event) {
  if (claimKeys(event, kArrowKeys) ||
      (m_selectable && claimKeys(event, {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}))) {
    return true;
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int index = tileAt(help->pos()); index >= 0) {
      QToolTip::showText(help->globalPos(), words(index), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  if (event->type() == QEvent::FontChange) {
    updateGeometry();
  }
  return QWidget::event(event);
}

void PictureStrip::mouseMoveEvent(QMouseEvent* event) {
  const int index = tileAt(event->position());
  if (index != m_hovered) {
    m_hovered = index;
    setCursor(m_selectable && index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
  }
}

void PictureStrip::leaveEvent(QEvent* event) {
  m_hovered = -1;
  update();
  QWidget::leaveEvent(event);
}

void PictureStrip::mousePressEvent(QMouseEvent* event) {
  const int index = tileAt(event->position());
  if (event->button() != Qt::LeftButton || index < 0) {
    QWidget::mousePressEvent(event);
    return;
  }
  moveTo(index);
  if (m_selectable) {
    Q_EMIT activated(index);
  }
}

void PictureStrip::keyPressEvent(QKeyEvent* event) {
  const int across = perRow(width());
  switch (event->key()) {
    case Qt::Key_Left:
      return moveTo(m_current - 1);
    case Qt::Key_Right:
      return moveTo(m_current + 1);
    case Qt::Key_Up:
      return moveTo(m_current - across);
    case Qt::Key_Down:
      return moveTo(m_current + across);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (m_selectable && m_current < count()) {
        Q_EMIT activated(m_current);
        return;
      }
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace officina
