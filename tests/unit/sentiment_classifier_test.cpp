// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown of an answer multiplies out to the answer.

#include <cmath>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/sentiment.h"
#include "core/data/split_mix.h"
#include "core/models/sentiment_network.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/sentences.h"

namespace officina {
namespace {

constexpr double kClose = 1e-5;

StateDict weightsOf(const char* name, std::int64_t layers = 1, Positions positions = Positions::Learned) {
  Recipe recipe = smallSentimentRecipe(name);
  recipe.text.layers = layers;
  recipe.text.positions = positions;
  return initialSentimentWeights(recipe, *fewSentences());
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result(a.rows, b.columns);
  for (std::int64_t i = 0; i < a.rows; ++i) {
    for (std::int64_t j = 0; j < b.columns; ++j) {
      double sum = 0.0;
      for (std::int64_t k = 0; k < a.columns; ++k) {
        sum += static_cast<double>(a.at(i, k)) * static_cast<double>(b.at(k, j));
      }
      result.at(i, j) = static_cast<float>(sum);
    }
  }
  return result;
}

Matrix transposed(const Matrix& a) {
  Matrix result(a.columns, a.rows);
  for (std::int64_t i = 0; i < a.rows; ++i) {
    for (std::int64_t j = 0; j < a.columns; ++j) {
      result.at(j, i) = a.at(i, j);
    }
  }
  return result;
}

void expectClose(const Matrix& a, const Matrix& b, const char* what) {
  ASSERT_EQ(a.rows, b.rows) << what;
  ASSERT_EQ(a.columns, b.columns) << what;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    ASSERT_NEAR(a.values[i], b.values[i], kClose) << what << " at " << i;
  }
}

std::string randomSentence(SplitMix& random) {
  const std::vector<std::string> words{"la",        "cena",   "era", "buona", "non",
                                       "zibaldone", "brutta", "😀",   "e",     "!"};
  std::string text;
  const int count = 1 + static_cast<int>(random.unit() * 20.0);
  for (int i = 0; i < count; ++i) {
    text += text.empty() ? "" : " ";
    text += words[static_cast<std::size_t>(random.unit() * static_cast<double>(words.size()))];
  }
  return text;
}

TEST(SentimentClassifierTest, TheAttentionMultipliesOutToTheLayersOutput) {
  SplitMix random(5);
  const StateDict weights = weightsOf("tuned", 2);
  SentimentClassifier classifier(weights);
  EXPECT_EQ(classifier.layers(), 2);
  EXPECT_EQ(classifier.heads(), 2);
  for (int round = 0; round < 10; ++round) {
    const std::string text = randomSentence(random);
    const AttentionView view = classifier.attention(text);
    const auto count = static_cast<std::int64_t>(view.tokens.size());
    ASSERT_EQ(view.layers.size(), 2U);
    Matrix sum = view.embedding;
    for (std::size_t i = 0; i < sum.values.size(); ++i) {
      sum.values[i] += view.positions.values[i];
    }
    expectClose(sum, view.input, "embedding + position");
    for (const AttentionLayerView& layer : view.layers) {
      Matrix joined(count, classifier.width());
      std::int64_t column = 0;
      for (const HeadView& head : layer.heads) {
        const auto width = static_cast<double>(head.query.columns);
        expectClose(product(head.query, transposed(head.key)), head.scores, "scores");
        Matrix scaled = head.scores;
        for (float& value : scaled.values) {
          value = static_cast<float>(static_cast<double>(value) / std::sqrt(width));
        }
        expectClose(scaled, head.scaled, "scaled scores");
        for (std::int64_t i = 0; i < count; ++i) {
          double exponentials = 0.0;
          double row = 0.0;
          for (std::int64_t j = 0; j < count; ++j) {
            exponentials += std::exp(static_cast<double>(head.scaled.at(i, j)));
            row += static_cast<double>(head.weights.at(i, j));
          }
          EXPECT_NEAR(row, 1.0, kClose);
          EXPECT_NEAR(head.weights.at(i, 0),
                      std::exp(static_cast<double>(head.scaled.at(i, 0))) / exponentials, kClose);
        }
        expectClose(product(head.weights, head.value), head.output, "weighted values");
        for (std::int64_t i = 0; i < count; ++i) {
          for (std::int64_t d = 0; d < head.output.columns; ++d) {
            joined.at(i, column + d) = head.output.at(i, d);
          }
        }
        column += head.output.columns;
      }
      expectClose(joined, layer.joined, "joined heads");
    }
    // The first layer's output projection, by hand.
    const AttentionLayerView& first = view.layers.front();
    Matrix projection(classifier.width(), classifier.width());
    projection.values = weights.find("transformer_encoder.layers.0.self_attn.out_proj.weight")->floats();
    expectClose(product(first.joined, transposed(projection)), first.attended, "projected heads");
    for (std::int64_t i = 0; i < count; ++i) {
      double row = 0.0;
      for (std::int64_t j = 0; j < count; ++j) {
        row += static_cast<double>(view.rollout.at(i, j));
      }
      EXPECT_NEAR(row, 1.0, kClose);
    }
    EXPECT_NEAR(view.answer.logit, classifier.answer(text).logit, kClose);
  }
}

TEST(SentimentClassifierTest, WithoutPositionsTheOrderOfTheWordsDoesNotCount) {
  for (const char* name : {"notes", "tuned"}) {
    SentimentClassifier classifier(weightsOf(name));
    const auto logit = [&](const char* text, bool positions) {
      return classifier.answer(text, {.positions = positions}).logit;
    };
    EXPECT_NEAR(logit(" cane morde uomo", false), logit(" uomo morde cane", false), kClose);
    if (std::string(name) == "notes") {  // in `tuned` all three are unknown, and so the same
      EXPECT_GT(std::abs(logit(" cane morde uomo", true) - logit(" uomo morde cane", true)), 10 * kClose);
    }
    EXPECT_NEAR(classifier.attention("La cena", {.positions = false}).answer.logit, logit("La cena", false),
                kClose);
    EXPECT_NEAR(classifier.answer("La cena").logit, logit("La cena", true),
                0.0);  // the next one is asked plainly
  }
}

TEST(SentimentClassifierTest, AttributionsAddUp) {
  SentimentClassifier classifier(weightsOf("tuned", 2));
  const std::string text = "La cena era buona, ma il conto salato";
  const float logit = classifier.answer(text).logit;
  const std::size_t tokens = classifier.tokens(text).size();

  const Attribution path = classifier.attribution(text, AttributionMethod::IntegratedGradients);
  ASSERT_EQ(path.parts.size(), tokens);
  EXPECT_NEAR(path.logit, logit, kClose);
  EXPECT_LT(path.gap, 0.05 * std::max(0.1, std::abs(static_cast<double>(path.logit - path.baseline))));

  const Attribution without = classifier.attribution(text, AttributionMethod::LeaveOneOut);
  ASSERT_EQ(without.parts.size(), tokens);
  EXPECT_NEAR(without.parts.front(), logit - classifier.answer("cena era buona, ma il conto salato").logit,
              kClose);

  const Attribution gradient = classifier.attribution(text, AttributionMethod::GradientTimesInput);
  EXPECT_EQ(gradient.parts.size(), tokens);
  EXPECT_NEAR(gradient.logit, logit, kClose);
}

TEST(SentimentClassifierTest, SaysWhichTokensItKnowsAndWhichWordTheyBelongTo) {
  SentimentClassifier classifier(weightsOf("tuned"));
  const std::vector<SentimentToken> tokens = classifier.tokens("Che bella zibaldone!");
  ASSERT_GE(tokens.size(), 5U);
  EXPECT_TRUE(tokens[0].known);
  EXPECT_EQ(tokens[0].word, 0);
  EXPECT_EQ(tokens.back().text, "!");
  EXPECT_EQ(tokens.back().word, 3);
  EXPECT_TRUE(std::ranges::any_of(tokens, [](const SentimentToken& token) { return !token.known; }));
  for (const SentimentToken& token : tokens) {
    if (token.word == 2) {
      EXPECT_GE(token.begin, 9U);
    }
  }
}

TEST(SentimentClassifierTest, AnswersManyAsItAnswersOne) {
  SentimentClassifier classifier(weightsOf("notes"));
  SplitMix random(9);
  std::vector<std::string> texts{"", "   ", "\t\n"};
  for (int i = 0; i < 150; ++i) {
    texts.push_back(randomSentence(random));
  }
  const std::vector<SentimentAnswer> answers = classifier.answers(texts);
  ASSERT_EQ(answers.size(), texts.size());
  EXPECT_EQ(answers[0].logit, 0.0F);
  EXPECT_EQ(answers[2].logit, 0.0F);
  for (std::size_t i = 3; i < texts.size(); i += 10) {
    EXPECT_NEAR(answers[i].logit, classifier.answer(texts[i]).logit, kClose);
  }
  EXPECT_THROW(static_cast<void>(classifier.answer("  ")), Error);
  EXPECT_THROW(static_cast<void>(classifier.answers(texts, {}, [] { return true; })), Error);
}

TEST(SentimentClassifierTest, WhatIsTooLongIsCutAndHostileTextIsAnswered) {
  SentimentClassifier classifier(weightsOf("notes"));
  std::string longer;
  for (int i = 0; i < 500; ++i) {
    longer += "parola ";
  }
  EXPECT_EQ(std::ssize(classifier.tokens(longer)), classifier.maxTokens());
  const AttentionView view = classifier.attention(longer);
  EXPECT_EQ(std::ssize(view.tokens), classifier.maxTokens());
  EXPECT_GT(view.cut, 400);
  const std::string word(5'000'000, 'a');
  EXPECT_TRUE(std::isfinite(classifier.answer(word).logit));
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\xff\xfe\x80"), std::string("\xed\xa0\x80"),
        std::string("שלום עולם"), std::string("e\xcc\x81\xcc\x81\xcc\x81")}) {
    EXPECT_TRUE(std::isfinite(classifier.answer(text).logit));
    EXPECT_FALSE(classifier.tokens(text).empty());
  }
}

TEST(SentimentClassifierTest, PositionsAreLikeThemselves) {
  for (const Positions positions : {Positions::Learned, Positions::Sinusoidal, Positions::None}) {
    const PositionMap map = SentimentClassifier(weightsOf("tuned", 1, positions)).positionMap();
    EXPECT_EQ(map.learned, positions == Positions::Learned);
    EXPECT_EQ(map.own.values.empty(), positions == Positions::None);
    for (std::int64_t i = 0; i < map.sinusoidal.rows; ++i) {
      EXPECT_NEAR(map.sinusoidal.at(i, i), 1.0, kClose);
    }
    if (positions == Positions::Sinusoidal) {
      expectClose(map.own, map.sinusoidal, "cosines");
    }
  }
}

TEST(SentimentClassifierTest, RefusesOtherWeightsByName) {
  EXPECT_THROW(SentimentClassifier(StateDict{}), Error);
  for (const char* missing :
       {"embedding.weight", "fc.bias", "transformer_encoder.layers.0.linear1.weight", "token_ids"}) {
    StateDict weights = weightsOf("tuned");
    std::erase_if(weights.tensors, [missing](const NamedTensor& tensor) { return tensor.name == missing; });
    EXPECT_THROW(SentimentClassifier{weights}, Error) << missing;
  }
  StateDict turned = weightsOf("tuned");
  for (NamedTensor& tensor : turned.tensors) {
    if (tensor.name == "token_ids") {
      tensor =
          NamedTensor::ofInts("token_ids", tensor.shape, std::vector<std::int64_t>(tensor.ints().size(), 7));
    }
  }
  EXPECT_THROW(SentimentClassifier{turned}, Error);
}

TEST(SentimentCardTest, IsKeptBesideTheWeights) {
  const ScratchFolder folder;
  const auto file = folder.path() / "mine.pth";
  EXPECT_EQ(readSentimentCard(file).sureFrom, 0.0);
  writeSentimentCard(file, {0.7});
  EXPECT_EQ(readSentimentCard(file).sureFrom, 0.7);
  writeSentimentCard(file, {7.0});
  EXPECT_THROW(static_cast<void>(readSentimentCard(file)), Error);
}

}  // namespace
}  // namespace officina
