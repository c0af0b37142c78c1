// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/task.h"

namespace officina {

/// The notes' first project: one neuron learns 14 pairs of temperatures, all pairs in every step.
[[nodiscard]] LabDefinition thermometerLab();

}  // namespace officina
