// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/layer_names.h"

#include <QCoreApplication>

namespace officina {

QString layerTitle(const std::string& name, bool last) {
  if (name == "input") {
    return QCoreApplication::translate("officina::NetworkPanel", "input");
  }
  if (last) {
    return QCoreApplication::translate("officina::NetworkPanel", "logits");
  }
  if (name.starts_with("pool")) {
    return QStringLiteral("max-pool");
  }
  return QString::fromStdString(name);
}

std::vector<NetworkLayer> networkLayers(const std::vector<DigitsClassifier::LayerView>& views) {
  std::vector<NetworkLayer> layers;
  layers.reserve(views.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    const DigitsClassifier::LayerView& view = views[i];
    layers.push_back(
        {layerTitle(view.name, i + 1 == views.size()), view.shape, view.values, view.parameters});
  }
  return layers;
}

MapStack mapStack(const NetworkLayer& layer) {
  MapStack stack;
  stack.maps = static_cast<int>(layer.shape.empty() ? 1 : layer.shape[0]);
  stack.rows = layer.isVector() ? 1 : static_cast<int>(layer.shape[1]);
  stack.columns = layer.isVector() ? 1 : static_cast<int>(layer.shape[2]);
  stack.values = layer.values;
  return stack;
}

}  // namespace officina
