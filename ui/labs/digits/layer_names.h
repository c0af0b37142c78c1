// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "core/api/digits.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/network_view.h"

namespace officina {

/// A layer's name as the reader sees it: "input" in the language in force, "conv1 + ReLU", "max-pool",
/// "logits".
[[nodiscard]] QString layerTitle(const std::string& name, bool last);

/// A layer for the diagram and for the heat map.
[[nodiscard]] std::vector<NetworkLayer> networkLayers(const std::vector<DigitsClassifier::LayerView>& views);
[[nodiscard]] MapStack mapStack(const NetworkLayer& layer);

}  // namespace officina
