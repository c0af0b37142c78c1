// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QImage>
#include <QString>
#include <QWidget>

#include "ui/widgets/network_layout.h"

namespace officina {

/// One layer as it is for one input.
struct NetworkLayer {
  QString name;
  std::vector<std::int64_t> shape;  ///< {maps, rows, columns} or {units}
  std::vector<float> values;
  std::int64_t parameters = 0;  ///< trainable numbers in it
  std::vector<float> mask;      ///< 0 for units that a dropout left out; empty: all take part
  bool tokens = false;          ///< the one map has a token's numbers in each column, in reading order

  [[nodiscard]] bool isVector() const { return shape.size() < 3; }
  /// "6×26×26", "120"; of tokens "9×64": nine tokens of 64 numbers
  [[nodiscard]] QString shapeText() const;
};

/// A network from left to right, every layer with its output in signed colours (each layer with its own
/// scale). It draws any number of layers: pictures shrink until they fit, at most kMostMaps maps a layer are
/// drawn. The value under the cursor is in the tool tip; a click (or arrows and Enter) activates a layer.
class NetworkView : public QWidget {
  Q_OBJECT

 public:
  explicit NetworkView(QWidget* parent = nullptr);

  void setLayers(std::vector<NetworkLayer> layers);
  [[nodiscard]] const std::vector<NetworkLayer>& layers() const { return m_layers; }
  /// Labels of the last layer's units ("0" ... "9"); empty: none.
  void setOutputLabels(const QStringList& labels);
  void setCurrent(int layer);
  [[nodiscard]] int current() const { return m_current; }

  [[nodiscard]] QSize sizeHint() const override { return {560, 140}; }
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// The reader wants to see this layer large.
  void layerActivated(int layer);
  /// The layer under the cursor or with the focus: whose scale a legend should show.
  void currentChanged(int layer);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void arrange();
  [[nodiscard]] std::vector<LayerShape> shapes() const;
  [[nodiscard]] QString secondLine(const NetworkLayer& layer) const;
  void renew();
  void describe();
  [[nodiscard]] int layerAt(QPointF position) const;
  [[nodiscard]] QString valueAt(QPointF position) const;
  void paintLayer(QPainter& painter, std::size_t index) const;
  void paintCaption(QPainter& painter, std::size_t index) const;

  std::vector<NetworkLayer> m_layers;
  [[nodiscard]] int labelWidth() const;

  QStringList m_outputLabels;
  NetworkLayout m_layout;
  std::vector<std::vector<QImage>> m_pictures;  ///< layer, map (one picture of all units for a vector)
  bool m_roomyShapes = true;
  bool m_fullCaptions = true;
  int m_current = -1;
};

}  // namespace officina
