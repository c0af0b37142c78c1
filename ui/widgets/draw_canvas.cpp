// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/draw_canvas.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QTouchEvent>
#include <QUndoCommand>
#include <QUndoStack>

#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

class EditCommand final : public QUndoCommand {
 public:
  EditCommand(DrawCanvas* canvas, Drawing before, Drawing after, const QString& text, int mergeKey)
      : QUndoCommand(text),
        m_canvas(canvas),
        m_before(std::move(before)),
        m_after(std::move(after)),
        m_mergeKey(mergeKey) {}
  [[nodiscard]] int id() const override { return m_mergeKey; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const EditCommand*>(other);
    if (next->m_canvas != m_canvas) {
      return false;
    }
    m_after = next->m_after;
    return true;
  }
  void undo() override { show(m_before); }
  void redo() override { show(m_after); }

 private:
  void show(const Drawing& drawing) {
    if (m_canvas) {
      m_canvas->setDrawing(drawing);
    }
  }
  QPointer<DrawCanvas> m_canvas;
  Drawing m_before;
  Drawing m_after;
  int m_mergeKey;
};

/// A mouse has no pressure; a pen that barely touches still draws.
constexpr double kFullPressure = 1.0;
constexpr double kLeastPressure = 0.25;

}  // namespace

DrawCanvas::DrawCanvas(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_AcceptTouchEvents);
  setAttribute(Qt::WA_OpaquePaintEvent, false);
  setCursor(Qt::CrossCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DrawCanvas::setHint(const QString& hint) {
  m_hint = hint;
  update();
}

Drawing DrawCanvas::drawing() const {
  Drawing result = m_drawing;
  if (!m_live.empty()) {
    result.strokes.push_back(m_live.stroke());
  }
  return result;
}

void DrawCanvas::edit(const Drawing& drawing, const QString& commandText, int mergeKey) {
  abandon();
  if (m_undo != nullptr) {
    m_undo->push(new EditCommand(this, m_drawing, drawing, commandText, mergeKey));
  } else {
    setDrawing(drawing);
  }
}

void DrawCanvas::setDrawing(const Drawing& drawing) {
  m_live.clear();
  m_device = Device::None;
  m_drawing = drawing;
  renew();
  Q_EMIT changed();
}

void DrawCanvas::clear() {
  if (penIsDown()) {
    abandon();
  }
  if (!m_drawing.blank()) {
    edit({}, tr("clear the paper"));
  }
}

void DrawCanvas::setPenWidth(double width) {
  const double allowed = std::clamp(width, kThinnestPen, kThickestPen);
  if (allowed != m_penWidth) {
    m_penWidth = allowed;
    Q_EMIT penWidthChanged(allowed);
  }
}

QRectF DrawCanvas::paper() const {
  const int side = std::max(1, std::min(width(), height()));
  return {0.0, 0.0, static_cast<double>(side), static_cast<double>(side)};
}

// --- The pen
// -------------------------------------------------------------------------------------------------

InkPoint DrawCanvas::toInk(QPointF position, double pressure) const {
  const QRectF area = paper();
  const auto share = [](double value) { return static_cast<float>(std::clamp(value, 0.0, 1.0)); };
  return {share((position.x() - area.left()) / area.width()),
          share((position.y() - area.top()) / area.height()),
          static_cast<float>(std::clamp(pressure, kLeastPressure, 1.0))};
}

void DrawCanvas::begin(Device device, QPointF position, double pressure) {
  if (penIsDown()) {
    return;  // one pen at a time
  }
  m_device = device;
  m_live.begin(toInk(position, pressure), static_cast<float>(m_penWidth));
  update(drawStroke(m_live.stroke(), 0).toAlignedRect());
  if (m_drawing.blank()) {
    update();  // the hint goes
  }
  Q_EMIT changed();
}

void DrawCanvas::extend(QPointF position, double pressure) {
  const std::size_t before = m_live.stroke().points.size();
  m_live.add(toInk(position, pressure));
  if (m_live.stroke().points.size() != before) {
    update(drawStroke(m_live.stroke(), before).toAlignedRect());
    Q_EMIT changed();
  }
}

void DrawCanvas::finish() {
  m_device = Device::None;
  m_live.end();
  Drawing after = drawing();
  m_live.clear();
  if (m_undo != nullptr) {
    m_undo->push(new EditCommand(this, m_drawing, std::move(after), tr("stroke"), -1));
  } else {
    setDrawing(after);
  }
}

void DrawCanvas::abandon() {
  m_device = Device::None;
  if (!m_live.empty()) {
    m_live.clear();
    renew();
    Q_EMIT changed();
  }
}

void DrawCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && paper().contains(event->position())) {
    begin(Device::Mouse, event->position(), kFullPressure);
  } else {
    event->ignore();
  }
}

void DrawCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (m_device == Device::Mouse) {
    extend(event->position(), kFullPressure);
  }
}

void DrawCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (m_device == Device::Mouse && event->button() == Qt::LeftButton) {
    extend(event->position(), kFullPressure);
    finish();
  }
}

void DrawCanvas::tabletEvent(QTabletEvent* event) {
  event->accept();  // else Qt would send the same movement again as a mouse
  if (event->type() == QEvent::TabletPress && event->button() == Qt::LeftButton &&
      paper().contains(event->position())) {
    setFocus(Qt::MouseFocusReason);
    begin(Device::Tablet, event->position(), event->pressure());
  } else if (m_device == Device::Tablet && event->type() == QEvent::TabletMove) {
    extend(event->position(), event->pressure());
  } else if (m_device == Device::Tablet && event->type() == QEvent::TabletRelease) {
    finish();  // the pressure of a release is zero: its position adds nothing
  }
}

bool DrawCanvas::touchEvent(QTouchEvent* event) {
  event->accept();
  if (event->type() == QEvent::TouchCancel) {
    if (m_device == Device::Touch) {
      abandon();
    }
    return true;
  }
  for (const QEventPoint& point : event->points()) {
    const QPointF position = point.position();
    if (point.state() == QEventPoint::Pressed && !penIsDown() && paper().contains(position)) {
      m_touchId = point.id();
      setFocus(Qt::MouseFocusReason);
      begin(Device::Touch, position, kFullPressure);
    } else if (m_device == Device::Touch && point.id() == m_touchId) {
      if (point.state() == QEventPoint::Updated) {
        extend(position, kFullPressure);
      } else if (point.state() == QEventPoint::Released) {
        extend(position, kFullPressure);
        finish();
      }
    }
  }
  return true;
}

bool DrawCanvas::event(QEvent* event) {
  switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
      return touchEvent(static_cast<QTouchEvent*>(event));
    default:
      return QWidget::event(event);
  }
}

void DrawCanvas::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
    clear();
  } else if (event->key() == Qt::Key_Escape && penIsDown()) {
    abandon();
  } else if (event->text() == QLatin1String("[")) {
    setPenWidth(m_penWidth - 0.01);
  } else if (event->text() == QLatin1String("]")) {
    setPenWidth(m_penWidth + 0.01);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void DrawCanvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void DrawCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

// --- The paper
// -----------------------------------------------------------------------------------------------

QRectF DrawCanvas::drawStroke(const Stroke& stroke, std::size_t first) {
  if (m_ink.isNull() || stroke.points.empty()) {
    return {};
  }
  const QRectF area = paper();
  const double side = area.width();
  QPainter painter(&m_ink);
  painter.setRenderHint(QPainter::Antialiasing);
  QPen pen(theme().ink, 1.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  QRectF touched;
  const auto at = [side](const InkPoint& point) { return QPointF(point.x, point.y) * side; };
  for (std::size_t i = first; i < stroke.points.size(); ++i) {
    const InkPoint& to = stroke.points[i];
    const InkPoint& from = stroke.points[i > 0 ? i - 1 : 0];
    const double width =
        static_cast<double>(stroke.width) * side * 0.5 * static_cast<double>(from.pressure + to.pressure);
    pen.setWidthF(std::max(width, 1.0));
    painter.setPen(pen);
    if (i == 0) {
      painter.drawPoint(at(to));
    } else {
      painter.drawLine(at(from), at(to));
    }
    const double margin = width / 2 + 2;
    touched |= QRectF(at(from), at(to)).normalized().adjusted(-margin, -margin, margin, margin);
  }
  return touched.translated(area.topLeft());
}

void DrawCanvas::renew() {
  const int side = static_cast<int>(paper().width() * devicePixelRatioF());
  m_ink = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
  m_ink.setDevicePixelRatio(devicePixelRatioF());
  m_ink.fill(Qt::transparent);
  if (m_drawing.picture != nullptr) {
    QPainter painter(&m_ink);
    const Image& picture = *m_drawing.picture;
    // Small pictures show their pixels; large ones are photographs.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, std::max(picture.width, picture.height) > 64);
    const double longest = std::max(picture.width, picture.height);
    const double scale = paper().width() / longest;
    const QSizeF size(picture.width * scale, picture.height * scale);
    painter.drawImage(
        QRectF(QPointF((paper().width() - size.width()) / 2, (paper().width() - size.height()) / 2), size),
        inkPicture(picture, theme().ink));
  }
  for (const Stroke& stroke : m_drawing.strokes) {
    drawStroke(stroke, 0);
  }
  if (!m_live.empty()) {
    drawStroke(m_live.stroke(), 0);
  }
  update();
}

void DrawCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  renew();
}

void DrawCanvas::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    renew();
  }
}

void DrawCanvas::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setClipRegion(event->region());
  const QRectF area = paper();
  painter.fillRect(area, theme().panel);
  if (!m_ink.isNull()) {
    painter.drawImage(area.topLeft(), m_ink);
  }
  if (m_drawing.blank() && m_live.empty()) {
    painter.setPen(theme().mutedInk);
    painter.drawText(area.adjusted(space::kMedium, space::kMedium, -space::kMedium, -space::kMedium),
                     Qt::AlignCenter | Qt::TextWordWrap, m_hint);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hasFocus() ? theme().accent : theme().line, hasFocus() ? 2.0 : 1.0));
  painter.setBrush(Qt::NoBrush);
  const double inset = hasFocus() ? 1.0 : 0.5;
  painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), space::kTight, space::kTight);
}

}  // namespace officina
