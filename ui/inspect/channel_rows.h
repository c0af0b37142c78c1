// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QImage>
#include <QString>
#include <QWidget>

#include "core/api/inspect.h"
#include "ui/widgets/heat_map.h"

namespace officina {

/// A column of the rows: the maps of one tensor, `perRow` of them in each row.
struct ChannelColumn {
  QString title;
  std::string tensor;
  TensorValues values;
  int perRow = 1;
  std::vector<std::int64_t>
      winners;  ///< places in each map to be marked with a dot, map by map; may be empty
  int winnersPerMap = 0;
};

/// A layer of maps, one row a channel: its kernels, what the convolution gives, what goes on after ReLU; for
/// a pooling the map with the winning cells marked and what is left of it. Any cell opens by click; arrows
/// move the cursor, Enter opens.
class ChannelRows : public QWidget {
  Q_OBJECT

 public:
  enum class Scale { Map, Layer, Network };

  explicit ChannelRows(QWidget* parent = nullptr);

  void setColumns(std::vector<ChannelColumn> columns);
  [[nodiscard]] const std::vector<ChannelColumn>& columns() const { return m_columns; }
  void setScale(Scale scale, double networkScale);
  void setSelected(const std::optional<Cell>& cell);
  [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
  void cellActivated(const Cell& cell);
  /// The cell under the cursor, as a sentence.
  void pointed(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Place {
    int column = 0;
    int map = 0;  ///< in its tensor
    int row = 0;
    int x = 0;
  };
  [[nodiscard]] int rows() const;
  [[nodiscard]] QRectF mapRect(int column, int map) const;
  [[nodiscard]] QRectF cellRect(const Place& place) const;
  [[nodiscard]] std::optional<Place> placeAt(QPointF position) const;
  [[nodiscard]] Cell cellOf(const Place& place) const;
  void point(const Place& place);
  void arrange();
  void renew();

  std::vector<ChannelColumn> m_columns;
  std::vector<MapStack> m_maps;  ///< of each column
  std::vector<std::vector<QImage>> m_pictures;
  std::vector<double> m_left;  ///< of each column
  std::vector<QSizeF> m_size;  ///< of one map of each column
  double m_rowHeight = 64.0;
  double m_top = 20.0;
  Scale m_scale = Scale::Layer;
  double m_networkScale = 1.0;
  std::optional<Cell> m_selected;
  Place m_cursor;
};

}  // namespace officina
