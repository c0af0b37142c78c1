// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/drawn_sketch.h"

namespace officina {

/// A wall, a meadow, a carpet: whatever a face may be before.
void drawBackground(cv::Mat& canvas, StrokeRandom& random);
/// Light from one side, its colour, grain, sometimes a little out of focus.
void drawLight(cv::Mat& canvas, StrokeRandom& random);

}  // namespace officina
