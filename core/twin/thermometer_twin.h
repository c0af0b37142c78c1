// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/api/twin.h"

namespace officina {

/// The notes' first project as a PyTorch program with this recipe: see core/api/twin.h. The pairs of the
/// notes stand in the program; a file's are read by it.
[[nodiscard]] std::string thermometerTwin(const Recipe& recipe, const TwinOptions& options);

}  // namespace officina
