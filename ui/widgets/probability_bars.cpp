// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/probability_bars.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

namespace {
constexpr double kBar = 9.0;
}

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ProbabilityBars::setLabels(const QStringList& labels) {
  m_labels = labels;
  updateGeometry();
  update();
}

void ProbabilityBars::setValues(const std::vector<double>& values) {
  m_values = values;
  // A screen reader hears of another answer, not of every thousandth.
  if (top() != m_describedTop) {
    m_describedTop = top();
    describe();
  }
  update();
}

void ProbabilityBars::setTruth(int label) {
  m_truth = label;
  update();
}

int ProbabilityBars::top() const {
  if (m_values.empty()) {
    return -1;
  }
  return static_cast<int>(std::max_element(m_values.begin(), m_values.end()) - m_values.begin());
}

void ProbabilityBars::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    describe();
  }
}

void ProbabilityBars::describe() {
  const auto current = static_cast<std::size_t>(m_current);
  const int best = top();
  if (best < 0) {
    setAccessibleDescription(tr("no answer yet"));
  } else if (hasFocus() && current < m_values.size()) {
    setAccessibleDescription(
        QStringLiteral("%1: %2").arg(m_labels.value(m_current), percent(m_values[current])));
  } else {
    setAccessibleDescription(QStringLiteral("%1: %2").arg(m_labels.value(best),
                                                          percent(m_values[static_cast<std::size_t>(best)])));
  }
}

QRectF ProbabilityBars::row(int index) const {
  const double count = static_cast<double>(std::max<qsizetype>(m_labels.size(), 1));
  const double most = QFontMetricsF(font()).height() * 1.8;
  const double height_ = std::min(height() / count, most);
  return {0.0, index * height_, static_cast<double>(width()), height_};
}

QSize ProbabilityBars::sizeHint() const {
  const int rows = static_cast<int>(m_labels.size());
  return {220, rows * (fontMetrics().height() + space::kTight)};
}

QSize ProbabilityBars::minimumSizeHint() const {
  const int rows = static_cast<int>(m_labels.size());
  return {140, rows * fontMetrics().height()};
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& colours = theme();
  QFont bold = numberFont();
  bold.setWeight(QFont::DemiBold);
  const double figures = QFontMetricsF(bold).horizontalAdvance(percent(1.0)) + space::kTight;
  double widest = 0.0;
  for (const QString& label : m_labels) {
    widest = std::max(widest, QFontMetricsF(bold).horizontalAdvance(label));
  }
  const double tick = QFontMetricsF(font()).horizontalAdvance(QChar(0x2713)) + space::kTight;
  const double left = widest + tick + space::kTight;
  const int best = top();
  for (int i = 0; i < m_labels.size(); ++i) {
    const QRectF line = row(i);
    const bool strong = i == best;
    painter.setFont(strong ? bold : numberFont());
    painter.setPen(colours.ink);
    painter.drawText(QRectF(0, line.top(), widest, line.height()), Qt::AlignVCenter | Qt::AlignRight,
                     m_labels[i]);
    if (i == m_truth) {
      painter.setPen(colours.good);
      painter.drawText(QRectF(widest, line.top(), tick, line.height()), Qt::AlignVCenter | Qt::AlignRight,
                       QChar(0x2713));
    }
    const QRectF track(left, line.center().y() - kBar / 2, line.width() - left - figures - space::kTight,
                       kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(track, 3, 3);
    if (static_cast<std::size_t>(i) < m_values.size()) {
      const double value = std::clamp(m_values[static_cast<std::size_t>(i)], 0.0, 1.0);
      painter.setBrush(colours.accent);
      QRectF bar = track;
      bar.setWidth(std::max(track.width() * value, 1.5));
      painter.drawRoundedRect(bar, std::min(3.0, bar.width() / 2), 3);
      painter.setPen(strong ? colours.ink : colours.mutedInk);
      painter.drawText(QRectF(line.right() - figures, line.top(), figures, line.height()),
                       Qt::AlignVCenter | Qt::AlignRight, percent(value));
    }
    if (hasFocus() && i == m_current) {
      painter.setPen(QPen(colours.accent, 1.5));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(line.adjusted(1, 1, -1, -1), 3, 3);
    }
  }
}

bool ProbabilityBars::event(QEvent* event) {
  if (claimKeys(event, {Qt::Key_Up, Qt::Key_Down})) {
    return true;
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < m_labels.size(); ++i) {
      if (row(i).contains(help->pos()) && i < m_details.size()) {
        QToolTip::showText(help->globalPos(), m_details[i], this);
        return true;
      }
    }
    QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    describe();
    update();
  }
  return QWidget::event(event);
}

void ProbabilityBars::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(m_labels.size());
  if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
    m_current = std::clamp(m_current + (event->key() == Qt::Key_Up ? -1 : 1), 0, std::max(count - 1, 0));
    describe();
    update();
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace officina
