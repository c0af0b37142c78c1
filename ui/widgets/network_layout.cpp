// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/network_layout.h"

#include <algorithm>
#include <cmath>

namespace officina {

namespace {

constexpr double kArrow = 16.0;        ///< least room between two layers
constexpr double kLargestUnit = 16.0;  ///< u of a picture that needs no more room
constexpr double kMapGap = 3.0;
constexpr double kNarrowTokens = 22.0;  ///< least and most width of the tokens of a sentence
constexpr double kWideTokens = 110.0;

NetworkLayout::Block vectorBlock(const LayerShape& layer, double height, double u) {
  NetworkLayout::Block block;
  block.shown = std::min(layer.maps, kMostUnits);
  block.gap = 1.0;
  // Few units are tall cells in one column; many are thin ones in several.
  const double tall = std::clamp(height / block.shown - 1.0, 2.5 + u * 0.35, 13.0);
  block.perColumn = std::clamp(static_cast<int>(height / (tall + 1.0)), 1, block.shown);
  block.perRow = (block.shown + block.perColumn - 1) / block.perColumn;
  block.perColumn = (block.shown + block.perRow - 1) / block.perRow;
  block.cell = {block.perRow == 1 ? 16.0 : 9.0, tall};
  return block;
}

/// `tallness`: about how many times as high as wide the block may become.
NetworkLayout::Block mapBlock(const LayerShape& layer, double height, double u, double tallness) {
  NetworkLayout::Block block;
  block.shown = std::min(layer.maps, kMostMaps);
  block.gap = kMapGap;
  const double longest = std::max(layer.rows, layer.columns);
  double side = u * std::sqrt(longest);
  side = std::clamp(side, 4.0, height);
  const int fit = std::clamp(static_cast<int>((height + kMapGap) / (side + kMapGap)), 1, block.shown);
  const int square = std::max(1, static_cast<int>(std::lround(std::sqrt(block.shown * tallness))));
  block.perColumn = std::min(fit, std::max(square, 1));
  block.perRow = (block.shown + block.perColumn - 1) / block.perColumn;
  block.perColumn = (block.shown + block.perRow - 1) / block.perRow;
  block.cell = {side * layer.columns / longest, side * layer.rows / longest};
  return block;
}

/// Twelve tokens of 128 numbers would be a hair's breadth at their own proportions.
NetworkLayout::Block tokenBlock(const LayerShape& layer, double height, double u) {
  NetworkLayout::Block block;
  block.shown = 1;
  block.perRow = 1;
  block.perColumn = 1;
  block.gap = kMapGap;
  block.cell = {std::clamp(layer.columns * u * 0.5, kNarrowTokens, kWideTokens), height};
  return block;
}

double widthOf(const NetworkLayout::Block& block) {
  return block.perRow * (block.cell.width() + block.gap) - block.gap;
}

double heightOf(const NetworkLayout::Block& block) {
  return block.perColumn * (block.cell.height() + block.gap) - block.gap;
}

std::vector<NetworkLayout::Block> blocksFor(const std::vector<LayerShape>& layers, double height, double u,
                                            double tallness) {
  std::vector<NetworkLayout::Block> blocks;
  blocks.reserve(layers.size());
  for (const LayerShape& layer : layers) {
    blocks.push_back(layer.tokens   ? tokenBlock(layer, height, u)
                     : layer.vector ? vectorBlock(layer, height, u)
                                    : mapBlock(layer, height, u, tallness));
  }
  return blocks;
}

double totalWidth(const std::vector<LayerShape>& layers, const std::vector<NetworkLayout::Block>& blocks) {
  double width = kArrow * static_cast<double>(layers.size() - 1);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    width += std::max(widthOf(blocks[i]), layers[i].caption);
  }
  return width;
}

/// The largest u with which all layers fit beside each other.
double largestUnit(const std::vector<LayerShape>& layers, const QRectF& area, double tallness) {
  double low = 0.5;
  double high = kLargestUnit;
  for (int i = 0; i < 24; ++i) {
    const double middle = (low + high) / 2;
    if (totalWidth(layers, blocksFor(layers, area.height(), middle, tallness)) <= area.width()) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

QRectF NetworkLayout::item(std::size_t index, int item) const {
  const Block& block = blocks[index];
  // Maps run along rows; units run down columns.
  const bool down = block.gap < kMapGap;
  const int column = down ? item / block.perColumn : item % block.perRow;
  const int row = down ? item % block.perColumn : item / block.perRow;
  return {block.pictures.left() + column * (block.cell.width() + block.gap),
          block.pictures.top() + row * (block.cell.height() + block.gap), block.cell.width(),
          block.cell.height()};
}

NetworkLayout layOut(const std::vector<LayerShape>& layers, const QRectF& area) {
  NetworkLayout layout;
  if (layers.empty() || area.width() < 1.0 || area.height() < 1.0) {
    return layout;
  }
  // Blocks are nearly square, unless taller ones make the pictures clearly larger: in a narrow window.
  double unit = 0.0;
  for (const double tallness : {1.45, 4.0, 16.0}) {
    const double low = largestUnit(layers, area, tallness);
    if (low > 1.15 * unit) {
      unit = low;
      layout.blocks = blocksFor(layers, area.height(), low, tallness);
    }
  }
  const double spare = area.width() - totalWidth(layers, layout.blocks);
  const double between =
      layers.size() > 1 ? kArrow + std::min(spare / static_cast<double>(layers.size() - 1), 40.0) : 0.0;
  double x = area.left();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    NetworkLayout::Block& block = layout.blocks[i];
    const double width = std::max(widthOf(block), layers[i].caption);
    block.slot = {x, area.top(), width, area.height()};
    block.pictures = {x + (width - widthOf(block)) / 2, area.center().y() - heightOf(block) / 2,
                      widthOf(block), heightOf(block)};
    x += width + between;
  }
  return layout;
}

}  // namespace officina
