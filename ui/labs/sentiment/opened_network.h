// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

#include "core/api/sentiment.h"

namespace officina {

/// Weights and the classifier that is made of them once, at the first question, by the worker that asks.
class OpenedNetwork {
 public:
  explicit OpenedNetwork(std::shared_ptr<const StateDict> weights) : m_weights(std::move(weights)) {}
  /// For the jobs of one worker only. Throws Error as SentimentClassifier does.
  [[nodiscard]] SentimentClassifier& classifier() {
    if (!m_classifier) {
      m_classifier = std::make_unique<SentimentClassifier>(*m_weights);
      m_weights = nullptr;  // it has its own
    }
    return *m_classifier;
  }
  /// Made with the classifier, then kept: what depends on the weights alone.
  [[nodiscard]] std::shared_ptr<const PositionMap> positions() {
    if (!m_positions) {
      m_positions = std::make_shared<const PositionMap>(classifier().positionMap());
    }
    return m_positions;
  }

 private:
  std::shared_ptr<const StateDict> m_weights;
  std::unique_ptr<SentimentClassifier> m_classifier;
  std::shared_ptr<const PositionMap> m_positions;
};

}  // namespace officina
