// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/stroke_path.h"

namespace officina {

/// The lines of one digit (0..9) as some hand writes it: which of its forms, and with which proportions, is
/// drawn at random. About 1 high and 0.6 wide, y down, before slant, size and pen. `sloppiness` is the
/// deviation, as a share of the height, with which the pen misses the points it aims at.
[[nodiscard]] std::vector<StrokeLine> digitShape(int digit, StrokeRandom& random, float sloppiness);

}  // namespace officina
