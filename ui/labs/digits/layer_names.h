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
/// The same of one sample of a pass. Units that a dropout left out are marked.
[[nodiscard]] std::vector<NetworkLayer> networkLayers(const Pass& pass, std::int64_t sample);
[[nodiscard]] MapStack mapStack(const NetworkLayer& layer);

}  // namespace officina
