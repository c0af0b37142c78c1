// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_ribbon.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kCompactFrom = 49;    ///< tokens from which only colours and bars are drawn
constexpr qsizetype kLongest = 24;  ///< characters of a token
constexpr double kGap = 4.0;
constexpr double kPadding = 5.0;
constexpr double kBar = 10.0;      ///< height of the largest bar
constexpr double kArcFrom = 0.05;  ///< share of the largest from which a token gets an arc
constexpr double kWidestArc = 5.0;

}  // namespace

QString visibleToken(const QString& token) {
  QString text;
  for (const QChar c : token) {
    if (c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
      text += QChar(0x23CE);
    } else if (c == QLatin1Char('\t')) {
      text += QChar(0x21E5);
    } else if (c.isSpace()) {
      text += QChar(0x00B7);
    } else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
      text += QChar(0xFFFD);
    } else {
      text += c;
    }
  }
  if (text.size() > kLongest) {
    qsizetype end = kLongest - 1;
    if (text[end - 1].isHighSurrogate()) {
      --end;
    }
    text = text.left(end) + QChar(0x2026);
  }
  return text;
}

TokenRibbon::TokenRibbon(QWidget* parent) : NumbersWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TokenRibbon::setTokens(const QStringList& tokens, std::vector<float> values) {
  const bool moved = tokens != m_tokens;
  m_tokens = tokens;
  m_values = std::move(values);
  m_values.resize(static_cast<std::size_t>(m_tokens.size()), 0.0F);
  m_source = std::min(m_source, count() - 1);
  m_current = std::clamp(m_current, 0, std::max(count() - 1, 0));
  if (moved) {
    renew();
  }
  setAccessibleDescription(m_tokens.isEmpty() ? QString() : tokenText(m_current));
  update();
}

void TokenRibbon::setColours(NumberColours colours) {
  m_colours = colours;
  renew();
}

void TokenRibbon::setScale(double scale) {
  m_scale = scale;
  update();
}

double TokenRibbon::fullScale() const {
  return m_scale > 0.0 ? m_scale : largest(m_values);
}

void TokenRibbon::setSource(int index) {
  const bool room = (index >= 0) != (m_source >= 0);
  m_source = std::min(index, count() - 1);
  if (m_source >= 0) {
    m_current = m_source;
  }
  if (room) {
    renew();
  }
  update();
}

QString TokenRibbon::tokenText(int index) const {
  const QString value = number(static_cast<double>(m_values[static_cast<std::size_t>(index)]), 3);
  if (m_source >= 0) {
    return tr("“%1” (%2) → “%3” (%4): %5")
        .arg(m_tokens[m_source], QString::number(m_source), m_tokens[index], QString::number(index), value);
  }
  return tr("“%1” (%2): %3").arg(m_tokens[index], QString::number(index), value);
}

QString TokenRibbon::toTsv() const {
  QString text;
  for (int i = 0; i < count(); ++i) {
    text += m_tokens[i] + QLatin1Char('\t') + tsvNumber(m_values[static_cast<std::size_t>(i)]) +
            QLatin1Char('\n');
  }
  return text;
}

bool TokenRibbon::compact() const {
  return count() >= kCompactFrom;
}

double TokenRibbon::arcRoom() const {
  return m_source < 0 ? 0.0 : compact() ? 16.0 : 26.0;
}

/// Under the chip: the bar, and the figures where there are few tokens.
double TokenRibbon::figureRoom() const {
  const double bars = m_colours == NumberColours::Signed ? 2.0 * kBar : kBar;
  return bars + 3.0 + (compact() ? 0.0 : QFontMetricsF(captionFont()).height());
}

double TokenRibbon::flow(double width, std::vector<QRectF>* places) const {
  const QFontMetricsF metrics(font());
  const QFontMetricsF figures(captionFont());
  const double least = compact() ? 0.0 : figures.horizontalAdvance(QStringLiteral("−0,0000"));
  const double chip = metrics.height() + 4.0;
  const double line = arcRoom() + chip + figureRoom() + kGap;
  double x = 2.0;
  double y = 2.0;
  for (const QString& token : m_tokens) {
    const double wide =
        std::min(std::max(metrics.horizontalAdvance(token) + 2 * kPadding, least), width - 4.0);
    if (x > 2.0 && x + wide > width - 2.0) {
      x = 2.0;
      y += line;
    }
    if (places != nullptr) {
      places->emplace_back(x, y + arcRoom(), wide, chip);
    }
    x += wide + (compact() ? 2.0 : kGap);
  }
  return m_tokens.isEmpty() ? chip : y + line;
}

int TokenRibbon::heightForWidth(int width) const {
  return static_cast<int>(std::ceil(flow(width, nullptr)));
}

QSize TokenRibbon::sizeHint() const {
  return {scaled(420), heightForWidth(std::max(width(), scaled(420)))};
}

QSize TokenRibbon::minimumSizeHint() const {
  return {scaled(160), QFontMetrics(font()).height() + 8};
}

void TokenRibbon::renew() {
  m_places.clear();
  flow(width(), &m_places);
  updateGeometry();
  update();
}

void TokenRibbon::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double room = figureRoom();
  for (int i = 0; i < count(); ++i) {
    if (place(i).adjusted(0, 0, 0, room).intersects(QRectF(event->rect()))) {
      paintToken(painter, i);
    }
  }
  if (m_source >= 0) {
    paintArcs(painter);
  }
}

void TokenRibbon::paintToken(QPainter& painter, int index) const {
  const QRectF chip = place(index);
  const auto value = static_cast<double>(m_values[static_cast<std::size_t>(index)]);
  const double scale = fullScale();
  const QColor colour = numberColour(m_colours, value, scale);
  const QFontMetricsF metrics(font());
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(chip, 4, 4);
  painter.setFont(font());
  painter.setPen(inkOn(colour));
  painter.drawText(chip, Qt::AlignCenter,
                   metrics.elidedText(m_tokens[index], Qt::ElideRight, chip.width() - 2.0));
  painter.setBrush(Qt::NoBrush);
  if (index == m_source) {
    painter.setPen(QPen(theme().accent, 2.0));
    painter.drawRoundedRect(chip.adjusted(-1, -1, 1, 1), 5, 5);
  }
  if (hasFocus() && index == m_current) {
    painter.setPen(QPen(theme().ink, 1.5));
    painter.drawRoundedRect(chip.adjusted(-1, -1, 1, 1), 5, 5);
  }
  // Full colour is a full bar; a signed one goes up or down from its line.
  const double share = scale > 0.0 && std::isfinite(value) ? std::clamp(value / scale, -1.0, 1.0) : 0.0;
  const bool isSigned = m_colours == NumberColours::Signed;
  const double foot = chip.bottom() + 2.0 + kBar;
  painter.setPen(QPen(theme().border, 1.0));
  painter.drawLine(QPointF(chip.left(), foot), QPointF(chip.right(), foot));
  painter.setPen(Qt::NoPen);
  painter.setBrush(isSigned ? (share < 0.0 ? theme().negative : theme().positive) : theme().attention);
  const double wide = std::min(chip.width(), 14.0);
  const QRectF bar(chip.center().x() - wide / 2, share >= 0.0 ? foot - kBar * share : foot, wide,
                   kBar * std::abs(share));
  painter.drawRect(bar);
  if (!compact()) {
    painter.setFont(captionFont());
    painter.setPen(theme().mutedInk);
    const QFontMetricsF figures(captionFont());
    const double top = foot + (isSigned ? kBar : 0.0) + 1.0;
    QString text = number(value, 2);
    if (figures.horizontalAdvance(text) > chip.width() + kGap - 1.0) {
      text = number(value, 1);
    }
    painter.drawText(QRectF(chip.left() - kGap, top, chip.width() + 2 * kGap, figures.height()),
                     Qt::AlignCenter, text);
  }
}

void TokenRibbon::paintArcs(QPainter& painter) const {
  const double most = largest(m_values);
  const QRectF from = place(m_source);
  for (int i = 0; i < count(); ++i) {
    const auto value = static_cast<double>(m_values[static_cast<std::size_t>(i)]);
    if (i == m_source || most <= 0.0 || !(value >= kArcFrom * most)) {
      continue;
    }
    const QRectF to = place(i);
    QColor colour = theme().attention;
    colour.setAlphaF(static_cast<float>(0.25 + 0.65 * value / most));
    painter.setPen(QPen(colour, std::max(1.0, kWidestArc * value / most), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    const QPointF start(from.center().x(), from.top());
    const QPointF end(to.center().x(), to.top());
    const double lift = std::min(arcRoom() * 1.25, 10.0 + std::abs(end.x() - start.x()) * 0.15);
    QPainterPath path(start);
    path.cubicTo(start - QPointF(0, lift), end - QPointF(0, lift), end);
    painter.drawPath(path);
  }
}

int TokenRibbon::indexAt(QPointF where) const {
  const double room = figureRoom();
  for (int i = 0; i < count(); ++i) {
    if (place(i).adjusted(-1, 0, 1, room).contains(where)) {
      return i;
    }
  }
  return -1;
}

void TokenRibbon::moveTo(int index) {
  if (!m_tokens.isEmpty()) {
    m_current = std::clamp(index, 0, count() - 1);
    tell(tokenText(m_current));
  }
}

void TokenRibbon::mouseMoveEvent(QMouseEvent* event) {
  const int index = indexAt(event->position());
  if (index < 0) {
    QToolTip::hideText();
  } else {
    tellAt(*event, tokenText(index));
  }
}

void TokenRibbon::mousePressEvent(QMouseEvent* event) {
  const int index = indexAt(event->position());
  if (event->button() == Qt::LeftButton && index >= 0) {
    moveTo(index);
    Q_EMIT activated(index);
  }
}

void TokenRibbon::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
      return moveTo(m_current - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
      return moveTo(m_current + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!m_tokens.isEmpty()) {
        Q_EMIT activated(m_current);
      }
      return;
    default:
      NumbersWidget::keyPressEvent(event);
  }
}

void TokenRibbon::focusInEvent(QFocusEvent* event) {
  NumbersWidget::focusInEvent(event);
  moveTo(m_current);
}

void TokenRibbon::resizeEvent(QResizeEvent* event) {
  NumbersWidget::resizeEvent(event);
  m_places.clear();
  flow(width(), &m_places);
}

void TokenRibbon::changeEvent(QEvent* event) {
  NumbersWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) {
    renew();
  } else if (event->type() == QEvent::LanguageChange && !m_tokens.isEmpty()) {
    setAccessibleDescription(tokenText(m_current));
    update();
  }
}

}  // namespace officina
