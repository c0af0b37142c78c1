// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

#include "core/api/values.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

/// One matrix whose rows and columns have names (tokens; or numbers, where there are none), as coloured cells
/// with the numbers in them where they fit. Names thin out and turn where there are many. Arrows move the
/// cursor, Enter or a click chooses; the chosen cell keeps its frame and its names.
class TokenMatrix : public NumbersWidget {
  Q_OBJECT

 public:
  explicit TokenMatrix(QWidget* parent = nullptr);

  /// Lists shorter than the matrix (or empty): rows and columns have their numbers as names.
  void setMatrix(const Matrix& matrix, const QStringList& rows, const QStringList& columns);
  [[nodiscard]] const Matrix& matrix() const { return m_matrix; }
  void setColours(NumberColours colours);
  /// The value of full colour; 0: the largest of the matrix.
  void setScale(double scale);
  [[nodiscard]] double fullScale() const;
  /// What the names stand for: "looks" down the side, "is looked at" along the top.
  void setAxes(const QString& rows, const QString& columns);
  /// Cells are at least so large, so the widget asks for room (3 pixels at first).
  void setLeastCell(double pixels);
  /// Chooses without a signal; clamped. A negative row or column: none.
  void setChosen(int row, int column);
  [[nodiscard]] int chosenRow() const { return m_chosenRow; }
  [[nodiscard]] int chosenColumn() const { return m_chosenColumn; }

  [[nodiscard]] QString cellText(int row, int column) const;
  [[nodiscard]] QString toTsv() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  /// Where a cell is drawn.
  [[nodiscard]] QRectF cell(int row, int column) const;

 Q_SIGNALS:
  void activated(int row, int column);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] int rows() const { return static_cast<int>(m_matrix.rows); }
  [[nodiscard]] int columns() const { return static_cast<int>(m_matrix.columns); }
  [[nodiscard]] QString rowName(int row) const;
  [[nodiscard]] QString columnName(int column) const;
  void arrange();
  void renew();
  void moveTo(int row, int column);
  bool cellAt(QPointF place, int* row, int* column) const;
  void paintNames(QPainter& painter) const;
  void paintNumbers(QPainter& painter, const QRect& region) const;

  Matrix m_matrix;
  QStringList m_rowNames;
  QStringList m_columnNames;
  QString m_rowAxis;
  QString m_columnAxis;
  NumberColours m_colours = NumberColours::Attention;
  double m_scale = 0.0;
  double m_leastCell = 3.0;
  QImage m_picture;  ///< a pixel a number
  QRectF m_area;     ///< of the cells
  bool m_turned = false;
  int m_row = 0;  ///< cursor
  int m_column = 0;
  int m_chosenRow = -1;
  int m_chosenColumn = -1;
};

}  // namespace officina
