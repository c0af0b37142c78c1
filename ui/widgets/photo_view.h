// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>
#include <QPoint>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/api/values.h"

class QMimeData;

namespace officina {

/// A photograph at its own aspect, as large as fits, with numbers laid over it as colours. While there is
/// none it invites to drop one. The value under the cursor is told by tool tip and accessible description;
/// arrows move the cursor from number to number; the picture can be copied and saved.
///
/// Under colours the photograph is grey, so that every colour is a number's. The stronger a number, the less
/// of the photograph shines through.
class PhotoView : public QWidget {
  Q_OBJECT

 public:
  enum class Heat {
    None,
    Sequential,  ///< 0 to the largest, violet to yellow (Grad-CAM); what is negative counts as 0
    Signed       ///< around 0 in the project's orange, grey and blue (occlusion)
  };

  explicit PhotoView(QWidget* parent = nullptr);

  /// Null: empty again. Takes the heat and the outline away.
  void setPhoto(const QImage& photo);
  [[nodiscard]] const QImage& photo() const { return m_photo; }
  /// What the photograph is, for a screen reader: a file's name.
  void setPhotoName(const QString& name);
  /// Rows and columns of any number are stretched over the photograph; an empty matrix is Heat::None.
  void setHeat(Heat kind, const Matrix& values = {});
  [[nodiscard]] Heat heat() const { return m_kind; }
  /// A part of the photograph to outline, in shares of its sides; null: none.
  void setOutline(const QRectF& shares);
  /// Instead of the usual sentence of the empty view.
  void setEmptyText(const QString& text);

  /// Where the photograph is, in the widget's coordinates.
  [[nodiscard]] QRectF photoArea() const;
  /// The number whose place is here (widget's coordinates); none outside the photograph or without heat.
  [[nodiscard]] std::optional<float> valueAt(QPointF place) const;
  /// What is on the screen, legend aside, at the photograph's own size (at most 2048 pixels a side).
  [[nodiscard]] QImage picture() const;
  /// Writes picture() as PNG. False if the file cannot be written.
  [[nodiscard]] bool savePicture(const QString& path) const;

  [[nodiscard]] QSize sizeHint() const override { return {320, 260}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {140, 120}; }

 Q_SIGNALS:
  /// Files of this computer were dropped or pasted: their paths.
  void filesDropped(const QStringList& paths);
  void imageDropped(const QImage& image);
  /// Double click or Enter while it is empty.
  void openRequested();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] std::optional<QPoint> cellAt(QPointF place) const;
  [[nodiscard]] QString cellText() const;
  void pointTo(const std::optional<QPoint>& cell);
  [[nodiscard]] bool take(const QMimeData* mime);
  void renew();
  void nameItself();
  void describe();
  void askWhereToSave();
  void paintEmpty(QPainter& painter) const;
  void paintLegend(QPainter& painter) const;
  void paintOutline(QPainter& painter, const QRectF& target) const;
  [[nodiscard]] QImage composed(QSize pixels) const;
  [[nodiscard]] double legendHeight() const;

  QImage m_photo;
  QString m_name;
  Heat m_kind = Heat::None;
  Matrix m_values;
  QRectF m_outline;
  QString m_emptyText;
  QString m_ownName;             ///< the accessible name that it gave itself
  std::optional<QPoint> m_cell;  ///< the number pointed at: column, row
  bool m_dragOver = false;
  mutable QImage m_shown;  ///< photograph and heat in the screen's pixels; null: to be made again
};

}  // namespace officina
