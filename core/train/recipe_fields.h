// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/recipe.h"

namespace officina {

/// Calls visit(name, field) for every field of a recipe, in the order in which they are written. A dot in a
/// name is an object within the object in JSON. This list is the only place that has to know a new field
/// (besides its range in validate()): writing, reading and comparing walk it.
template <class AnyRecipe, class Visitor>
void visitRecipe(AnyRecipe& recipe, Visitor&& visit) {
  visit("lab", recipe.lab);
  visit("name", recipe.name);
  visit("network", recipe.network);
  visit("data", recipe.data);
  visit("seed", recipe.seed);
  visit("epochs", recipe.epochs);
  visit("batchSize", recipe.batchSize);
  visit("optimizer.kind", recipe.optimizer.kind);
  visit("optimizer.learningRate", recipe.optimizer.learningRate);
  visit("optimizer.momentum", recipe.optimizer.momentum);
  visit("optimizer.alpha", recipe.optimizer.alpha);
  visit("optimizer.beta1", recipe.optimizer.beta1);
  visit("optimizer.beta2", recipe.optimizer.beta2);
  visit("optimizer.epsilon", recipe.optimizer.epsilon);
  visit("optimizer.weightDecay", recipe.optimizer.weightDecay);
  visit("schedule", recipe.schedule);
  visit("augmentation.rotationDegrees", recipe.augmentation.rotationDegrees);
  visit("augmentation.zoom", recipe.augmentation.zoom);
  visit("augmentation.shiftPixels", recipe.augmentation.shiftPixels);
  visit("augmentation.shear", recipe.augmentation.shear);
  visit("augmentation.flip", recipe.augmentation.flip);
  visit("augmentation.brightness", recipe.augmentation.brightness);
  visit("augmentation.contrast", recipe.augmentation.contrast);
  visit("augmentation.saturation", recipe.augmentation.saturation);
  visit("text.width", recipe.text.width);
  visit("text.heads", recipe.text.heads);
  visit("text.layers", recipe.text.layers);
  visit("text.feedForward", recipe.text.feedForward);
  visit("text.maxTokens", recipe.text.maxTokens);
  visit("text.positions", recipe.text.positions);
  visit("text.maskPadding", recipe.text.maskPadding);
  visit("text.lengthBatches", recipe.text.lengthBatches);
  visit("text.knownTokens", recipe.text.knownTokens);
  visit("text.minCount", recipe.text.minCount);
  visit("text.lowerCase", recipe.text.lowerCase);
  visit("text.wordDropout", recipe.text.wordDropout);
  visit("text.mergeDropout", recipe.text.mergeDropout);
  visit("text.embeddingDropout", recipe.text.embeddingDropout);
  visit("dropout", recipe.dropout);
  visit("labelSmoothing", recipe.labelSmoothing);
  visit("weightAverage", recipe.weightAverage);
  visit("sampleLimit", recipe.sampleLimit);
  visit("validationShare", recipe.validationShare);
  visit("stratified", recipe.stratified);
  visit("patience", recipe.patience);
  visit("precision", recipe.precision);
  visit("balanceClasses", recipe.balanceClasses);
  visit("edits", recipe.edits);
  visit("threads", recipe.threads);
}

}  // namespace officina
