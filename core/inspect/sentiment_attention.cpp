// SPDX-License-Identifier: GPL-3.0-or-later

// The attention of one sentence, taken out of a recorded pass.

#include <algorithm>
#include <cmath>
#include <string>

#include "core/api/error.h"
#include "core/inspect/sentence_batch.h"
#include "core/inspect/sentiment_classifier.h"

namespace officina {

namespace {

Matrix toMatrix(const torch::Tensor& tensor) {
  const torch::Tensor plain = tensor.contiguous();
  Matrix matrix(plain.size(0), plain.size(1));
  std::copy_n(plain.data_ptr<float>(), matrix.values.size(), matrix.values.begin());
  return matrix;
}

/// The output of an operation for the only sentence.
torch::Tensor outputOf(const Trace& trace, const std::string& name) {
  const auto found =
      std::ranges::find_if(trace.ops, [&name](const TracedOp& op) { return op.info.name == name; });
  return found == trace.ops.end() ? torch::Tensor() : found->output[0];
}

AttentionLayerView layerOf(const Trace& trace, const std::string& layer, const torch::Tensor& input) {
  const auto output = [&](const char* part) {
    std::string name = layer;
    return outputOf(trace, name.append(".").append(part));
  };
  AttentionLayerView view;
  view.input = toMatrix(input);
  const torch::Tensor queries = output("query");  // [H, L, D]
  const torch::Tensor keys = output("key");
  const torch::Tensor values = output("value");
  const torch::Tensor scaled = output("scores");
  const torch::Tensor weights = output("weights");
  const torch::Tensor heads = output("heads");
  for (std::int64_t head = 0; head < queries.size(0); ++head) {
    HeadView& one = view.heads.emplace_back();
    one.query = toMatrix(queries[head]);
    one.key = toMatrix(keys[head]);
    one.value = toMatrix(values[head]);
    one.scores = toMatrix(torch::mm(queries[head], keys[head].t()));
    one.scaled = toMatrix(scaled[head]);
    one.weights = toMatrix(weights[head]);
    one.output = toMatrix(heads[head]);
  }
  view.joined = toMatrix(output("joined"));
  view.attended = toMatrix(output("attended"));
  view.output = toMatrix(output("norm2"));
  return view;
}

Matrix cosines(const torch::Tensor& vectors) {
  const torch::Tensor unit = vectors / vectors.norm(2, 1, /*keepdim=*/true).clamp_min(1e-12);
  return toMatrix(torch::mm(unit, unit.t()));
}

}  // namespace

AttentionView SentimentClassifier::attention(std::string_view text, const AskOptions& options) {
  const torch::NoGradGuard noGrad;
  const Impl::Asking asking(*m->network, options);
  AttentionView view;
  const std::vector<TokenId> ids = m->idsOrThrow(text);
  view.tokens = m->tokens(text);
  if (std::ssize(ids) == m->network->settings().maxTokens) {
    const std::string whole = m->network->settings().lowerCase ? plainForm(text) : std::string(text);
    view.cut = static_cast<std::int64_t>(cl100k().encode(whole).size()) - std::ssize(ids);
  }

  Trace trace(*m->network);
  Tracer net(trace);
  const torch::Tensor logit = m->network->forward(sentenceBatch({&ids}, std::ssize(ids), kNoToken), net);
  view.answer = sentimentAnswer(logit.item<float>());

  const torch::Tensor embedding = outputOf(trace, "embedding");
  const torch::Tensor placed = outputOf(trace, "positions");
  torch::Tensor input = placed.defined() ? placed : embedding;
  view.embedding = toMatrix(embedding);
  view.positions = placed.defined() ? toMatrix(m->network->positionVectors().narrow(0, 0, embedding.size(0)))
                                    : Matrix(embedding.size(0), embedding.size(1));
  view.input = toMatrix(input);

  torch::Tensor rollout = torch::eye(embedding.size(0));
  for (std::int64_t i = 1; i <= m->network->settings().layers; ++i) {
    const std::string layer = "layer" + std::to_string(i);
    view.layers.push_back(layerOf(trace, layer, input));
    input = outputOf(trace, layer + ".norm2");
    const torch::Tensor mean = outputOf(trace, layer + ".weights").mean(0);
    rollout = torch::mm(0.5 * mean + 0.5 * torch::eye(mean.size(0)), rollout);
  }
  view.rollout = toMatrix(rollout);
  return view;
}

PositionMap SentimentClassifier::positionMap() const {
  const TextSettings& settings = m->network->settings();
  PositionMap map;
  const torch::Tensor own = m->network->positionVectors();
  const torch::Tensor formula = sinusoidalPositions(settings.maxTokens, settings.width)[0];
  // Sinusoidal ones may be scaled (TextSettings::kSmallTable) and stored in half precision.
  constexpr double kHalfPrecision = 1e-3;
  map.learned =
      own.defined() && !torch::allclose(own / own.norm(), formula / formula.norm(), 0.0, kHalfPrecision);
  if (own.defined()) {
    map.own = cosines(own);
  }
  map.sinusoidal = cosines(formula);
  return map;
}

}  // namespace officina
