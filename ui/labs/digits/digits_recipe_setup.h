// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labs/common/lab_recipe_panel.h"

namespace officina {

class DigitsSets;

/// What the digits lab's recipe panel shows.
[[nodiscard]] LabRecipePanel::Setup digitsRecipeSetup(const DigitsSets* sets);

}  // namespace officina
