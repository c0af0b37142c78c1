// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QImage>
#include <QPen>
#include <QString>
#include <QWidget>

#include "ui/widgets/numbers_widget.h"

namespace officina {

/// Numbers as `maps` pictures of rows x columns each, row by row: the maps of a layer, or one value per map.
struct MapStack {
  int maps = 0;
  int rows = 0;
  int columns = 0;
  std::vector<float> values;  ///< maps x rows x columns

  [[nodiscard]] bool empty() const { return values.empty(); }
  [[nodiscard]] float at(int map, int row, int column) const {
    return values[static_cast<std::size_t>((map * rows + row) * columns + column)];
  }
};

/// A rectangle of numbers in one map.
struct MapRect {
  int map = 0;
  int row = 0;
  int column = 0;
  int rows = 1;
  int columns = 1;
  bool operator==(const MapRect&) const = default;
};

/// Draws a stack of maps in signed colours, as large as fits. The value under the cursor is told by signal,
/// tool tip and accessible description; arrows move the cursor, Page Up and Down change the map, Ctrl+C
/// copies the map as TSV.
class HeatMap : public QWidget {
  Q_OBJECT

 public:
  enum class Scale {
    Shared,  ///< one scale for the stack: maps can be compared
    Each,    ///< each map uses the full range: faint ones show their shape
    Given    ///< setGivenScale(): several widgets can be compared
  };

  explicit HeatMap(QWidget* parent = nullptr);

  void setMaps(const MapStack& maps);
  [[nodiscard]] const MapStack& maps() const { return m_maps; }
  void setScale(Scale scale);
  void setGivenScale(double scale);
  /// So many maps side by side; 0: as many as make them largest.
  void setMapsPerRow(int maps);
  /// Largest side of one number on the screen, in pixels (16 by default).
  void setLargestPixel(double pixels);
  /// The number that is being explained; drawn even without focus.
  void setSelection(const std::optional<MapRect>& selection);
  /// Numbers to be pointed out: where a window lies, which cells won.
  void setMarks(std::vector<MapRect> marks);
  /// The value of full colour: of the stack, or of the map under the cursor when each has its own.
  [[nodiscard]] double fullScale() const;

  [[nodiscard]] QSize sizeHint() const override { return {360, 200}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {120, 80}; }

 Q_SIGNALS:
  /// The cursor is on this number now. `text` says where and what.
  void pointed(const QString& text);
  /// A click on this number, or Enter.
  void activated(int map, int row, int column);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void arrange();
  void renew();
  void point(int map, int row, int column);
  /// Moves the cursor to the number at this place; false if there is none.
  bool pointAt(QPointF place);
  void paintRect(QPainter& painter, const MapRect& rect, const QPen& pen) const;
  [[nodiscard]] double scaleOf(int map) const;
  [[nodiscard]] QRectF area(int map) const;
  void copy() const;

  MapStack m_maps;
  Scale m_scale = Scale::Shared;
  std::vector<QImage> m_pictures;
  std::optional<MapRect> m_selection;
  std::vector<MapRect> m_marks;
  double m_givenScale = 1.0;
  double m_largestPixel = 16.0;
  int m_fixedPerRow = 0;
  int m_perRow = 1;
  QSizeF m_cell;  ///< one map on the screen
  int m_map = 0;  ///< cursor
  int m_row = 0;
  int m_column = 0;
};

/// Orange to blue with the numbers of its ends: the legend of signed colours (or of attention's purple).
class SignedLegend : public QWidget {
  Q_OBJECT

 public:
  explicit SignedLegend(QWidget* parent = nullptr);
  void setColours(NumberColours colours);
  /// `scale`: the value of full colour, >= 0. `lowest`: no number is below it (0 when nothing is negative).
  void setRange(double lowest, double highest, double scale);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  NumberColours m_colours = NumberColours::Signed;
  double m_lowest = 0.0;
  double m_highest = 0.0;
  double m_scale = 0.0;
};

}  // namespace officina
