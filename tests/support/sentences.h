// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/sentences.h"

namespace officina {

/// An odd number of plain sentences, enough to tell the two classes apart.
inline std::shared_ptr<const SentenceData> fewSentences(std::vector<Sentence> held = {}) {
  const std::vector<Sentence> train{
      {"Che bella giornata", kPositive},
      {"Che brutta giornata", kNegative},
      {"La cena era buona e il cameriere gentile", kPositive},
      {"La cena era cattiva, il cameriere scortese e il conto salato", kNegative},
      {"Sono felice", kPositive},
      {"Sono triste e stanca", kNegative},
      {"Non è male, anzi!", kPositive},
      {"Non è bello, anzi!", kNegative},
      {"Grazie, siete stati tutti molto gentili con noi", kPositive},
      {"Vergogna, siete stati tutti molto scortesi con noi", kNegative},
      {"Torno volentieri", kPositive},
  };
  return std::make_shared<SentenceData>("few", train, std::move(held));
}

/// A recipe of the lab whose steps take a millisecond.
inline Recipe smallSentimentRecipe(const char* name) {
  Recipe recipe = namedRecipe("sentiment", name);
  recipe.text.width = 16;
  recipe.text.heads = 2;
  recipe.text.feedForward = 32;
  recipe.text.maxTokens = 24;
  recipe.epochs = 4;
  recipe.batchSize = 2;
  recipe.validationShare = 0.0;
  recipe.threads = 1;
  return recipe;
}

}  // namespace officina
