// SPDX-License-Identifier: GPL-3.0-or-later
// What a ReliabilityDiagram paints.
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/chart_axis.h"
#include "ui/widgets/reliability_diagram.h"

namespace officina {

namespace {
constexpr double kCountsShare = 0.2;  ///< of the height below the title, for the counts
constexpr double kSmallest = 0.75;    ///< of the usual size of numbers
constexpr double kAir = 1.5;          ///< between bars and the edge of their bin
}  // namespace

/// Where the parts of the diagram are.
struct ReliabilityDiagram::Places {
  QRectF title;         ///< the line above
  QRectF plane;         ///< confidence 0..1 by accuracy 0..1
  QRectF ticks;         ///< labels of the confidence axis
  QRectF counts;        ///< bars of how many answers there are, their numbers included
  QRectF axis;          ///< the line below with the name of the axis
  double number = 0.0;  ///< height of a line of numbers

  [[nodiscard]] QPointF at(double confidence, double accuracy) const {
    return {plane.left() + confidence * plane.width(), plane.bottom() - accuracy * plane.height()};
  }
};

ReliabilityDiagram::Places ReliabilityDiagram::places() const {
  const QFontMetricsF metrics(captionFont());
  const double line = metrics.height();
  const double left = metrics.horizontalAdvance(percent(1.0, 0)) + space::kSmall;
  const double half = metrics.horizontalAdvance(percent(1.0, 0)) / 2.0 + 1.0;  // of the last tick's label
  const double wide = std::max(width() - left - half, 1.0);
  const double below = 2.0 * line + 3.0 * space::kTight;
  const double room = std::max(height() - line - space::kSmall - below, 2.0);
  const double counts = std::max(room * kCountsShare, line + space::kTight);
  Places at;
  at.number = line;
  at.title = QRectF(0.0, 0.0, width(), line);
  at.plane = QRectF(left, line + space::kSmall, wide, std::max(room - counts, 1.0));
  at.ticks = QRectF(left, at.plane.bottom() + space::kTight, wide, line);
  at.counts = QRectF(left, at.ticks.bottom() + space::kTight, wide, counts);
  at.axis = QRectF(left, at.counts.bottom() + space::kTight, wide, line);
  return at;
}

int ReliabilityDiagram::binAt(QPointF place) const {
  const Places at = places();
  const auto count = static_cast<int>(m_reliability.bins.size());
  if (empty() || place.x() < at.plane.left() || place.x() > at.plane.right() || place.y() < at.plane.top() ||
      place.y() > at.counts.bottom()) {
    return -1;
  }
  return std::min(static_cast<int>((place.x() - at.plane.left()) / at.plane.width() * count), count - 1);
}

void ReliabilityDiagram::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!empty()) {
    paintPicture(painter, m_current);
  } else {
    painter.setPen(theme().mutedInk);
    painter.drawText(rect().adjusted(space::kMedium, 0, -space::kMedium, 0),
                     Qt::AlignCenter | Qt::TextWordWrap, emptyText());
  }
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::kTight, space::kTight);
  }
}

void ReliabilityDiagram::paintPicture(QPainter& painter, int current) const {
  const Places at = places();
  painter.fillRect(rect(), theme().window);
  painter.setFont(captionFont());
  if (current >= 0) {
    const Reliability::Bin& bin = m_reliability.bins[static_cast<std::size_t>(current)];
    painter.fillRect(QRectF(at.at(bin.low, 1.0), QPointF(at.at(bin.high, 0.0).x(), at.counts.bottom())),
                     theme().accentSoft);
  }
  paintAxes(painter, at);
  paintBins(painter, at, current);
  paintCounts(painter, at);
}

void ReliabilityDiagram::paintAxes(QPainter& painter, const Places& at) const {
  const Theme& colours = theme();
  const QFontMetricsF metrics(captionFont());
  ChartAxisStyle style;
  style.percent = true;
  const auto ticks = [&](double pixels, double each) {
    return chartTicks({0.0, 1.0}, style, std::clamp(static_cast<int>(pixels / each), 2, 6));
  };
  for (const ChartTick& tick : ticks(at.plane.height(), 2.0 * at.number)) {
    const QPointF place = at.at(0.0, tick.position);
    painter.setPen(QPen(colours.line, 1.0));
    painter.drawLine(place, at.at(1.0, tick.position));
    painter.setPen(colours.mutedInk);
    painter.drawText(QRectF(0.0, place.y() - at.number / 2.0, at.plane.left() - space::kTight, at.number),
                     Qt::AlignRight | Qt::AlignVCenter, tick.label);
  }
  const double label = metrics.horizontalAdvance(percent(1.0, 0));
  for (const ChartTick& tick : ticks(at.plane.width(), label + space::kMedium)) {
    const double x = at.at(tick.position, 0.0).x();
    painter.drawText(QRectF(x - label, at.ticks.top(), 2.0 * label, at.number), Qt::AlignCenter, tick.label);
  }
  painter.drawText(at.axis, Qt::AlignCenter, tr("confidence"));

  // The error is the number that is looked for; the axis' name gives way to it.
  const QString error = tr("expected calibration error %1").arg(percent(m_reliability.expectedError));
  const QString axis = tr("right answers");
  if (metrics.horizontalAdvance(axis) + space::kLarge + metrics.horizontalAdvance(error) <=
      at.title.width()) {
    painter.drawText(at.title, Qt::AlignLeft | Qt::AlignVCenter, axis);
  }
  painter.setPen(colours.ink);
  painter.drawText(at.title, Qt::AlignRight | Qt::AlignVCenter,
                   metrics.elidedText(error, Qt::ElideLeft, at.title.width()));
}

void ReliabilityDiagram::paintBins(QPainter& painter, const Places& at, int current) const {
  const Theme& colours = theme();
  for (std::size_t i = 0; i < m_reliability.bins.size(); ++i) {
    const Reliability::Bin& bin = m_reliability.bins[i];
    if (bin.count == 0) {
      continue;
    }
    const auto between = [&](double from, double to) {
      return QRectF(at.at(bin.low, std::max(from, to)), at.at(bin.high, std::min(from, to)))
          .adjusted(kAir, 0.0, -kAir, 0.0);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.series(0));
    painter.drawRect(between(0.0, std::min(bin.accuracy, bin.confidence)));
    // Orange: surer than right, above the bar. Blue: more right than sure, the bar's own upper end.
    const QColor gap = colours.series(bin.confidence > bin.accuracy ? 1 : 0);
    painter.setBrush(QBrush(gap, Qt::BDiagPattern));
    painter.setPen(QPen(gap, 1.0));
    painter.drawRect(between(bin.accuracy, bin.confidence));
    if (static_cast<int>(i) == current) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(colours.ink, 1.0));
      painter.drawRect(between(0.0, std::max(bin.accuracy, bin.confidence)));
    }
  }
  painter.setPen(QPen(colours.ink, 1.2, Qt::DashLine));
  painter.drawLine(at.at(0.0, 0.0), at.at(1.0, 1.0));
}

void ReliabilityDiagram::paintCounts(QPainter& painter, const Places& at) const {
  const Theme& colours = theme();
  std::int64_t most = 1;
  double shrink = 1.0;  // that lets each number stand on its bar
  const QFontMetricsF usual(captionFont());
  const auto text = [](const Reliability::Bin& bin) {
    return officina::locale().toString(static_cast<qlonglong>(bin.count));
  };
  for (const Reliability::Bin& bin : m_reliability.bins) {
    most = std::max(most, bin.count);
    const double wide = usual.horizontalAdvance(text(bin));
    if (bin.count > 0) {
      shrink = std::min(shrink, (bin.high - bin.low) * at.counts.width() / wide);
    }
  }
  // Where they would be too small to read, the tool tip has them.
  const bool fits = shrink >= kSmallest;
  QFont font = captionFont();
  font.setPointSizeF(font.pointSizeF() * shrink);
  painter.setFont(fits ? font : captionFont());
  const double tallest = std::max(at.counts.height() - (fits ? at.number : 0.0), 1.0);
  for (const Reliability::Bin& bin : m_reliability.bins) {
    if (bin.count == 0) {
      continue;
    }
    const double tall = std::max(tallest * static_cast<double>(bin.count) / static_cast<double>(most), 1.0);
    const QRectF bar = QRectF(at.at(bin.low, 0.0).x(), at.counts.bottom() - tall,
                              (bin.high - bin.low) * at.counts.width(), tall)
                           .adjusted(kAir, 0.0, -kAir, 0.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.border);
    painter.drawRect(bar);
    if (fits) {
      painter.setPen(colours.mutedInk);
      painter.drawText(QRectF(bar.left() - kAir, bar.top() - at.number, bar.width() + 2.0 * kAir, at.number),
                       Qt::AlignCenter | Qt::TextDontClip, text(bin));
    }
  }
}

}  // namespace officina
