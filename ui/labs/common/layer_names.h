// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QString>

#include "core/api/inspect.h"
#include "ui/widgets/network_view.h"

namespace officina {

/// A layer's name as the reader sees it: "input" in the language in force, "conv1 + ReLU", "max-pool",
/// "logits".
[[nodiscard]] QString layerTitle(const std::string& name, bool last);

/// The layers of one sample of a pass, for the diagram. Units that a dropout left out are marked.
[[nodiscard]] std::vector<NetworkLayer> networkLayers(const Pass& pass, std::int64_t sample);

}  // namespace officina
