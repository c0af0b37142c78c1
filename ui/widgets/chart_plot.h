// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include <QChartView>
#include <QPointF>
#include <QString>

#include "ui/widgets/chart_axis.h"
#include "ui/widgets/line_chart.h"

class QLineSeries;
class QValueAxis;

namespace officina {

/// One series of a LineChart: all its numbers, and what of them is on the screen.
struct ChartSeries {
  QString name;
  int color = 0;
  LineChart::Mark mark = LineChart::Mark::Line;
  double width = 1.5;
  bool visible = true;
  bool sorted = true;  ///< x does not decrease: the visible part is found by bisection
  bool dirty = true;
  std::vector<double> x;
  std::vector<double> y;
  std::vector<QPointF> shown;   ///< decimated, in axis units
  QLineSeries* line = nullptr;  ///< of Qt Charts, for the two kinds of line; owned by the chart

  [[nodiscard]] QColor paint() const;
  [[nodiscard]] bool isLine() const {
    return mark == LineChart::Mark::Line || mark == LineChart::Mark::DashedLine;
  }
};

/// What the readout says of one series at the cursor.
struct ChartReading {
  const ChartSeries* series = nullptr;
  double x = 0.0;
  double y = 0.0;
};

/// The picture inside a LineChart. Qt Charts maps and draws the lines; grid, labels, points, legend, readout
/// and playhead are painted here, because its labels know neither powers of ten nor the decimal comma, are
/// slow to lay out 30 times a second, and its scatter series makes an object of every point.
class ChartPlot : public QChartView {
 public:
  explicit ChartPlot(QWidget* parent);

  int add(ChartSeries series);
  void remove(int index);
  /// Null if there is no such series (any more).
  [[nodiscard]] ChartSeries* at(int index) const;
  [[nodiscard]] const std::vector<std::unique_ptr<ChartSeries>>& all() const { return m_series; }

  void setDirty() { m_dirty = true; }
  /// All points are decimated again: the range or the scale has changed.
  void setAllDirty();
  void renewColors();
  /// Brings the picture up to date with the numbers, if they have changed.
  void refresh();
  /// The readings at the cursor or, without one, at the playhead of a focused chart.
  [[nodiscard]] std::vector<ChartReading> readings() const;
  [[nodiscard]] QString readingText(const ChartReading& reading) const;
  [[nodiscard]] QPointF toValues(QPointF position) const;
  [[nodiscard]] bool isInside(QPointF position) const { return m_plane.contains(position); }
  /// The x of the data nearest to `x`, `stride` points further on (negative: back).
  [[nodiscard]] double neighbour(double x, int stride) const;
  [[nodiscard]] ChartRange xRange() const { return m_xRange; }
  /// What LineChart::toTsv() and savePicture() promise.
  [[nodiscard]] QString toTsv() const;
  bool savePicture(const QString& path);

  // What the LineChart sets; followed by setDirty() or setAllDirty() where it changes the picture.
  ChartAxisStyle xStyle;
  ChartAxisStyle yStyle;
  QString xTitle;
  QString yTitle;
  bool fixedX = false;
  bool fixedY = false;
  ChartRange askedX;
  ChartRange askedY;
  bool legend = true;
  bool keyboardFocus = false;
  double playhead = std::numeric_limits<double>::quiet_NaN();
  double cursor = std::numeric_limits<double>::quiet_NaN();  ///< x value under the mouse

 protected:
  void paintEvent(QPaintEvent* event) override;
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
  void decimateSeries(ChartSeries& series) const;
  void updateRanges();
  void updateLayout();
  [[nodiscard]] QPointF toPlane(QPointF point) const;
  [[nodiscard]] bool hasLegend() const;
  [[nodiscard]] double legendHeight(double width) const;
  void drawLegend(QPainter& painter) const;
  void drawMarks(QPainter& painter, const ChartSeries& series) const;
  void drawReadout(QPainter& painter) const;
  void drawPlayhead(QPainter& painter) const;
  void paintPicture(QPainter& painter);
  void drawSwatch(QPainter& painter, const ChartSeries& series, QPointF leftMiddle) const;

  std::vector<std::unique_ptr<ChartSeries>> m_series;
  QValueAxis* m_xAxis = nullptr;
  QValueAxis* m_yAxis = nullptr;
  QRectF m_plane;
  ChartRange m_xRange;
  ChartRange m_yRange;
  std::vector<ChartTick> m_xTicks;
  std::vector<ChartTick> m_yTicks;
  bool m_dirty = true;
  bool m_forPicture = false;  ///< no cursor and no focus in a saved picture
};

}  // namespace officina
