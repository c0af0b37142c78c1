// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/api/inspect.h"

namespace officina {

/// An operation as the reader sees it: "conv1", "ReLU (conv1)", "max-pool (pool1)", "scores Q·K (layer1)".
[[nodiscard]] QString opTitle(const OpInfo& op);
/// The same beside others of its layer: "ReLU", "scores Q·K", "query".
[[nodiscard]] QString opTitleInLayer(const OpInfo& op);

}  // namespace officina
