// SPDX-License-Identifier: GPL-3.0-or-later

// Training on sentences: the same numbers again after a restore, a branch or a resume; which rows of the
// table are trained; what the lab refuses.

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/sentiment.h"
#include "core/models/sentiment_network.h"
#include "core/train/sentence_order.h"
#include "core/train/training_run.h"
#include "tests/support/sentences.h"

namespace officina {
namespace {

std::vector<double> losses(TrainingRun& run, int steps) {
  std::vector<double> all;
  for (int i = 0; i < steps && !run.finished(); ++i) {
    all.push_back(run.step().loss);
    if (run.epochComplete()) {
      static_cast<void>(run.finishEpoch([] { return false; }));
    }
  }
  return all;
}

/// A named recipe, or `tuned` with sentences that are cut otherwise in each epoch.
Recipe recipeOf(std::string_view name) {
  Recipe recipe = smallSentimentRecipe(name == "merges" ? "tuned" : std::string(name).c_str());
  recipe.text.mergeDropout = name == "merges" ? 0.3 : 0.0;
  return recipe;
}

class SentimentTaskTest : public testing::TestWithParam<const char*> {};

TEST_P(SentimentTaskTest, GoesOnFromAMomentWithTheSameBits) {
  TrainingRun first(recipeOf(GetParam()), fewSentences());
  losses(first, 2);
  const Snapshot moment = first.capture();
  const std::vector<double> expected = losses(first, 9);  // over the end of an epoch
  first.restore(moment);
  EXPECT_EQ(losses(first, 9), expected);

  TrainingRun second(recipeOf(GetParam()), fewSentences());
  second.restore(moment.toStateDict(first.network()));
  EXPECT_EQ(losses(second, 9), expected);
}

TEST_P(SentimentTaskTest, OpeningABatchChangesNothing) {
  TrainingRun plain(recipeOf(GetParam()), fewSentences());
  TrainingRun opened(recipeOf(GetParam()), fewSentences());
  const std::vector<double> expected = losses(plain, 7);
  std::vector<double> seen;
  for (int i = 0; i < 7; ++i) {
    const PassPtr pass = opened.open();
    const std::vector<double> one = losses(opened, 1);
    ASSERT_TRUE(pass->loss().has_value());
    EXPECT_EQ(static_cast<float>(*pass->loss()), static_cast<float>(one.front())) << "step " << i;
    seen.push_back(one.front());
  }
  EXPECT_EQ(seen, expected);
}

TEST_P(SentimentTaskTest, LearnsItsSentencesByHeart) {
  Recipe recipe = recipeOf(GetParam());
  recipe.epochs = 60;
  recipe.dropout = 0.0;
  recipe.text.wordDropout = 0.0;
  recipe.text.mergeDropout = 0.0;
  recipe.text.embeddingDropout = 0.0;
  recipe.labelSmoothing = 0.0;
  recipe.weightAverage = 0.0;
  recipe.optimizer.learningRate = 2e-3;
  TrainingRun run(recipe, fewSentences());
  const std::vector<double> all = losses(run, 100000);
  EXPECT_GT(all.front(), 0.1);
  EXPECT_LT(all.back(), 0.05);
  SentimentClassifier classifier(run.weights());
  const auto data = fewSentences();
  for (const Sentence& sentence : data->train()) {
    EXPECT_EQ(classifier.answer(sentence.text).label, sentence.label) << sentence.text;
  }
}

TEST_P(SentimentTaskTest, AHeldSentenceIsAskedAndNotLearnedFrom) {
  const std::vector<Sentence> held{{"Una parola sconosciuta: zibaldone", kPositive},
                                   {"Che brutta giornata", kNegative}};
  TrainingRun with(recipeOf(GetParam()), fewSentences(held));
  TrainingRun without(recipeOf(GetParam()), fewSentences());
  EXPECT_EQ(losses(with, 5), losses(without, 5));
  while (!with.epochComplete()) {
    static_cast<void>(with.step());
  }
  const EpochSample sample = with.finishEpoch([] { return false; });
  EXPECT_EQ(classMetrics(sample.valConfusion).samples, 2);
  SentimentClassifier classifier(with.weights());
  const SentimentReport report = classifier.evaluate(held);
  EXPECT_NEAR(report.loss, sample.valLoss.value(), 1e-5);
  EXPECT_DOUBLE_EQ(report.metrics.accuracy, sample.valAccuracy.value());
}

INSTANTIATE_TEST_SUITE_P(Recipes, SentimentTaskTest, testing::Values("notes", "tuned", "merges"));

TEST(SentimentTaskTest, MergeDropoutCutsEachEpochOtherwise) {
  Recipe recipe = recipeOf("merges");
  recipe.text.wordDropout = 0.0;
  TrainingRun run(recipe, fewSentences());
  Recipe plain = recipe;
  plain.text.mergeDropout = 0.0;
  TrainingRun same(plain, fewSentences());
  EXPECT_NE(losses(run, 3), losses(same, 3));
  // Smaller tokens than the sentences themselves have rows too.
  const auto rows = [](TrainingRun& of) { return of.weights().find("token_ids")->shape.front(); };
  EXPECT_GT(rows(run), rows(same));
}

TEST(SentimentTaskTest, RowsThatDoNotOccurStayAsTheyWereDrawn) {
  const Recipe recipe = smallSentimentRecipe("notes");
  const StateDict before = initialSentimentWeights(recipe, *fewSentences());
  TrainingRun run(recipe, fewSentences());
  losses(run, 12);
  const StateDict after = run.weights();
  const std::vector<float> first = before.find("embedding.weight")->floats();
  const std::vector<float> last = after.find("embedding.weight")->floats();
  ASSERT_EQ(first.size(), static_cast<std::size_t>(Tokenizer::kVocabulary * recipe.text.width));
  ASSERT_EQ(last.size(), first.size());
  const auto row = [&](const std::vector<float>& table, TokenId id) {
    const auto begin = table.begin() + id * recipe.text.width;
    return std::vector<float>(begin, begin + recipe.text.width);
  };
  const TokenId never = cl100k().encode(" xylophone").front();
  EXPECT_EQ(row(first, never), row(last, never));
  EXPECT_NE(row(first, 0), row(last, 0));  // "!" is the padding and learns
  const TokenId often = cl100k().encode("Che").front();
  EXPECT_NE(row(first, often), row(last, often));
  const std::int64_t notTrained = after.find("num_heads")->elementCount();  // a number of the shape
  EXPECT_EQ(run.startInfo().parameters, after.parameterCount() - notTrained);
}

/// The same network, whether it trains all rows or those that occur.
TEST(SentimentTaskTest, TheWholeTableGivesTheSameAnswers) {
  const Recipe recipe = smallSentimentRecipe("notes");
  TrainingRun run(recipe, fewSentences());
  losses(run, 6);
  SentimentClassifier whole(run.weights());
  EXPECT_EQ(whole.network(), "notes");
  const TensorValues input = whole.input("Che zibaldone!");  // a token that no training sentence has
  const auto moment = std::make_shared<const Snapshot>(run.capture());
  const auto answers = run.answers({moment}, input, [] { return false; });
  ASSERT_EQ(answers.size(), 1U);
  ASSERT_EQ(answers.front().size(), 2U);
  EXPECT_NEAR(answers.front()[1], whole.answer("Che zibaldone!").positive, 1e-6);
  EXPECT_NEAR(answers.front()[0] + answers.front()[1], 1.0F, 1e-6);
}

TEST(SentimentTaskTest, EachCorrectionOfTheNotesIsASwitchOfItsOwn) {
  const Recipe notes = smallSentimentRecipe("notes");
  TrainingRun run(notes, fewSentences());
  const std::vector<double> expected = losses(run, 8);
  const auto changed = [&](auto change) {
    Recipe recipe = notes;
    change(recipe.text);
    TrainingRun other(recipe, fewSentences());
    return losses(other, 8);
  };
  EXPECT_NE(changed([](TextSettings& text) { text.maskPadding = true; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.lengthBatches = true; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.knownTokens = true; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.positions = Positions::None; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.positions = Positions::Sinusoidal; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.layers = 2; }), expected);
  EXPECT_NE(changed([](TextSettings& text) { text.heads = 4; }), expected);
}

TEST(SentimentTaskTest, EditsAndLimitsAreObeyed) {
  Recipe recipe = smallSentimentRecipe("notes");
  recipe.edits = {{1, SampleEdit::kLeftOut}, {3, kPositive}};
  TrainingRun run(recipe, fewSentences());
  EXPECT_EQ(run.startInfo().samples, 10);
  recipe.edits = {{3, 2}};
  EXPECT_THROW(TrainingRun(recipe, fewSentences()), Error);
  recipe.edits.clear();
  recipe.sampleLimit = 4;
  EXPECT_EQ(TrainingRun(recipe, fewSentences()).startInfo().samples, 4);
  recipe.balanceClasses = true;
  EXPECT_THROW(TrainingRun(recipe, fewSentences()), Error);
}

TEST(SentimentTaskTest, OneSentenceAndOneClassCanBeTrainedOn) {
  const auto one = std::make_shared<SentenceData>("one", std::vector<Sentence>{{"Bene", kPositive}});
  TrainingRun run(smallSentimentRecipe("notes"), one);
  for (const double loss : losses(run, 4)) {
    EXPECT_TRUE(std::isfinite(loss));
  }
  const auto none = std::make_shared<SentenceData>("none", std::vector<Sentence>{});
  EXPECT_THROW(TrainingRun(smallSentimentRecipe("notes"), none), Error);
}

TEST(SentenceOrderTest, KeepsAShareOfEachClass) {
  std::vector<Sentence> sentences;
  for (int i = 0; i < 300; ++i) {
    sentences.push_back({"frase numero " + std::to_string(i), i % 3 == 0 ? kPositive : kNegative});
  }
  const SentenceData data("many", sentences);
  Recipe recipe = smallSentimentRecipe("tuned");
  recipe.validationShare = 0.1;
  const SentenceSplit split = splitSentences(data, recipe);
  EXPECT_EQ(split.train.size(), 270U);
  ASSERT_EQ(split.kept.size(), 30U);
  EXPECT_EQ(std::ranges::count_if(split.kept, [](std::int64_t i) { return i % 3 == 0; }), 10);
  const SentenceSplit again = splitSentences(data, recipe);
  EXPECT_EQ(again.kept, split.kept);
  recipe.seed = 7;
  EXPECT_NE(splitSentences(data, recipe).kept, split.kept);
}

TEST(SentenceOrderTest, BatchesHoldSentencesOfLikeLength) {
  std::vector<std::vector<TokenId>> tokens;
  std::vector<std::int64_t> order;
  for (std::int64_t i = 0; i < 1003; ++i) {
    tokens.emplace_back(static_cast<std::size_t>(1 + (i * 37) % 50), 5);
    order.push_back((i * 389) % 1003);
  }
  const std::vector<std::int64_t> batched = batchedByLength(order, tokens, 10, 3);
  EXPECT_TRUE(std::ranges::is_permutation(batched, order));
  std::int64_t padding = 0;
  for (std::size_t first = 0; first < batched.size(); first += 10) {
    std::size_t longest = 0;
    std::size_t sum = 0;
    const std::size_t end = std::min(first + 10, batched.size());
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t length = tokens[static_cast<std::size_t>(batched[i])].size();
      longest = std::max(longest, length);
      sum += length;
    }
    padding += static_cast<std::int64_t>(longest * (end - first) - sum);
  }
  EXPECT_LT(padding, 1003 * 2);  // in random order it would be some 20 a sentence
  EXPECT_NE(batchedByLength(order, tokens, 10, 4), batched);
}

}  // namespace
}  // namespace officina
