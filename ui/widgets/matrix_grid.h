// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QStringList>

#include "core/api/values.h"
#include "ui/widgets/numbers_widget.h"

namespace officina {

/// Many matrices of one size at a glance, in purple, as small pictures with names: every head of every layer.
/// Hovering tells the number and its names, a click chooses a picture; arrows go from picture to picture and
/// choose too.
class MatrixGrid : public NumbersWidget {
  Q_OBJECT

 public:
  enum class Scale {
    One,     ///< full colour is 1
    Shared,  ///< full colour is the largest of all pictures: they can be compared
    Each     ///< full colour is the largest of each: faint ones show their shape
  };

  explicit MatrixGrid(QWidget* parent = nullptr);

  /// One a matrix: `titles` as they are told, `captions` as they stand over the pictures. `perRow` pictures
  /// side by side. `names`: of rows and columns alike.
  void setMatrices(std::vector<Matrix> matrices, const QStringList& titles, const QStringList& captions,
                   int perRow, const QStringList& names);
  void setScale(Scale scale);
  /// The value of full colour of one picture.
  [[nodiscard]] double fullScale(int index) const;
  /// Chooses without a signal; -1: none.
  void setChosen(int index);
  [[nodiscard]] int chosen() const { return m_chosen; }
  [[nodiscard]] int count() const { return static_cast<int>(m_matrices.size()); }

  [[nodiscard]] QString cellText(int index, int row, int column) const;
  [[nodiscard]] QString toTsv() const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  /// Where a picture is drawn.
  [[nodiscard]] QRectF area(int index) const;

 Q_SIGNALS:
  void activated(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void arrange();
  void choose(int index);
  [[nodiscard]] int indexAt(QPointF place) const;
  [[nodiscard]] QString summary(int index) const;

  std::vector<Matrix> m_matrices;
  std::vector<double> m_largest;  ///< of each
  QStringList m_titles;
  QStringList m_captions;
  QStringList m_names;
  int m_perRow = 1;
  Scale m_scale = Scale::Each;
  double m_side = 0.0;             ///< of a picture on the screen
  std::vector<QImage> m_pictures;  ///< empty: to be made at the next paint
  int m_chosen = -1;
};

}  // namespace officina
