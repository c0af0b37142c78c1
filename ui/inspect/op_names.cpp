// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/op_names.h"

#include "ui/inspect/pass_explorer.h"

namespace officina {

namespace {

/// "layer1.drop2" of layer1; of what has no dot the layer.
QString ownerOf(const OpInfo& op) {
  const std::size_t dot = op.name.rfind('.');
  return QString::fromStdString(dot == std::string::npos ? op.layer : op.name.substr(0, dot));
}

}  // namespace

QString opTitle(const OpInfo& op) {
  const QString layer = QString::fromStdString(op.layer);
  const QString owner = ownerOf(op);
  const QString name = QString::fromStdString(op.name);
  switch (op.kind) {
    case OpKind::Input:
      return PassExplorer::tr("input");
    case OpKind::Relu:
      return QStringLiteral("ReLU (%1)").arg(layer);
    case OpKind::BatchNorm2d:
      return QStringLiteral("batch norm (%1)").arg(layer);
    case OpKind::Dropout:
      return QStringLiteral("dropout (%1)").arg(name.contains(QLatin1Char('.')) ? name : layer);
    case OpKind::MaxPool2d:
      return QStringLiteral("max-pool (%1)").arg(QString::fromStdString(op.name));
    case OpKind::GlobalAvgPool2d:
      return PassExplorer::tr("mean of each map");
    case OpKind::Add:
      return PassExplorer::tr("sum (%1)").arg(layer);
    case OpKind::Flatten:
      return PassExplorer::tr("flatten");
    case OpKind::Softmax:
      return op.shape.size() == 3 ? PassExplorer::tr("attention, softmax (%1)").arg(owner)
                                  : QStringLiteral("softmax");
    case OpKind::CrossEntropy:
      return PassExplorer::tr("loss (cross-entropy)");
    case OpKind::MeanSquaredError:
      return PassExplorer::tr("loss (mean squared error)");
    case OpKind::BinaryCrossEntropy:
      return PassExplorer::tr("loss (binary cross-entropy)");
    case OpKind::LayerNorm:
      return QStringLiteral("layer norm (%1)").arg(name);
    case OpKind::MeanOfTokens:
      return PassExplorer::tr("mean of the tokens");
    case OpKind::Sigmoid:
      return QStringLiteral("sigmoid");
    case OpKind::AddPositions:
      return PassExplorer::tr("plus position");
    case OpKind::Divide:
      return QStringLiteral("Q / √d (%1)").arg(owner);
    case OpKind::DotProducts:
      return PassExplorer::tr("scores Q·K (%1)").arg(owner);
    case OpKind::WeightedSum:
      return PassExplorer::tr("values, by attention (%1)").arg(owner);
    case OpKind::JoinHeads:
      return PassExplorer::tr("heads joined (%1)").arg(owner);
    case OpKind::Conv2d:
    case OpKind::Linear:
    case OpKind::Embedding:
    case OpKind::SplitHeads:
      break;
  }
  return name;
}

QString opTitleInLayer(const OpInfo& op) {
  if (op.kind == OpKind::SplitHeads) {
    return QString::fromStdString(op.name).section(QLatin1Char('.'), -1);
  }
  return opTitle(op).section(QStringLiteral(" ("), 0, 0);
}

}  // namespace officina
