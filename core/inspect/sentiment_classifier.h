// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/sentiment.h"
#include "core/models/sentiment_network.h"

namespace officina {

/// What the files of SentimentClassifier share.
struct SentimentClassifier::Impl {
  std::shared_ptr<SentimentNetwork> network;
  std::string name;

  /// The text as the network takes it: repaired, and plain where capitals do not count.
  [[nodiscard]] std::string taken(std::string_view text) const;
  [[nodiscard]] std::vector<TokenId> ids(std::string_view text) const;
  /// Throws Error (Input) for a text without tokens.
  [[nodiscard]] std::vector<TokenId> idsOrThrow(std::string_view text) const;
  [[nodiscard]] std::vector<SentimentToken> tokens(std::string_view text) const;
  /// [N] logits of several sentences; those without tokens get 0.
  [[nodiscard]] torch::Tensor logits(const std::vector<std::vector<TokenId>>& sentences) const;
  /// Asks the network otherwise while it lives.
  class Asking {
   public:
    Asking(SentimentNetwork& network, const AskOptions& options) : m_network(network) {
      m_network.usePositions(options.positions);
    }
    ~Asking() { m_network.usePositions(true); }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

   private:
    SentimentNetwork& m_network;
  };
};

[[nodiscard]] SentimentAnswer sentimentAnswer(float logit);
void throwIfSentencesCancelled(const std::function<bool()>& cancelled);

}  // namespace officina
