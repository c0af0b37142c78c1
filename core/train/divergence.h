// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/error.h"
#include "core/train/training_run.h"

namespace officina {

/// Why a run ended that cannot stay open.
[[nodiscard]] Error divergenceError(const StepSample& sample, const NotFinite& where, double learningRate);

}  // namespace officina
