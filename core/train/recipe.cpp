// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/recipe.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <type_traits>

#include "core/api/error.h"
#include "core/support/number_text.h"
#include "core/train/recipe_fields.h"

namespace officina {

namespace {

template <class Value>
std::string fieldText(const Value& value) {
  if constexpr (std::is_same_v<Value, std::string>) {
    return value;
  } else if constexpr (std::is_enum_v<Value>) {
    return std::string(name(value));
  } else if constexpr (std::is_same_v<Value, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, std::vector<SampleEdit>>) {
    std::string text;
    for (const SampleEdit& edit : value) {
      text += (text.empty() ? "" : ", ") + std::to_string(edit.sample) + ":" + std::to_string(edit.label);
    }
    return text;
  } else {
    return numberText(value);
  }
}

[[noreturn]] void refuse(const char* pattern, std::string value) {
  throw Error(ErrorKind::Usage, {pattern, {std::move(value)}});
}

template <class Value>
void require(bool good, const char* pattern, const Value& value) {
  if (!good) {
    refuse(pattern, fieldText(value));
  }
}

// Written so that a NaN, which compares false with everything, is outside.
bool atLeastZero(double value) {
  return value >= 0.0 && std::isfinite(value);
}
bool above(double value) {
  return value > 0.0 && std::isfinite(value);
}
bool belowOne(double value) {
  return value >= 0.0 && value < 1.0;
}
bool within(double value, double most) {
  return value >= 0.0 && value <= most;
}

void validateOptimizer(const OptimizerSpec& spec) {
  require(!name(spec.kind).empty(), OFFICINA_TEXT("core", "There is no optimizer number %1."),
          static_cast<int>(spec.kind));
  require(above(spec.learningRate),
          OFFICINA_TEXT("core", "The learning rate must be a number above 0, not %1."), spec.learningRate);
  require(belowOne(spec.momentum),
          OFFICINA_TEXT("core", "The momentum must be at least 0 and below 1, not %1."), spec.momentum);
  require(belowOne(spec.alpha),
          OFFICINA_TEXT("core", "RMSProp's alpha must be at least 0 and below 1, not %1."), spec.alpha);
  require(belowOne(spec.beta1), OFFICINA_TEXT("core", "Adam's beta1 must be at least 0 and below 1, not %1."),
          spec.beta1);
  require(belowOne(spec.beta2), OFFICINA_TEXT("core", "Adam's beta2 must be at least 0 and below 1, not %1."),
          spec.beta2);
  require(above(spec.epsilon),
          OFFICINA_TEXT("core", "The optimizer's epsilon must be a number above 0, not %1."), spec.epsilon);
  require(atLeastZero(spec.weightDecay),
          OFFICINA_TEXT("core", "The weight decay must be a number of at least 0, not %1."),
          spec.weightDecay);
}

void validateAugmentation(const Augmentation& change) {
  constexpr double kHalfTurn = 180.0;
  constexpr double kMostPixels = 1000.0;
  constexpr double kMostShear = 2.0;
  require(within(change.rotationDegrees, kHalfTurn),
          OFFICINA_TEXT("core", "The random rotation must be between 0 and 180 degrees, not %1."),
          change.rotationDegrees);
  require(belowOne(change.zoom),
          OFFICINA_TEXT("core", "The random zoom must be at least 0 and below 1, not %1."), change.zoom);
  require(within(change.shiftPixels, kMostPixels),
          OFFICINA_TEXT("core", "The random shift must be between 0 and 1000 pixels, not %1."),
          change.shiftPixels);
  require(within(change.shear, kMostShear),
          OFFICINA_TEXT("core", "The random shear must be between 0 and 2, not %1."), change.shear);
}

void validateText(const TextSettings& text) {
  constexpr std::int64_t kMostHeads = 8;
  constexpr std::int64_t kMostLayers = 4;
  constexpr std::int64_t kMostUnits = 8192;
  constexpr std::int64_t kMostTokens = 512;
  constexpr double kMostDropout = 0.9;
  const auto between = [](std::int64_t value, std::int64_t most) { return value >= 1 && value <= most; };
  require(between(text.heads, kMostHeads),
          OFFICINA_TEXT("core", "The heads must be a whole number from 1 to 8, not %1."), text.heads);
  require(between(text.layers, kMostLayers),
          OFFICINA_TEXT("core", "The layers must be a whole number from 1 to 4, not %1."), text.layers);
  require(between(text.width, kMostUnits) && text.width % text.heads == 0,
          OFFICINA_TEXT("core", "The width must be a multiple of the heads, at most 8192, not %1."),
          text.width);
  require(between(text.feedForward, kMostUnits),
          OFFICINA_TEXT("core", "The feed-forward units must be a whole number from 1 to 8192, not %1."),
          text.feedForward);
  require(between(text.maxTokens, kMostTokens),
          OFFICINA_TEXT("core", "The longest sentence must have between 1 and 512 tokens, not %1."),
          text.maxTokens);
  require(!name(text.positions).empty(), OFFICINA_TEXT("core", "There is no kind of positions number %1."),
          static_cast<int>(text.positions));
  require(text.minCount >= 1 && text.minCount <= kMostUnits,
          OFFICINA_TEXT("core", "A token must occur between 1 and 8192 times to have a row, not %1."),
          text.minCount);
  require(within(text.wordDropout, kMostDropout),
          OFFICINA_TEXT("core", "The word dropout must be between 0 and 0.9, not %1."), text.wordDropout);
  require(within(text.mergeDropout, kMostDropout),
          OFFICINA_TEXT("core", "The merge dropout must be between 0 and 0.9, not %1."), text.mergeDropout);
  require(within(text.embeddingDropout, kMostDropout),
          OFFICINA_TEXT("core", "The embedding dropout must be between 0 and 0.9, not %1."),
          text.embeddingDropout);
}

}  // namespace

std::string_view name(OptimizerKind kind) {
  switch (kind) {
    case OptimizerKind::Sgd:
      return "sgd";
    case OptimizerKind::Momentum:
      return "momentum";
    case OptimizerKind::RmsProp:
      return "rmsprop";
    case OptimizerKind::Adam:
      return "adam";
    case OptimizerKind::AdamW:
      return "adamw";
  }
  return {};
}

std::string_view name(Schedule schedule) {
  switch (schedule) {
    case Schedule::Constant:
      return "constant";
    case Schedule::OneCycle:
      return "one-cycle";
    case Schedule::Cosine:
      return "cosine";
  }
  return {};
}

std::string_view name(Precision precision) {
  switch (precision) {
    case Precision::Float32:
      return "float32";
    case Precision::BFloat16:
      return "bfloat16";
  }
  return {};
}

std::string_view name(Positions positions) {
  switch (positions) {
    case Positions::None:
      return "none";
    case Positions::Learned:
      return "learned";
    case Positions::Sinusoidal:
      return "sinusoidal";
  }
  return {};
}

void validate(const Recipe& recipe) {
  // Far beyond any use, and small enough that epochs x samples cannot overflow.
  constexpr std::int64_t kMostEpochs = 1'000'000'000;
  constexpr std::int64_t kMostSamples = 1'000'000'000;
  constexpr int kMostThreads = 1024;
  constexpr double kMostDropout = 0.9;

  if (recipe.lab.empty()) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The recipe does not say which lab it is for."), {}});
  }
  require(recipe.epochs >= 1 && recipe.epochs <= kMostEpochs,
          OFFICINA_TEXT("core", "The epochs must be a whole number from 1 to 1000000000, not %1."),
          recipe.epochs);
  require(recipe.batchSize >= 1 && recipe.batchSize <= kMostSamples,
          OFFICINA_TEXT("core", "The batch size must be a whole number from 1 to 1000000000, not %1."),
          recipe.batchSize);
  validateOptimizer(recipe.optimizer);
  require(!name(recipe.schedule).empty(), OFFICINA_TEXT("core", "There is no schedule number %1."),
          static_cast<int>(recipe.schedule));
  validateAugmentation(recipe.augmentation);
  validateText(recipe.text);
  require(within(recipe.dropout, kMostDropout),
          OFFICINA_TEXT("core", "The dropout must be between 0 and 0.9, not %1."), recipe.dropout);
  require(belowOne(recipe.labelSmoothing),
          OFFICINA_TEXT("core", "The label smoothing must be at least 0 and below 1, not %1."),
          recipe.labelSmoothing);
  require(belowOne(recipe.weightAverage),
          OFFICINA_TEXT("core", "The decay of the averaged weights must be at least 0 and below 1, not %1."),
          recipe.weightAverage);
  require(
      recipe.sampleLimit >= 0 && recipe.sampleLimit <= kMostSamples,
      OFFICINA_TEXT("core", "The sample limit must be a whole number from 0 (all) to 1000000000, not %1."),
      recipe.sampleLimit);
  constexpr double kMostKept = 0.9;
  const bool mayKeepNone = recipe.lab == "sentiment" && recipe.validationShare == 0.0;
  require(mayKeepNone || (above(recipe.validationShare) && recipe.validationShare <= kMostKept),
          OFFICINA_TEXT("core", "The validation share must be above 0 and at most 0.9, not %1."),
          recipe.validationShare);
  require(recipe.patience >= 0 && recipe.patience <= kMostEpochs,
          OFFICINA_TEXT("core", "The patience must be a whole number from 0 (never stop early), not %1."),
          recipe.patience);
  require(!name(recipe.precision).empty(), OFFICINA_TEXT("core", "There is no precision number %1."),
          static_cast<int>(recipe.precision));
  std::set<std::int64_t> edited;
  for (const SampleEdit& edit : recipe.edits) {
    require(edit.sample >= 0 && edit.sample < kMostSamples && edited.insert(edit.sample).second,
            OFFICINA_TEXT("core", "Each edited sample must be a number from 0, named once; not so %1."),
            edit.sample);
    require(
        edit.label >= SampleEdit::kLeftOut,
        OFFICINA_TEXT("core", "A sample's new label must be a class from 0, or -1 to leave it out, not %1."),
        edit.label);
  }
  require(recipe.threads >= 1 && recipe.threads <= kMostThreads,
          OFFICINA_TEXT("core", "The threads must be a whole number from 1 to 1024, not %1."),
          recipe.threads);
}

std::vector<RecipeDifference> difference(const Recipe& before, const Recipe& after) {
  std::map<std::string_view, std::string> old;
  visitRecipe(before, [&](const char* field, const auto& value) { old.emplace(field, fieldText(value)); });
  std::vector<RecipeDifference> result;
  visitRecipe(after, [&](const char* field, const auto& value) {
    std::string now = fieldText(value);
    if (std::string& was = old.find(field)->second; was != now) {
      result.push_back({field, std::move(was), std::move(now)});
    }
  });
  return result;
}

}  // namespace officina
