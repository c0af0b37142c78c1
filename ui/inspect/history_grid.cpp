// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/history_grid.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

namespace {

constexpr int kLeastRow = 56;
constexpr int kMostRow = 120;

}  // namespace

HistoryGrid::HistoryGrid(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  // The head and the foot stand still, so nothing of the viewport can be moved as a picture.
  connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
}

int HistoryGrid::layerCount() const {
  return m_moments.empty() ? 0 : static_cast<int>(m_moments.back()->layers.size());
}

const LayerStatistics* HistoryGrid::statistics(int moment, int layer) const {
  if (moment < 0 || moment >= static_cast<int>(m_moments.size()) || layer < 0) {
    return nullptr;
  }
  const auto& layers = m_moments[static_cast<std::size_t>(moment)]->layers;
  return layer < static_cast<int>(layers.size()) ? &layers[static_cast<std::size_t>(layer)] : nullptr;
}

const LayerStatistics* HistoryGrid::current() const {
  return statistics(m_cursor.moment, m_cursor.layer);
}

void HistoryGrid::setMoments(std::vector<HistoryMomentPtr> moments) {
  const bool follow = m_cursor.moment < 0 || m_cursor.moment + 1 >= static_cast<int>(m_moments.size());
  const std::int64_t step = follow ? 0 : m_moments[static_cast<std::size_t>(m_cursor.moment)]->globalStep;
  m_moments = std::move(moments);
  const int last = static_cast<int>(m_moments.size()) - 1;
  if (follow) {
    m_cursor.moment = last;
  } else {
    const auto place =
        std::lower_bound(m_moments.begin(), m_moments.end(), step,
                         [](const HistoryMomentPtr& held, std::int64_t s) { return held->globalStep < s; });
    m_cursor.moment = std::min(static_cast<int>(place - m_moments.begin()), last);
  }
  if (m_rows.size() != static_cast<std::size_t>(layerCount())) {
    m_rows.clear();
    m_rows.resize(static_cast<std::size_t>(layerCount()));
    m_cursor.layer = std::clamp(m_cursor.layer, 0, std::max(layerCount() - 1, 0));
    arrange();
  }
  makeStale();
  describe();
  Q_EMIT cursorMoved();
}

void HistoryGrid::setGradientAxis(GradientAxis axis) {
  m_gradientAxis = axis;
  makeStale();
}

void HistoryGrid::setCursorPlace(Cursor cursor) {
  cursor.layer = std::clamp(cursor.layer, 0, std::max(layerCount() - 1, 0));
  cursor.moment =
      m_moments.empty() ? -1 : std::clamp(cursor.moment, 0, static_cast<int>(m_moments.size()) - 1);
  if (cursor == m_cursor) {
    return;
  }
  m_cursor = cursor;
  const double top = cursor.layer * m_rowHeight;
  const int room = viewport()->height() - headHeight() - footHeight();
  QScrollBar* bar = verticalScrollBar();
  bar->setValue(std::clamp(bar->value(), static_cast<int>(top) + m_rowHeight - room, static_cast<int>(top)));
  viewport()->update();
  describe();
  Q_EMIT cursorMoved();
}

void HistoryGrid::describe() {
  const LayerStatistics* layer = current();
  if (layer == nullptr) {
    setAccessibleDescription(tr("nothing yet"));
    return;
  }
  const QStringList what{tr("weights"), tr("activations"), tr("gradients")};
  const Distribution& numbers = distributionOf(*layer, m_cursor.quantity);
  const qint64 step = m_moments[static_cast<std::size_t>(m_cursor.moment)]->globalStep;
  const QString place = tr("%1, %2, step %3")
                            .arg(QString::fromStdString(layer->layer),
                                 what[static_cast<int>(m_cursor.quantity)], locale().toString(step));
  setAccessibleDescription(numbers.count == 0 ? tr("%1: there are none").arg(place)
                                              : tr("%1: from %2 to %3, mean %4")
                                                    .arg(place, number(numbers.low, 3),
                                                         number(numbers.high, 3), number(numbers.mean, 3)));
}

// --- Where things are
// ----------------------------------------------------------------------------------------

int HistoryGrid::headHeight() const {
  return QFontMetrics(captionFont()).height() + space::kSmall;
}

int HistoryGrid::footHeight() const {
  return QFontMetrics(captionFont()).height() + space::kTight;
}

void HistoryGrid::arrange() {
  const QFontMetrics metrics(captionFont());
  m_nameWidth = scaled(48);
  if (!m_moments.empty()) {
    for (const LayerStatistics& layer : m_moments.back()->layers) {
      m_nameWidth = std::max(
          m_nameWidth, fontMetrics().horizontalAdvance(QString::fromStdString(layer.layer)) + space::kSmall);
    }
  }
  m_gutter = metrics.horizontalAdvance(QStringLiteral("−0,00012")) + space::kTight;
  const int room = viewport()->width() - m_nameWidth;
  m_sparkWidth = std::clamp(room / 5, scaled(90), scaled(190));
  m_pictureWidth = std::max((room - m_sparkWidth) / kHistoryQuantities, 30);
  // Where there is little room, pictures come first: the numbers also stand beside the bars.
  if (m_pictureWidth < 2 * m_gutter) {
    m_gutter = space::kSmall;
  }
  const int layers = std::max(layerCount(), 1);
  const int height = viewport()->height() - headHeight() - footHeight();
  m_rowHeight = std::clamp(height / layers, scaled(kLeastRow), scaled(kMostRow));
  verticalScrollBar()->setRange(0, std::max(0, m_rowHeight * layerCount() - height));
  verticalScrollBar()->setPageStep(std::max(height, 1));
  verticalScrollBar()->setSingleStep(m_rowHeight / 2);
}

double HistoryGrid::columnLeft(int column) const {
  return m_nameWidth + column * m_pictureWidth;
}

double HistoryGrid::rowTop(int layer) const {
  return headHeight() + layer * m_rowHeight - verticalScrollBar()->value();
}

QRectF HistoryGrid::area(int layer, int quantity) const {
  const double top = rowTop(layer) + 2;
  return {columnLeft(quantity) + m_gutter, top, static_cast<double>(m_pictureWidth - m_gutter),
          static_cast<double>(m_rowHeight - space::kSmall)};
}

QRectF HistoryGrid::sparkArea(int layer) const {
  const QRectF first = area(layer, 0);
  return {columnLeft(kHistoryQuantities) + space::kMedium, first.top(),
          static_cast<double>(m_sparkWidth - space::kMedium - space::kTight), first.height()};
}

double HistoryGrid::xOf(const QRectF& area, int moment) const {
  const auto first = static_cast<double>(m_moments.front()->globalStep);
  const auto last = static_cast<double>(m_moments.back()->globalStep);
  const auto step = static_cast<double>(m_moments[static_cast<std::size_t>(moment)]->globalStep);
  return area.left() + (last > first ? area.width() * (step - first) / (last - first) : area.width() / 2);
}

int HistoryGrid::momentAt(const QRectF& area, double x) const {
  if (m_moments.empty()) {
    return -1;
  }
  const auto first = static_cast<double>(m_moments.front()->globalStep);
  const auto last = static_cast<double>(m_moments.back()->globalStep);
  const double step = first + (last - first) * std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
  const auto place = std::lower_bound(
      m_moments.begin(), m_moments.end(), step,
      [](const HistoryMomentPtr& held, double s) { return static_cast<double>(held->globalStep) < s; });
  if (place == m_moments.end()) {
    return static_cast<int>(m_moments.size()) - 1;
  }
  const int after = static_cast<int>(place - m_moments.begin());
  const bool nearerBefore = after > 0 && step - static_cast<double>((*(place - 1))->globalStep) <
                                             static_cast<double>((*place)->globalStep) - step;
  return nearerBefore ? after - 1 : after;
}

// --- Events
// --------------------------------------------------------------------------------------------------

bool HistoryGrid::pointAt(QPointF position) {
  for (int layer = 0; layer < layerCount(); ++layer) {
    for (int quantity = 0; quantity < kHistoryQuantities; ++quantity) {
      const QRectF plane = area(layer, quantity);
      if (plane.adjusted(-2, 0, 2, 0).contains(position)) {
        setCursorPlace({layer, static_cast<HistoryQuantity>(quantity), momentAt(plane, position.x())});
        return true;
      }
    }
    if (const QRectF plane = sparkArea(layer); plane.contains(position)) {
      setCursorPlace({layer, HistoryQuantity::Gradients, momentAt(plane, position.x())});
      return true;
    }
  }
  return false;
}

void HistoryGrid::mouseMoveEvent(QMouseEvent* event) {
  pointAt(event->position());
}

void HistoryGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && pointAt(event->position()) && m_cursor.moment >= 0) {
    Q_EMIT stepChosen(m_moments[static_cast<std::size_t>(m_cursor.moment)]->globalStep);
  }
}

void HistoryGrid::keyPressEvent(QKeyEvent* event) {
  Cursor next = m_cursor;
  const int stride = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
  const auto turn = [&](int by) {
    const int quantity = std::clamp(static_cast<int>(next.quantity) + by, 0, kHistoryQuantities - 1);
    next.quantity = static_cast<HistoryQuantity>(quantity);
  };
  switch (event->key()) {
    case Qt::Key_Left:
      next.moment -= stride;
      break;
    case Qt::Key_Right:
      next.moment += stride;
      break;
    case Qt::Key_Up:
      --next.layer;
      break;
    case Qt::Key_Down:
      ++next.layer;
      break;
    case Qt::Key_PageUp:
      turn(-1);
      break;
    case Qt::Key_PageDown:
      turn(1);
      break;
    case Qt::Key_Home:
      next.moment = 0;
      break;
    case Qt::Key_End:
      next.moment = static_cast<int>(m_moments.size()) - 1;
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_cursor.moment >= 0) {
        Q_EMIT stepChosen(m_moments[static_cast<std::size_t>(m_cursor.moment)]->globalStep);
      }
      return;
    default:
      event->ignore();  // a scroll area would take the rest as scrolling
      return;
  }
  setCursorPlace(next);
}

bool HistoryGrid::event(QEvent* event) {
  if (claimKeys(event, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter,
                        Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown})) {
    return true;
  }
  return QAbstractScrollArea::event(event);
}

void HistoryGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  arrange();
  makeStale();
}

void HistoryGrid::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    arrange();
    makeStale();
  } else if (event->type() == QEvent::LanguageChange) {
    describe();
    viewport()->update();
  }
}

void HistoryGrid::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void HistoryGrid::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace officina
