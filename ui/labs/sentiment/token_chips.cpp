// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/token_chips.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

namespace {

constexpr double kGap = 6.0;   ///< between words
constexpr double kSide = 6.0;  ///< beside a chip's text

/// A leading space is a part of the token: it is shown as a dot at mid-height. Line breaks and tabs too.
QString shownText(const TokenChip& chip) {
  QString text = chip.text;
  text.replace(QLatin1Char('\n'), QChar(0x21b5)).replace(QLatin1Char('\t'), QChar(0x21e5));
  if (text.startsWith(QLatin1Char(' '))) {
    text[0] = QChar(0x00b7);
  }
  return text.size() > 40 ? text.left(39) + QChar(0x2026) : text;
}

QString idText(const TokenChip& chip) {
  return (chip.known ? QString() : QStringLiteral("? ")) + QString::number(chip.id);
}

}  // namespace

TokenChips::TokenChips(QWidget* parent) : QAbstractScrollArea(parent) {
  setFocusPolicy(Qt::TabFocus);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setProperty("usesArrowKeys", true);
  viewport()->setAutoFillBackground(false);
  viewport()->setMouseTracking(true);
}

void TokenChips::setTokens(std::vector<TokenChip> tokens) {
  if (tokens == m_tokens) {
    return;
  }
  m_tokens = std::move(tokens);
  m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_tokens.size()) - 1));
  place();
  describe();
  viewport()->update();
}

void TokenChips::setEmptyText(const QString& text) {
  m_emptyText = text;
  viewport()->update();
}

QString TokenChips::words(std::size_t token) const {
  const TokenChip& chip = m_tokens[token];
  QString text = tr("token %1: “%2”, number %3").arg(token + 1).arg(chip.text).arg(chip.id);
  if (chip.cut) {
    text += QLatin1Char('\n') + tr("cut: the network does not read as far as this");
  } else if (!chip.known) {
    text += QLatin1Char('\n') + tr("unknown: no sentence that it was trained on has this token");
  }
  if (chip.joined) {
    text += QLatin1Char('\n') + tr("a piece of the same word as the token before");
  }
  return text;
}

QString TokenChips::toTsv() const {
  QString text = QStringLiteral("token\tid\tknown\tcut\n");
  for (const TokenChip& chip : m_tokens) {
    QString plain = chip.text;
    plain.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    text += QStringLiteral("%1\t%2\t%3\t%4\n")
                .arg(plain, QString::number(chip.id), QString::number(chip.known ? 1 : 0),
                     QString::number(chip.cut ? 1 : 0));
  }
  return text;
}

double TokenChips::rowHeight() const {
  return QFontMetricsF(font()).height() + QFontMetricsF(captionFont()).height() + 4.0;
}

QSize TokenChips::sizeHint() const {
  return {scaled(300), minimumSizeHint().height() + scaled(13)};
}

/// Room for two rows where there are two; more of them scroll.
QSize TokenChips::minimumSizeHint() const {
  const bool two = !m_places.empty() && m_places.back().top() > m_places.front().top();
  return {scaled(160), static_cast<int>(std::ceil(two ? 2 * rowHeight() + kGap : rowHeight())) + 3};
}

/// Words stay together where a line is wide enough for them.
void TokenChips::place() {
  m_places.clear();
  const QFontMetricsF text(font());
  const QFontMetricsF ids(captionFont());
  const double high = rowHeight();
  const double most = std::max(40.0, viewport()->width() - 2.0);
  const auto wide = [&](const TokenChip& chip) {
    return std::min(
        most,
        std::max(text.horizontalAdvance(shownText(chip)), ids.horizontalAdvance(idText(chip))) + 2 * kSide);
  };
  double x = 1.0;
  double y = 1.0;
  for (std::size_t i = 0; i < m_tokens.size();) {
    std::size_t end = i + 1;
    double whole = wide(m_tokens[i]);
    while (end < m_tokens.size() && m_tokens[end].joined) {
      whole += wide(m_tokens[end++]);
    }
    if (x > 1.0 && x + whole > most) {
      x = 1.0;
      y += high + kGap;
    }
    for (; i < end; ++i) {
      const double width = wide(m_tokens[i]);
      if (x > 1.0 && x + width > most + 1.0) {
        x = 1.0;
        y += high + kGap;
      }
      m_places.emplace_back(x, y, width, high);
      x += width;
    }
    x += kGap;
  }
  updateGeometry();
  const double bottom = m_places.empty() ? 0.0 : m_places.back().bottom() + 1.0;
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(static_cast<int>(high / 2));
  verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(bottom) - viewport()->height() + 1));
}

void TokenChips::paintChip(QPainter& painter, std::size_t token, const QRectF& at) const {
  const TokenChip& chip = m_tokens[token];
  const Theme& colours = theme();
  const auto sameLine = [&](std::size_t other) {
    return other < m_places.size() && m_places[other].top() == m_places[token].top();
  };
  const bool left = chip.joined && token > 0 && sameLine(token - 1);
  const bool right = token + 1 < m_tokens.size() && m_tokens[token + 1].joined && sameLine(token + 1);
  QPainterPath outline;
  outline.setFillRule(Qt::WindingFill);
  outline.addRoundedRect(at, 5, 5);
  if (left) {
    outline.addRect(QRectF(at.left(), at.top(), 6, at.height()));
  }
  if (right) {
    outline.addRect(QRectF(at.right() - 6, at.top(), 6, at.height()));
  }
  const bool unknown = !chip.known && !chip.cut;
  painter.setBrush(chip.cut ? QColor(Qt::transparent) : colours.panel);
  const bool current = hasFocus() && static_cast<int>(token) == m_current;
  painter.setPen(QPen(current   ? colours.accent
                      : unknown ? colours.warning
                                : colours.border,
                      current   ? 2.0
                      : unknown ? 1.5
                                : 1.0,
                      unknown    ? Qt::DashLine
                      : chip.cut ? Qt::DotLine
                                 : Qt::SolidLine));
  painter.drawPath(outline.simplified());
  QFont font_ = font();
  font_.setStrikeOut(chip.cut);
  painter.setFont(font_);
  painter.setPen(chip.cut ? colours.mutedInk : colours.ink);
  const QRectF inner = at.adjusted(kSide, 2, -kSide, -2);
  painter.drawText(inner, Qt::AlignTop | Qt::AlignHCenter,
                   QFontMetricsF(font_).elidedText(shownText(chip), Qt::ElideRight, inner.width()));
  painter.setFont(captionFont());
  painter.setPen(unknown ? colours.warning : colours.mutedInk);
  painter.drawText(inner, Qt::AlignBottom | Qt::AlignHCenter, idText(chip));
}

void TokenChips::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  if (m_tokens.empty()) {
    painter.setPen(theme().mutedInk);
    painter.setFont(captionFont());
    painter.drawText(viewport()->rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
    return;
  }
  painter.translate(0, -verticalScrollBar()->value());
  for (std::size_t i = 0; i < m_places.size(); ++i) {
    paintChip(painter, i, m_places[i]);
  }
}

int TokenChips::chipAt(QPointF at) const {
  const QPointF place = at + QPointF(0, verticalScrollBar()->value());
  const auto found = std::ranges::find_if(m_places, [&](const QRectF& one) { return one.contains(place); });
  return found == m_places.end() ? -1 : static_cast<int>(found - m_places.begin());
}

void TokenChips::describe() {
  if (m_tokens.empty()) {
    setAccessibleDescription(m_emptyText);
  } else if (hasFocus()) {
    setAccessibleDescription(words(static_cast<std::size_t>(m_current)));
  } else {
    setAccessibleDescription(tr("%Ln token(s)", nullptr, static_cast<int>(m_tokens.size())));
  }
}

bool TokenChips::event(QEvent* event) {
  if (claimKeys(event, kArrowKeys)) {
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    describe();
    viewport()->update();
  }
  return QAbstractScrollArea::event(event);
}

bool TokenChips::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int chip = chipAt(help->pos()); chip >= 0) {
      QToolTip::showText(help->globalPos(), words(static_cast<std::size_t>(chip)), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void TokenChips::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  place();
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up      ? -1
                   : event->key() == Qt::Key_Right || event->key() == Qt::Key_Down ? 1
                                                                                   : 0;
  if (step == 0 || m_tokens.empty()) {
    QAbstractScrollArea::keyPressEvent(event);
    return;
  }
  m_current = std::clamp(m_current + step, 0, static_cast<int>(m_tokens.size()) - 1);
  const QRectF at = m_places[static_cast<std::size_t>(m_current)];
  if (at.top() < verticalScrollBar()->value()) {
    verticalScrollBar()->setValue(static_cast<int>(at.top()) - 1);
  } else if (at.bottom() > verticalScrollBar()->value() + viewport()->height()) {
    verticalScrollBar()->setValue(static_cast<int>(at.bottom()) - viewport()->height() + 2);
  }
  describe();
  viewport()->update();
}

void TokenChips::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    place();
  } else if (event->type() == QEvent::LanguageChange) {
    describe();
  }
}

}  // namespace officina
