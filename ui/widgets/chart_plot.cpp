// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_plot.h"

#include <algorithm>
#include <span>

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPaintEvent>
#include <QValueAxis>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/decimate.h"

namespace officina {

namespace {

constexpr std::size_t kMostPoints = 500;
constexpr double kPixelsPerXLabel = 64.0;
constexpr double kPixelsPerYLabel = 34.0;

}  // namespace

QColor ChartSeries::paint() const {
  return color < 0 ? theme().ink : theme().series(color);
}

ChartPlot::ChartPlot(QWidget* parent)
    : QChartView(parent), m_xAxis(new QValueAxis(this)), m_yAxis(new QValueAxis(this)) {
  setRenderHint(QPainter::Antialiasing);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);  // the LineChart has it
  viewport()->setFocusPolicy(Qt::NoFocus);
  setMouseTracking(true);
  setContextMenuPolicy(Qt::NoContextMenu);
  viewport()->setContextMenuPolicy(Qt::NoContextMenu);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setBackgroundBrush(Qt::NoBrush);
  viewport()->setAutoFillBackground(false);
  setStyleSheet(QStringLiteral("background: transparent"));
  chart()->setBackgroundVisible(false);
  chart()->legend()->hide();
  chart()->setMargins(QMargins());
  chart()->layout()->setContentsMargins(0, 0, 0, 0);
  chart()->setAnimationOptions(QChart::NoAnimation);
  chart()->addAxis(m_xAxis, Qt::AlignBottom);
  chart()->addAxis(m_yAxis, Qt::AlignLeft);
  m_xAxis->setVisible(false);
  m_yAxis->setVisible(false);
}

int ChartPlot::add(ChartSeries series) {
  auto owned = std::make_unique<ChartSeries>(std::move(series));
  if (owned->isLine()) {
    owned->line = new QLineSeries(chart());
    chart()->addSeries(owned->line);
    owned->line->attachAxis(m_xAxis);
    owned->line->attachAxis(m_yAxis);
  }
  m_series.push_back(std::move(owned));
  renewColors();
  setDirty();
  return static_cast<int>(m_series.size()) - 1;
}

void ChartPlot::remove(int index) {
  if (ChartSeries* series = at(index)) {
    if (series->line != nullptr) {
      chart()->removeSeries(series->line);
      delete series->line;
    }
    m_series[static_cast<std::size_t>(index)].reset();
    setDirty();
  }
}

ChartSeries* ChartPlot::at(int index) const {
  const auto i = static_cast<std::size_t>(index);
  return index >= 0 && i < m_series.size() ? m_series[i].get() : nullptr;
}

void ChartPlot::setAllDirty() {
  for (const auto& series : m_series) {
    if (series) {
      series->dirty = true;
    }
  }
  m_dirty = true;
}

void ChartPlot::renewColors() {
  for (const auto& series : m_series) {
    if (!series || series->line == nullptr) {
      continue;
    }
    QPen pen(series->paint(), series->width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (series->mark == LineChart::Mark::DashedLine) {
      pen.setDashPattern({4.0, 2.5});
    }
    series->line->setPen(pen);
  }
}

void ChartPlot::decimateSeries(ChartSeries& series) const {
  std::size_t first = 0;
  std::size_t last = series.x.size();
  if (fixedX && series.sorted) {
    // One point beyond each edge, so that the line leaves the plane instead of ending in it.
    const auto from = std::lower_bound(series.x.begin(), series.x.end(), askedX.from) - series.x.begin();
    const auto to = std::upper_bound(series.x.begin(), series.x.end(), askedX.to) - series.x.begin();
    first = from > 0 ? static_cast<std::size_t>(from) - 1 : 0;
    last = std::min(last, static_cast<std::size_t>(to) + 1);
    first = std::min(first, last);
  }
  const auto x = std::span(series.x).subspan(first, last - first);
  const auto y = std::span(series.y).subspan(first, last - first);
  const double floor = yStyle.log ? 0.0 : -std::numeric_limits<double>::infinity();
  series.shown.clear();
  const auto put = [&](std::size_t i) { series.shown.emplace_back(x[i], chartPosition(y[i], yStyle)); };
  if (series.mark == LineChart::Mark::Segments) {
    for (std::size_t i = 0; i + 1 < x.size() && series.shown.size() < kMostPoints; i += 2) {
      if (std::isfinite(y[i]) && std::isfinite(y[i + 1]) && y[i] > floor && y[i + 1] > floor) {
        put(i);
        put(i + 1);
      }
    }
    return;
  }
  for (const std::size_t i : decimate(x, y, kMostPoints, floor)) {
    put(i);
  }
}

void ChartPlot::updateRanges() {
  ChartRange x{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  ChartRange y = x;
  bool hasPoints = false;
  for (const auto& series : m_series) {
    if (!series || !series->visible) {
      continue;
    }
    hasPoints = hasPoints || (!series->isLine() && !series->shown.empty());
    for (const QPointF& point : series->shown) {
      x.from = std::min(x.from, point.x());
      x.to = std::max(x.to, point.x());
      y.from = std::min(y.from, point.y());
      y.to = std::max(y.to, point.y());
    }
  }
  // Curves run from edge to edge, clouds of points have air round them.
  m_xRange = fixedX ? askedX : (hasPoints || !(x.to > x.from) ? paddedRange(x, xStyle) : x);
  m_yRange = fixedY ? ChartRange{chartPosition(askedY.from, yStyle), chartPosition(askedY.to, yStyle)}
                    : paddedRange(y, yStyle);
  if (yStyle.percent && !fixedY) {
    m_yRange.to = std::min(m_yRange.to, std::max(1.0, y.to));
  }
}

void ChartPlot::updateLayout() {
  const QFontMetricsF metrics(captionFont());
  const double width = viewport()->width();
  const double height = viewport()->height();
  const double titles = yTitle.isEmpty() && !hasLegend() ? 0.0 : legendHeight(width) + space::kTight;
  const double top = titles + metrics.height() / 2;
  const double bottom = metrics.height() * (xTitle.isEmpty() ? 1.0 : 2.0) + space::kSmall;
  const int yLabels = std::max(2, static_cast<int>((height - top - bottom) / kPixelsPerYLabel));
  m_yTicks = chartTicks(m_yRange, yStyle, yLabels);
  double left = 0.0;
  for (const ChartTick& tick : m_yTicks) {
    left = std::max(left, metrics.horizontalAdvance(tick.label));
  }
  left += space::kSmall;
  double right = space::kSmall;
  const int xLabels = std::max(3, static_cast<int>((width - left - right) / kPixelsPerXLabel));
  m_xTicks = chartTicks(m_xRange, xStyle, xLabels);
  if (!m_xTicks.empty()) {
    const double share = (m_xRange.to - m_xTicks.back().position) / std::max(1e-300, m_xRange.span());
    const double half = metrics.horizontalAdvance(m_xTicks.back().label) / 2;
    right = std::max(right, half - share * (width - left) + 1.0);
  }
  const QRectF plane(QPointF(left, top),
                     QPointF(std::max(left + 10.0, width - right), std::max(top + 10.0, height - bottom)));
  if (plane != m_plane) {
    m_plane = plane;
    chart()->setPlotArea(plane);
  }
}

void ChartPlot::refresh() {
  if (!m_dirty) {
    return;
  }
  m_dirty = false;
  std::vector<ChartSeries*> changed;
  for (const auto& series : m_series) {
    if (series && series->dirty) {
      series->dirty = false;
      decimateSeries(*series);
      changed.push_back(series.get());
    }
  }
  updateRanges();
  updateLayout();
  // Setting a range lays every series out anew, stroke by stroke: only when it differs, and without the old
  // points of the series that get new ones below.
  const bool moved = m_xAxis->min() != m_xRange.from || m_xAxis->max() != m_xRange.to ||
                     m_yAxis->min() != m_yRange.from || m_yAxis->max() != m_yRange.to;
  for (const ChartSeries* series : changed) {
    if (moved && series->line != nullptr) {
      series->line->replace(QList<QPointF>());
    }
  }
  if (m_xAxis->min() != m_xRange.from || m_xAxis->max() != m_xRange.to) {
    m_xAxis->setRange(m_xRange.from, m_xRange.to);
  }
  if (m_yAxis->min() != m_yRange.from || m_yAxis->max() != m_yRange.to) {
    m_yAxis->setRange(m_yRange.from, m_yRange.to);
  }
  for (const ChartSeries* series : changed) {
    if (series->line != nullptr) {
      // replace() and never append(): one signal instead of one a point.
      series->line->replace(QList<QPointF>(series->shown.begin(), series->shown.end()));
    }
  }
  for (const auto& series : m_series) {
    if (series && series->line != nullptr && series->line->isVisible() != series->visible) {
      series->line->setVisible(series->visible);
    }
  }
  viewport()->update();
}

void ChartPlot::paintEvent(QPaintEvent* event) {
  refresh();  // a picture taken before the timer came round
  QChartView::paintEvent(event);
}

QPointF ChartPlot::toPlane(QPointF point) const {
  return {m_plane.left() + (point.x() - m_xRange.from) / m_xRange.span() * m_plane.width(),
          m_plane.bottom() - (point.y() - m_yRange.from) / m_yRange.span() * m_plane.height()};
}

QPointF ChartPlot::toValues(QPointF position) const {
  const double x = m_xRange.from + (position.x() - m_plane.left()) / m_plane.width() * m_xRange.span();
  const double y = m_yRange.from + (m_plane.bottom() - position.y()) / m_plane.height() * m_yRange.span();
  return {x, chartValue(y, yStyle)};
}

double ChartPlot::neighbour(double x, int stride) const {
  const ChartSeries* densest = nullptr;
  for (const auto& series : m_series) {
    if (series && series->visible && series->isLine() && series->sorted &&
        (densest == nullptr || series->x.size() > densest->x.size())) {
      densest = series.get();
    }
  }
  if (densest == nullptr || densest->x.empty()) {
    return x;
  }
  const auto& xs = densest->x;
  auto nearest = std::lower_bound(xs.begin(), xs.end(), x) - xs.begin();
  const auto last = static_cast<std::ptrdiff_t>(xs.size()) - 1;
  nearest = std::min<std::ptrdiff_t>(nearest, last);
  const auto index = [&xs](std::ptrdiff_t i) { return xs[static_cast<std::size_t>(i)]; };
  if (nearest > 0 && x - index(nearest - 1) < index(nearest) - x) {
    --nearest;
  }
  return index(std::clamp<std::ptrdiff_t>(nearest + stride, 0, last));
}

std::vector<ChartReading> ChartPlot::readings() const {
  std::vector<ChartReading> found;
  const bool atPlayhead = std::isnan(cursor);
  if (atPlayhead && (!keyboardFocus || std::isnan(playhead))) {
    return found;
  }
  const double x = atPlayhead ? playhead : cursor;
  const double reach = 12.0 / std::max(1.0, m_plane.width()) * m_xRange.span();
  for (const auto& series : m_series) {
    if (!series || !series->visible || series->name.isEmpty() || series->x.empty()) {
      continue;
    }
    const auto& xs = series->x;
    const auto& ys = series->y;
    if (series->isLine() && xs.size() == 2) {
      // A straight line has a value everywhere on it.
      if (x >= xs[0] && x <= xs[1] && xs[1] > xs[0]) {
        found.push_back({series.get(), x, ys[0] + (ys[1] - ys[0]) * (x - xs[0]) / (xs[1] - xs[0])});
      }
      continue;
    }
    std::size_t nearest = 0;
    if (series->sorted) {
      const auto after = static_cast<std::size_t>(std::lower_bound(xs.begin(), xs.end(), x) - xs.begin());
      nearest = std::min(after, xs.size() - 1);
      if (nearest > 0 && x - xs[nearest - 1] < xs[nearest] - x) {
        --nearest;
      }
    } else {
      for (std::size_t i = 1; i < xs.size(); ++i) {
        nearest = std::abs(xs[i] - x) < std::abs(xs[nearest] - x) ? i : nearest;
      }
    }
    const bool near = std::abs(xs[nearest] - x) <= reach;
    const bool between = series->isLine() && series->sorted && x >= xs.front() && x <= xs.back();
    if (series->mark != LineChart::Mark::Segments && (near || between)) {
      found.push_back({series.get(), xs[nearest], ys[nearest]});
    }
  }
  return found;
}

QString ChartPlot::readingText(const ChartReading& reading) const {
  if (std::isnan(reading.y)) {
    return QStringLiteral("NaN");
  }
  if (std::isinf(reading.y)) {
    return reading.y > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  }
  return yStyle.percent ? percent(reading.y, 2) : number(reading.y, 6);
}

}  // namespace officina
