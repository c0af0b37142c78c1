// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QStringList>
#include <QWidget>

#include "core/api/values.h"

namespace officina {

/// A photograph at its own aspect, with numbers laid over it as colours. Invites to drop one while it is
/// empty. The value under the cursor is told by tool tip; the picture can be copied and saved.
class PhotoView : public QWidget {
  Q_OBJECT

 public:
  enum class Heat {
    None,
    Share,  ///< 0 to the largest: a veil whose strength is the number (Grad-CAM)
    Signed  ///< around 0 in the project's orange, grey and blue (occlusion)
  };

  explicit PhotoView(QWidget* parent = nullptr);

  /// Null: empty again.
  void setPhoto(const QImage& photo);
  [[nodiscard]] const QImage& photo() const { return m_photo; }
  /// Rows and columns are stretched over the photograph.
  void setHeat(Heat kind, const Matrix& values = {});
  [[nodiscard]] Heat heat() const { return m_kind; }
  /// A part of the photograph to outline, in shares of its sides; null: none.
  void setOutline(const QRectF& shares);
  /// What stands in the empty view.
  void setEmptyText(const QString& text);
  /// What is on the screen, at the photograph's own size (at most 2048 pixels a side).
  [[nodiscard]] QImage picture() const;

  [[nodiscard]] QSize sizeHint() const override { return {320, 260}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {140, 120}; }

 Q_SIGNALS:
  /// A click or Enter while it is empty.
  void openRequested();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] QRectF area() const;
  void paint(QPainter& painter, const QRectF& target) const;
  void renewVeil();

  QImage m_photo;
  Heat m_kind = Heat::None;
  Matrix m_values;
  QImage m_veil;
  QRectF m_outline;
  QString m_emptyText;
};

}  // namespace officina
