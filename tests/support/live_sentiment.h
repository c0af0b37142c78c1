// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/inspect/pass_builder.h"
#include "core/inspect/sentence_batch.h"
#include "core/models/sentiment_network.h"
#include "core/train/optimizer.h"
#include "core/train/random_stream.h"

namespace officina {

/// The sentiment lab's network in training on one batch of made-up sentences.
class LiveSentiment {
 public:
  /// Eight numbers a token, two heads, two layers.
  static TextSettings small() {
    TextSettings settings;
    settings.width = 8;
    settings.heads = 2;
    settings.layers = 2;
    settings.feedForward = 16;
    settings.maxTokens = 9;
    return settings;
  }

  /// `sentences`: of equal length, padded with 0 or (`settings.maskPadding`) -1. Their tokens, `tokens` that
  /// no sentence has, and 0 have rows.
  LiveSentiment(const TextSettings& settings, double dropout,
                const std::vector<std::vector<TokenId>>& sentences, std::vector<TokenId> tokens = {})
      : m_random(11) {
    const RandomStream::Lease lease = m_random.lease();
    const auto length = static_cast<std::int64_t>(sentences.front().size());
    m_input = torch::empty({static_cast<std::int64_t>(sentences.size()), length});
    auto* number = m_input.data_ptr<float>();
    tokens.push_back(0);
    for (const std::vector<TokenId>& sentence : sentences) {
      for (const TokenId token : sentence) {
        *number++ = static_cast<float>(token);
        tokens.push_back(token);
      }
    }
    std::erase_if(tokens, [](TokenId token) { return token < 0; });
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    m_network = std::make_shared<SentimentNetwork>(settings, dropout, std::move(tokens));
    m_network->train();
    m_flat = std::make_unique<FlatParameters>(*m_network);
    m_optimizer = std::make_unique<Optimizer>(OptimizerSpec{.learningRate = 0.01}, *m_flat);
    m_targets = torch::arange(m_input.size(0)).remainder(2).to(torch::kFloat).mul(0.8).add(0.1);
  }

  torch::Tensor loss(Tracer& net) {
    return net.binaryCrossEntropy("loss", m_network->forward(m_input, net), m_targets);
  }
  /// An ordinary step; returns its loss and gradients.
  std::pair<torch::Tensor, std::vector<torch::Tensor>> step() {
    const RandomStream::Lease lease = m_random.lease();
    Tracer net;
    const torch::Tensor value = loss(net);
    std::vector<torch::Tensor> gradients = torch::autograd::grad({value}, m_flat->tensors());
    m_optimizer->step(gradients);
    return {value.detach(), std::move(gradients)};
  }
  void steps(int count) {
    for (int i = 0; i < count; ++i) {
      step();
    }
  }
  /// The batch that comes next, with the dropout that it will have. The draws stay drawn.
  OpenedBatch open() {
    const RandomStream::Lease lease = m_random.lease();
    std::vector<std::int64_t> samples(static_cast<std::size_t>(m_input.size(0)));
    return openBatch(*m_network, [this](Tracer& net) { return loss(net); }, *m_optimizer, *m_flat, 1.0,
                     {m_optimizer->stepCount(), std::move(samples)});
  }

  [[nodiscard]] SentimentNetwork& network() { return *m_network; }
  [[nodiscard]] FlatParameters& flat() { return *m_flat; }
  [[nodiscard]] RandomStream& random() { return m_random; }
  [[nodiscard]] const torch::Tensor& input() const { return m_input; }

 private:
  RandomStream m_random;
  std::shared_ptr<SentimentNetwork> m_network;
  std::unique_ptr<FlatParameters> m_flat;
  std::unique_ptr<Optimizer> m_optimizer;
  torch::Tensor m_input;
  torch::Tensor m_targets;
};

}  // namespace officina
