// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/api/metrics.h"
#include "core/inspect/digits_batch.h"
#include "core/models/digits_networks.h"
#include "core/train/random_stream.h"

namespace officina {

struct DigitsClassifier::Impl {
  std::string name;
  std::shared_ptr<Network> network;
};

namespace {

/// Makes a network whose drawn weights are thrown away; on a stream of its own, so that no training run
/// notices.
std::shared_ptr<Network> makeUndrawn(const std::string& name) {
  RandomStream stream;
  const RandomStream::Lease lease = stream.lease();
  return makeDigitsNetwork(name);
}

torch::Tensor asInput(const Matrix& tensor) {
  if (tensor.rows != kDigitSide || tensor.columns != kDigitSide) {
    throw Error(ErrorKind::Internal, {OFFICINA_TEXT("core", "A digit must be 28x28 numbers."), {}});
  }
  return torch::from_blob(const_cast<float*>(tensor.values.data()), {1, 1, kDigitSide, kDigitSide});
}

DigitAnswer answerOf(const torch::Tensor& logits) {
  DigitAnswer answer;
  const auto* value = logits.data_ptr<float>();
  std::copy_n(value, kDigitClasses, answer.logits.begin());
  const float largest = *std::max_element(value, value + kDigitClasses);
  float sum = 0.0F;
  for (int i = 0; i < kDigitClasses; ++i) {
    const auto index = static_cast<std::size_t>(i);
    answer.probabilities[index] = std::exp(answer.logits[index] - largest);
    sum += answer.probabilities[index];
  }
  for (float& probability : answer.probabilities) {
    probability /= sum;
  }
  answer.label = static_cast<int>(std::max_element(value, value + kDigitClasses) - value);
  return answer;
}

}  // namespace

DigitsClassifier::DigitsClassifier(const StateDict& weights) : m(std::make_unique<Impl>()) {
  m->name = recogniseDigitsNetwork(weights);
  m->network = makeUndrawn(m->name);
  loadStateDict(*m->network, weights);
  m->network->eval();
}

DigitsClassifier::~DigitsClassifier() = default;

const std::string& DigitsClassifier::network() const {
  return m->name;
}

DigitAnswer DigitsClassifier::answer(const Matrix& tensor) {
  const torch::NoGradGuard noGrad;
  return answerOf(m->network->forward(asInput(tensor)));
}

std::vector<DigitsClassifier::LayerView> DigitsClassifier::layers(const Matrix& tensor) {
  const torch::NoGradGuard noGrad;
  Trace trace(*m->network);
  Tracer net(trace);
  m->network->forward(asInput(tensor), net);
  std::vector<LayerView> views;
  for (const LayerInfo& layer : layersOf(trace.ops)) {
    const torch::Tensor plain = trace.ops[static_cast<std::size_t>(layer.shown)].output.contiguous();
    const auto* first = plain.data_ptr<float>();
    views.push_back({layer.name,
                     {plain.sizes().begin() + 1, plain.sizes().end()},
                     {first, first + plain.numel()},
                     layer.parameterCount});
  }
  return views;
}

DigitsReport DigitsClassifier::evaluate(const DigitSet& set, const std::function<bool()>& cancelled) {
  const torch::NoGradGuard noGrad;
  DigitsReport report;
  report.samples = set.count();
  double lossSum = 0.0;
  for (std::int64_t first = 0; first < set.count(); first += kEvaluationBatch) {
    if (cancelled && cancelled()) {
      throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "The evaluation was cancelled."), {}});
    }
    const std::int64_t size = std::min(kEvaluationBatch, set.count() - first);
    const torch::Tensor logits = m->network->forward(digitImages(set, first, size));
    const torch::Tensor losses =
        torch::cross_entropy_loss(logits, digitLabels(set, first, size), {}, at::Reduction::None);
    const auto* loss = losses.data_ptr<float>();
    for (std::int64_t i = 0; i < size; ++i) {
      const DigitAnswer answer = answerOf(logits[i]);
      const std::uint8_t label = set.labels[static_cast<std::size_t>(first + i)];
      const auto said = static_cast<std::size_t>(answer.label);
      report.predicted.push_back(static_cast<std::uint8_t>(said));
      report.confidences.push_back(answer.probabilities[said]);
      report.losses.push_back(loss[i]);
      ++report.confusion[label][said];
      lossSum += loss[i];
    }
  }
  report.loss = lossSum / static_cast<double>(std::max<std::int64_t>(1, report.samples));
  Confusion confusion;
  for (const auto& row : report.confusion) {
    confusion.emplace_back(row.begin(), row.end());
  }
  const ClassMetrics metrics = classMetrics(confusion);
  report.accuracy = metrics.accuracy;
  std::copy(metrics.precision.begin(), metrics.precision.end(), report.precision.begin());
  std::copy(metrics.recall.begin(), metrics.recall.end(), report.recall.begin());
  return report;
}

StateDict initialDigitsWeights(const Recipe& recipe) {
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  return stateDictOf(*makeDigitsNetwork(recipe.network, recipe.dropout));
}

}  // namespace officina
