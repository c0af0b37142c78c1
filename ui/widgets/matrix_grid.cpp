// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/matrix_grid.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/numbers_picture.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {
constexpr double kGap = 8.0;
constexpr double kLeastSide = 36.0;
constexpr double kLargestSide = 220.0;
}  // namespace

MatrixGrid::MatrixGrid(QWidget* parent) : NumbersWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MatrixGrid::setMatrices(std::vector<Matrix> matrices, const QStringList& titles,
                             const QStringList& captions, int perRow, const QStringList& names) {
  m_matrices = std::move(matrices);
  m_largest.clear();
  for (const Matrix& matrix : m_matrices) {
    m_largest.push_back(largest(matrix.values));
  }
  m_titles = titles;
  m_captions = captions;
  m_names = names;
  const int before = m_perRow;
  m_perRow = std::max(perRow, 1);
  m_chosen = std::min(m_chosen, count() - 1);
  m_pictures.clear();
  arrange();
  if (before != m_perRow) {
    updateGeometry();
  }
  setAccessibleDescription(m_chosen >= 0 ? summary(m_chosen) : QString());
  update();
}

void MatrixGrid::setScale(Scale scale) {
  m_scale = scale;
  m_pictures.clear();
  update();
}

double MatrixGrid::fullScale(int index) const {
  switch (m_scale) {
    case Scale::One:
      return 1.0;
    case Scale::Shared:
      return m_largest.empty() ? 1.0 : *std::max_element(m_largest.begin(), m_largest.end());
    case Scale::Each:
      return m_largest[static_cast<std::size_t>(index)];
  }
  return 1.0;
}

void MatrixGrid::setChosen(int index) {
  m_chosen = std::min(index, count() - 1);
  setAccessibleDescription(m_chosen >= 0 ? summary(m_chosen) : QString());
  update();
}

QString MatrixGrid::summary(int index) const {
  return tr("%1: largest %2")
      .arg(m_titles.value(index), number(m_largest[static_cast<std::size_t>(index)], 3));
}

QString MatrixGrid::cellText(int index, int row, int column) const {
  const auto name = [this](int i) {
    return i < m_names.size() ? tr("“%1” (%2)").arg(m_names[i], QString::number(i)) : QString::number(i);
  };
  const float value = m_matrices[static_cast<std::size_t>(index)].at(row, column);
  return tr("%1: %2 → %3: %4")
      .arg(m_titles.value(index), name(row), name(column), number(static_cast<double>(value), 3));
}

QString MatrixGrid::toTsv() const {
  if (m_matrices.empty()) {
    return {};
  }
  // One line a number: matrices beside each other are no table that anything reads.
  QString text = tr("matrix") + QLatin1Char('\t') + tr("row") + QLatin1Char('\t') + tr("column") +
                 QLatin1Char('\t') + tr("number") + QLatin1Char('\n');
  for (int index = 0; index < count(); ++index) {
    const Matrix& matrix = m_matrices[static_cast<std::size_t>(index)];
    for (std::int64_t row = 0; row < matrix.rows; ++row) {
      for (std::int64_t column = 0; column < matrix.columns; ++column) {
        text += m_titles.value(index) + QLatin1Char('\t') + QString::number(row) + QLatin1Char('\t') +
                QString::number(column) + QLatin1Char('\t') + tsvNumber(matrix.at(row, column)) +
                QLatin1Char('\n');
      }
    }
  }
  return text;
}

QSize MatrixGrid::sizeHint() const {
  const int lines = (std::max(count(), 1) + m_perRow - 1) / m_perRow;
  const int title = QFontMetrics(captionFont()).height();
  return {m_perRow * (scaled(76) + static_cast<int>(kGap)),
          lines * (scaled(76) + title + static_cast<int>(kGap))};
}

QSize MatrixGrid::minimumSizeHint() const {
  const int lines = (std::max(count(), 1) + m_perRow - 1) / m_perRow;
  const double title = QFontMetricsF(captionFont()).height();
  return {static_cast<int>(m_perRow * (kLeastSide + kGap)),
          static_cast<int>(lines * (kLeastSide + title + kGap / 2))};
}

void MatrixGrid::arrange() {
  const int lines = (std::max(count(), 1) + m_perRow - 1) / m_perRow;
  const double title = QFontMetricsF(captionFont()).height();
  const double across = (width() - 4.0) / m_perRow - kGap;
  const double down = (height() - 4.0) / lines - title - kGap / 2;
  const double side = std::clamp(std::min(across, down), 8.0, kLargestSide);
  if (side != m_side) {
    m_side = side;
    m_pictures.clear();
  }
}

QRectF MatrixGrid::area(int index) const {
  const double title = QFontMetricsF(captionFont()).height();
  return {2.0 + index % m_perRow * (m_side + kGap),
          2.0 + title + index / m_perRow * (m_side + title + kGap / 2), m_side, m_side};
}

void MatrixGrid::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_pictures.empty()) {
    const int pixels = static_cast<int>(m_side * devicePixelRatioF());
    for (int index = 0; index < count(); ++index) {
      m_pictures.push_back(
          numbersPicture(shrunk(m_matrices[static_cast<std::size_t>(index)], {pixels, pixels}),
                         NumberColours::Attention, fullScale(index)));
    }
  }
  const QFontMetricsF metrics(captionFont());
  painter.setFont(captionFont());
  for (int index = 0; index < count(); ++index) {
    const QRectF place = area(index);
    painter.drawImage(place, m_pictures[static_cast<std::size_t>(index)]);
    const bool current = index == m_chosen;
    painter.setPen(current ? theme().accent : theme().mutedInk);
    painter.drawText(
        QRectF(place.left(), place.top() - metrics.height(), m_side + kGap / 2, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_captions.value(index), Qt::ElideRight, m_side + kGap / 2));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(current ? QPen(hasFocus() ? theme().ink : theme().accent, 2.0) : QPen(theme().line, 1.0));
    painter.drawRect(place.adjusted(-1, -1, 1, 1));
  }
}

int MatrixGrid::indexAt(QPointF place) const {
  for (int index = 0; index < count(); ++index) {
    if (area(index).contains(place)) {
      return index;
    }
  }
  return -1;
}

void MatrixGrid::choose(int index) {
  if (m_matrices.empty()) {
    return;
  }
  m_chosen = std::clamp(index, 0, count() - 1);
  tell(summary(m_chosen));
  Q_EMIT activated(m_chosen);
}

void MatrixGrid::mouseMoveEvent(QMouseEvent* event) {
  const int index = indexAt(event->position());
  if (index < 0 || m_matrices[static_cast<std::size_t>(index)].values.empty()) {
    QToolTip::hideText();
    return;
  }
  const Matrix& matrix = m_matrices[static_cast<std::size_t>(index)];
  const QPointF inside = event->position() - area(index).topLeft();
  const auto at = [this](double place, std::int64_t many) {
    return static_cast<int>(std::clamp<std::int64_t>(
        static_cast<std::int64_t>(place / m_side * static_cast<double>(many)), 0, many - 1));
  };
  tellAt(*event, cellText(index, at(inside.y(), matrix.rows), at(inside.x(), matrix.columns)));
}

void MatrixGrid::mousePressEvent(QMouseEvent* event) {
  const int index = indexAt(event->position());
  if (event->button() == Qt::LeftButton && index >= 0) {
    choose(index);
  }
}

void MatrixGrid::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(m_chosen - 1);
    case Qt::Key_Right:
      return choose(m_chosen + 1);
    case Qt::Key_Up:
      return choose(m_chosen >= m_perRow ? m_chosen - m_perRow : m_chosen);
    case Qt::Key_Down:
      return choose(m_chosen + m_perRow < count() ? m_chosen + m_perRow : m_chosen);
    default:
      NumbersWidget::keyPressEvent(event);
  }
}

void MatrixGrid::focusInEvent(QFocusEvent* event) {
  NumbersWidget::focusInEvent(event);
  if (m_chosen >= 0) {
    tell(summary(m_chosen));
  }
}

void MatrixGrid::resizeEvent(QResizeEvent* event) {
  NumbersWidget::resizeEvent(event);
  arrange();
}

void MatrixGrid::changeEvent(QEvent* event) {
  NumbersWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    m_pictures.clear();
    update();
  } else if (event->type() == QEvent::FontChange) {
    arrange();
    updateGeometry();
  } else if (event->type() == QEvent::LanguageChange && m_chosen >= 0) {
    setAccessibleDescription(summary(m_chosen));
  }
}

}  // namespace officina
