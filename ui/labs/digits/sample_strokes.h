// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/draw_canvas.h"

namespace officina {

/// A 3 as a hand would draw it in the middle of the paper.
[[nodiscard]] Drawing sampleThree();
/// A small 7 in the upper left corner: plain to a reader, hopeless for a network that never saw one there.
[[nodiscard]] Drawing sampleOffCentreSeven();

}  // namespace officina
