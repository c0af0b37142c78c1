// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/neuron_view.h"

#include <cmath>

#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

#include "ui/labs/thermometer/pairs_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kFieldWidth = 64;
constexpr int kRadius = 18;
constexpr int kHeight = 64;
constexpr int kAnswerWidth = 84;

}  // namespace

NeuronView::NeuronView(QWidget* parent) : QWidget(parent), m_edit(new QLineEdit(this)) {
  m_edit->setAlignment(Qt::AlignCenter);
  connect(m_edit, &QLineEdit::textEdited, this, &NeuronView::takeText);
  connect(m_edit, &QLineEdit::editingFinished, this, [this] { setInput(m_input); });
  setInput(m_input);
  retranslate();
}

QSize NeuronView::sizeHint() const {
  return {scaled(420), scaled(kHeight)};
}
QSize NeuronView::minimumSizeHint() const {
  return {scaled(280), scaled(kHeight)};
}

void NeuronView::setLine(const std::optional<Line>& line) {
  m_line = line;
  update();
}

void NeuronView::setInput(double x) {
  m_input = x;
  m_edit->setText(temperature(static_cast<float>(x)));
  m_edit->setProperty("invalid", false);
  m_edit->style()->unpolish(m_edit);
  m_edit->style()->polish(m_edit);
  m_edit->setToolTip({});
  update();
}

void NeuronView::takeText() {
  float value = 0.0F;
  const QString problem = PairsModel::problemOf(m_edit->text(), &value);
  m_edit->setProperty("invalid", !problem.isEmpty());
  m_edit->style()->unpolish(m_edit);
  m_edit->style()->polish(m_edit);
  m_edit->setToolTip(problem);
  m_edit->setAccessibleDescription(problem);
  if (problem.isEmpty()) {
    m_input = value;
    update();
    Q_EMIT inputChanged(m_input);
  }
}

double NeuronView::neuronMiddle() const {
  return height() - scaled(kRadius) - 3.0;  // the bias is written above the circle
}

void NeuronView::resizeEvent(QResizeEvent* /*event*/) {
  const int height = m_edit->sizeHint().height();
  m_edit->setGeometry(0, static_cast<int>(neuronMiddle()) - height / 2, scaled(kFieldWidth), height);
}

void NeuronView::paintEvent(QPaintEvent* /*event*/) {
  const Theme& colors = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double middle = neuronMiddle();
  const double radius = scaled(kRadius);
  const double inputRight = scaled(kFieldWidth);
  const double outputLeft = width() - scaled(kAnswerWidth);
  const QPointF centre(inputRight + (outputLeft - inputRight) * 0.62, middle);
  const double weight = m_line ? m_line->weight : 0.0;
  const double bias = m_line ? m_line->bias : 0.0;
  const auto signedPen = [&](double value) {
    return QPen(value < 0.0 ? colors.negative : colors.positive, m_line ? 2.5 : 1.0);
  };

  painter.setPen(signedPen(weight));
  painter.drawLine(QPointF(inputRight + 4.0, middle), centre - QPointF(radius, 0));
  painter.setPen(QPen(colors.mutedInk, 1.5));
  painter.drawLine(centre + QPointF(radius, 0), QPointF(outputLeft - 2.0, middle));
  painter.drawLine(QPointF(outputLeft - 7.0, middle - 4.0), QPointF(outputLeft - 2.0, middle));
  painter.drawLine(QPointF(outputLeft - 7.0, middle + 4.0), QPointF(outputLeft - 2.0, middle));
  painter.setPen(signedPen(bias));
  painter.setBrush(colors.panel);
  painter.drawEllipse(centre, radius, radius);

  painter.setFont(headingFont());
  painter.setPen(colors.ink);
  painter.drawText(QRectF(centre.x() - radius, middle - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                   QStringLiteral("Σ"));
  painter.setFont(captionFont());
  const QFontMetricsF metrics(captionFont());
  const auto above = [&](double from, double to, const QString& text, const QColor& color) {
    painter.setPen(color);
    painter.drawText(QRectF(from, middle - metrics.height() - 4.0, to - from, metrics.height()),
                     Qt::AlignHCenter | Qt::AlignBottom | Qt::TextDontClip, text);
  };
  const auto below = [&](double from, double to, const QString& text) {
    painter.setPen(colors.mutedInk);
    painter.drawText(QRectF(from, middle + 4.0, to - from, metrics.height()),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip, text);
  };
  const QRectF answer(outputLeft, middle - metrics.height(), scaled(kAnswerWidth), 2.0 * metrics.height());
  if (!m_line) {
    painter.setPen(colors.mutedInk);
    painter.drawText(answer, Qt::AlignCenter, QStringLiteral("–"));
    return;
  }
  const double product = weight * m_input;
  const double output = m_line->at(static_cast<float>(m_input));
  above(inputRight, centre.x() - radius, QStringLiteral("× ") + number(weight, 4), colors.ink);
  below(inputRight, centre.x() - radius, QStringLiteral("= ") + number(product, 4));
  painter.setPen(colors.ink);
  painter.drawText(
      QRectF(centre.x() - 70.0, middle - radius - metrics.height() - 2.0, 140.0, metrics.height()),
      Qt::AlignHCenter | Qt::AlignBottom | Qt::TextDontClip,
      (bias < 0.0 ? QStringLiteral("− ") : QStringLiteral("+ ")) + number(std::abs(bias), 6));
  painter.setFont(headingFont());
  painter.setPen(colors.ink);
  painter.drawText(answer, Qt::AlignCenter, number(output, 4) + QStringLiteral("\u00a0°C"));
}

void NeuronView::retranslate() {
  setAccessibleName(tr("The neuron"));
  m_edit->setAccessibleName(tr("Temperature to predict from"));
  setToolTip(
      tr("The whole network: one weight and one bias. Blue lines carry a positive number, orange ones a "
         "negative."));
  m_edit->setText(temperature(static_cast<float>(m_input)));
  update();
}

void NeuronView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
