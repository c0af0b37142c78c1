// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confusion_matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

namespace {

QColor mix(const QColor& from, const QColor& to, double t) {
  const auto channel = [t](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * t)); };
  return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ConfusionMatrix::setCounts(const Counts& counts, const QStringList& labels) {
  m_counts = counts;
  m_labels = labels;
  m_row = std::clamp(m_row, 0, std::max(size() - 1, 0));
  m_column = std::clamp(m_column, 0, std::max(size() - 1, 0));
  setAccessibleDescription(m_counts.empty() ? tr("nothing evaluated yet") : cellText(m_row, m_column));
  update();
}

void ConfusionMatrix::setCurrent(int row, int column) {
  if (m_counts.empty()) {
    return;
  }
  m_row = std::clamp(row, 0, size() - 1);
  m_column = std::clamp(column, 0, size() - 1);
  setAccessibleDescription(cellText(m_row, m_column));
  update();
}

double ConfusionMatrix::share(int row, int column) const {
  const auto& line = m_counts[static_cast<std::size_t>(row)];
  const auto total = std::accumulate(line.begin(), line.end(), std::int64_t{0});
  return total > 0 ? static_cast<double>(line[static_cast<std::size_t>(column)]) / static_cast<double>(total)
                   : 0.0;
}

QString ConfusionMatrix::cellText(int row, int column) const {
  const auto count = m_counts[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  return tr("true %1, said %2: %L3 pictures, %4 of the row")
      .arg(m_labels.value(row), m_labels.value(column))
      .arg(count)
      .arg(percent(share(row, column)));
}

/// Room for the labels and the name of each axis.
double ConfusionMatrix::heading() const {
  return 2.0 * QFontMetricsF(captionFont()).height() + space::kTight;
}

QRectF ConfusionMatrix::cell(int row, int column) const {
  const double head = heading();
  const double side = (std::min(width(), height()) - head - 1.0) / std::max(size(), 1);
  return {head + column * side, head + row * side, side, side};
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& colours = theme();
  if (m_counts.empty()) {
    painter.setPen(colours.mutedInk);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("nothing evaluated yet"));
    return;
  }
  const double line = QFontMetricsF(captionFont()).height();
  const QRectF table = cell(0, 0).united(cell(size() - 1, size() - 1));
  painter.setFont(captionFont());
  painter.setPen(colours.mutedInk);
  painter.drawText(QRectF(table.left(), 0, table.width(), line), Qt::AlignCenter, tr("the network said"));
  painter.save();
  painter.rotate(-90);
  painter.drawText(QRectF(-table.bottom(), 0, table.height(), line), Qt::AlignCenter, tr("it was"));
  painter.restore();
  QFont figures = captionFont();
  const double side = cell(0, 0).height();
  for (int i = 0; i < size(); ++i) {
    painter.setFont(captionFont());
    painter.setPen(colours.mutedInk);
    const QRectF across = cell(0, i);
    const QRectF down = cell(i, 0);
    const QFontMetricsF metrics(captionFont());
    const QString label = metrics.elidedText(m_labels.value(i), Qt::ElideRight, side);
    painter.drawText(QRectF(across.left(), line, side, line), Qt::AlignCenter, label);
    if (metrics.horizontalAdvance(label) <= line) {
      painter.drawText(QRectF(line, down.top(), line, side), Qt::AlignCenter, label);
    } else {  // a word stands along its row's edge
      painter.save();
      painter.rotate(-90);
      painter.drawText(QRectF(-down.bottom(), line, side, line), Qt::AlignCenter, label);
      painter.restore();
    }
    for (int j = 0; j < size(); ++j) {
      const QRectF area = cell(i, j).adjusted(0.5, 0.5, -0.5, -0.5);
      const auto count = m_counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      const double strength = std::sqrt(share(i, j));
      painter.setPen(Qt::NoPen);
      painter.setBrush(count == 0 ? mix(colours.panel, colours.line, 0.35)
                                  : mix(colours.panel, colours.accent, strength));
      painter.drawRoundedRect(area, 2, 2);
      if (count == 0) {
        continue;
      }
      QFont font = figures;
      font.setWeight(i == j ? QFont::DemiBold : QFont::Normal);
      const QString text = officina::locale().toString(static_cast<qlonglong>(count));
      const double wide = QFontMetricsF(font).horizontalAdvance(text);
      if (wide > area.width() - 2 && wide > 0) {
        font.setPointSizeF(font.pointSizeF() * (area.width() - 2) / wide);
      }
      painter.setFont(font);
      painter.setPen(strength > 0.55 ? colours.accentInk : colours.ink);
      painter.drawText(area, Qt::AlignCenter, text);
    }
  }
  const QRectF current = cell(m_row, m_column).adjusted(1, 1, -1, -1);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(hasFocus() ? colours.ink : colours.mutedInk, hasFocus() ? 2.0 : 1.0));
  painter.drawRoundedRect(current, 2, 2);
}

bool ConfusionMatrix::event(QEvent* event) {
  if (claimKeys(event, kArrowKeys) || claimKeys(event, {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter})) {
    return true;
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < size(); ++i) {
      for (int j = 0; j < size(); ++j) {
        if (cell(i, j).contains(help->pos())) {
          QToolTip::showText(help->globalPos(), cellText(i, j), this);
          return true;
        }
      }
    }
    QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    update();
  }
  return QWidget::event(event);
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
  for (int i = 0; event->button() == Qt::LeftButton && i < size(); ++i) {
    for (int j = 0; j < size(); ++j) {
      if (cell(i, j).contains(event->position())) {
        setCurrent(i, j);
        Q_EMIT cellActivated(i, j);
        return;
      }
    }
  }
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    return copy();
  }
  switch (event->key()) {
    case Qt::Key_Left:
      return setCurrent(m_row, m_column - 1);
    case Qt::Key_Right:
      return setCurrent(m_row, m_column + 1);
    case Qt::Key_Up:
      return setCurrent(m_row - 1, m_column);
    case Qt::Key_Down:
      return setCurrent(m_row + 1, m_column);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (!m_counts.empty()) {
        Q_EMIT cellActivated(m_row, m_column);
      }
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

QString ConfusionMatrix::toTsv() const {
  QString text = tr("true \\ said");
  for (int j = 0; j < size(); ++j) {
    text += QLatin1Char('\t') + m_labels.value(j);
  }
  text += QLatin1Char('\n');
  for (int i = 0; i < size(); ++i) {
    text += m_labels.value(i);
    for (const std::int64_t count : m_counts[static_cast<std::size_t>(i)]) {
      text += QLatin1Char('\t') + QString::number(count);
    }
    text += QLatin1Char('\n');
  }
  return text;
}

void ConfusionMatrix::copy() const {
  if (!m_counts.empty()) {
    QApplication::clipboard()->setText(toTsv());
  }
}

void ConfusionMatrix::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  QAction* copyAction = menu.addAction(tr("Copy the table"));
  copyAction->setEnabled(!m_counts.empty());
  if (menu.exec(event->globalPos()) == copyAction) {
    copy();
  }
}

}  // namespace officina
