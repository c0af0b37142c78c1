// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/api/recipe.h"

namespace officina {

/// `notes`: the notes' program on 100 tokens padded with 0 (the token "!"), batch 2, Adam 1e-3, 20 epochs,
/// with the smallest corrections that let it run: each sentence has its own label (the notes append the whole
/// list), the last batch of one sentence keeps its dimension (squeeze() would make it a scalar), and the
/// seed, which the notes do not set, is 42. `tuned`: see CONTRIBUTING.md and tests/bench/RESULTS.md. Throws
/// Error (Usage) for another name.
[[nodiscard]] Recipe sentimentRecipe(const std::string& name);

}  // namespace officina
