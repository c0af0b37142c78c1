// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

#include "core/api/photos.h"
#include "ui/labs/common/lab_recipe_panel.h"

namespace officina {

class PetsSets;

/// What the pets lab's recipe panel shows.
[[nodiscard]] LabRecipePanel::Setup petsRecipeSetup(const PetsSets* sets);

/// How many photographs a recipe trains on and keeps back: {train, kept}.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> splitCounts(const PhotoFolder& folder,
                                                                const Recipe& recipe);

}  // namespace officina
