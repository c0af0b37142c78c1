// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "core/api/inspect.h"
#include "ui/widgets/heat_map.h"

namespace officina {

/// A tensor as maps: {C, H, W} is C maps, {O, I, H, W} is O x I maps (I side by side), {R, C} one map, {N} N
/// maps of one number, {} one number.
[[nodiscard]] MapStack mapsOf(const TensorValues& tensor);
/// How many maps of this shape belong side by side; 0: any number.
[[nodiscard]] int mapsPerRow(const std::vector<std::int64_t>& shape);
/// The tensor's index of a number of those maps, and back.
[[nodiscard]] std::vector<std::int64_t> indexOf(const std::vector<std::int64_t>& shape, const MapRect& place);
[[nodiscard]] MapRect placeOf(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& index);

/// "6×26×26", "120", "1"
[[nodiscard]] QString shapeText(const std::vector<std::int64_t>& shape);
/// "conv1[2, 13, 7]"
[[nodiscard]] QString cellText(const Cell& cell);

}  // namespace officina
