// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace officina {

/// Which points to draw so that the picture is the same: ascending indices of at most `limit` points (limit
/// >= 4). The x range is cut into equal columns; of each the lowest and the highest point stay, so no peak is
/// lost, and so do the first and the last point. Points that are not finite, or whose y is not above `floor`,
/// are left out. x may be in any order; x and y have the same length. One pass over the points.
[[nodiscard]] std::vector<std::size_t> decimate(std::span<const double> x, std::span<const double> y,
                                                std::size_t limit,
                                                double floor = -std::numeric_limits<double>::infinity());

}  // namespace officina
