// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QColor>
#include <QString>
#include <QWidget>

namespace officina {

/// A chart of lines (and points) over Qt Charts, which stays inside chart_plot.cpp. Every series is decimated
/// to at most 500 points that keep the extremes; hover shows the nearest values; the picture can be saved
/// (PNG, SVG) and the numbers copied from the context menu. Points that are not finite are left out of the
/// picture.
class LineChart : public QWidget {
  Q_OBJECT

 public:
  /// Segments: points 0-1, 2-3, ... each joined by a thin line of its own (residuals).
  enum class Mark { Line, DashedLine, Points, Segments };

  explicit LineChart(QWidget* parent = nullptr);
  ~LineChart() override;

  /// Adds a series and returns its number. A negative `color` index takes the theme's ink.
  int addSeries(const QString& name, int color, Mark mark = Mark::Line, double width = 1.5);
  void setSeriesName(int series, const QString& name);
  void setSeriesVisible(int series, bool visible);
  void removeSeries(int series);
  /// Replaces all points. x must not decrease for lines.
  void setPoints(int series, std::vector<double> x, std::vector<double> y);
  /// Adds points at the end; cheap, repaints at most 30 times a second.
  void appendPoints(int series, const std::vector<double>& x, const std::vector<double>& y);
  void clearPoints();

  void setAxisTitles(const QString& x, const QString& y);
  void setLogScale(bool on);  ///< y axis; values <= 0 are left out
  [[nodiscard]] bool logScale() const;
  void setXRange(double from, double to);  ///< fixed until clearRanges()
  void setYRange(double from, double to);
  void clearRanges();
  void setPercentY(bool on);  ///< y labels as percentages of 1
  void setIntegerX(bool on);
  /// On by default; drawn when at least two visible series have a name.
  void setLegendVisible(bool on);

  /// A vertical line the user can drag (also with the arrow keys when focused); NaN hides it.
  void setPlayhead(double x);
  [[nodiscard]] double playhead() const;

  /// All points of the visible series as a table with tabs, numbers as C writes them.
  [[nodiscard]] QString toTsv() const;
  /// Saves what is on the screen; .svg by name, else PNG at twice the size. False if the file cannot be
  /// written.
  bool savePicture(const QString& path);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void playheadMoved(double x);
  /// A click on the plane, in the axes' units.
  void clicked(double x, double y);

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void movePlayhead(double x);
  struct Impl;
  std::unique_ptr<Impl> m;
};

}  // namespace officina
