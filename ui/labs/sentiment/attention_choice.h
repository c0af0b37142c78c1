// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QStringList>

#include "core/api/sentiment.h"

namespace officina {

using AttentionPtr = std::shared_ptr<const AttentionView>;

/// Which part of an attention is looked at.
struct AttentionChoice {
  int layer = 0;
  int head = 0;
  bool rollout = false;  ///< all layers together instead of the head
  int row = 0;           ///< the token that looks
  int column = 0;        ///< the token that is looked at
  bool operator==(const AttentionChoice&) const = default;
};

/// The choice, or the nearest one that this attention has.
[[nodiscard]] AttentionChoice fitted(AttentionChoice choice, const AttentionView& view);
/// The head that is chosen (whatever `rollout` says).
[[nodiscard]] const HeadView& chosenHead(const AttentionView& view, const AttentionChoice& choice);
/// [L, L] of the head, or the rollout.
[[nodiscard]] const Matrix& chosenWeights(const AttentionView& view, const AttentionChoice& choice);
/// The tokens as they can be seen.
[[nodiscard]] QStringList tokenNames(const std::vector<SentimentToken>& tokens);
/// "layer 1, head 3" or "rollout".
[[nodiscard]] QString headTitle(const AttentionChoice& choice);
/// One row of a matrix.
[[nodiscard]] std::vector<float> rowOf(const Matrix& matrix, int row);
/// [L] of each token: how much it is looked at, the mean over all rows, heads and layers. Sums to 1.
[[nodiscard]] std::vector<float> attentionReceived(const AttentionView& view);

}  // namespace officina
