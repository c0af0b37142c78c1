// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/api/digits.h"
#include "ui/widgets/network_view.h"

namespace officina {

/// The layers of an answer, for the diagram.
[[nodiscard]] std::vector<NetworkLayer> networkLayers(const std::vector<DigitsClassifier::LayerView>& views);

}  // namespace officina
