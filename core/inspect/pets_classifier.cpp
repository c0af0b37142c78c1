// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/pets_classifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/api/error.h"
#include "core/inspect/photo_batch.h"
#include "core/models/pets_networks.h"
#include "core/train/random_stream.h"
#include "core/train/recognise.h"

namespace officina {

namespace {

PhotoAnswer answerOf(const float* logits, std::int64_t classes) {
  PhotoAnswer answer;
  answer.logits.assign(logits, logits + classes);
  const auto largest = std::max_element(answer.logits.begin(), answer.logits.end());
  answer.label = static_cast<int>(largest - answer.logits.begin());
  float sum = 0.0F;
  for (const float logit : answer.logits) {
    answer.probabilities.push_back(std::exp(logit - *largest));
    sum += answer.probabilities.back();
  }
  for (float& probability : answer.probabilities) {
    probability /= sum;
  }
  return answer;
}

/// Grey becomes three equal channels; alpha is dropped, as Pillow's convert("RGB") does.
Image asRgb(const Image& picture) {
  if (picture.channels == 3) {
    return picture;
  }
  Image rgb(picture.width, picture.height, 3);
  const auto step = static_cast<std::size_t>(picture.channels);
  const std::size_t second = picture.channels == 1 ? 0 : 1;
  const std::size_t third = picture.channels == 1 ? 0 : 2;
  const std::uint8_t* from = picture.bytes.data();
  for (std::size_t at = 0; at < rgb.bytes.size(); at += 3, from += step) {
    rgb.bytes[at] = from[0];
    rgb.bytes[at + 1] = from[second];
    rgb.bytes[at + 2] = from[third];
  }
  return rgb;
}

}  // namespace

void throwIfCancelled(const std::function<bool()>& cancelled) {
  if (cancelled && cancelled()) {
    throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "The evaluation was cancelled."), {}});
  }
}

torch::Tensor PetsClassifier::Impl::input(const Image& photo) const {
  if (photo.empty()) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The picture is empty."), {}});
  }
  const Image square = pillowResize(asRgb(photo), side, side);
  return photosToTensor(square.bytes.data(), 1, side);
}

torch::Tensor PetsClassifier::Impl::logits(const torch::Tensor& batch) const {
  const torch::NoGradGuard noGrad;
  return network->forward(batch).contiguous();
}

torch::Tensor PetsClassifier::Impl::features(const torch::Tensor& batch) const {
  const torch::NoGradGuard noGrad;
  Trace trace(*network);
  Tracer net(trace);
  network->forward(batch, net);
  const auto last = std::find_if(trace.ops.rbegin(), trace.ops.rend(),
                                 [](const TracedOp& op) { return op.info.kind == OpKind::Linear; });
  if (last == trace.ops.rend()) {
    throw Error(ErrorKind::Internal, {OFFICINA_TEXT("core", "This network has no last layer."), {}});
  }
  const auto input = static_cast<std::size_t>(last->info.inputs.front());
  return trace.ops[input].output.flatten(1).contiguous();
}

std::vector<PhotoAnswer> PetsClassifier::Impl::answersOf(const torch::Tensor& logits) {
  std::vector<PhotoAnswer> answers;
  answers.reserve(static_cast<std::size_t>(logits.size(0)));
  for (std::int64_t row = 0; row < logits.size(0); ++row) {
    answers.push_back(answerOf(logits.data_ptr<float>() + row * logits.size(1), logits.size(1)));
  }
  return answers;
}

int petsInputSide(const std::string& network) {
  return petsNetworkSide(network);
}

PetsClassifier::PetsClassifier(const StateDict& weights) : m(std::make_unique<Impl>()) {
  m->classes = petsClassesOf(weights);
  // The weights that making it draws are thrown away; a stream of its own, so that no run notices.
  RandomStream stream;
  const RandomStream::Lease lease = stream.lease();
  NamedNetwork named = recognise(
      {"notes", "tuned"}, [&](const std::string& name) { return makePetsNetwork(name, m->classes); },
      weights);
  m->name = std::move(named.name);
  m->network = std::move(named.network);
  m->network->eval();
  m->side = petsNetworkSide(m->name);
}

PetsClassifier::~PetsClassifier() = default;

const std::string& PetsClassifier::network() const {
  return m->name;
}
int PetsClassifier::classes() const {
  return m->classes;
}
int PetsClassifier::side() const {
  return m->side;
}
bool PetsClassifier::upright() const {
  return m->name != "notes";
}

TensorValues PetsClassifier::input(const Image& photo) const {
  const torch::Tensor tensor = m->input(photo);
  const auto* first = tensor.data_ptr<float>();
  return {{3, m->side, m->side}, {first, first + tensor.numel()}};
}

PhotoAnswer PetsClassifier::answer(const Image& photo) {
  return m->answersOf(m->logits(m->input(photo))).front();
}

PhotoAnswer PetsClassifier::answer(const std::filesystem::path& file) {
  return answer(readPhoto(file, upright()));
}

std::vector<float> PetsClassifier::features(const Image& photo) {
  const torch::Tensor row = m->features(m->input(photo));
  const auto* first = row.data_ptr<float>();
  return {first, first + row.numel()};
}

StateDict initialPetsWeights(const Recipe& recipe, std::int64_t photos, int classes) {
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  if (!recipe.stratified) {
    static_cast<void>(randomSplit(photos, photos));
  }
  return stateDictOf(*makePetsNetwork(recipe.network, classes, recipe.dropout));
}

}  // namespace officina
