// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/task.h"

namespace officina {

/// The notes' second project: ten digits, MNIST or a set of the same form.
[[nodiscard]] LabDefinition digitsLab();

}  // namespace officina
