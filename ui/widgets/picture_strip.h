// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>
#include <QString>
#include <QWidget>

namespace officina {

/// A few pictures in a row, each at its own aspect with two lines of words below; rows wrap where the width
/// ends. For pictures by the thousand there is the Gallery.
class PictureStrip : public QWidget {
  Q_OBJECT

 public:
  struct Tile {
    QImage picture;
    QString caption;
    QString detail;       ///< a second, quieter line; may be empty
    QString description;  ///< tool tip and accessible text; empty: caption and detail
    bool marked = false;  ///< framed in the warning's colour, its detail strong
  };

  explicit PictureStrip(QWidget* parent = nullptr);

  void setTiles(std::vector<Tile> tiles);
  [[nodiscard]] const std::vector<Tile>& tiles() const { return m_tiles; }
  /// Longest side of a picture at 100 % text, in pixels.
  void setPictureSide(int side);
  /// Whether a tile can be chosen: then a click, Enter or Space activates it.
  void setSelectable(bool on);
  /// Tile `index` in the widget's coordinates.
  [[nodiscard]] QRectF tileArea(int index) const;

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void activated(int index);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] int count() const { return static_cast<int>(m_tiles.size()); }
  [[nodiscard]] QSize tileSize() const;
  [[nodiscard]] int perRow(int width) const;
  [[nodiscard]] int tileAt(QPointF place) const;
  [[nodiscard]] QString words(int index) const;
  void moveTo(int index);
  void paintTile(QPainter& painter, int index) const;

  std::vector<Tile> m_tiles;
  int m_side = 96;
  bool m_selectable = false;
  int m_current = 0;
  int m_hovered = -1;
};

}  // namespace officina
