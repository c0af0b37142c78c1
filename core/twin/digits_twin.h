// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/api/twin.h"

namespace officina {

/// The notes' second project as a PyTorch program with this recipe: see core/api/twin.h.
[[nodiscard]] std::string digitsTwin(const Recipe& recipe, const TwinOptions& options);

/// Writes the digits that this program draws, which Python cannot draw, as four IDX files beside the script,
/// if the recipe uses them. Returns their folder, or nothing. Throws Error (Io).
std::filesystem::path writeDigitsBeside(const Recipe& recipe, const std::filesystem::path& folder);

}  // namespace officina
