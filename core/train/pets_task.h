// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/task.h"

namespace officina {

/// The notes' cats and dogs: photographs in folders, one folder a class.
[[nodiscard]] LabDefinition petsLab();

}  // namespace officina
