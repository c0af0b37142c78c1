// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_choice.h"

#include <algorithm>

#include <QCoreApplication>

#include "ui/widgets/token_ribbon.h"

namespace officina {

AttentionChoice fitted(AttentionChoice choice, const AttentionView& view) {
  const auto within = [](int value, std::size_t count) {
    return std::clamp(value, 0, std::max(static_cast<int>(count) - 1, 0));
  };
  choice.layer = within(choice.layer, view.layers.size());
  choice.head = within(choice.head, view.layers[static_cast<std::size_t>(choice.layer)].heads.size());
  choice.row = within(choice.row, view.tokens.size());
  choice.column = within(choice.column, view.tokens.size());
  return choice;
}

const HeadView& chosenHead(const AttentionView& view, const AttentionChoice& choice) {
  return view.layers[static_cast<std::size_t>(choice.layer)].heads[static_cast<std::size_t>(choice.head)];
}

const Matrix& chosenWeights(const AttentionView& view, const AttentionChoice& choice) {
  return choice.rollout ? view.rollout : chosenHead(view, choice).weights;
}

QStringList tokenNames(const std::vector<SentimentToken>& tokens) {
  QStringList names;
  for (const SentimentToken& token : tokens) {
    names << visibleToken(QString::fromStdString(token.text));
  }
  return names;
}

QString headTitle(const AttentionChoice& choice) {
  if (choice.rollout) {
    return QCoreApplication::translate("AttentionChoice", "rollout");
  }
  return QCoreApplication::translate("AttentionChoice", "layer %1, head %2")
      .arg(choice.layer + 1)
      .arg(choice.head + 1);
}

std::vector<float> rowOf(const Matrix& matrix, int row) {
  const auto first = matrix.values.begin() + row * matrix.columns;
  return {first, first + matrix.columns};
}

std::vector<float> attentionReceived(const AttentionView& view) {
  std::vector<double> sums(view.tokens.size(), 0.0);
  double rows = 0.0;
  for (const AttentionLayerView& layer : view.layers) {
    for (const HeadView& head : layer.heads) {
      for (std::int64_t row = 0; row < head.weights.rows; ++row) {
        for (std::size_t column = 0; column < sums.size(); ++column) {
          sums[column] += static_cast<double>(head.weights.at(row, static_cast<std::int64_t>(column)));
        }
      }
      rows += static_cast<double>(head.weights.rows);
    }
  }
  std::vector<float> received;
  for (const double sum : sums) {
    received.push_back(static_cast<float>(rows > 0.0 ? sum / rows : 0.0));
  }
  return received;
}

}  // namespace officina
