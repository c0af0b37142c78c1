// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbers_table.h"

#include <algorithm>

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

class NumbersTable::Model final : public QAbstractTableModel {
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void set(const Matrix& matrix, const QStringList& rows, const QStringList& columns) {
    const bool sameShape = matrix.rows == m_matrix.rows && matrix.columns == m_matrix.columns;
    if (sameShape) {
      m_matrix = matrix;
      m_rows = rows;
      m_columns = columns;
      renew();
      return;
    }
    beginResetModel();
    m_matrix = matrix;
    m_rows = rows;
    m_columns = columns;
    endResetModel();
  }
  void renew() {
    if (rowCount({}) > 0 && columnCount({}) > 0) {
      Q_EMIT dataChanged(index(0, 0), index(rowCount({}) - 1, columnCount({}) - 1));
      Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount({}) - 1);
      Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
    }
  }
  [[nodiscard]] QString name(const QStringList& names, int index) const {
    return index < names.size() ? names[index] : QString::number(index);
  }
  [[nodiscard]] QString rowName(int row) const { return name(m_rows, row); }
  [[nodiscard]] QString columnName(int column) const { return name(m_columns, column); }
  [[nodiscard]] float at(int row, int column) const { return m_matrix.at(row, column); }

  [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.rows);
  }
  [[nodiscard]] int columnCount(const QModelIndex& parent) const override {
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.columns);
  }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
    switch (role) {
      case Qt::DisplayRole:
        return number(static_cast<double>(at(index.row(), index.column())));
      case Qt::ToolTipRole:
      case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2: %3")
            .arg(rowName(index.row()), columnName(index.column()),
                 tsvNumber(at(index.row(), index.column())));
      case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
      case Qt::FontRole:
        return numberFont();
      default:
        return {};
    }
  }
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
    if (role == Qt::DisplayRole) {
      return orientation == Qt::Vertical ? rowName(section) : columnName(section);
    }
    return {};
  }

 private:
  Matrix m_matrix;
  QStringList m_rows;
  QStringList m_columns;
};

NumbersTable::NumbersTable(QWidget* parent) : QTableView(parent), m_model(new Model(this)) {
  setModel(m_model);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setTabKeyNavigation(false);
  setWordWrap(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  fitColumns();
}

void NumbersTable::fitColumns() {
  // Asking every cell how wide it is would read a hundred thousand numbers.
  const QFontMetrics metrics(numberFont());
  horizontalHeader()->setDefaultSectionSize(metrics.horizontalAdvance(QStringLiteral("−0,000000")) + 14);
  verticalHeader()->setDefaultSectionSize(metrics.height() + 8);
}

void NumbersTable::setMatrix(const Matrix& matrix, const QStringList& rows, const QStringList& columns) {
  m_quiet = true;
  m_model->set(matrix, rows, columns);
  m_quiet = false;
}

void NumbersTable::setChosen(int row, int column) {
  const QModelIndex place = m_model->index(row, column);
  if (place.isValid() && place != currentIndex()) {
    m_quiet = true;
    setCurrentIndex(place);
    scrollTo(place);
    m_quiet = false;
  }
}

QString NumbersTable::toTsv() const {
  int top = 0;
  int left = 0;
  int bottom = m_model->rowCount({}) - 1;
  int right = m_model->columnCount({}) - 1;
  if (const QItemSelection selection = selectionModel()->selection();
      !selection.isEmpty() && (selection.size() > 1 || selection[0].width() * selection[0].height() > 1)) {
    top = bottom;
    left = right;
    bottom = right = 0;
    for (const QItemSelectionRange& range : selection) {
      top = std::min(top, range.top());
      left = std::min(left, range.left());
      bottom = std::max(bottom, range.bottom());
      right = std::max(right, range.right());
    }
  }
  QString text;
  for (int column = left; column <= right; ++column) {
    text += QLatin1Char('\t') + m_model->columnName(column);
  }
  text += QLatin1Char('\n');
  for (int row = top; row <= bottom; ++row) {
    text += m_model->rowName(row);
    for (int column = left; column <= right; ++column) {
      text += QLatin1Char('\t') + tsvNumber(m_model->at(row, column));
    }
    text += QLatin1Char('\n');
  }
  return text;
}

void NumbersTable::copy() const {
  if (m_model->rowCount({}) > 0) {
    QApplication::clipboard()->setText(toTsv());
  }
}

void NumbersTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    copy();
    return;
  }
  QTableView::keyPressEvent(event);
}

void NumbersTable::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy the numbers"), this, [this] { copy(); })->setDisabled(m_model->rowCount({}) == 0);
  menu->popup(event->globalPos());
}

void NumbersTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (current.isValid() && !m_quiet) {
    Q_EMIT chosen(current.row(), current.column());
  }
}

void NumbersTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange) {
    fitColumns();
  } else if (event->type() == QEvent::LanguageChange) {
    m_model->renew();
  }
}

}  // namespace officina
