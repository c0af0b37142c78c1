// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/tensor_maps.h"

#include <QStringList>

namespace officina {

MapStack mapsOf(const TensorValues& tensor) {
  MapStack stack;
  const auto size = [&tensor](std::size_t axis) { return static_cast<int>(tensor.shape[axis]); };
  switch (tensor.shape.size()) {
    case 0:
      stack.maps = stack.rows = stack.columns = 1;
      break;
    case 1:
      stack.maps = size(0);
      stack.rows = stack.columns = 1;
      break;
    case 2:
      stack.maps = 1;
      stack.rows = size(0);
      stack.columns = size(1);
      break;
    case 3:
      stack.maps = size(0);
      stack.rows = size(1);
      stack.columns = size(2);
      break;
    default:
      stack.maps = size(0) * size(1);
      stack.rows = size(2);
      stack.columns = size(3);
  }
  stack.values = tensor.values;
  return stack;
}

int mapsPerRow(const std::vector<std::int64_t>& shape) {
  return shape.size() == 4 && shape[1] > 1 ? static_cast<int>(shape[1]) : 0;
}

std::vector<std::int64_t> indexOf(const std::vector<std::int64_t>& shape, const MapRect& place) {
  switch (shape.size()) {
    case 0:
      return {};
    case 1:
      return {place.map};
    case 2:
      return {place.row, place.column};
    case 3:
      return {place.map, place.row, place.column};
    default:
      return {place.map / shape[1], place.map % shape[1], place.row, place.column};
  }
}

MapRect placeOf(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& index) {
  MapRect place;
  if (index.size() != shape.size()) {
    return place;
  }
  const auto at = [&index](std::size_t axis) { return static_cast<int>(index[axis]); };
  switch (shape.size()) {
    case 0:
      break;
    case 1:
      place.map = at(0);
      break;
    case 2:
      place.row = at(0);
      place.column = at(1);
      break;
    case 3:
      place = {at(0), at(1), at(2)};
      break;
    default:
      place = {at(0) * static_cast<int>(shape[1]) + at(1), at(2), at(3)};
  }
  return place;
}

QString shapeText(const std::vector<std::int64_t>& shape) {
  QStringList sides;
  for (const std::int64_t side : shape) {
    sides << QString::number(side);
  }
  return sides.isEmpty() ? QStringLiteral("1") : sides.join(QStringLiteral("×"));
}

QString cellText(const Cell& cell) {
  QStringList index;
  for (const std::int64_t place : cell.index) {
    index << QString::number(place);
  }
  const QString name = QString::fromStdString(cell.tensor);
  return index.isEmpty() ? name : QStringLiteral("%1[%2]").arg(name, index.join(QStringLiteral(", ")));
}

}  // namespace officina
