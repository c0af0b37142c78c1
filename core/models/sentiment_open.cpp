// SPDX-License-Identifier: GPL-3.0-or-later

// Weights of the sentiment lab say by themselves which network they are of: their shapes and two buffers.

#include <algorithm>
#include <string>

#include "core/api/error.h"
#include "core/models/sentiment_network.h"

namespace officina {

namespace {

[[noreturn]] void refuse(const char* tensor) {
  throw Error(
      ErrorKind::Input,
      {OFFICINA_TEXT("core", "These weights belong to another network: %1 is missing or has another shape."),
       {tensor}},
      {OFFICINA_TEXT("core", "Choose weights that were saved from this network."), {}});
}

/// The tensor with so many dimensions, none of them larger than the largest network of the lab has.
const NamedTensor& required(const StateDict& weights, const char* name, std::size_t dimensions) {
  constexpr std::int64_t kMost = 1 << 20;
  const NamedTensor* tensor = weights.find(name);
  if (tensor == nullptr || tensor->shape.size() != dimensions ||
      std::ranges::any_of(tensor->shape, [](std::int64_t size) { return size < 1 || size > kMost; })) {
    refuse(name);
  }
  return *tensor;
}

std::vector<TokenId> tokensOf(const NamedTensor& ids) {
  std::vector<TokenId> tokens;
  for (const std::int64_t id : ids.ints()) {
    if (id < 0 || id >= Tokenizer::kVocabulary || (!tokens.empty() && id <= tokens.back())) {
      refuse("token_ids");
    }
    tokens.push_back(static_cast<TokenId>(id));
  }
  return tokens;
}

}  // namespace

std::shared_ptr<SentimentNetwork> openSentimentNetwork(const StateDict& weights) {
  constexpr const char* kFeedForward = "transformer_encoder.layers.0.linear1.weight";
  TextSettings settings;
  settings.width = required(weights, "embedding.weight", 2).shape[1];
  settings.feedForward = required(weights, kFeedForward, 2).shape[0];
  settings.layers = 1;
  std::string next = "transformer_encoder.layers.1.linear1.weight";
  while (settings.layers < 4 && weights.find(next) != nullptr) {
    ++settings.layers;
    next = "transformer_encoder.layers." + std::to_string(settings.layers) + ".linear1.weight";
  }
  if (weights.find("num_heads") != nullptr) {
    settings.heads = required(weights, "num_heads", 1).ints().front();
  }
  settings.lowerCase = weights.find("lower_case") != nullptr;
  std::vector<TokenId> tokens;
  if (weights.find("token_ids") != nullptr) {
    settings.knownTokens = true;
    settings.maskPadding = true;
    tokens = tokensOf(required(weights, "token_ids", 1));
  }
  if (weights.find("pos_embedding") != nullptr) {
    settings.maxTokens = required(weights, "pos_embedding", 3).shape[1];
  } else {
    settings.positions = Positions::None;
  }
  Recipe shape;  // its limits are those of the lab's networks
  shape.lab = "sentiment";
  shape.text = settings;
  try {
    validate(shape);
  } catch (const Error&) {
    refuse("num_heads");
  }
  auto network = std::make_shared<SentimentNetwork>(settings, /*dropout=*/0.0, std::move(tokens));
  loadStateDict(*network, weights);
  network->eval();
  return network;
}

}  // namespace officina
