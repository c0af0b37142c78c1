// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/photos.h"

namespace officina {

/// splitPhotos() for whoever goes on drawing: `notes` recipes take their split from the default generator, as
/// the notes' program does before it makes its network. Needs a lease.
[[nodiscard]] PhotoSplit drawPhotoSplit(const PhotoFolder& folder, const Recipe& recipe);

}  // namespace officina
