// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/answer_gauge.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/labs/sentiment/sentences_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr double kBar = 12.0;
constexpr double kPointer = 7.0;
}  // namespace

bool unsure(double positive, double sureFrom) {
  return std::max(positive, 1.0 - positive) < sureFrom;
}

QString answerWord(double positive, double sureFrom) {
  return unsure(positive, sureFrom) ? AnswerGauge::tr("not sure")
                                    : labelWord(positive > 0.5 ? kPositive : kNegative);
}

AnswerGauge::AnswerGauge(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnswerGauge::setPositive(std::optional<double> probability) {
  m_positive = probability;
  describe();
  update();
}

void AnswerGauge::setSureFrom(double probability) {
  m_sureFrom = probability;
  describe();
  update();
}

QString AnswerGauge::words() const {
  if (!m_positive) {
    return {};
  }
  const bool yes = *m_positive > 0.5;
  return (unsure(*m_positive, m_sureFrom) ? tr("Not sure: nearest is %1, %2") : tr("%1, %2"))
      .arg(labelWord(yes ? kPositive : kNegative), percent(std::max(*m_positive, 1.0 - *m_positive)));
}

/// A screen reader hears of another answer, not of every thousandth.
void AnswerGauge::describe() {
  const QString answer = m_positive ? answerWord(*m_positive, m_sureFrom) : tr("no answer yet");
  if (answer != m_described) {
    m_described = answer;
    setAccessibleDescription(answer);
  }
}

QSize AnswerGauge::sizeHint() const {
  return {scaled(240), minimumSizeHint().height()};
}

QSize AnswerGauge::minimumSizeHint() const {
  return {scaled(150), QFontMetrics(captionFont()).height() + static_cast<int>(kBar + 2 * kPointer) + 2};
}

void AnswerGauge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& colours = theme();
  const QRectF track(kPointer, kPointer, width() - 2 * kPointer, kBar);
  QPainterPath shape;
  shape.addRoundedRect(track, kBar / 2, kBar / 2);
  painter.setClipPath(shape);
  painter.fillRect(track, colours.line);
  const double middle = track.center().x();
  if (m_positive) {
    const double at = track.left() + track.width() * *m_positive;
    painter.fillRect(
        QRectF(QPointF(std::min(middle, at), track.top()), QPointF(std::max(middle, at), track.bottom())),
        *m_positive > 0.5 ? colours.positive : colours.negative);
  }
  if (m_sureFrom > 0.5) {
    const double half = track.width() * (m_sureFrom - 0.5);
    painter.fillRect(QRectF(middle - half, track.top(), 2 * half, track.height()),
                     QBrush(colours.mutedInk, Qt::BDiagPattern));
    painter.setPen(QPen(colours.mutedInk, 1.0));
    for (const double edge : {middle - half, middle + half}) {
      painter.drawLine(QPointF(edge, track.top()), QPointF(edge, track.bottom()));
    }
  }
  painter.setClipping(false);
  painter.setPen(QPen(colours.mutedInk, 1.0));
  painter.drawLine(QPointF(middle, track.top() - 2), QPointF(middle, track.bottom() + 2));
  if (m_positive) {
    const double at = track.left() + track.width() * *m_positive;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    painter.drawPolygon(QPolygonF({{at, track.top() + 3}, {at - kPointer + 1, 0}, {at + kPointer - 1, 0}}));
    painter.drawRect(QRectF(at - 1, track.top(), 2, track.height() + 3));
  }
  painter.setFont(captionFont());
  painter.setPen(colours.mutedInk);
  const QRectF below(0, track.bottom() + 4, width(), height() - track.bottom() - 4);
  const QString left = labelWord(kNegative);
  const QString right = labelWord(kPositive);
  painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, left);
  painter.drawText(below, Qt::AlignRight | Qt::AlignTop, right);
  const QString zone = tr("not sure");
  const QFontMetricsF metrics(painter.font());
  const double room =
      width() - 2 * std::max(metrics.horizontalAdvance(left), metrics.horizontalAdvance(right));
  if (m_sureFrom > 0.5 && metrics.horizontalAdvance(zone) + 2 * kPointer < room) {
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop, zone);
  }
}

void AnswerGauge::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    m_described.clear();
    describe();
    update();
  }
}

}  // namespace officina
