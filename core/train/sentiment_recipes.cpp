// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/sentiment_recipes.h"

#include "core/api/error.h"

namespace officina {

Recipe sentimentRecipe(const std::string& name) {
  Recipe recipe;
  recipe.lab = "sentiment";
  recipe.name = name;
  recipe.network = "transformer";
  recipe.data = "starter";
  recipe.seed = 42;
  recipe.validationShare = 0.0;
  if (name == "notes") {
    recipe.epochs = 20;
    recipe.batchSize = 2;
    recipe.optimizer.learningRate = 1e-3;
    recipe.dropout = 0.1;
  } else if (name == "tuned") {
    recipe.epochs = 8;
    recipe.batchSize = 16;
    recipe.optimizer.kind = OptimizerKind::AdamW;
    recipe.optimizer.learningRate = 2e-3;
    recipe.optimizer.weightDecay = 0.01;
    recipe.schedule = Schedule::OneCycle;
    recipe.dropout = 0.1;
    recipe.labelSmoothing = 0.1;
    recipe.weightAverage = 0.995;
    recipe.validationShare = 0.1;
    recipe.text = {.width = 64,
                   .heads = 4,
                   .layers = 1,
                   .feedForward = 128,
                   .maxTokens = 128,
                   .positions = Positions::Sinusoidal,
                   .maskPadding = true,
                   .lengthBatches = true,
                   .knownTokens = true,
                   .minCount = 1,
                   .lowerCase = true,
                   .wordDropout = 0.1,
                   .embeddingDropout = 0.3};
  } else {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The lab %1 has no recipe called \"%2\"."), {"sentiment", name}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
  }
  return recipe;
}

}  // namespace officina
