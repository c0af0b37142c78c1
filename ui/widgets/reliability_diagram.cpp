// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reliability_diagram.h"

#include <algorithm>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr double kCountsShare = 0.18;  ///< of the height, for the counts
}  // namespace

ReliabilityDiagram::ReliabilityDiagram(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ReliabilityDiagram::setReliability(const Reliability& reliability) {
  m_reliability = reliability;
  setAccessibleDescription(reliability.bins.empty()
                               ? QString()
                               : tr("expected calibration error %1").arg(percent(reliability.expectedError)));
  update();
}

QRectF ReliabilityDiagram::plot() const {
  const QFontMetricsF metrics(captionFont());
  const double left = metrics.horizontalAdvance(QStringLiteral("100 %")) + space::kSmall;
  const double bottom = 2.0 * metrics.height() + space::kTight;
  return QRectF(left, metrics.height() + space::kTight, width() - left - space::kSmall,
                height() - bottom - metrics.height() - space::kTight);
}

QString ReliabilityDiagram::words(const Reliability::Bin& bin) const {
  return tr("confidence %1 to %2: %3 answers, on average %4 sure, %5 of them right")
      .arg(percent(bin.low, 0), percent(bin.high, 0),
           officina::locale().toString(static_cast<qlonglong>(bin.count)), percent(bin.confidence),
           percent(bin.accuracy));
}

void ReliabilityDiagram::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& colours = theme();
  painter.setFont(captionFont());
  painter.setPen(colours.mutedInk);
  if (m_reliability.bins.empty()) {
    painter.drawText(
        rect().adjusted(space::kLarge, 0, -space::kLarge, 0), Qt::AlignCenter | Qt::TextWordWrap,
        tr("Evaluate the kept photographs in Mistakes to see how far its confidence can be believed."));
    return;
  }
  const QRectF whole = plot();
  const double countHeight = whole.height() * kCountsShare;
  const QRectF bars = whole.adjusted(0, 0, 0, -countHeight - space::kTight);
  const QFontMetricsF metrics(captionFont());
  painter.drawText(QRectF(0, 0, width() - space::kSmall, metrics.height()), Qt::AlignRight,
                   tr("expected calibration error %1").arg(percent(m_reliability.expectedError)));
  for (const double share : {0.0, 0.5, 1.0}) {
    const double y = bars.bottom() - share * bars.height();
    painter.setPen(colours.line);
    painter.drawLine(QPointF(bars.left(), y), QPointF(bars.right(), y));
    painter.setPen(colours.mutedInk);
    painter.drawText(QRectF(0, y - metrics.height() / 2, bars.left() - space::kTight, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, percent(share, 0));
    painter.drawText(QRectF(bars.left() + share * bars.width() - 40, whole.bottom(), 80, metrics.height()),
                     Qt::AlignHCenter, percent(share, 0));
  }
  painter.drawText(QRectF(bars.left(), whole.bottom() + metrics.height(), bars.width(), metrics.height()),
                   Qt::AlignHCenter, tr("confidence"));
  std::int64_t most = 1;
  for (const Reliability::Bin& bin : m_reliability.bins) {
    most = std::max(most, bin.count);
  }
  for (const Reliability::Bin& bin : m_reliability.bins) {
    if (bin.count == 0) {
      continue;
    }
    const double left = bars.left() + bin.low * bars.width() + 1.0;
    const double wide = (bin.high - bin.low) * bars.width() - 2.0;
    const QRectF bar(left, bars.bottom() - bin.accuracy * bars.height(), wide, bin.accuracy * bars.height());
    painter.fillRect(bar, colours.series(0));
    const double should = bars.bottom() - bin.confidence * bars.height();
    painter.fillRect(
        QRectF(QPointF(left, std::min(should, bar.top())), QPointF(left + wide, std::max(should, bar.top()))),
        QBrush(colours.series(1), Qt::BDiagPattern));
    const double tall = countHeight * static_cast<double>(bin.count) / static_cast<double>(most);
    painter.fillRect(QRectF(left, whole.bottom() - tall, wide, tall), colours.border);
  }
  painter.setPen(QPen(colours.ink, 1.0, Qt::DashLine));
  painter.drawLine(bars.bottomLeft(), bars.topRight());
}

bool ReliabilityDiagram::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF whole = plot();
    const double share = (help->pos().x() - whole.left()) / whole.width();
    for (const Reliability::Bin& bin : m_reliability.bins) {
      if (share > bin.low && share <= bin.high) {
        QToolTip::showText(help->globalPos(), words(bin), this);
        return true;
      }
    }
  } else if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    update();
  }
  return QWidget::event(event);
}

void ReliabilityDiagram::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy numbers"), this, [this] {
    QStringList lines{QStringLiteral("low\thigh\tcount\tconfidence\taccuracy")};
    for (const Reliability::Bin& bin : m_reliability.bins) {
      lines << QStringLiteral("%1\t%2\t%3\t%4\t%5")
                   .arg(bin.low)
                   .arg(bin.high)
                   .arg(bin.count)
                   .arg(bin.confidence)
                   .arg(bin.accuracy);
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
  });
  menu->addAction(tr("Copy picture"), this, [this] { QGuiApplication::clipboard()->setPixmap(grab()); });
  menu->popup(event->globalPos());
}

}  // namespace officina
