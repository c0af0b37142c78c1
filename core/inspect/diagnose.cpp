// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

#include "core/api/diagnosis.h"
#include "core/inspect/evidence_figures.h"

namespace officina {

namespace {

using Found = std::optional<Diagnosis>;

/// What the optimisers are usually begun with (PyTorch's defaults and its tutorials).
double customaryRate(OptimizerKind kind) {
  return kind == OptimizerKind::Sgd || kind == OptimizerKind::Momentum ? 1e-2 : 1e-3;
}

/// A tenth, and at most ten times what is customary: one click should be enough.
Recipe withLowerRate(Recipe recipe) {
  double& rate = recipe.optimizer.learningRate;
  rate = std::min(0.1 * rate, 10.0 * customaryRate(recipe.optimizer.kind));
  return recipe;
}

/// Two figures are enough for a button: 0.0003, 1e-08.
std::string rateText(double rate) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2g", rate);
  return text.data();
}

Text lowerRateLabel(const Recipe& remedy) {
  return {OFFICINA_TEXT("core", "Use the learning rate %1"), {rateText(remedy.optimizer.learningRate)}};
}

std::string percent(double share) {
  return std::to_string(std::lround(100.0 * share));
}

std::optional<std::int64_t> now(const Evidence& evidence) {
  return evidence.steps.empty() ? std::nullopt : std::optional(evidence.steps.back().globalStep);
}

// --- A number that is none
// -----------------------------------------------------------------------------------

Found notFinite(const Evidence& evidence) {
  Diagnosis found;
  found.trouble = Trouble::NotFinite;
  found.remedy = withLowerRate(evidence.recipe);
  found.remedyLabel = lowerRateLabel(found.remedy);
  const std::string rate = rateText(evidence.recipe.optimizer.learningRate);
  if (evidence.divergence) {
    const Divergence& divergence = *evidence.divergence;
    found.layer = divergence.layer;
    found.globalStep = divergence.globalStep;
    found.forkAt = divergence.lastHealthyStep;
    const std::vector<std::string> arguments{divergence.layer, std::to_string(divergence.globalStep), rate};
    found.sentence =
        divergence.inWeights
            ? Text{OFFICINA_TEXT(
                       "core",
                       "The weights of layer %1 are no longer numbers after step %2: with the learning "
                       "rate %3 each update overshot further than the one before."),
                   arguments}
            : Text{OFFICINA_TEXT(
                       "core",
                       "The outputs of layer %1 grew beyond all numbers after step %2: with the learning "
                       "rate %3 each update overshot further than the one before."),
                   arguments};
    return found;
  }
  const auto bad = std::find_if(evidence.steps.begin(), evidence.steps.end(),
                                [](const StepSample& step) { return !std::isfinite(step.loss); });
  if (bad == evidence.steps.end()) {
    return std::nullopt;
  }
  found.globalStep = bad->globalStep;
  found.forkAt = lastHealthyStep(evidence.steps);
  found.sentence = {OFFICINA_TEXT("core",
                                  "The loss is no longer a number at step %1: with the learning rate %2 each "
                                  "update overshot further than the one before."),
                    {std::to_string(bad->globalStep), rate}};
  return found;
}

// --- Gradients
// -------------------------------------------------------------------------------------------------

/// The loss runs away, and at least one of: a layer's update is more than half as long as its weights (a
/// healthy one is about a thousandth; at a half nothing of what was learnt survives ten updates), its weights
/// have become three times as long as they were (what such updates leave behind, also where nobody looked
/// while they were made), or its gradient is a hundred times its median so far (batches differ by a factor of
/// ten at most). The loss alone is believed when it is ten times the first: that is past any bad luck with a
/// batch.
Found exploding(const Evidence& evidence) {
  constexpr double kUpdateShare = 0.5;
  constexpr double kWeightGrowth = 3.0;
  constexpr double kGradientGrowth = 100.0;
  constexpr double kLossGrowth = 1.5;
  constexpr double kLossGrowthAlone = 10.0;
  const LossFigures losses(evidence.steps);
  if (!losses.enough(5) || losses.recent() < kLossGrowth * losses.first()) {
    return std::nullopt;
  }
  Diagnosis found;
  found.trouble = Trouble::ExplodingGradients;
  double worst = 1.0;
  for (const LayerSeries& layer : layerSeries(evidence.views)) {
    const LayerStatistics& last = *layer.last();
    const double byUpdate = layer.updateShare() / kUpdateShare;
    const double before = layer.medianGradientBefore();
    const double byGradient = before > 0.0 ? last.gradientNorm / before / kGradientGrowth : 0.0;
    const double sign = std::max({byUpdate, byGradient, layer.weightGrowth() / kWeightGrowth});
    if (sign > worst) {
      worst = sign;
      found.layer = last.layer;
    }
  }
  if (found.layer.empty() && losses.recent() < kLossGrowthAlone * losses.first()) {
    return std::nullopt;
  }
  found.globalStep = *now(evidence);
  found.forkAt = lastHealthyStep(evidence.steps);
  found.remedy = withLowerRate(evidence.recipe);
  found.remedyLabel = lowerRateLabel(found.remedy);
  const std::string rate = rateText(evidence.recipe.optimizer.learningRate);
  found.sentence =
      found.layer.empty()
          ? Text{OFFICINA_TEXT(
                     "core",
                     "The loss grows instead of falling: with the learning rate %1 the updates are far too "
                     "long."),
                 {rate}}
          : Text{OFFICINA_TEXT(
                     "core",
                     "The gradients explode in layer %1: its updates are so long that the loss grows "
                     "instead of falling."),
                 {found.layer}};
  return found;
}

/// A layer's gradient (root mean square over its numbers) is a ten-thousandth of the largest layer's, in each
/// of the last views, while there is still much to learn: even a hundred times longer training would not move
/// it. In healthy networks of these labs layers differ by a factor of a hundred at most.
Found vanishing(const Evidence& evidence) {
  constexpr double kShare = 1e-4;
  constexpr double kStillToLearn = 0.5;
  const LossFigures losses(evidence.steps);
  if (!losses.enough(20) || losses.recent() < kStillToLearn * losses.first() || evidence.views.size() < 2) {
    return std::nullopt;
  }
  std::string weakest;
  double smallest = kShare;
  for (const LayerSeries& layer : layerSeries(evidence.views)) {
    if (const double share = layer.largestGradientShare(); share < smallest) {
      smallest = share;
      weakest = layer.last()->layer;
    }
  }
  if (weakest.empty()) {
    return std::nullopt;
  }
  Diagnosis found;
  found.trouble = Trouble::VanishingGradients;
  found.layer = weakest;
  found.globalStep = evidence.views.back()->globalStep;
  found.sentence = {
      OFFICINA_TEXT("core",
                    "The gradients vanish on their way back: layer %1 gets less than a ten-thousandth "
                    "of what the last layers get, so it hardly learns."),
      {weakest}};
  found.remedy = evidence.recipe;
  const OptimizerKind kind = evidence.recipe.optimizer.kind;
  if (evidence.recipe.lab == "digits" && evidence.recipe.network == "notes") {
    found.remedy.network = "tuned";
    found.remedyLabel = {OFFICINA_TEXT("core", "Start again with a network that normalises each layer"), {}};
  } else if (kind != OptimizerKind::Adam && kind != OptimizerKind::AdamW) {
    // Adam divides by the gradients' own size.
    found.remedy.optimizer = OptimizerSpec{};
    found.remedyLabel = {OFFICINA_TEXT("core", "Use the optimizer Adam"), {}};
    found.forkAt = now(evidence);
  } else {
    found.remedy.seed += 1;
    found.remedyLabel = {OFFICINA_TEXT("core", "Start again from other random weights"), {}};
  }
  return found;
}

// --- Units
// -----------------------------------------------------------------------------------------------------

/// Nine units in ten give 0 for every sample of each of the last two batches. A batch of ten leaves up to
/// half of a healthy layer's units silent (corners of a picture, units that wait for one class); never nearly
/// all.
Found deadUnits(const Evidence& evidence) {
  constexpr double kDead = 0.9;
  constexpr double kAlive = 0.7;
  if (evidence.views.size() < 2) {
    return std::nullopt;
  }
  std::string worstLayer;
  double worst = kDead;
  std::optional<std::int64_t> aliveAt;
  for (const LayerSeries& layer : layerSeries(evidence.views)) {
    const double share = std::min(layer.last()->deadShare, layer.last(1)->deadShare);
    if (share > worst || (share >= worst && worstLayer.empty())) {
      worst = share;
      worstLayer = layer.last()->layer;
      aliveAt = layer.lastStepWhere([](const LayerStatistics& one) { return one.deadShare < kAlive; });
    }
  }
  if (worstLayer.empty()) {
    return std::nullopt;
  }
  Diagnosis found;
  found.trouble = Trouble::DeadUnits;
  found.layer = worstLayer;
  found.globalStep = evidence.views.back()->globalStep;
  found.sentence = {
      OFFICINA_TEXT("core",
                    "%1 % of the ReLU units of layer %2 give 0 whatever they see: they get no gradient "
                    "and will not come back."),
      {percent(worst), worstLayer}};
  found.remedy = withLowerRate(evidence.recipe);
  found.remedyLabel = lowerRateLabel(found.remedy);
  found.forkAt = aliveAt;
  return found;
}

// --- Losses
// ----------------------------------------------------------------------------------------------------

/// After 200 updates the loss has moved by less than 5 % (what batches differ by) and no layer's update is
/// longer than a hundred thousandth of its weights (customary: a thousandth): at that pace the weights need
/// 100,000 updates to become others. Without views the rate itself is judged: a hundredth of the customary
/// one.
Found rateTooLow(const Evidence& evidence) {
  constexpr double kMove = 0.05;
  constexpr double kUpdateShare = 1e-5;
  constexpr double kHealthyShare = 1e-3;
  constexpr double kRateShare = 0.01;
  const LossFigures losses(evidence.steps);
  if (!losses.enough(200) || std::abs(losses.first() - losses.recent()) > kMove * losses.first()) {
    return std::nullopt;
  }
  const OptimizerSpec& optimizer = evidence.recipe.optimizer;
  double factor = 0.0;
  if (const std::vector<LayerSeries> layers = layerSeries(evidence.views); !layers.empty()) {
    double largest = 0.0;
    for (const LayerSeries& layer : layers) {
      largest = std::max(largest, layer.updateShare());
    }
    if (largest > kUpdateShare || largest <= 0.0) {
      return std::nullopt;
    }
    factor = kHealthyShare / largest;
  } else if (optimizer.learningRate <= kRateShare * customaryRate(optimizer.kind)) {
    factor = customaryRate(optimizer.kind) / optimizer.learningRate;
  } else {
    return std::nullopt;
  }
  Diagnosis found;
  found.trouble = Trouble::LearningRateTooLow;
  found.globalStep = *now(evidence);
  found.forkAt = now(evidence);
  // A power of ten, and never beyond ten times the customary rate.
  factor = std::pow(10.0, std::floor(std::log10(factor)));
  found.remedy = evidence.recipe;
  found.remedy.optimizer.learningRate =
      std::min(optimizer.learningRate * factor, 10.0 * customaryRate(optimizer.kind));
  found.remedyLabel = lowerRateLabel(found.remedy);
  found.sentence = {
      OFFICINA_TEXT("core",
                    "The loss hardly moves after %1 steps: the learning rate %2 is so low that each "
                    "update changes next to nothing."),
      {std::to_string(losses.count()), rateText(optimizer.learningRate)}};
  return found;
}

/// Over the last quarter of at least 600 steps the loss (median) is within 3 % of the quarter before, and
/// still more than half of what it began with. 600, because the medians of 150 noisy batches differ by less
/// than 3 %; a half, because below it a standstill is usually the end of what there is to learn.
Found plateau(const Evidence& evidence) {
  constexpr double kStandstill = 0.97;
  constexpr double kHigh = 0.5;
  const LossFigures losses(evidence.steps);
  if (!losses.enough(600) || losses.recentQuarter() < kHigh * losses.first() ||
      losses.recentQuarter() < kStandstill * losses.quarterBefore()) {
    return std::nullopt;
  }
  Diagnosis found;
  found.trouble = Trouble::Plateau;
  found.globalStep = *now(evidence);
  found.forkAt = now(evidence);
  found.remedy = withLowerRate(evidence.recipe);
  found.remedyLabel = lowerRateLabel(found.remedy);
  found.sentence = {
      OFFICINA_TEXT("core",
                    "The loss has stood still at about %1 for the last %2 steps: each update jumps over "
                    "the valley instead of going down into it."),
      {rateText(losses.recentQuarter()), std::to_string(losses.count() / 4)}};
  return found;
}

/// Two signs, each in the last two epochs. The network answers 5 points more of its training samples than of
/// the test set (three standard errors even for 500 samples at 90 %), while it knows nearly all of the
/// former; or the loss on the test set is a quarter above its best, two epochs or more ago, while the
/// training loss went on falling.
bool overfits(std::span<const EpochSample> epochs, const EpochSample& best) {
  constexpr double kGap = 0.05;
  constexpr double kByHeart = 0.97;
  constexpr double kRise = 1.25;
  const auto byHeart = [](const EpochSample& epoch) {
    return epoch.trainAccuracy && epoch.valAccuracy && *epoch.trainAccuracy >= kByHeart &&
           *epoch.trainAccuracy - *epoch.valAccuracy >= kGap;
  };
  const auto worse = [&best](const EpochSample& epoch) {
    return epoch.epoch >= best.epoch + 2 && *epoch.valLoss > kRise * *best.valLoss &&
           epoch.loss < 0.8 * best.loss;
  };
  const auto lastTwo = epochs.last(2);
  return std::all_of(lastTwo.begin(), lastTwo.end(), byHeart) ||
         std::all_of(lastTwo.begin(), lastTwo.end(), worse);
}

Found overfitting(const Evidence& evidence) {
  std::vector<EpochSample> epochs;
  std::copy_if(evidence.epochs.begin(), evidence.epochs.end(), std::back_inserter(epochs),
               [](const EpochSample& epoch) { return epoch.valLoss.has_value(); });
  if (epochs.size() < 2) {
    return std::nullopt;
  }
  const EpochSample& best =
      *std::min_element(epochs.begin(), epochs.end(),
                        [](const EpochSample& a, const EpochSample& b) { return *a.valLoss < *b.valLoss; });
  if (!overfits(epochs, best)) {
    return std::nullopt;
  }
  const EpochSample& last = epochs.back();
  Diagnosis found;
  found.trouble = Trouble::Overfitting;
  found.globalStep = last.globalStep;
  found.forkAt = best.globalStep;
  found.remedy = evidence.recipe;
  if (last.trainAccuracy && last.valAccuracy) {
    found.sentence = {
        OFFICINA_TEXT("core",
                      "The network learns its samples by heart: it answers %1 % of them, but only %2 % "
                      "of those that it has not seen."),
        {percent(*last.trainAccuracy), percent(*last.valAccuracy)}};
  } else {
    found.sentence = {
        OFFICINA_TEXT("core",
                      "The network learns its samples by heart: its loss on unseen ones has been "
                      "growing since epoch %1."),
        {std::to_string(best.epoch + 1)}};
  }
  // The notes' remedies, in their order.
  if (evidence.recipe.dropout <= 0.0) {
    found.remedy.dropout = 0.5;
    found.remedyLabel = {OFFICINA_TEXT("core", "Add dropout %1"), {"0.5"}};
  } else if (!evidence.recipe.augmentation.any() && evidence.recipe.lab != "sentiment") {
    found.remedy.augmentation = {.rotationDegrees = 10.0, .zoom = 0.1, .shiftPixels = 1.5, .shear = 0.1};
    found.remedyLabel = {OFFICINA_TEXT("core", "Vary the pictures at random (augmentation)"), {}};
  } else if (evidence.recipe.sampleLimit > 0) {
    found.remedy.sampleLimit = 0;
    found.remedyLabel = {OFFICINA_TEXT("core", "Use all samples"), {}};
  } else {
    found.remedy.optimizer.kind = OptimizerKind::AdamW;
    found.remedy.optimizer.weightDecay = std::max(0.05, 2.0 * evidence.recipe.optimizer.weightDecay);
    found.remedyLabel = {OFFICINA_TEXT("core", "Use AdamW with weight decay %1"),
                         {rateText(found.remedy.optimizer.weightDecay)}};
  }
  return found;
}

// --- Samples
// ---------------------------------------------------------------------------------------------------

/// The smallest class has less than a quarter of the largest's samples, and by more than chance would do
/// (three standard deviations). MNIST's own classes differ by a fifth.
Found imbalance(const Evidence& evidence) {
  constexpr std::int64_t kTimes = 4;
  if (evidence.classCounts.size() < 2) {
    return std::nullopt;
  }
  const auto [least, most] = std::minmax_element(evidence.classCounts.begin(), evidence.classCounts.end());
  const double chance = 3.0 * std::sqrt(static_cast<double>(*most));
  const bool missing = *least == 0;
  if (kTimes * *least >= *most || static_cast<double>(*most - *least) <= chance ||
      (evidence.recipe.balanceClasses && !missing)) {
    return std::nullopt;
  }
  const bool canWeigh = evidence.recipe.lab != "sentiment";
  const auto classOf = [&](auto place) { return std::to_string(place - evidence.classCounts.begin()); };
  Diagnosis found;
  found.trouble = Trouble::ClassImbalance;
  found.globalStep = now(evidence).value_or(0);
  found.forkAt = now(evidence);
  found.remedy = evidence.recipe;
  found.sentence =
      missing ? Text{OFFICINA_TEXT("core", "There is no sample of class %1: the network cannot learn it."),
                     {classOf(least)}}
              : Text{OFFICINA_TEXT("core",
                                   "Class %1 has %2 samples and class %3 has %4: the network does best to "
                                   "neglect the rare one."),
                     {classOf(least), std::to_string(*least), classOf(most), std::to_string(*most)}};
  if (!missing && canWeigh) {
    found.remedy.balanceClasses = true;
    found.remedyLabel = {OFFICINA_TEXT("core", "Let each class weigh the same"), {}};
  } else if (evidence.recipe.sampleLimit > 0) {
    found.remedy.sampleLimit = 0;
    found.remedyLabel = {OFFICINA_TEXT("core", "Use all samples"), {}};
  } else if (canWeigh || !evidence.recipe.edits.empty()) {
    found.remedy.edits.clear();
    found.remedyLabel = {OFFICINA_TEXT("core", "Take the samples' own labels again"), {}};
  }
  return found;
}

}  // namespace

std::vector<Diagnosis> diagnose(const Evidence& evidence) {
  std::vector<Diagnosis> all;
  const auto add = [&all](Found found) {
    if (found) {
      all.push_back(std::move(*found));
    }
    return found.has_value();
  };
  // What follows from a graver trouble is not named beside it.
  const bool runsAway = add(notFinite(evidence)) || add(exploding(evidence));
  const bool stuck =
      runsAway || add(deadUnits(evidence)) || add(vanishing(evidence)) || add(rateTooLow(evidence));
  if (!stuck) {
    add(plateau(evidence));
  }
  add(overfitting(evidence));
  add(imbalance(evidence));
  return all;
}

}  // namespace officina
