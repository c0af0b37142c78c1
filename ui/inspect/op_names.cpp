// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/op_names.h"

#include "ui/inspect/pass_explorer.h"

namespace officina {

QString opTitle(const OpInfo& op) {
  const QString layer = QString::fromStdString(op.layer);
  switch (op.kind) {
    case OpKind::Input:
      return PassExplorer::tr("input");
    case OpKind::Relu:
      return QStringLiteral("ReLU (%1)").arg(layer);
    case OpKind::BatchNorm2d:
      return QStringLiteral("batch norm (%1)").arg(layer);
    case OpKind::Dropout:
      return QStringLiteral("dropout (%1)").arg(layer);
    case OpKind::MaxPool2d:
      return QStringLiteral("max-pool (%1)").arg(QString::fromStdString(op.name));
    case OpKind::GlobalAvgPool2d:
      return PassExplorer::tr("mean of each map");
    case OpKind::Add:
      return PassExplorer::tr("sum (%1)").arg(layer);
    case OpKind::Flatten:
      return PassExplorer::tr("flatten");
    case OpKind::Softmax:
      return QStringLiteral("softmax");
    case OpKind::CrossEntropy:
      return PassExplorer::tr("loss (cross-entropy)");
    case OpKind::MeanSquaredError:
      return PassExplorer::tr("loss (mean squared error)");
    case OpKind::BinaryCrossEntropy:
      return PassExplorer::tr("loss (binary cross-entropy)");
    case OpKind::LayerNorm:
      return QStringLiteral("layer norm (%1)").arg(QString::fromStdString(op.name));
    case OpKind::MeanOfTokens:
      return PassExplorer::tr("mean of the tokens");
    case OpKind::Sigmoid:
      return QStringLiteral("sigmoid");
    case OpKind::Conv2d:
    case OpKind::Linear:
    case OpKind::Embedding:
    case OpKind::AddPositions:
    case OpKind::SplitHeads:
    case OpKind::Divide:
    case OpKind::DotProducts:
    case OpKind::WeightedSum:
    case OpKind::JoinHeads:
      break;
  }
  return QString::fromStdString(op.name);
}

}  // namespace officina
