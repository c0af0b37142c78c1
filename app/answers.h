// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "app/commands.h"
#include "core/api/state_dict.h"

namespace officina {

// The labs' parts of predict and evaluate that have a file of their own.

/// The weights in `file`, or the lab's built-in ones if it is empty.
[[nodiscard]] StateDict weightsOf(const std::string& lab, const std::filesystem::path& file);

[[nodiscard]] int predictPets(const PredictArguments& arguments);
[[nodiscard]] int evaluatePets(const EvaluateArguments& arguments);
[[nodiscard]] int predictSentiment(const PredictArguments& arguments);
[[nodiscard]] int evaluateSentiment(const EvaluateArguments& arguments);

}  // namespace officina
