// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/task.h"

namespace officina {

/// The notes' third project: a sentence is positive or negative, a transformer says which.
[[nodiscard]] LabDefinition sentimentLab();

}  // namespace officina
