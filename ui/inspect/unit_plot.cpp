// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/inspect/dropout_view.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr double kPitch = 11.0;  ///< between units, where there is room
constexpr double kMostPitch = 26.0;

/// What the worker draws; no words are in it.
struct Drawing {
  struct Line {
    QPointF from;
    QPointF to;
    double strength = 0.0;  ///< in [-1, 1] of the strongest of its pair
  };
  struct Dot {
    QPointF centre;
    double radius = 3.0;
    double value = 0.0;
    double scale = 1.0;
    bool dropped = false;
  };
  std::vector<Line> lines;
  std::vector<Dot> dots;
};

QImage drawn(const Drawing& drawing, QSize size, double ratio, const Theme& colours,
             const LatestWorker::Cancelled& cancelled) {
  QImage image(QSizeF(QSizeF(size) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(ratio);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  for (const Drawing::Line& line : drawing.lines) {
    if (cancelled()) {
      return image;
    }
    const double strength = std::abs(line.strength);
    QColor color = line.strength < 0.0 ? colours.negative : colours.positive;
    color.setAlphaF(static_cast<float>(0.12 + 0.7 * strength));
    painter.setPen(QPen(color, 0.5 + 1.4 * strength));
    painter.drawLine(line.from, line.to);
  }
  for (const Drawing::Dot& dot : drawing.dots) {
    if (dot.dropped) {
      painter.setPen(QPen(colours.mutedInk, 1.0));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(dot.centre, dot.radius - 0.5, dot.radius - 0.5);
    } else {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colours.signedColor(dot.value, dot.scale));
      painter.drawEllipse(dot.centre, dot.radius, dot.radius);
    }
  }
  return image;
}

}  // namespace

UnitPlot::UnitPlot(QWidget* parent) : QWidget(parent), m_worker(new LatestWorker(this)) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

UnitPlot::~UnitPlot() = default;

QSize UnitPlot::sizeHint() const {
  return {scaled(560), scaled(320)};
}

QSize UnitPlot::minimumSizeHint() const {
  return {scaled(280), scaled(160)};
}

void UnitPlot::setColumns(UnitColumns columns) {
  m_columns = std::move(columns);
  const int count = static_cast<int>(m_columns.columns.size());
  if (m_column >= count ||
      (m_column >= 0 && m_unit >= m_columns.columns[static_cast<std::size_t>(m_column)].size())) {
    m_column = -1;
    m_unit = 0;
  }
  arrange();
  renew();
  setAccessibleDescription(unitText(m_column, m_unit));
}

void UnitPlot::setOutputLabels(const QStringList& labels) {
  m_labels = labels;
  arrange();
  renew();
}

int UnitPlot::titleHeight() const {
  return 2 * QFontMetrics(captionFont()).height() + space::kSmall;
}

double UnitPlot::labelWidth() const {
  double widest = 0.0;
  for (const QString& label : m_labels) {
    widest = std::max(widest, QFontMetricsF(captionFont()).horizontalAdvance(label));
  }
  return widest > 0.0 ? widest + space::kTight : 0.0;
}

void UnitPlot::arrange() {
  m_blocks.clear();
  const auto count = static_cast<double>(m_columns.columns.size());
  if (count == 0.0) {
    return;
  }
  const QRectF plane =
      QRectF(rect()).adjusted(space::kSmall, titleHeight(), -space::kSmall - labelWidth(), -space::kSmall);
  const double slot = plane.width() / count;
  for (std::size_t i = 0; i < m_columns.columns.size(); ++i) {
    const int units = std::max(m_columns.columns[i].size(), 1);
    Block block;
    // Units one under another as far as they go, then beside; less than half of the slot, for the lines'
    // sake.
    block.pitch = std::clamp(plane.height() / units, kPitch, kMostPitch);
    const auto perLine = [&] { return std::max(1, static_cast<int>(plane.height() / block.pitch)); };
    const auto beside = [&] { return (units + perLine() - 1) / perLine(); };
    while (block.pitch > 3.0 && beside() * block.pitch > slot * 0.45 && beside() > 1) {
      block.pitch -= 0.5;
    }
    block.lines = (units + beside() - 1) / beside();
    block.diameter = block.pitch * 0.72;
    const double width = beside() * block.pitch;
    const double height = block.lines * block.pitch;
    // The first column stands at the left end, the last at the right one.
    const double share = count > 1.0 ? static_cast<double>(i) / (count - 1.0) : 0.5;
    block.area = QRectF(plane.left() + share * (plane.width() - width),
                        plane.top() + (plane.height() - height) / 2, width, height);
    m_blocks.push_back(block);
  }
}

QPointF UnitPlot::centre(int column, int unit) const {
  const Block& block = m_blocks[static_cast<std::size_t>(column)];
  return block.area.topLeft() +
         QPointF((unit / block.lines + 0.5) * block.pitch, (unit % block.lines + 0.5) * block.pitch);
}

void UnitPlot::renew() {
  if (m_blocks.empty() || width() <= 0 || height() <= 0) {
    m_picture = {};
    m_worker->cancel();
    update();
    return;
  }
  m_settled = false;
  Drawing drawing;
  std::vector<float> strongest(m_columns.columns.size(), 0.0F);
  for (const UnitConnection& line : m_columns.connections) {
    float& most = strongest[static_cast<std::size_t>(line.column)];
    most = std::max(most, std::abs(line.contribution));
  }
  for (const UnitConnection& line : m_columns.connections) {
    const auto most = static_cast<double>(strongest[static_cast<std::size_t>(line.column)]);
    drawing.lines.push_back({centre(line.column - 1, line.from), centre(line.column, line.to),
                             most > 0.0 ? static_cast<double>(line.contribution) / most : 0.0});
  }
  for (std::size_t i = 0; i < m_columns.columns.size(); ++i) {
    const UnitColumn& column = m_columns.columns[i];
    const double scale = largest(column.values);
    for (int unit = 0; unit < column.size(); ++unit) {
      drawing.dots.push_back({centre(static_cast<int>(i), unit), m_blocks[i].diameter / 2,
                              static_cast<double>(column.values[static_cast<std::size_t>(unit)]), scale,
                              column.dropped(unit)});
    }
  }
  m_worker->submit([this, drawing = std::move(drawing), size = size(), ratio = devicePixelRatioF(),
                    colours = theme()](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    const QImage image = drawn(drawing, size, ratio, colours, cancelled);
    return [this, image] {
      m_picture = image;
      m_settled = true;
      update();
    };
  });
}

QString UnitPlot::unitText(int column, int unit) const {
  if (column < 0 || column >= static_cast<int>(m_columns.columns.size())) {
    return {};
  }
  const UnitColumn& units = m_columns.columns[static_cast<std::size_t>(column)];
  const auto index = static_cast<std::size_t>(unit);
  const QString name = QString::fromStdString(units.linear.empty() ? units.shown : units.linear);
  const bool last = column + 1 == static_cast<int>(m_columns.columns.size());
  const QString which = last && unit < m_labels.size() ? m_labels[unit] : QString::number(unit);
  if (units.dropped(unit)) {
    return index < units.before.size()
               ? tr("%1, unit %2: dropped in this step (it was %3)")
                     .arg(name, which, number(static_cast<double>(units.before[index])))
               : tr("%1, unit %2: dropped in this step").arg(name, which);
  }
  return tr("%1, unit %2 = %3").arg(name, which, number(static_cast<double>(units.values[index])));
}

void UnitPlot::paintTitles(QPainter& painter) const {
  const double line = QFontMetricsF(captionFont()).height();
  for (std::size_t i = 0; i < m_blocks.size(); ++i) {
    const UnitColumn& column = m_columns.columns[i];
    const QString name = QString::fromStdString(column.linear.empty() ? column.shown : column.linear);
    const int live = column.size() - column.droppedCount();
    const QString count = column.droppedCount() > 0 ? tr("%1 of %2 take part").arg(live).arg(column.size())
                                                    : tr("%n unit(s)", nullptr, column.size());
    const QFontMetricsF metrics(captionFont());
    const double wide = std::max(metrics.horizontalAdvance(count), metrics.horizontalAdvance(name)) + 2;
    const double left =
        std::clamp(m_blocks[i].area.center().x() - wide / 2, 0.0, std::max(0.0, width() - wide));
    const double top = std::max(0.0, m_blocks[i].area.top() - 2 * line - space::kTight);
    painter.setFont(captionFont());
    painter.setPen(theme().ink);
    painter.drawText(QRectF(left, top, wide, line), Qt::AlignCenter, name);
    painter.setPen(theme().mutedInk);
    painter.drawText(QRectF(left, top + line, wide, line), Qt::AlignCenter, count);
  }
  const int last = static_cast<int>(m_blocks.size()) - 1;
  if (last >= 0 && m_labels.size() == m_columns.columns.back().size()) {
    painter.setPen(theme().mutedInk);
    for (int unit = 0; unit < m_labels.size(); ++unit) {
      const QPointF at = centre(last, unit);
      painter.drawText(
          QRectF(at.x() + m_blocks.back().pitch / 2 + 2, at.y() - line / 2, labelWidth() + 2, line),
          Qt::AlignVCenter | Qt::AlignLeft, m_labels[unit]);
    }
  }
}

/// The unit under the cursor, with its own connections drawn over the rest.
void UnitPlot::paintCursor(QPainter& painter) const {
  for (const UnitConnection& line : m_columns.connections) {
    const bool own = (line.column == m_column && line.to == m_unit) ||
                     (line.column == m_column + 1 && line.from == m_unit);
    if (own) {
      painter.setPen(QPen(line.contribution < 0.0F ? theme().negative : theme().positive, 1.6));
      painter.drawLine(centre(line.column - 1, line.from), centre(line.column, line.to));
    }
  }
  const double radius = m_blocks[static_cast<std::size_t>(m_column)].diameter / 2 + 2;
  painter.setPen(QPen(theme().ink, 1.8));
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(centre(m_column, m_unit), radius, radius);
}

void UnitPlot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!m_picture.isNull() && !m_blocks.empty()) {
    painter.drawImage(QPointF(0, 0), m_picture);
  }
  paintTitles(painter);
  if (m_column >= 0 && (m_hover || hasFocus()) && m_column < static_cast<int>(m_blocks.size())) {
    paintCursor(painter);
  }
}

bool UnitPlot::unitAt(QPointF position, int& column, int& unit) const {
  for (std::size_t i = 0; i < m_blocks.size(); ++i) {
    const Block& block = m_blocks[i];
    if (block.area.adjusted(-2, -2, 2, 2).contains(position)) {
      const QPointF inside = position - block.area.topLeft();
      const int across = std::max(0, static_cast<int>(inside.x() / block.pitch));
      const int down = std::clamp(static_cast<int>(inside.y() / block.pitch), 0, block.lines - 1);
      const int found = across * block.lines + down;
      if (found < m_columns.columns[i].size()) {
        column = static_cast<int>(i);
        unit = found;
        return true;
      }
    }
  }
  return false;
}

void UnitPlot::point(int column, int unit) {
  if (column < 0 || column >= static_cast<int>(m_columns.columns.size())) {
    return;
  }
  m_column = column;
  m_unit = std::clamp(unit, 0, m_columns.columns[static_cast<std::size_t>(column)].size() - 1);
  setAccessibleDescription(unitText(m_column, m_unit));
  update();
  Q_EMIT columnPointed(m_column);
}

void UnitPlot::mouseMoveEvent(QMouseEvent* event) {
  int column = 0;
  int unit = 0;
  m_hover = unitAt(event->position(), column, unit);
  setCursor(m_hover ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (m_hover) {
    point(column, unit);
    QToolTip::showText(event->globalPosition().toPoint(), accessibleDescription(), this);
  } else {
    QToolTip::hideText();
    update();
  }
}

void UnitPlot::mousePressEvent(QMouseEvent* event) {
  int column = 0;
  int unit = 0;
  if (event->button() == Qt::LeftButton && unitAt(event->position(), column, unit)) {
    point(column, unit);
    Q_EMIT unitActivated(QString::fromStdString(m_columns.columns[static_cast<std::size_t>(column)].shown),
                         unit);
  }
}

void UnitPlot::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  m_hover = false;
  update();
}

void UnitPlot::keyPressEvent(QKeyEvent* event) {
  const int columns = static_cast<int>(m_columns.columns.size());
  const int column = std::max(m_column, 0);
  switch (event->key()) {
    case Qt::Key_Left:
      return point(std::max(column - 1, 0), m_unit);
    case Qt::Key_Right:
      return point(std::min(column + 1, columns - 1), m_unit);
    case Qt::Key_Up:
      return point(column, m_unit - 1);
    case Qt::Key_Down:
      return point(column, m_unit + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_column >= 0) {
        Q_EMIT unitActivated(
            QString::fromStdString(m_columns.columns[static_cast<std::size_t>(m_column)].shown), m_unit);
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool UnitPlot::event(QEvent* event) {
  if (claimKeys(event,
                {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter})) {
    return true;
  }
  if (event->type() == QEvent::FocusIn && m_column < 0) {
    point(0, 0);
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    update();
  }
  return QWidget::event(event);
}

void UnitPlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
  renew();
}

void UnitPlot::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    arrange();
    renew();
  } else if (event->type() == QEvent::LanguageChange) {
    setAccessibleDescription(unitText(m_column, m_unit));
    update();
  }
}

}  // namespace officina
