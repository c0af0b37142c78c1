// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/api/recipe.h"
#include "core/api/twin.h"

namespace officina {

/// The PyTorch program of a recipe of the sentiment lab. Throws Error (Usage, Io, Input).
[[nodiscard]] std::string sentimentTwin(const Recipe& recipe, const TwinOptions& options);

}  // namespace officina
