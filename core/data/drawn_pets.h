// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/api/values.h"

namespace officina {

enum class DrawnPet { Cat, Dog };

/// A face as one might draw it in colour: side x side, RGB. The same (pet, number) is the same drawing with
/// every compiler. Shape, fur, pattern, pose, light and background vary alike in both, so that only the shape
/// of ears, muzzle, nose and eyes tells them apart.
[[nodiscard]] Image drawPet(DrawnPet pet, std::uint64_t number, int side);

}  // namespace officina
