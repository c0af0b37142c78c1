// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QImage>
#include <QPointF>
#include <QPointer>
#include <QString>
#include <QWidget>

#include "core/api/digits.h"
#include "ui/widgets/stroke_smoother.h"

class QTouchEvent;
class QUndoStack;

namespace officina {

/// What is on the paper: a picture (or none) and the strokes over it.
struct Drawing {
  std::shared_ptr<const Image> picture;  ///< one channel, ink 255 on paper 0, any size; null: none
  QString source;                        ///< what the picture is, for the reader: a file name, "test 5214"
  int tag = -1;                          ///< free for the owner: what it needs to know the picture again
  std::vector<Stroke> strokes;

  [[nodiscard]] bool blank() const { return picture == nullptr && strokes.empty(); }
};

/// Square paper to draw on with mouse, finger or pen (with pressure). Every edit is one undo step on the
/// stack that the owner gives. The paper's colours follow the theme; what is drawn is ink, whatever its
/// colour on the screen.
///
/// Keys: Delete clears, [ and ] make the pen thinner and thicker.
class DrawCanvas : public QWidget {
  Q_OBJECT
  Q_PROPERTY(double penWidth READ penWidth WRITE setPenWidth NOTIFY penWidthChanged)

 public:
  static constexpr double kThinnestPen = 0.02;
  static constexpr double kThickestPen = 0.16;

  explicit DrawCanvas(QWidget* parent = nullptr);

  /// Where edits go. Not owned; null: edits cannot be undone.
  void setUndoStack(QUndoStack* stack) { m_undo = stack; }
  /// Shown on empty paper, one short line.
  void setHint(const QString& hint);

  /// The drawing, with the stroke that is being drawn.
  [[nodiscard]] Drawing drawing() const;
  /// Replaces what is on the paper as one edit with this name in the undo stack. Edits that follow each other
  /// with the same `mergeKey` (not -1) are one step: leafing through a data set.
  void edit(const Drawing& drawing, const QString& commandText, int mergeKey = -1);
  /// Replaces what is on the paper; nothing is remembered.
  void setDrawing(const Drawing& drawing);
  /// Empties the paper as one edit; does nothing on empty paper.
  void clear();

  /// Diameter of the pen as a share of the paper's side, in [kThinnestPen, kThickestPen].
  [[nodiscard]] double penWidth() const { return m_penWidth; }
  void setPenWidth(double width);
  [[nodiscard]] bool penIsDown() const { return m_device != Device::None; }

  /// The paper, in the widget's coordinates.
  [[nodiscard]] QRectF paper() const;

  [[nodiscard]] QSize sizeHint() const override { return {220, 220}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {140, 140}; }

 Q_SIGNALS:
  /// Anything on the paper is different, also while the pen moves.
  void changed();
  void penWidthChanged(double width);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void tabletEvent(QTabletEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  enum class Device { None, Mouse, Touch, Tablet };

  void begin(Device device, QPointF position, double pressure);
  void extend(QPointF position, double pressure);
  void finish();
  void abandon();
  bool touchEvent(QTouchEvent* event);
  [[nodiscard]] InkPoint toInk(QPointF position, double pressure) const;
  /// Draws the points of `stroke` from `first` on; gives back the rectangle touched, in the widget's
  /// coordinates.
  QRectF drawStroke(const Stroke& stroke, std::size_t first);
  void renew();

  QUndoStack* m_undo = nullptr;
  Drawing m_drawing;      ///< finished strokes
  StrokeSmoother m_live;  ///< the stroke under the pen
  Device m_device = Device::None;
  int m_touchId = -1;
  double m_penWidth = 0.085;
  QString m_hint;
  QImage m_ink;  ///< what is drawn, at the screen's resolution, paper excluded
};

}  // namespace officina
