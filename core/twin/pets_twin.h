// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/api/twin.h"

namespace officina {

/// The notes' cats and dogs as a PyTorch program with this recipe: see core/api/twin.h. Throws Error (Usage)
/// for photographs from several folders, which ImageFolder cannot read.
[[nodiscard]] std::string petsTwin(const Recipe& recipe, const TwinOptions& options);

/// Writes the faces that this program draws, which Python cannot draw, as photographs beside the script, if
/// the recipe uses them. Returns their folder, or nothing. Throws Error (Io).
std::filesystem::path writePetsBeside(const Recipe& recipe, const std::filesystem::path& folder);

}  // namespace officina
