// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/layer_names.h"

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

std::vector<NetworkLayer> networkLayers(const Pass& pass, std::int64_t sample) {
  std::vector<NetworkLayer> layers;
  const std::vector<LayerInfo>& infos = pass.layers();
  for (std::size_t i = 0; i < infos.size(); ++i) {
    const OpInfo& shown = pass.ops()[static_cast<std::size_t>(infos[i].shown)];
    if (isLoss(shown.kind)) {
      continue;
    }
    const bool last =
        shown.kind != OpKind::Softmax && shown.kind != OpKind::Sigmoid &&
        (i + 1 == infos.size() || pass.ops()[static_cast<std::size_t>(infos[i + 1].shown)].shape.empty());
    const QString title = shown.kind == OpKind::GlobalAvgPool2d || shown.kind == OpKind::MeanOfTokens
                              ? QCoreApplication::translate("officina::NetworkPanel", "mean")
                              : layerTitle(infos[i].name, last);
    NetworkLayer layer{
        title, shown.shape, pass.output(infos[i].shown, sample).values, infos[i].parameterCount, {}};
    if (shown.shape.size() == 2) {
      layer.shape.insert(layer.shape.begin(), 1);  // tokens are one picture: a row each
    }
    if (shown.kind == OpKind::Dropout) {
      layer.mask = pass.dropoutMask(infos[i].shown, sample);
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace officina
