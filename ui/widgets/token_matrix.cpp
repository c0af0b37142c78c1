// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_matrix.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/numbers_picture.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr double kWidestCell = 64.0;
constexpr double kHighestCell = 30.0;
constexpr double kLongestName = 110.0;  ///< at 100 % text

double nameWidth(const QStringList& names, int count, const QFontMetricsF& metrics) {
  double widest = metrics.horizontalAdvance(QString::number(count));
  for (const QString& name : names) {
    widest = std::max(widest, metrics.horizontalAdvance(name));
  }
  return std::ceil(std::min(widest, static_cast<double>(scaled(static_cast<int>(kLongestName))))) + 6.0;
}

}  // namespace

TokenMatrix::TokenMatrix(QWidget* parent) : NumbersWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TokenMatrix::setMatrix(const Matrix& matrix, const QStringList& rowNames,
                            const QStringList& columnNames) {
  m_matrix = matrix;
  m_rowNames = rowNames;
  m_columnNames = columnNames;
  m_row = std::clamp(m_row, 0, std::max(rows() - 1, 0));
  m_column = std::clamp(m_column, 0, std::max(columns() - 1, 0));
  m_chosenRow = std::min(m_chosenRow, rows() - 1);
  m_chosenColumn = std::min(m_chosenColumn, columns() - 1);
  arrange();
  renew();
  updateGeometry();
  setAccessibleDescription(m_matrix.values.empty() ? QString() : cellText(m_row, m_column));
}

void TokenMatrix::setColours(NumberColours colours) {
  m_colours = colours;
  renew();
}

void TokenMatrix::setScale(double scale) {
  m_scale = scale;
  renew();
}

double TokenMatrix::fullScale() const {
  return m_scale > 0.0 ? m_scale : largest(m_matrix.values);
}

void TokenMatrix::setAxes(const QString& rowAxis, const QString& columnAxis) {
  m_rowAxis = rowAxis;
  m_columnAxis = columnAxis;
  arrange();
  update();
}

void TokenMatrix::setLeastCell(double pixels) {
  m_leastCell = pixels;
  updateGeometry();
}

void TokenMatrix::setChosen(int row, int column) {
  m_chosenRow = std::min(row, rows() - 1);
  m_chosenColumn = std::min(column, columns() - 1);
  if (m_chosenRow >= 0) {
    m_row = m_chosenRow;
  }
  if (m_chosenColumn >= 0) {
    m_column = m_chosenColumn;
  }
  update();
}

QString TokenMatrix::rowName(int row) const {
  return row < m_rowNames.size() ? m_rowNames[row] : QString::number(row);
}

QString TokenMatrix::columnName(int column) const {
  return column < m_columnNames.size() ? m_columnNames[column] : QString::number(column);
}

QString TokenMatrix::cellText(int row, int column) const {
  const QString value = number(static_cast<double>(m_matrix.at(row, column)));
  const auto side = [](const QString& name, bool named, int index) {
    return named ? tr("“%1” (%2)").arg(name, QString::number(index)) : name;
  };
  return tr("%1 → %2: %3")
      .arg(side(rowName(row), row < m_rowNames.size(), row),
           side(columnName(column), column < m_columnNames.size(), column), value);
}

QString TokenMatrix::toTsv() const {
  QString text;
  if (m_matrix.values.empty()) {
    return text;
  }
  for (int column = 0; column < columns(); ++column) {
    text += QLatin1Char('\t') + columnName(column);
  }
  text += QLatin1Char('\n');
  for (int row = 0; row < rows(); ++row) {
    text += rowName(row);
    for (int column = 0; column < columns(); ++column) {
      text += QLatin1Char('\t') + tsvNumber(m_matrix.at(row, column));
    }
    text += QLatin1Char('\n');
  }
  return text;
}

QSize TokenMatrix::sizeHint() const {
  return QSize(scaled(360), scaled(240)).expandedTo(minimumSizeHint());
}

QSize TokenMatrix::minimumSizeHint() const {
  const QFontMetricsF metrics(captionFont());
  const double side = nameWidth(m_rowNames, rows(), metrics) + metrics.height();
  const double top =
      (columns() > 12 ? nameWidth(m_columnNames, columns(), metrics) : metrics.height()) + metrics.height();
  return {static_cast<int>(side + std::max(60.0, m_leastCell * columns())) + 2,
          static_cast<int>(top + std::max(40.0, m_leastCell * rows())) + 2};
}

void TokenMatrix::arrange() {
  if (m_matrix.values.empty()) {
    m_area = {};
    return;
  }
  const QFontMetricsF metrics(captionFont());
  const double axis = metrics.height();
  const double left = (m_rowAxis.isEmpty() ? 0.0 : axis) + nameWidth(m_rowNames, rows(), metrics);
  const double across = std::min((width() - left - 1.0) / columns(), kWidestCell);
  const double widest = nameWidth(m_columnNames, columns(), metrics);
  m_turned = widest > across && !m_columnNames.isEmpty();
  const double top = (m_columnAxis.isEmpty() ? 0.0 : axis) + (m_turned ? widest : axis + 2.0);
  const double down = std::min((height() - top - 1.0) / rows(), kHighestCell);
  m_area = {left, top, std::max(across, 0.2) * columns(), std::max(down, 0.2) * rows()};
}

void TokenMatrix::renew() {
  m_picture = numbersPicture(m_matrix, m_colours, fullScale());
  update();
}

QRectF TokenMatrix::cell(int row, int column) const {
  const double across = m_area.width() / std::max(columns(), 1);
  const double down = m_area.height() / std::max(rows(), 1);
  return {m_area.left() + column * across, m_area.top() + row * down, across, down};
}

bool TokenMatrix::cellAt(QPointF place, int* row, int* column) const {
  if (m_matrix.values.empty() || !m_area.contains(place)) {
    return false;
  }
  const QRectF first = cell(0, 0);
  *row = std::clamp(static_cast<int>((place.y() - m_area.top()) / first.height()), 0, rows() - 1);
  *column = std::clamp(static_cast<int>((place.x() - m_area.left()) / first.width()), 0, columns() - 1);
  return true;
}

void TokenMatrix::moveTo(int row, int column) {
  if (m_matrix.values.empty()) {
    return;
  }
  m_row = std::clamp(row, 0, rows() - 1);
  m_column = std::clamp(column, 0, columns() - 1);
  tell(cellText(m_row, m_column));
}

void TokenMatrix::mouseMoveEvent(QMouseEvent* event) {
  int row = 0;
  int column = 0;
  if (cellAt(event->position(), &row, &column)) {
    m_row = row;
    m_column = column;
    tellAt(*event, cellText(row, column));
  } else {
    QToolTip::hideText();
  }
}

void TokenMatrix::mousePressEvent(QMouseEvent* event) {
  int row = 0;
  int column = 0;
  if (event->button() == Qt::LeftButton && cellAt(event->position(), &row, &column)) {
    moveTo(row, column);
    setChosen(row, column);
    Q_EMIT activated(row, column);
  }
}

void TokenMatrix::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return moveTo(m_row, m_column - 1);
    case Qt::Key_Right:
      return moveTo(m_row, m_column + 1);
    case Qt::Key_Up:
      return moveTo(m_row - 1, m_column);
    case Qt::Key_Down:
      return moveTo(m_row + 1, m_column);
    case Qt::Key_Home:
      return moveTo(m_row, 0);
    case Qt::Key_End:
      return moveTo(m_row, columns() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!m_matrix.values.empty()) {
        setChosen(m_row, m_column);
        Q_EMIT activated(m_row, m_column);
      }
      return;
    default:
      NumbersWidget::keyPressEvent(event);
  }
}

void TokenMatrix::focusInEvent(QFocusEvent* event) {
  NumbersWidget::focusInEvent(event);
  moveTo(m_row, m_column);
}

void TokenMatrix::resizeEvent(QResizeEvent* event) {
  NumbersWidget::resizeEvent(event);
  arrange();
}

void TokenMatrix::changeEvent(QEvent* event) {
  NumbersWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    renew();
  } else if (event->type() == QEvent::FontChange) {
    arrange();
    updateGeometry();
  } else if (event->type() == QEvent::LanguageChange && !m_matrix.values.empty()) {
    setAccessibleDescription(cellText(m_row, m_column));
    update();
  }
}

}  // namespace officina
