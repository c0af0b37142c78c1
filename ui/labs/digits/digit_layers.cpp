// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digit_layers.h"

#include "ui/labs/common/layer_names.h"

namespace officina {

std::vector<NetworkLayer> networkLayers(const std::vector<DigitsClassifier::LayerView>& views) {
  std::vector<NetworkLayer> layers;
  layers.reserve(views.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const DigitsClassifier::LayerView& view = views[i];
    layers.push_back(
        {layerTitle(view.name, i + 1 == views.size()), view.shape, view.values, view.parameters, {}});
  }
  return layers;
}

}  // namespace officina
