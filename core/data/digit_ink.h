// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/values.h"

namespace officina {

/// Resamples a one-channel picture to width x height (both >= 1), each direction on its own: shrinking by
/// area (every input pixel counts by the share it has in the output pixel, so no line is lost), enlarging by
/// a cubic B-spline, which gives a coarse binary picture the soft rims of a drawn line.
[[nodiscard]] Image resampleInk(const Image& picture, int width, int height);

}  // namespace officina
