// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

#include "ui/labs/common/lab_recipe_panel.h"

namespace officina {

class SentimentSets;
class SentenceData;

/// What the sentiment lab's recipe panel shows.
[[nodiscard]] LabRecipePanel::Setup sentimentRecipeSetup(const SentimentSets* sets);

/// How many sentences a recipe trains on and keeps for asking: {train, kept}.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> sentenceCounts(const SentenceData& data,
                                                                   const Recipe& recipe);

}  // namespace officina
