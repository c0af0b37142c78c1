// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>

namespace officina {

/// What the layout needs to know of a layer.
struct LayerShape {
  int maps = 1;
  int rows = 1;
  int columns = 1;
  bool vector = false;   ///< `maps` units in columns of cells
  double caption = 0.0;  ///< width of its caption, in pixels
  bool tokens = false;   ///< a column a token: takes all the height, whatever its proportions
};

/// Where each layer of a network stands in a given space.
struct NetworkLayout {
  struct Block {
    QRectF slot;      ///< the layer's share of the width, all the height (what a click hits)
    QRectF pictures;  ///< its maps or units
    int shown = 0;    ///< maps or units drawn, from the first
    int perRow = 1;   ///< maps in a row; for a vector, columns of cells
    int perColumn = 1;
    QSizeF cell;       ///< one map, or one unit
    double gap = 3.0;  ///< between two maps
  };
  std::vector<Block> blocks;

  /// Rectangle of map or unit `item` of block `index`.
  [[nodiscard]] QRectF item(std::size_t index, int item) const;
};

inline constexpr int kMostMaps = 16;
inline constexpr int kMostUnits = 256;

/// Places the layers side by side in `area`; maps of a side n are drawn u * sqrt(n) pixels wide with the
/// largest u that fits, so that small maps stay readable and large ones do not swallow the space.
[[nodiscard]] NetworkLayout layOut(const std::vector<LayerShape>& layers, const QRectF& area);

}  // namespace officina
