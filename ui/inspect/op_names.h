// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/api/inspect.h"

namespace officina {

/// An operation as the reader sees it: "input" in the language in force, "conv1", "ReLU", "max-pool", "loss".
[[nodiscard]] QString opTitle(const OpInfo& op);

}  // namespace officina
