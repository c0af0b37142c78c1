// SPDX-License-Identifier: GPL-3.0-or-later
// What a PhotoView paints.
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_colours.h"
#include "ui/widgets/photo_view.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kMostSaved = 2048;
constexpr double kBarWidth = 96.0;
constexpr double kBarHeight = 8.0;
constexpr int kMiddleGrey = 0x80;  ///< what the legend takes for the photograph under its colours

struct Ends {
  double low = 0.0;
  double high = 0.0;
};

/// Smallest and largest number; not-a-number is left out.
Ends endsOf(const Matrix& values) {
  Ends ends;
  bool first = true;
  for (const float value : values.values) {
    if (std::isfinite(value)) {
      const auto wide = static_cast<double>(value);
      ends = first ? Ends{wide, wide} : Ends{std::min(ends.low, wide), std::max(ends.high, wide)};
      first = false;
    }
  }
  return ends;
}

HeatColours coloursOf(PhotoView::Heat kind, const Matrix& values) {
  const bool isSigned = kind == PhotoView::Heat::Signed;
  return {isSigned, isSigned ? largest(values.values) : std::max(endsOf(values).high, 0.0)};
}

/// As it looks over a photograph of middle grey.
QColor overGrey(QRgb colour) {
  const int alpha = qAlpha(colour);
  const auto mix = [alpha](int channel) { return (channel * alpha + kMiddleGrey * (255 - alpha)) / 255; };
  return {mix(qRed(colour)), mix(qGreen(colour)), mix(qBlue(colour))};
}

}  // namespace

double PhotoView::legendHeight() const {
  return m_kind == Heat::None || m_photo.isNull()
             ? 0.0
             : QFontMetricsF(captionFont()).height() + static_cast<double>(space::kTight);
}

QRectF PhotoView::photoArea() const {
  if (m_photo.isNull()) {
    return {};
  }
  const double ratio = devicePixelRatioF();
  const QSizeF room(width(), std::max(height() - legendHeight(), 1.0));
  const QSizeF fitted = QSizeF(m_photo.size()).scaled(room, Qt::KeepAspectRatio) * ratio;
  // On whole pixels of the screen, so that the picture made for them is not resampled once more.
  const QSizeF size(std::max(std::floor(fitted.width()), 1.0), std::max(std::floor(fitted.height()), 1.0));
  const QPointF corner(std::floor((room.width() * ratio - size.width()) / 2.0),
                       std::floor((room.height() * ratio - size.height()) / 2.0));
  return {corner / ratio, size / ratio};
}

QImage PhotoView::composed(QSize pixels) const {
  // Alpha is dropped, not blended: so the network gets it.
  QImage result = m_photo.convertToFormat(QImage::Format_RGB32)
                      .scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  if (m_kind != Heat::None) {
    result = result.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    QPainter(&result).drawImage(0, 0, heatPicture(m_values, coloursOf(m_kind, m_values), pixels));
  }
  return result;
}

QImage PhotoView::picture() const {
  if (m_photo.isNull()) {
    return {};
  }
  const QSize size =
      m_photo.size().boundedTo(m_photo.size().scaled(kMostSaved, kMostSaved, Qt::KeepAspectRatio));
  QImage result = composed(size.expandedTo({1, 1}));
  QPainter painter(&result);
  paintOutline(painter, QRectF(result.rect()));
  return result;
}

void PhotoView::paintOutline(QPainter& painter, const QRectF& target) const {
  if (m_outline.isNull()) {
    return;
  }
  const QRectF part(target.left() + m_outline.left() * target.width(),
                    target.top() + m_outline.top() * target.height(), m_outline.width() * target.width(),
                    m_outline.height() * target.height());
  // Two colours: one of them is seen over any photograph.
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Qt::black, 3.0));
  painter.drawRect(part);
  painter.setPen(QPen(Qt::white, 1.5, Qt::DashLine));
  painter.drawRect(part);
}

void PhotoView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (m_photo.isNull()) {
    paintEmpty(painter);
    return;
  }
  const double ratio = devicePixelRatioF();
  const QRectF area = photoArea();
  const QSize pixels = (area.size() * ratio).toSize();
  if (m_shown.size() != pixels) {
    m_shown = composed(pixels);
  }
  m_shown.setDevicePixelRatio(ratio);
  painter.drawImage(area.topLeft(), m_shown);
  paintOutline(painter, area);
  if (m_cell) {
    const QSizeF cell(area.width() / static_cast<double>(m_values.columns),
                      area.height() / static_cast<double>(m_values.rows));
    const QRectF place(area.left() + m_cell->x() * cell.width(), area.top() + m_cell->y() * cell.height(),
                       cell.width(), cell.height());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3.0));
    painter.drawRect(place);
    painter.setPen(QPen(Qt::white, 1.0));
    painter.drawRect(place);
  }
  paintLegend(painter);
  if (m_dragOver || hasFocus()) {
    const double width = m_dragOver ? 4.0 : 2.0;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().accent, width));
    painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2));
  }
}

void PhotoView::paintEmpty(QPainter& painter) const {
  const Theme& colours = theme();
  const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
  const bool strong = m_dragOver || hasFocus();
  painter.setPen(QPen(strong ? colours.accent : colours.border, m_dragOver ? 2.5 : 1.5, Qt::DashLine));
  painter.setBrush(m_dragOver ? colours.accentSoft : colours.panel);
  painter.drawRoundedRect(frame, space::kRadius, space::kRadius);
  painter.setPen(m_dragOver ? colours.ink : colours.mutedInk);
  painter.drawText(frame.adjusted(space::kMedium, space::kMedium, -space::kMedium, -space::kMedium),
                   Qt::AlignCenter | Qt::TextWordWrap,
                   m_emptyText.isEmpty() ? tr("Drop a photograph here, paste or open one.") : m_emptyText);
}

void PhotoView::paintLegend(QPainter& painter) const {
  if (m_kind == Heat::None) {
    return;
  }
  const HeatColours colours = coloursOf(m_kind, m_values);
  const Ends ends = colours.isSigned ? endsOf(m_values) : Ends{0.0, colours.scale};
  const QFontMetricsF metrics(captionFont());
  const QRectF line(0.0, height() - metrics.height(), width(), metrics.height());
  painter.setFont(captionFont());
  painter.setPen(theme().mutedInk);
  if (colours.scale <= 0.0) {
    painter.drawText(line, Qt::AlignCenter,
                     colours.isSigned ? tr("every number is 0") : tr("nothing is above 0"));
    return;
  }
  const QString low = number(ends.low, 3);
  const QString high = number(ends.high, 3);
  const double before = metrics.horizontalAdvance(low) + space::kSmall;
  const double after = metrics.horizontalAdvance(high) + space::kSmall;
  const double wide = std::clamp(line.width() - before - after, 16.0, kBarWidth);
  const double left = (line.width() - before - wide - after) / 2.0;
  const QRectF bar(left + before, line.center().y() - kBarHeight / 2.0, wide, kBarHeight);
  painter.drawText(QRectF(left, line.top(), before, line.height()), Qt::AlignVCenter | Qt::AlignLeft, low);
  painter.drawText(QRectF(bar.right(), line.top(), after, line.height()), Qt::AlignVCenter | Qt::AlignRight,
                   high);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  constexpr int kStops = 16;
  for (int i = 0; i <= kStops; ++i) {
    const double share = static_cast<double>(i) / kStops;
    gradient.setColorAt(share, overGrey(colours.of(ends.low + (ends.high - ends.low) * share)));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(gradient);
  painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
}

}  // namespace officina
