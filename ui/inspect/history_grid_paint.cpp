// SPDX-License-Identifier: GPL-3.0-or-later
// How a HistoryGrid draws itself.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <QElapsedTimer>
#include <QPainter>
#include <QPixmap>

#include "ui/inspect/history_grid.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kRows = 48;        ///< of a picture: as many as a Distribution has bins
constexpr double kBudget = 1.5;  ///< milliseconds of one repaint that may go into new rows

}  // namespace

// --- Pictures
// ------------------------------------------------------------------------------------------------

void HistoryGrid::makeStale() {
  for (Row& row : m_rows) {
    row.stale = true;
  }
  viewport()->update();
}

/// Only the columns that are new are counted, unless the axis has changed.
void HistoryGrid::renew(Picture& picture, int layer, HistoryQuantity quantity) {
  std::vector<std::pair<HistoryMomentPtr, const Distribution*>> shown;
  std::vector<const Distribution*> distributions;
  for (std::size_t i = 0; i < m_moments.size(); ++i) {
    if (const LayerStatistics* found = statistics(static_cast<int>(i), layer)) {
      shown.emplace_back(m_moments[i], &distributionOf(*found, quantity));
      distributions.push_back(shown.back().second);
    }
  }
  const bool mayBeLog = quantity == HistoryQuantity::Gradients && m_gradientAxis != GradientAxis::Linear;
  const bool log = mayBeLog && (m_gradientAxis == GradientAxis::Log || worthLog(distributions));
  const ValueAxis axis = axisFor(distributions, log);
  auto old = axis == picture.axis ? std::move(picture.columns) : decltype(picture.columns){};
  picture.axis = axis;
  picture.columns.clear();
  const std::vector<double> edges = rowEdges(axis, kRows);
  auto next = old.begin();
  for (const auto& [moment, distribution] : shown) {
    next = std::find_if(next, old.end(),
                        [&](const auto& column) { return column.first->globalStep >= moment->globalStep; });
    if (next != old.end() && next->first == moment) {
      picture.columns.push_back(std::move(*next));
      ++next;
    } else {
      picture.columns.emplace_back(moment, rebinned(*distribution, edges));
    }
  }
  picture.image = drawn(picture);
}

QImage HistoryGrid::drawn(const Picture& picture) const {
  const double ratio = devicePixelRatioF();
  const int width = std::max(1, static_cast<int>((m_pictureWidth - m_gutter) * ratio));
  QImage image(width, kRows, QImage::Format_RGB32);
  image.fill(theme().window);
  float most = 0.0F;
  for (const auto& column : picture.columns) {
    most = std::max(most, *std::max_element(column.second.begin(), column.second.end()));
  }
  if (most <= 0.0F) {
    return image;
  }
  auto* bits = reinterpret_cast<QRgb*>(image.bits());
  const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
  // Bent, so that tails can be seen beside a peak (after a ReLU most numbers are 0).
  std::array<QRgb, 256> shades{};
  const QColor& from = theme().window;
  const QColor& to = theme().ink;
  for (int i = 0; i < 256; ++i) {
    const double t = std::pow(i / 255.0, 0.4);
    const auto mix = [t](int a, int b) { return static_cast<int>(a + (b - a) * t); };
    shades[static_cast<std::size_t>(i)] =
        qRgb(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
  }
  const QRectF plane(0, 0, width, kRows);
  const std::vector<double> edges = rowEdges(picture.axis, kRows);
  std::vector<float> column;
  int drawnMoment = -1;
  for (int x = 0; x < width; ++x) {
    const int moment = momentAt(plane, x + 0.5);
    if (moment < 0 || moment >= static_cast<int>(picture.columns.size())) {
      continue;
    }
    if (moment != drawnMoment) {
      column = shadesOf(picture.columns[static_cast<std::size_t>(moment)].second, edges,
                        picture.axis.threshold > 0.0, most);
      drawnMoment = moment;
    }
    for (int row = 0; row < kRows; ++row) {
      const auto shade = static_cast<std::size_t>(255.0F * column[static_cast<std::size_t>(row)]);
      bits[(kRows - 1 - row) * stride + x] = shades[shade];
    }
  }
  return image;
}

// --- Painting
// ------------------------------------------------------------------------------------------------

void HistoryGrid::paintEvent(QPaintEvent*) {
  QElapsedTimer clock;
  clock.start();
  QPainter painter(viewport());
  const QRectF middle(0, headHeight(), viewport()->width(),
                      viewport()->height() - headHeight() - footHeight());
  painter.save();
  painter.setClipRect(middle);
  for (int layer = 0; layer < layerCount(); ++layer) {
    if (area(layer, 0)
            .adjusted(0, 0, 0, space::kSmall)
            .intersects(QRectF(0, middle.top(), viewport()->width(), middle.height()))) {
      paintRow(painter, layer, clock);
    }
  }
  painter.restore();
  if (layerCount() > 0) {
    paintHead(painter);
    paintFoot(painter);
  }
}

void HistoryGrid::renewRow(int layer) {
  Row& row = m_rows[static_cast<std::size_t>(layer)];
  const double ratio = devicePixelRatioF();
  row.still = QPixmap(QSizeF(viewport()->width() * ratio, m_rowHeight * ratio).toSize());
  row.still.setDevicePixelRatio(ratio);
  row.still.fill(Qt::transparent);
  row.stale = false;
  QPainter painter(&row.still);
  painter.translate(0, -rowTop(layer));
  const LayerStatistics* last = statistics(static_cast<int>(m_moments.size()) - 1, layer);
  painter.setFont(font());
  painter.setPen(theme().ink);
  painter.drawText(QRectF(0, area(layer, 0).top(), m_nameWidth - space::kSmall, area(layer, 0).height()),
                   Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(last->layer));
  for (int quantity = 0; quantity < kHistoryQuantities; ++quantity) {
    Picture& cell = row.pictures[static_cast<std::size_t>(quantity)];
    renew(cell, layer, static_cast<HistoryQuantity>(quantity));
    const QRectF plane = area(layer, quantity);
    if (distributionOf(*last, static_cast<HistoryQuantity>(quantity)).count == 0) {
      painter.setFont(captionFont());
      painter.setPen(theme().mutedInk);
      painter.drawText(plane, Qt::AlignCenter, QStringLiteral("–"));
    } else {
      painter.drawImage(plane, cell.image);
      paintGutter(painter, plane, cell);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme().line);
    painter.drawRect(plane.adjusted(-0.5, -0.5, 0.5, 0.5));
  }
  paintSpark(painter, layer);
}

void HistoryGrid::paintRow(QPainter& painter, int layer, const QElapsedTimer& clock) {
  Row& row = m_rows[static_cast<std::size_t>(layer)];
  // What does not fit into this repaint is drawn in the next ones, as it was until then.
  if (row.stale && static_cast<double>(clock.nsecsElapsed()) / 1e6 < kBudget) {
    renewRow(layer);
  } else if (row.stale) {
    QMetaObject::invokeMethod(
        viewport(), [this] { viewport()->update(); }, Qt::QueuedConnection);
  }
  painter.drawPixmap(QPointF(0, rowTop(layer)), row.still);
  paintCursor(painter, layer);
}

/// What follows the cursor: the step in every picture, the picture that is looked at, the norm at the step.
void HistoryGrid::paintCursor(QPainter& painter, int layer) const {
  const Theme& colours = theme();
  const int moment = std::max(m_cursor.moment, 0);
  for (int quantity = 0; quantity < kHistoryQuantities; ++quantity) {
    const QRectF plane = area(layer, quantity);
    const bool here = layer == m_cursor.layer && quantity == static_cast<int>(m_cursor.quantity);
    QColor line = colours.accent;
    line.setAlphaF(here ? 1.0F : 0.45F);
    painter.fillRect(QRectF(xOf(plane, moment) - 0.5, plane.top(), 1.5, plane.height()), line);
    if (here) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(colours.accent, hasFocus() ? 2.0 : 1.0));
      painter.drawRect(plane.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
  }
  const std::vector<double>& spark = m_rows[static_cast<std::size_t>(layer)].spark;
  const LayerStatistics* at = statistics(moment, layer);
  if (static_cast<std::size_t>(moment) < spark.size() && at != nullptr &&
      std::isfinite(spark[static_cast<std::size_t>(moment)])) {
    const QRectF whole = sparkArea(layer);
    const double y = rowTop(layer) + spark[static_cast<std::size_t>(moment)];
    const double line = QFontMetricsF(captionFont()).height();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawEllipse(QPointF(xOf(whole, moment), y), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(captionFont());
    painter.setPen(colours.ink);
    painter.drawText(QRectF(whole.left(), whole.bottom() - line, whole.width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter, number(at->gradientNorm, 3));
  }
}

void HistoryGrid::paintGutter(QPainter& painter, const QRectF& plane, const Picture& cell) const {
  const QFontMetricsF metrics(captionFont());
  if (m_gutter <= space::kSmall) {
    return;
  }
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  const QRectF gutter(plane.left() - m_gutter, plane.top(), m_gutter - space::kTight, plane.height());
  painter.drawText(gutter, Qt::AlignTop | Qt::AlignRight, number(cell.axis.high, 2));
  painter.drawText(gutter, Qt::AlignBottom | Qt::AlignRight, number(cell.axis.low, 2));
  const double zero = plane.bottom() - plane.height() * cell.axis.position(0.0);
  const bool room =
      zero - plane.top() > 1.6 * metrics.height() && plane.bottom() - zero > 1.6 * metrics.height();
  if (room) {
    painter.drawText(QRectF(gutter.left(), zero - metrics.height() / 2, gutter.width(), metrics.height()),
                     Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("0"));
  }
  if (zero > plane.top() + 1 && zero < plane.bottom() - 1) {
    painter.fillRect(QRectF(plane.left() - 3, zero - 0.5, 3, 1), theme().mutedInk);
  }
}

void HistoryGrid::paintSpark(QPainter& painter, int layer) {
  const QRectF whole = sparkArea(layer);
  const QRectF plane = whole.adjusted(0, 3, 0, -QFontMetricsF(captionFont()).height() - 3);
  std::vector<double>& heights = m_rows[static_cast<std::size_t>(layer)].spark;
  heights.clear();
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t i = 0; i < m_moments.size(); ++i) {
    const LayerStatistics* at = statistics(static_cast<int>(i), layer);
    const double norm = at != nullptr && at->gradients.count > 0 ? at->gradientNorm : -1.0;
    heights.push_back(norm > 0.0 && std::isfinite(norm) ? std::log10(norm) : std::nan(""));
    if (std::isfinite(heights.back())) {
      low = std::min(low, heights.back());
      high = std::max(high, heights.back());
    }
  }
  if (!(low <= high)) {
    painter.setFont(captionFont());
    painter.setPen(theme().mutedInk);
    painter.drawText(whole, Qt::AlignCenter, QStringLiteral("–"));
    return;
  }
  const double middle = (low + high) / 2;
  const double span = std::max(high - low, 0.3);  // less than a factor of two is drawn nearly flat
  QPolygonF line;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const double y = plane.center().y() - (heights[i] - middle) / span * plane.height();
    heights[i] = y - rowTop(layer);
    if (std::isfinite(y)) {
      line << QPointF(xOf(plane, static_cast<int>(i)), y);
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().mutedInk, 1.3));
  painter.drawPolyline(line);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void HistoryGrid::paintHead(QPainter& painter) const {
  const QStringList heads{tr("Weights"), tr("Activations"), tr("Gradients"), tr("Gradient norm")};
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  for (int column = 0; column < heads.size(); ++column) {
    const double left = column < kHistoryQuantities ? columnLeft(column) + m_gutter : sparkArea(0).left();
    const double width = column < kHistoryQuantities ? m_pictureWidth - m_gutter : m_sparkWidth;
    QString text = heads[column];
    if (column == static_cast<int>(HistoryQuantity::Gradients) &&
        std::any_of(m_rows.begin(), m_rows.end(), [column](const Row& row) {
          return row.pictures[static_cast<std::size_t>(column)].axis.threshold > 0.0;
        })) {
      text = tr("Gradients (log)");
    }
    painter.drawText(QRectF(left, 0, width, headHeight() - space::kTight), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(width)));
  }
}

void HistoryGrid::paintFoot(QPainter& painter) const {
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  const QRectF first = area(0, 0);
  const QRectF line(0, viewport()->height() - footHeight(), viewport()->width(), footHeight());
  painter.drawText(QRectF(0, line.top(), first.left() - space::kTight, line.height()),
                   Qt::AlignVCenter | Qt::AlignLeft, tr("Step"));
  for (int quantity = 0; quantity < kHistoryQuantities; ++quantity) {
    const QRectF plane = area(0, quantity);
    const QRectF under(plane.left(), line.top(), plane.width(), line.height());
    const QString from = locale().toString(static_cast<qint64>(m_moments.front()->globalStep));
    const QString to = locale().toString(static_cast<qint64>(m_moments.back()->globalStep));
    if (QFontMetricsF(captionFont()).horizontalAdvance(from + to) + space::kSmall < under.width()) {
      painter.drawText(under, Qt::AlignVCenter | Qt::AlignLeft, from);
    }
    if (m_moments.size() > 1) {
      painter.drawText(under, Qt::AlignVCenter | Qt::AlignRight, to);
    }
  }
}

}  // namespace officina
