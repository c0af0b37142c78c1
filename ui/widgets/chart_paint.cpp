// SPDX-License-Identifier: GPL-3.0-or-later
// What a ChartPlot paints round the lines of Qt Charts.
#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/chart_plot.h"

namespace officina {

namespace {

constexpr double kSwatch = 16.0;
constexpr double kPointRadius = 4.0;

double legendEntryWidth(const QFontMetricsF& metrics, const QString& name) {
  return kSwatch + space::kTight + metrics.horizontalAdvance(name) + space::kMedium;
}

}  // namespace

bool ChartPlot::hasLegend() const {
  return legend && std::count_if(m_series.begin(), m_series.end(), [](const auto& series) {
                     return series && series->visible && !series->name.isEmpty();
                   }) >= 2;
}

double ChartPlot::legendHeight(double width) const {
  const QFontMetricsF metrics(captionFont());
  double x = yTitle.isEmpty() ? 0.0 : metrics.horizontalAdvance(yTitle) + space::kLarge;
  double rows = 1.0;
  if (hasLegend()) {
    for (const auto& series : m_series) {
      if (!series || !series->visible || series->name.isEmpty()) {
        continue;
      }
      const double entry = legendEntryWidth(metrics, series->name);
      if (x > 0.0 && x + entry - space::kMedium > width) {
        x = 0.0;
        ++rows;
      }
      x += entry;
    }
  }
  return rows * (metrics.height() + 2.0);
}

void ChartPlot::drawSwatch(QPainter& painter, const ChartSeries& series, QPointF leftMiddle) const {
  const QColor color = series.paint();
  if (series.mark == LineChart::Mark::Points) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(leftMiddle + QPointF(kSwatch / 2, 0), kPointRadius, kPointRadius);
    return;
  }
  QPen pen(color, std::max(2.0, series.width));
  pen.setCapStyle(Qt::FlatCap);
  if (series.mark == LineChart::Mark::DashedLine) {
    pen.setDashPattern({3.0, 1.5});
  }
  painter.setPen(pen);
  painter.drawLine(leftMiddle, leftMiddle + QPointF(kSwatch, 0));
}

void ChartPlot::drawLegend(QPainter& painter) const {
  const QFontMetricsF metrics(captionFont());
  const double row = metrics.height() + 2.0;
  double x = 0.0;
  double y = 0.0;
  painter.setPen(theme().mutedInk);
  if (!yTitle.isEmpty()) {
    painter.drawText(QPointF(0.0, metrics.ascent() + 1.0), yTitle);
    x = metrics.horizontalAdvance(yTitle) + space::kLarge;
  }
  if (!hasLegend()) {
    return;
  }
  for (const auto& series : m_series) {
    if (!series || !series->visible || series->name.isEmpty()) {
      continue;
    }
    const double entry = legendEntryWidth(metrics, series->name);
    if (x > 0.0 && x + entry - space::kMedium > viewport()->width()) {
      x = 0.0;
      y += row;
    }
    drawSwatch(painter, *series, {x, y + row / 2});
    painter.setPen(theme().ink);
    painter.drawText(QPointF(x + kSwatch + space::kTight, y + metrics.ascent() + 1.0), series->name);
    x += entry;
  }
}

void ChartPlot::drawBackground(QPainter* painter, const QRectF& /*rect*/) {
  const Theme& colors = theme();
  const QFontMetricsF metrics(captionFont());
  painter->save();
  painter->setFont(captionFont());
  // Hairlines and letters look best on whole pixels.
  painter->setRenderHint(QPainter::Antialiasing, false);
  painter->setPen(QPen(colors.line, 1.0));
  for (const ChartTick& tick : m_yTicks) {
    const double y = std::round(toPlane({m_xRange.from, tick.position}).y());
    painter->drawLine(QPointF(m_plane.left(), y), QPointF(m_plane.right(), y));
  }
  painter->drawLine(m_plane.bottomLeft(), m_plane.bottomRight());
  painter->setRenderHint(QPainter::Antialiasing, true);
  painter->setPen(colors.mutedInk);
  for (const ChartTick& tick : m_yTicks) {
    const double y = toPlane({m_xRange.from, tick.position}).y();
    const QRectF box(0.0, y - metrics.height() / 2, m_plane.left() - 6.0, metrics.height());
    painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.label);
  }
  double free = -1e9;  // right end of the last label: the next one must not touch it
  for (const ChartTick& tick : m_xTicks) {
    const double half = metrics.horizontalAdvance(tick.label) / 2;
    const double x = std::max(half, toPlane({tick.position, m_yRange.from}).x());
    if (x - half < free + space::kSmall) {
      continue;
    }
    free = x + half;
    painter->drawText(QPointF(x - half, m_plane.bottom() + space::kTight + metrics.ascent()), tick.label);
  }
  if (!xTitle.isEmpty()) {
    const QRectF box(0.0, m_plane.bottom() + space::kTight + metrics.height(), viewport()->width(),
                     metrics.height() + 2.0);
    painter->drawText(box, Qt::AlignHCenter | Qt::AlignTop, xTitle);
  }
  drawLegend(*painter);
  painter->setClipRect(m_plane.adjusted(-1, -1, 1, 1));
  for (const auto& series : m_series) {
    if (series && series->visible && series->mark == LineChart::Mark::Segments) {
      drawMarks(*painter, *series);
    }
  }
  painter->restore();
}

void ChartPlot::drawMarks(QPainter& painter, const ChartSeries& series) const {
  if (series.mark == LineChart::Mark::Segments) {
    painter.setPen(QPen(series.paint(), series.width));
    for (std::size_t i = 0; i + 1 < series.shown.size(); i += 2) {
      painter.drawLine(toPlane(series.shown[i]), toPlane(series.shown[i + 1]));
    }
    return;
  }
  painter.setPen(QPen(theme().window, 1.5));  // a ring that keeps overlapping points apart
  painter.setBrush(series.paint());
  const double radius = series.width > 2.0 ? series.width : kPointRadius;
  for (const QPointF& point : series.shown) {
    painter.drawEllipse(toPlane(point), radius + 0.75, radius + 0.75);
  }
}

void ChartPlot::drawForeground(QPainter* painter, const QRectF& /*rect*/) {
  painter->save();
  painter->setFont(captionFont());
  painter->setClipRect(m_plane.adjusted(-6, -6, 6, 6));
  for (const auto& series : m_series) {
    // A line of a single point has no length: its point is shown.
    const bool marked = series && (series->mark == LineChart::Mark::Points ||
                                   (series->isLine() && series->shown.size() == 1));
    if (marked && series->visible) {
      drawMarks(*painter, *series);
    }
  }
  painter->setClipping(false);
  drawPlayhead(*painter);
  if (!m_forPicture) {
    drawReadout(*painter);
  }
  painter->restore();
}

void ChartPlot::drawPlayhead(QPainter& painter) const {
  if (std::isnan(playhead) || playhead < m_xRange.from || playhead > m_xRange.to) {
    return;
  }
  const double x = toPlane({playhead, m_yRange.from}).x();
  const bool focused = keyboardFocus && !m_forPicture;
  painter.setPen(QPen(theme().accent, focused ? 2.0 : 1.25));
  painter.drawLine(QPointF(x, m_plane.top()), QPointF(x, m_plane.bottom()));
  painter.setPen(focused ? QPen(theme().window, 1.5) : QPen(Qt::NoPen));
  painter.setBrush(theme().accent);
  painter.drawEllipse(QPointF(x, m_plane.top()), focused ? 6.5 : 4.5, focused ? 6.5 : 4.5);
}

void ChartPlot::drawReadout(QPainter& painter) const {
  const std::vector<ChartReading> found = readings();
  if (found.empty()) {
    return;
  }
  const QFontMetricsF metrics(captionFont());
  const bool atPlayhead = std::isnan(cursor);
  const double x = atPlayhead ? playhead : cursor;
  const double planeX = toPlane({x, m_yRange.from}).x();
  if (!atPlayhead) {
    painter.setPen(QPen(theme().mutedInk, 1.0, Qt::DotLine));
    painter.drawLine(QPointF(planeX, m_plane.top()), QPointF(planeX, m_plane.bottom()));
  }

  const auto writtenX = [this](double value) {
    return xStyle.integer ? officina::locale().toString(std::llround(value)) : number(value, 5);
  };
  const QString head = xTitle.isEmpty() ? writtenX(x) : xTitle + QLatin1Char(' ') + writtenX(x);
  double nameWidth = 0.0;
  double valueWidth = 0.0;
  std::vector<std::pair<QString, QString>> rows;
  for (const ChartReading& reading : found) {
    // A point that lies elsewhere says where: a value of another epoch must not pass for this one's.
    const bool elsewhere = writtenX(reading.x) != writtenX(x);
    rows.emplace_back(elsewhere ? QStringLiteral("%1 (%2)").arg(reading.series->name, writtenX(reading.x))
                                : reading.series->name,
                      readingText(reading));
    nameWidth = std::max(nameWidth, metrics.horizontalAdvance(rows.back().first));
    valueWidth = std::max(valueWidth, metrics.horizontalAdvance(rows.back().second));
    if (std::isfinite(reading.y) && (!yStyle.log || reading.y > 0.0)) {
      const QPointF at = toPlane({reading.x, chartPosition(reading.y, yStyle)});
      painter.setPen(QPen(theme().window, 1.5));
      painter.setBrush(reading.series->paint());
      if (m_plane.adjusted(-1, -1, 1, 1).contains(at)) {
        painter.drawEllipse(at, 4.5, 4.5);
      }
    }
  }
  const double row = metrics.height() + 2.0;
  const double width = std::max(metrics.horizontalAdvance(head),
                                kSwatch + space::kTight + nameWidth + space::kMedium + valueWidth) +
                       2.0 * space::kSmall;
  QRectF box(planeX + space::kMedium, m_plane.top() + space::kSmall, width,
             row * static_cast<double>(rows.size() + 1) + space::kSmall);
  if (box.right() > viewport()->width()) {
    box.moveRight(planeX - space::kMedium);
  }
  box.moveLeft(std::max(0.0, box.left()));
  painter.setPen(QPen(theme().line, 1.0));
  painter.setBrush(theme().panel);
  painter.drawRoundedRect(box, space::kRadius, space::kRadius);
  double y = box.top() + space::kTight;
  painter.setPen(theme().mutedInk);
  painter.drawText(QPointF(box.left() + space::kSmall, y + metrics.ascent()), head);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    y += row;
    drawSwatch(painter, *found[i].series, {box.left() + space::kSmall, y + row / 2 - 1.0});
    painter.setPen(theme().ink);
    painter.drawText(QPointF(box.left() + space::kSmall + kSwatch + space::kTight, y + metrics.ascent()),
                     rows[i].first);
    painter.drawText(QRectF(box.left(), y, box.width() - space::kSmall, row), Qt::AlignRight | Qt::AlignTop,
                     rows[i].second);
  }
}

}  // namespace officina
