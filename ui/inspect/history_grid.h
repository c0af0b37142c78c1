// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>
#include <vector>

#include <QAbstractScrollArea>
#include <QImage>
#include <QPixmap>

#include "ui/inspect/history_data.h"

class QElapsedTimer;

namespace officina {

/// One row a layer: pictures of its weights, activations and gradients over the steps, and a sparkline of the
/// gradient's norm. Of each picture x is the step, y the value, the shade the share of numbers there. Arrows
/// move the cursor (left and right: step, up and down: layer, Page Up and Down: picture), Enter and a click
/// choose the step.
class HistoryGrid : public QAbstractScrollArea {
  Q_OBJECT

 public:
  struct Cursor {
    int layer = 0;
    HistoryQuantity quantity = HistoryQuantity::Weights;
    int moment = -1;  ///< -1: there is none yet
    bool operator==(const Cursor&) const = default;
  };
  enum class GradientAxis { Automatic, Linear, Log };

  explicit HistoryGrid(QWidget* parent = nullptr);

  /// Oldest first. A cursor on the last moment stays on the last.
  void setMoments(std::vector<HistoryMomentPtr> moments);
  [[nodiscard]] const std::vector<HistoryMomentPtr>& moments() const { return m_moments; }
  void setGradientAxis(GradientAxis axis);
  [[nodiscard]] const Cursor& cursorPlace() const { return m_cursor; }
  void setCursorPlace(Cursor cursor);
  /// What the cursor is on; null if there is nothing.
  [[nodiscard]] const LayerStatistics* current() const;

  [[nodiscard]] QSize sizeHint() const override { return {640, 360}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, 140}; }

 Q_SIGNALS:
  void cursorMoved();
  /// The user wants to see this step: optimiser steps done before the batch.
  void stepChosen(qint64 globalStep);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Picture {
    QImage image;
    ValueAxis axis;
    std::vector<std::pair<HistoryMomentPtr, std::vector<float>>> columns;
  };
  /// All of a layer that does not follow the cursor, drawn once.
  struct Row {
    std::array<Picture, kHistoryQuantities> pictures;
    std::vector<double> spark;  ///< of each moment, from the row's top; NaN where there is nothing
    QPixmap still;
    bool stale = true;
  };
  [[nodiscard]] int layerCount() const;
  [[nodiscard]] const LayerStatistics* statistics(int moment, int layer) const;
  void makeStale();
  void renew(Picture& picture, int layer, HistoryQuantity quantity);
  [[nodiscard]] QImage drawn(const Picture& picture) const;
  void arrange();
  void describe();
  [[nodiscard]] int headHeight() const;
  [[nodiscard]] int footHeight() const;
  [[nodiscard]] double columnLeft(int column) const;
  /// The picture itself, without its gutter; in the viewport's coordinates.
  [[nodiscard]] QRectF area(int layer, int quantity) const;
  [[nodiscard]] QRectF sparkArea(int layer) const;
  [[nodiscard]] double xOf(const QRectF& area, int moment) const;
  [[nodiscard]] int momentAt(const QRectF& area, double x) const;
  void paintRow(QPainter& painter, int layer, const QElapsedTimer& clock);
  void paintGutter(QPainter& painter, const QRectF& area, const Picture& picture) const;
  void paintSpark(QPainter& painter, int layer);
  void paintCursor(QPainter& painter, int layer) const;
  void renewRow(int layer);
  [[nodiscard]] double rowTop(int layer) const;
  void paintHead(QPainter& painter) const;
  void paintFoot(QPainter& painter) const;
  bool pointAt(QPointF position);

  std::vector<HistoryMomentPtr> m_moments;
  std::vector<Row> m_rows;
  GradientAxis m_gradientAxis = GradientAxis::Automatic;
  Cursor m_cursor;
  int m_rowHeight = 72;
  int m_nameWidth = 60;
  int m_sparkWidth = 110;
  int m_pictureWidth = 120;  ///< with its gutter
  int m_gutter = 48;
};

}  // namespace officina
