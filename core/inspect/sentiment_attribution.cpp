// SPDX-License-Identifier: GPL-3.0-or-later

// How much each token speaks for "positive", by three methods that need not agree.

#include <cmath>

#include "core/api/error.h"
#include "core/inspect/sentence_batch.h"
#include "core/inspect/sentiment_classifier.h"

namespace officina {

namespace {

constexpr std::int64_t kPathSteps = 64;  ///< points between nothing and the sentence

std::vector<float> floats(const torch::Tensor& tensor) {
  const torch::Tensor plain = tensor.detach().contiguous();
  return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

/// The rows of the tokens [L, E], as the network looks them up.
torch::Tensor vectorsOf(SentimentNetwork& network, const std::vector<TokenId>& ids) {
  const torch::NoGradGuard noGrad;
  Trace trace(network);
  Tracer net(trace);
  network.forward(sentenceBatch({&ids}, std::ssize(ids), kNoToken), net);
  return trace.ops.at(1).output[0].detach().clone();
}

/// [N] logits and their gradients [N, L, E] by the vectors [N, L, E].
std::pair<torch::Tensor, torch::Tensor> withGradient(SentimentNetwork& network, torch::Tensor vectors) {
  vectors = vectors.detach().requires_grad_();
  Tracer net;
  const torch::Tensor logits = network.afterEmbedding(vectors, {}, net).squeeze(1);
  const torch::Tensor gradient = torch::autograd::grad({logits.sum()}, {vectors})[0];
  return {logits.detach(), gradient};
}

void gradientTimesInput(SentimentNetwork& network, const torch::Tensor& vectors, Attribution& result) {
  const auto [logit, gradient] = withGradient(network, vectors.unsqueeze(0));
  result.logit = logit.item<float>();
  result.parts = floats((gradient[0] * vectors).sum(1));
}

/// The mean gradient on the straight way from vectors of zeros, times the way. Source: Sundararajan et al.
/// 2017.
void integratedGradients(SentimentNetwork& network, const torch::Tensor& vectors,
                         const std::function<bool()>& cancelled, Attribution& result) {
  constexpr std::int64_t kAtOnce = 16;
  torch::Tensor sum = torch::zeros_like(vectors);
  for (std::int64_t first = 0; first < kPathSteps; first += kAtOnce) {
    throwIfSentencesCancelled(cancelled);
    // The middles of equal parts of the way.
    const torch::Tensor shares =
        (torch::arange(first, first + kAtOnce).to(torch::kFloat) + 0.5) / static_cast<double>(kPathSteps);
    sum += withGradient(network, vectors * shares.view({-1, 1, 1})).second.sum(0);
  }
  result.parts = floats((sum / static_cast<double>(kPathSteps) * vectors).sum(1));
  const torch::NoGradGuard noGrad;
  Tracer net;
  const torch::Tensor ends =
      network.afterEmbedding(torch::stack({torch::zeros_like(vectors), vectors}), {}, net).squeeze(1);
  result.baseline = ends[0].item<float>();
  result.logit = ends[1].item<float>();
  double total = 0.0;
  for (const float part : result.parts) {
    total += static_cast<double>(part);
  }
  result.gap = std::abs(total - (static_cast<double>(result.logit) - static_cast<double>(result.baseline)));
}

/// What the logit loses without each word.
void leaveOneOut(const std::function<torch::Tensor(const std::vector<std::vector<TokenId>>&)>& logits,
                 const std::vector<TokenId>& ids, const std::function<bool()>& cancelled,
                 Attribution& result) {
  constexpr std::size_t kAtOnce = 32;
  const std::int64_t words = result.tokens.back().word + 1;
  std::vector<float> without;
  std::vector<std::vector<TokenId>> batch;
  for (std::int64_t word = 0; word < words; ++word) {
    std::vector<TokenId>& rest = batch.emplace_back();
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (result.tokens[i].word != word) {
        rest.push_back(ids[i]);
      }
    }
    if (batch.size() == kAtOnce || word + 1 == words) {
      throwIfSentencesCancelled(cancelled);
      const std::vector<float> some = floats(logits(batch));
      without.insert(without.end(), some.begin(), some.end());
      batch.clear();
    }
  }
  result.logit = logits({ids}).item<float>();
  for (const SentimentToken& token : result.tokens) {
    result.parts.push_back(result.logit - without[static_cast<std::size_t>(token.word)]);
  }
}

}  // namespace

Attribution SentimentClassifier::attribution(std::string_view text, AttributionMethod method,
                                             const std::function<bool()>& cancelled) {
  Attribution result;
  result.method = method;
  const std::vector<TokenId> ids = m->idsOrThrow(text);
  result.tokens = m->tokens(text);
  switch (method) {
    case AttributionMethod::GradientTimesInput:
      gradientTimesInput(*m->network, vectorsOf(*m->network, ids), result);
      break;
    case AttributionMethod::IntegratedGradients:
      integratedGradients(*m->network, vectorsOf(*m->network, ids), cancelled, result);
      break;
    case AttributionMethod::LeaveOneOut:
      leaveOneOut([this](const auto& sentences) { return m->logits(sentences); }, ids, cancelled, result);
      break;
  }
  return result;
}

}  // namespace officina
