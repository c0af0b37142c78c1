// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/token_matrix.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr double kWidestCell = 64.0;
constexpr double kHighestCell = 30.0;
constexpr double kLongestName = 110.0;  ///< at 100 % text
constexpr int kFigures = 2;             ///< significant digits inside a cell

double nameWidth(const QStringList& names, int count, const QFontMetricsF& metrics) {
  double widest = metrics.horizontalAdvance(QString::number(count));
  for (const QString& name : names) {
    widest = std::max(widest, metrics.horizontalAdvance(name));
  }
  return std::ceil(std::min(widest, static_cast<double>(scaled(static_cast<int>(kLongestName))))) + 6.0;
}

/// Every which name can be written where each has `room` and needs `needed`.
int stride(double room, double needed) {
  return std::max(1, static_cast<int>(std::ceil(needed / std::max(room, 0.01))));
}

}  // namespace

QImage numbersPicture(const Matrix& matrix, NumberColours colours, double scale) {
  QImage picture(static_cast<int>(matrix.columns), static_cast<int>(matrix.rows), QImage::Format_RGB32);
  std::size_t next = 0;
  for (int y = 0; y < picture.height(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      line[x] = numberColour(colours, static_cast<double>(matrix.values[next++]), scale).rgb();
    }
  }
  return picture;
}

Matrix shrunk(const Matrix& matrix, QSize most) {
  const std::int64_t rows = std::min<std::int64_t>(matrix.rows, std::max(most.height(), 1));
  const std::int64_t columns = std::min<std::int64_t>(matrix.columns, std::max(most.width(), 1));
  if (rows == matrix.rows && columns == matrix.columns) {
    return matrix;
  }
  Matrix result(rows, columns);
  for (std::int64_t r = 0; r < matrix.rows; ++r) {
    for (std::int64_t c = 0; c < matrix.columns; ++c) {
      float& kept = result.at(r * rows / matrix.rows, c * columns / matrix.columns);
      const float value = matrix.at(r, c);
      if (std::isnan(value) || std::abs(value) > std::abs(kept)) {
        kept = value;
      }
    }
  }
  return result;
}

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
  const double top = (columns() > 12 ? nameWidth(m_columnNames, columns(), metrics) : metrics.height()) +
                     metrics.height();
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

void TokenMatrix::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  if (m_matrix.values.empty()) {
    return;
  }
  painter.drawImage(m_area, m_picture);
  paintNames(painter);
  paintNumbers(painter, event->rect());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  if (m_chosenRow >= 0) {
    painter.setPen(QPen(theme().accent, 1.5));
    painter.drawRect(cell(m_chosenRow, 0).united(cell(m_chosenRow, columns() - 1)).adjusted(-1, -1, 1, 1));
  }
  if (m_chosenRow >= 0 && m_chosenColumn >= 0) {
    painter.setPen(QPen(theme().accent, 2.5));
    painter.drawRect(cell(m_chosenRow, m_chosenColumn).adjusted(-1, -1, 1, 1));
  }
  if (hasFocus()) {
    painter.setPen(QPen(theme().ink, 1.5));
    painter.drawRect(cell(m_row, m_column).adjusted(-1, -1, 1, 1));
  }
}

void TokenMatrix::paintNames(QPainter& painter) const {
  const QFontMetricsF metrics(captionFont());
  painter.setFont(captionFont());
  const double down = cell(0, 0).height();
  const double across = cell(0, 0).width();
  const double line = metrics.height();
  const double side = m_area.left() - (m_rowAxis.isEmpty() ? 0.0 : line);
  const auto written = [](int index, int chosen, int every, double room, double needed) {
    if (index == chosen) {
      return true;
    }
    // A chosen name always stands, so its neighbours make room.
    return index % every == 0 && (chosen < 0 || std::abs(index - chosen) * room >= needed);
  };
  const int everyRow = stride(down, line * 0.92);
  for (int row = 0; row < rows(); ++row) {
    if (!written(row, m_chosenRow, everyRow, down, line * 0.92)) {
      continue;
    }
    painter.setPen(row == m_chosenRow ? theme().accent : theme().mutedInk);
    const QRectF place(m_area.left() - side, cell(row, 0).center().y() - line / 2, side - 5.0, line);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(rowName(row), Qt::ElideRight, side - 5.0));
  }
  double widest = line;
  if (!m_turned) {
    widest = m_columnNames.isEmpty() ? metrics.horizontalAdvance(QString::number(columns())) + 8.0 : across;
  }
  const int everyColumn = stride(across, m_turned ? line * 0.92 : widest);
  const double top = m_area.top() - (m_columnAxis.isEmpty() ? 0.0 : line);
  for (int column = 0; column < columns(); ++column) {
    if (!written(column, m_chosenColumn, everyColumn, across, m_turned ? line * 0.92 : widest)) {
      continue;
    }
    painter.setPen(column == m_chosenColumn ? theme().accent : theme().mutedInk);
    const double middle = cell(0, column).center().x();
    if (m_turned) {
      painter.save();
      painter.translate(middle, m_area.top() - 4.0);
      painter.rotate(-90);
      painter.drawText(QRectF(0, -line / 2, top - 4.0, line), Qt::AlignLeft | Qt::AlignVCenter,
                       metrics.elidedText(columnName(column), Qt::ElideRight, top - 4.0));
      painter.restore();
    } else {
      const double room = std::max(across, widest);
      painter.drawText(QRectF(middle - room / 2, m_area.top() - line - 1.0, room, line), Qt::AlignCenter,
                       metrics.elidedText(columnName(column), Qt::ElideRight, room));
    }
  }
  painter.setPen(theme().mutedInk);
  if (!m_columnAxis.isEmpty()) {
    const double room = width() - m_area.left();
    painter.drawText(QRectF(m_area.left(), 0, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_columnAxis, Qt::ElideRight, room));
  }
  if (!m_rowAxis.isEmpty()) {
    const double room = height() - m_area.top();
    painter.save();
    painter.rotate(-90);
    painter.drawText(QRectF(-m_area.top() - room, 0, room, line), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(m_rowAxis, Qt::ElideRight, room));
    painter.restore();
  }
}

/// The numbers themselves, where each has the room that the longest of them needs.
void TokenMatrix::paintNumbers(QPainter& painter, const QRect& region) const {
  const QRectF first = cell(0, 0);
  const QFontMetricsF metrics(captionFont());
  if (first.height() < metrics.height() || first.width() < metrics.horizontalAdvance(QLatin1Char('0')) * 3) {
    return;
  }
  double widest = 0.0;
  std::vector<QString> texts;
  texts.reserve(m_matrix.values.size());
  for (const float value : m_matrix.values) {
    texts.push_back(number(static_cast<double>(value), kFigures));
    widest = std::max(widest, metrics.horizontalAdvance(texts.back()));
  }
  if (first.width() < widest + 3.0) {
    return;
  }
  painter.setFont(captionFont());
  const double scale = fullScale();
  std::size_t next = 0;
  for (int row = 0; row < rows(); ++row) {
    for (int column = 0; column < columns(); ++column, ++next) {
      const QRectF place = cell(row, column);
      if (place.intersects(QRectF(region))) {
        painter.setPen(inkOn(numberColour(m_colours, static_cast<double>(m_matrix.values[next]), scale)));
        painter.drawText(place, Qt::AlignCenter, texts[next]);
      }
    }
  }
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
