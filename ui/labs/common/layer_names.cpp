// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/layer_names.h"

#include <cstddef>
#include <utility>

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
  if (name == "positions") {
    return QCoreApplication::translate("officina::NetworkPanel", "positions");
  }
  // "layer2.attention": the second layer's.
  if (const std::size_t dot = name.find('.'); name.starts_with("layer") && dot != std::string::npos) {
    const QString part = name.substr(dot + 1) == "attention"
                             ? QCoreApplication::translate("officina::NetworkPanel", "attention")
                             : QString::fromStdString(name.substr(dot + 1));
    const QString number = QString::fromStdString(name.substr(5, dot - 5));
    return number == QLatin1String("1") ? part : part + QLatin1Char(' ') + number;
  }
  return QString::fromStdString(name);
}

namespace {

/// [tokens, numbers] as one picture with a column a token: it reads like the sentence, and is narrow.
NetworkLayer ofTokens(NetworkLayer layer) {
  const auto tokens = static_cast<std::size_t>(layer.shape[0]);
  const auto width = static_cast<std::size_t>(layer.shape[1]);
  std::vector<float> columns(layer.values.size());
  for (std::size_t token = 0; token < tokens; ++token) {
    for (std::size_t i = 0; i < width; ++i) {
      columns[i * tokens + token] = layer.values[token * width + i];
    }
  }
  layer.values = std::move(columns);
  layer.shape = {1, layer.shape[1], layer.shape[0]};
  layer.tokens = true;
  return layer;
}

}  // namespace

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
      layer = ofTokens(std::move(layer));
    }
    if (shown.kind == OpKind::Dropout) {
      layer.mask = pass.dropoutMask(infos[i].shown, sample);
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace officina
