// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTableView>

#include "core/api/values.h"

namespace officina {

/// A matrix as numbers. Ctrl+C copies what is selected as TSV, all of it if nothing is; so does the menu.
class NumbersTable : public QTableView {
  Q_OBJECT

 public:
  explicit NumbersTable(QWidget* parent = nullptr);

  /// Lists shorter than the matrix (or empty): rows and columns have their numbers as names.
  void setMatrix(const Matrix& matrix, const QStringList& rows, const QStringList& columns);
  /// Selects a number and brings it into sight, without a signal.
  void setChosen(int row, int column);
  /// The selected rectangle (or everything) with its names.
  [[nodiscard]] QString toTsv() const;

 Q_SIGNALS:
  /// The cursor came to this number.
  void chosen(int row, int column);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;

 private:
  class Model;
  void copy() const;
  void fitColumns();
  Model* m_model;
  bool m_quiet = false;
};

}  // namespace officina
