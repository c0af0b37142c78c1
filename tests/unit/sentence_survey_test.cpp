// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/platform.h"
#include "core/api/sentences.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using Sentences = std::vector<Sentence>;
using Numbers = std::vector<std::int64_t>;

TEST(SentenceSurveyTest, CountsLengthsAndDifferentTokens) {
  const Sentences sentences{{"Il concerto è stato bellissimo", 1}, {"Il concerto è stato", 0}, {"", 0}};
  const SentenceSurvey result = survey(sentences, 7);
  EXPECT_EQ(result.positive, 1);
  EXPECT_EQ(result.negative, 2);
  EXPECT_EQ(result.lengths, (Numbers{8, 5, 0}));
  EXPECT_EQ(result.tooLong, (Numbers{0}));
  EXPECT_EQ(result.knownTokens, 8);
  EXPECT_TRUE(result.duplicates.empty());
  EXPECT_TRUE(survey(sentences, 8).tooLong.empty());
  EXPECT_TRUE(survey({}).lengths.empty());
}

TEST(SentenceSurveyTest, DuplicatesAreToldWithTheirFirstAndContradictions) {
  const Sentences sentences{
      {"Che bello!", 1}, {"altro", 0}, {"che  BELLO", 1}, {"Che bello...", 0}, {"Altro?", 0}};
  const auto duplicates = survey(sentences).duplicates;
  ASSERT_EQ(duplicates.size(), 3U);
  const std::vector<std::pair<std::int64_t, std::int64_t>> expected{{0, 2}, {0, 3}, {1, 4}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(std::pair(duplicates[i].first, duplicates[i].second), expected[i]);
    EXPECT_EQ(duplicates[i].contradict, i == 1);
  }
}

TEST(SentenceSurveyTest, StopsWhenAsked) {
  const Sentences sentences(100, {"a", 1});
  int asked = 0;
  try {
    (void)survey(sentences, kNotesTokens, [&] { return ++asked == 10; });
    FAIL() << "it went on";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  }
  EXPECT_EQ(asked, 10);
}

TEST(SentenceDataTest, HasTheTokensOfWhatItHolds) {
  const SentenceData data("mine", {{"Il concerto è stato bellissimo", 1}, {"no", 0}},
                          {{"add eggs and milk", 0}});
  EXPECT_EQ(data.trainCount(), 2);
  EXPECT_EQ(data.title(), "mine");
  ASSERT_EQ(data.trainTokens().size(), 2U);
  EXPECT_EQ(data.trainTokens()[0],
            (std::vector<TokenId>{12319, 3613, 14200, 11676, 49253, 29519, 1056, 11620}));
  ASSERT_EQ(data.heldTokens().size(), 1U);
  EXPECT_EQ(data.heldTokens()[0], (std::vector<TokenId>{723, 19335, 323, 14403}));
  const SentenceData odd("", {{"uno solo", 1}});
  EXPECT_EQ(odd.trainCount(), 1);
  EXPECT_TRUE(odd.held().empty());
}

TEST(SentenceDataTest, LoadsAFileWithItsName) {
  const testing::TempFolder folder;
  const auto file = folder.write("mine.tsv", "text\tlabel\nChe bello\t1\nboh\t2\n");
  const auto data = loadSentences(file.string());
  EXPECT_EQ(data->title(), file.string());
  EXPECT_EQ(data->train(), (Sentences{{"Che bello", 1}}));
  EXPECT_EQ(data->trainTokens().size(), 1U);
}

TEST(SentenceDataTest, UnknownNamesAreWrongUsage) {
  try {
    (void)starterSentences("starter-fr");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Usage);
  }
}

/// What ships, as the issue asks for it.
TEST(SentenceDataTest, TheStarterSets) {
  const auto folder = resourceDirectory() / "datasets";
  for (const char* name : {"sentiment_it", "sentiment_en", "sentiment_test_it", "sentiment_test_en"}) {
    if (!std::filesystem::exists(folder / std::string(name).append(".json"))) {
      GTEST_SKIP() << "datasets/" << name << ".json is not there";
    }
  }
  EXPECT_GE(starterSentences("starter")->trainCount(), 1200);
  EXPECT_GE(starterSentences("starter-en")->trainCount(), 600);
  EXPECT_EQ(starterSentences("starter-both")->trainCount(),
            starterSentences("starter")->trainCount() + starterSentences("starter-en")->trainCount());
  for (const char* name : {"starter-both", "starter-all"}) {
    const auto data = starterSentences(name);
    Sentences all = data->train();
    const auto trained = static_cast<std::int64_t>(all.size());
    EXPECT_GE(data->held().size(), 400U);
    const SentenceSurvey train = survey(all);
    EXPECT_NEAR(static_cast<double>(train.positive) / static_cast<double>(trained), 0.5, 0.02) << name;
    EXPECT_TRUE(train.tooLong.empty()) << name;
    // Nothing twice, and nothing that is asked later was trained on.
    all.insert(all.end(), data->held().begin(), data->held().end());
    all.push_back({"Oggi il concerto è stato fantastico!", 1});
    all.push_back({"Oggi non posso venire al concerto", 0});
    for (const auto& pair : survey(all).duplicates) {
      EXPECT_GE(pair.first, trained) << name << ": " << all[static_cast<std::size_t>(pair.first)].text;
    }
  }
}

}  // namespace
}  // namespace officina
