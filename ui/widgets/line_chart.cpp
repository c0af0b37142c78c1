// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_chart.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/widgets/chart_plot.h"

namespace officina {

namespace {
constexpr int kFrameMilliseconds = 33;
constexpr int kGrowMilliseconds = 100;  ///< between two pictures of a curve that grows while a network trains
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
}  // namespace

struct LineChart::Impl {
  ChartPlot* plot = nullptr;
  QTimer timer;
  QElapsedTimer sinceFrame;
  bool dragging = false;

  /// One repaint for whatever comes within a frame.
  void schedule(int frame = kFrameMilliseconds) {
    plot->setDirty();
    const qint64 elapsed = sinceFrame.isValid() ? sinceFrame.elapsed() : frame;
    const int wait = static_cast<int>(std::clamp<qint64>(frame - elapsed, 0, frame));
    if (!timer.isActive() || timer.remainingTime() > wait) {
      timer.start(wait);
    }
  }
  static void append(ChartSeries& series, const std::vector<double>& x, const std::vector<double>& y) {
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
      if (!std::isfinite(x[i])) {
        continue;  // it has no place on the chart at all; a y that is not finite stays for the readout
      }
      series.sorted = series.sorted && (series.x.empty() || x[i] >= series.x.back());
      series.x.push_back(x[i]);
      series.y.push_back(y[i]);
    }
    series.dirty = true;
  }
  void scheduleAll() {
    plot->setAllDirty();
    schedule();
  }
};

LineChart::LineChart(QWidget* parent) : QWidget(parent), m(std::make_unique<Impl>()) {
  m->plot = new ChartPlot(this);
  m->plot->viewport()->installEventFilter(this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m->plot);
  setFocusPolicy(Qt::StrongFocus);
  m->timer.setSingleShot(true);
  connect(&m->timer, &QTimer::timeout, this, [this] {
    m->sinceFrame.start();
    if (isVisible()) {  // a hidden chart catches up when it is shown
      m->plot->refresh();
    }
  });
}

LineChart::~LineChart() = default;

int LineChart::addSeries(const QString& name, int color, Mark mark, double width) {
  ChartSeries series;
  series.name = name;
  series.color = color;
  series.mark = mark;
  series.width = width;
  m->schedule();
  return m->plot->add(std::move(series));
}

void LineChart::setSeriesName(int series, const QString& name) {
  if (ChartSeries* found = m->plot->at(series); found != nullptr && found->name != name) {
    found->name = name;
    m->schedule();
  }
}

void LineChart::setSeriesVisible(int series, bool visible) {
  if (ChartSeries* found = m->plot->at(series); found != nullptr && found->visible != visible) {
    found->visible = visible;
    m->schedule();
  }
}

void LineChart::removeSeries(int series) {
  m->plot->remove(series);
  m->schedule();
}

void LineChart::setPoints(int series, std::vector<double> x, std::vector<double> y) {
  ChartSeries* found = m->plot->at(series);
  if (found == nullptr) {
    return;
  }
  found->x.clear();
  found->y.clear();
  found->sorted = true;
  Impl::append(*found, x, y);
  m->schedule();
}

void LineChart::appendPoints(int series, const std::vector<double>& x, const std::vector<double>& y) {
  ChartSeries* found = m->plot->at(series);
  if (found == nullptr) {
    return;
  }
  Impl::append(*found, x, y);
  m->schedule(kGrowMilliseconds);
}

void LineChart::clearPoints() {
  for (const auto& series : m->plot->all()) {
    if (series) {
      series->x.clear();
      series->y.clear();
      series->sorted = true;
    }
  }
  m->scheduleAll();
}

void LineChart::setAxisTitles(const QString& x, const QString& y) {
  m->plot->xTitle = x;
  m->plot->yTitle = y;
  m->schedule();
}

void LineChart::setLogScale(bool on) {
  if (m->plot->yStyle.log != on) {
    m->plot->yStyle.log = on;
    m->scheduleAll();
  }
}

bool LineChart::logScale() const {
  return m->plot->yStyle.log;
}

void LineChart::setXRange(double from, double to) {
  const ChartRange range{from, to};
  if (to > from && (!m->plot->fixedX || m->plot->askedX != range)) {
    m->plot->fixedX = true;
    m->plot->askedX = range;
    m->scheduleAll();
  }
}

void LineChart::setYRange(double from, double to) {
  if (to > from) {
    m->plot->fixedY = true;
    m->plot->askedY = {from, to};
    m->schedule();
  }
}

void LineChart::clearRanges() {
  m->plot->fixedX = false;
  m->plot->fixedY = false;
  m->scheduleAll();
}

void LineChart::setPercentY(bool on) {
  m->plot->yStyle.percent = on;
  m->schedule();
}

void LineChart::setIntegerX(bool on) {
  m->plot->xStyle.integer = on;
  m->schedule();
}

void LineChart::setLegendVisible(bool on) {
  m->plot->legend = on;
  m->schedule();
}

void LineChart::setPlayhead(double x) {
  const bool same = x == m->plot->playhead || (std::isnan(x) && std::isnan(m->plot->playhead));
  if (!same) {
    m->plot->playhead = x;
    m->schedule();
  }
}

double LineChart::playhead() const {
  return m->plot->playhead;
}

QSize LineChart::sizeHint() const {
  return {360, 120};
}

QSize LineChart::minimumSizeHint() const {
  return {120, 84};
}

void LineChart::movePlayhead(double x) {
  const ChartRange range = m->plot->xRange();
  const double snapped = m->plot->neighbour(std::clamp(x, range.from, range.to), 0);
  if (snapped != m->plot->playhead) {
    setPlayhead(snapped);
    Q_EMIT playheadMoved(snapped);
  }
}

bool LineChart::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m->plot->viewport()) {
    return QWidget::eventFilter(watched, event);
  }
  const bool hasPlayhead = !std::isnan(m->plot->playhead);
  switch (event->type()) {
    case QEvent::MouseButtonPress: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      setFocus(Qt::MouseFocusReason);
      if (mouse->button() == Qt::LeftButton && m->plot->isInside(mouse->position())) {
        m->dragging = hasPlayhead;
        const QPointF values = m->plot->toValues(mouse->position());
        if (hasPlayhead) {
          movePlayhead(values.x());
        }
        Q_EMIT clicked(values.x(), values.y());
        return true;
      }
      return false;
    }
    case QEvent::MouseMove: {
      const QPointF position = static_cast<QMouseEvent*>(event)->position();
      const bool inside = m->plot->isInside(position);
      m->plot->cursor = inside ? m->plot->neighbour(m->plot->toValues(position).x(), 0) : kNothing;
      m->plot->viewport()->setCursor(hasPlayhead && inside ? Qt::SizeHorCursor : Qt::ArrowCursor);
      if (m->dragging) {
        movePlayhead(m->plot->toValues(position).x());
      }
      m->schedule();
      return true;
    }
    case QEvent::MouseButtonRelease:
      m->dragging = false;
      return true;
    case QEvent::Leave:
      m->plot->cursor = kNothing;
      m->schedule();
      return false;
    default:
      return false;
  }
}

bool LineChart::event(QEvent* event) {
  // The window's arrow shortcuts must not take the keys of a focused playhead.
  if (event->type() == QEvent::ShortcutOverride && !std::isnan(m->plot->playhead)) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_PageUp:
      case Qt::Key_PageDown:
      case Qt::Key_Home:
      case Qt::Key_End:
        event->accept();
        return true;
      default:
        break;
    }
  }
  return QWidget::event(event);
}

void LineChart::keyPressEvent(QKeyEvent* event) {
  const double at = m->plot->playhead;
  if (std::isnan(at)) {
    QWidget::keyPressEvent(event);
    return;
  }
  const int stride = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
  const ChartRange range = m->plot->xRange();
  switch (event->key()) {
    case Qt::Key_Left:
      movePlayhead(m->plot->neighbour(at, -stride));
      break;
    case Qt::Key_Right:
      movePlayhead(m->plot->neighbour(at, stride));
      break;
    case Qt::Key_PageUp:
      movePlayhead(at - range.span() / 10);
      break;
    case Qt::Key_PageDown:
      movePlayhead(at + range.span() / 10);
      break;
    case Qt::Key_Home:
      movePlayhead(range.from);
      break;
    case Qt::Key_End:
      movePlayhead(range.to);
      break;
    default:
      QWidget::keyPressEvent(event);
      return;
  }
  m->plot->keyboardFocus = true;
  m->plot->cursor = kNothing;
  QStringList spoken;
  for (const ChartReading& reading : m->plot->readings()) {
    spoken << reading.series->name + QStringLiteral(": ") + m->plot->readingText(reading);
  }
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

void LineChart::focusInEvent(QFocusEvent* event) {
  m->plot->keyboardFocus = event->reason() != Qt::MouseFocusReason;
  m->schedule();
  QWidget::focusInEvent(event);
}

void LineChart::focusOutEvent(QFocusEvent* event) {
  m->plot->keyboardFocus = false;
  m->schedule();
  QWidget::focusOutEvent(event);
}

void LineChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange ||
      event->type() == QEvent::FontChange) {
    m->plot->renewColors();
    m->scheduleAll();
  }
  QWidget::changeEvent(event);
}

void LineChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m->schedule();
}

void LineChart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m->schedule();
}

QString LineChart::toTsv() const {
  return m->plot->toTsv();
}

bool LineChart::savePicture(const QString& path) {
  if (!isVisible()) {
    (void)grab();  // gives a chart that was never shown its size
  }
  return m->plot->savePicture(path);
}

void LineChart::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  QAction* save = menu.addAction(tr("Save picture…"));
  QAction* copyPicture = menu.addAction(tr("Copy picture"));
  QAction* copyNumbers = menu.addAction(tr("Copy numbers"));
  const QAction* chosen = menu.exec(event->globalPos());
  if (chosen == save) {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save picture"), QStringLiteral("officina.png"), tr("Pictures (*.png *.svg)"));
    if (!path.isEmpty() && !savePicture(path)) {
      QMessageBox::warning(this, tr("Save picture"),
                           tr("%1 cannot be written. Choose another folder.").arg(path));
    }
  } else if (chosen == copyPicture) {
    QGuiApplication::clipboard()->setPixmap(grab());
  } else if (chosen == copyNumbers) {
    QGuiApplication::clipboard()->setText(toTsv());
  }
}

}  // namespace officina
