// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/length_histogram.h"

#include <algorithm>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr std::int64_t kMostBars = 40;
}

LengthHistogram::LengthHistogram(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void LengthHistogram::setLengths(const std::vector<std::int64_t>& lengths, std::int64_t limit) {
  m_limit = limit;
  m_bars.clear();
  if (!lengths.empty()) {
    const std::int64_t longest = std::max<std::int64_t>(1, *std::ranges::max_element(lengths));
    const std::int64_t width = (longest + kMostBars) / kMostBars;
    m_bars.resize(static_cast<std::size_t>(longest / width + 1));
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
      m_bars[i].low = static_cast<std::int64_t>(i) * width;
      m_bars[i].high = m_bars[i].low + width - 1;
    }
    for (const std::int64_t length : lengths) {
      ++m_bars[static_cast<std::size_t>(length / width)].count;
    }
  }
  QStringList all;
  for (const Bar& bar : m_bars) {
    if (bar.count > 0) {
      all << words(bar);
    }
  }
  setAccessibleDescription(all.join(QStringLiteral("; ")));
  update();
}

QString LengthHistogram::words(const Bar& bar) const {
  const QString range = bar.low == bar.high ? locale().toString(static_cast<qlonglong>(bar.low))
                                            : QStringLiteral("%1–%2").arg(bar.low).arg(bar.high);
  QString text = tr("%1 tokens: %Ln sentence(s)", nullptr, static_cast<int>(bar.count)).arg(range);
  if (m_limit > 0 && bar.low > m_limit) {
    text += QStringLiteral(" · ") + tr("cut at %1").arg(m_limit);
  }
  return text;
}

QSize LengthHistogram::sizeHint() const {
  return {scaled(240), scaled(96)};
}

QSize LengthHistogram::minimumSizeHint() const {
  return {scaled(160), scaled(72)};
}

QRectF LengthHistogram::plane() const {
  const double axis = QFontMetricsF(captionFont()).height() + space::kTight;
  return QRectF(rect()).adjusted(0, axis, -1, -axis);
}

void LengthHistogram::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  const QRectF at = plane();
  painter.setPen(theme().line);
  painter.drawLine(at.bottomLeft(), at.bottomRight());
  if (m_bars.empty()) {
    painter.setPen(theme().mutedInk);
    painter.drawText(rect(), Qt::AlignCenter, tr("no sentences"));
    return;
  }
  const auto most = std::ranges::max(m_bars, {}, &Bar::count).count;
  const double wide = at.width() / static_cast<double>(m_bars.size());
  const double one = wide / static_cast<double>(m_bars.front().high - m_bars.front().low + 1);
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < m_bars.size(); ++i) {
    const double high =
        m_bars[i].count == 0
            ? 0.0
            : std::max(2.0, at.height() * static_cast<double>(m_bars[i].count) / static_cast<double>(most));
    const QRectF bar(at.left() + static_cast<double>(i) * wide, at.bottom() - high, std::max(wide - 1, 1.0),
                     high);
    const bool cut = m_limit > 0 && m_bars[i].low > m_limit;
    painter.setBrush(theme().accent);
    if (cut) {
      painter.setBrush(QBrush(theme().warning, Qt::BDiagPattern));
    }
    painter.drawRect(bar);
  }
  painter.setPen(theme().mutedInk);
  const double bottom = at.bottom() + 2;
  const QRectF below(0, bottom, width(), height() - bottom);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
  painter.drawText(below, Qt::AlignRight | Qt::AlignTop,
                   tr("%1 tokens").arg(locale().toString(static_cast<qlonglong>(m_bars.back().high))));
  const double limit = at.left() + one * (static_cast<double>(m_limit) + 1.0);
  if (m_limit > 0 && limit < at.right()) {
    painter.setPen(QPen(theme().warning, 1.0, Qt::DashLine));
    painter.drawLine(QPointF(limit, at.top()), QPointF(limit, at.bottom()));
    const QString words = tr("cut at %1").arg(m_limit);
    const double wideWords = painter.fontMetrics().horizontalAdvance(words);
    const double left = std::clamp(limit - wideWords / 2, 0.0, std::max(0.0, width() - wideWords));
    painter.drawText(QRectF(left, 0, wideWords + 2, at.top()), Qt::AlignLeft | Qt::AlignTop, words);
  } else if (m_limit > 0) {
    painter.drawText(QRectF(0, 0, width(), at.top()), Qt::AlignRight | Qt::AlignTop,
                     tr("none is cut (at %1)").arg(m_limit));
  }
}

bool LengthHistogram::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF at = plane();
    const auto i =
        static_cast<int>((help->pos().x() - at.left()) / at.width() * static_cast<double>(m_bars.size()));
    if (i >= 0 && i < static_cast<int>(m_bars.size())) {
      QToolTip::showText(help->globalPos(), words(m_bars[static_cast<std::size_t>(i)]), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QWidget::event(event);
}

}  // namespace officina
