// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/recipe.h"

#include <cmath>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "core/api/error.h"

namespace officina {
namespace {

Recipe unusual() {
  Recipe recipe;
  recipe.lab = "digits";
  recipe.name = "tuned";
  recipe.network = "tuned";
  recipe.data = "/home/perché/\"dati\"\n";
  recipe.seed = std::numeric_limits<std::uint64_t>::max();
  recipe.epochs = 7;
  recipe.batchSize = 128;
  recipe.optimizer = {OptimizerKind::AdamW, 0.1 + 0.2, 1.0 / 3, 0.98, 0.91, 0.9999, 5e-324, 1e-2};
  recipe.schedule = Schedule::OneCycle;
  recipe.augmentation = {10.5, 0.1, 2.25, 1.0 / 7};
  recipe.dropout = 0.9;
  recipe.labelSmoothing = 0.1;
  recipe.weightAverage = std::nextafter(1.0, 0.0);
  recipe.sampleLimit = 1000;
  recipe.threads = 2;
  return recipe;
}

std::string messageOf(const std::function<void()>& action, ErrorKind kind) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind);
    return error.what();
  }
  return "nothing was refused";
}

TEST(RecipeJsonTest, EveryFieldReadsBackToTheSameValue) {
  EXPECT_EQ(recipeFromJson(toJson(unusual())), unusual());
  Recipe plain;
  plain.lab = "thermometer";
  EXPECT_EQ(recipeFromJson(toJson(plain)), plain);
}

TEST(RecipeJsonTest, EveryOptimizerAndScheduleHasANameThatReadsBack) {
  Recipe recipe = unusual();
  for (const auto kind : {OptimizerKind::Sgd, OptimizerKind::Momentum, OptimizerKind::RmsProp,
                          OptimizerKind::Adam, OptimizerKind::AdamW}) {
    for (const auto schedule : {Schedule::Constant, Schedule::OneCycle, Schedule::Cosine}) {
      recipe.optimizer.kind = kind;
      recipe.schedule = schedule;
      EXPECT_EQ(recipeFromJson(toJson(recipe)), recipe);
    }
  }
}

TEST(RecipeJsonTest, FieldsThatAreNotThereKeepTheirDefaults) {
  Recipe expected;
  expected.lab = "digits";
  expected.optimizer.learningRate = 0.5;
  EXPECT_EQ(recipeFromJson(R"({"lab":"digits","optimizer":{"learningRate":0.5}})"), expected);
}

TEST(RecipeJsonTest, NamesWhatItRefuses) {
  const struct {
    std::string json;
    std::string said;
  } cases[] = {
      {"", "not valid JSON"},
      {"{", "not valid JSON"},
      {"[]", "not an object"},
      {"42", "not an object"},
      {"{}", "which lab"},
      {R"({"lab":"digits","colour":1})", "“colour”"},
      {R"({"lab":"digits","optimizer.kind":"sgd"})", "“optimizer.kind”"},
      {R"({"lab":"digits","optimizer":{"speed":1}})", "“optimizer.speed”"},
      {R"({"lab":"digits","optimizer":3})", "“optimizer” must be an object, not 3"},
      {R"({"lab":"digits","optimizer":{"kind":"sdg"}})", "sgd, momentum, rmsprop, adam, adamw, not \"sdg\""},
      {R"({"lab":"digits","schedule":null})", "“schedule” must be one of"},
      {R"({"lab":5})", "“lab” must be a text, not 5"},
      {R"({"lab":"digits","epochs":1.5})", "“epochs” must be a whole number, not 1.5"},
      {R"({"lab":"digits","epochs":"3"})", "“epochs” must be a whole number"},
      {R"({"lab":"digits","epochs":-3})", "The epochs must be a whole number from 1 to 1000000000, not -3."},
      {R"({"lab":"digits","epochs":9223372036854775808})", "“epochs” must be a whole number"},
      {R"({"lab":"digits","threads":4294967297})", "“threads” must be a whole number"},
      {R"({"lab":"digits","seed":-1})", "“seed” must be a whole number of at least 0, not -1"},
      {R"({"lab":"digits","dropout":true})", "“dropout” must be a number, not true"},
      {R"({"lab":"digits","optimizer":{"learningRate":1e999}})", "overflow"},
      {R"({"lab":"digits","optimizer":{"learningRate":NaN}})", "not valid JSON"},
      {R"({"lab":"digits","lab":"pets"})", "“lab” stands there twice"},
      {"{\"lab\":\"\xff\"}", "not valid JSON"},
      {std::string(100'000, '['), "16 deep"},
      {R"({"lab":"digits","data":)" + std::string(900'000, '{'), "not valid JSON"},
      {std::string(2'000'000, ' '), "larger than"},
  };
  for (const auto& [json, said] : cases) {
    const std::string message = messageOf([&] { (void)recipeFromJson(json); }, ErrorKind::Input);
    EXPECT_NE(message.find(said), std::string::npos)
        << json.substr(0, 80) << " -> " << message.substr(0, 300);
  }
}

TEST(RecipeJsonTest, WillNotWriteAPathThatItCouldNotReadBack) {
  Recipe recipe = unusual();
  recipe.data = "/tmp/\xff";
  EXPECT_NE(messageOf([&] { (void)toJson(recipe); }, ErrorKind::Input).find("UTF-8"), std::string::npos);
}

TEST(RecipeValidateTest, NamesTheFieldAndItsRange) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const struct {
    std::function<void(Recipe&)> change;
    std::string said;
  } cases[] = {
      {[=](Recipe& r) { r.optimizer.learningRate = nan; },
       "The learning rate must be a number above 0, not nan."},
      {[=](Recipe& r) { r.optimizer.learningRate = infinity; }, "learning rate"},
      {[](Recipe& r) { r.optimizer.learningRate = 0; }, "above 0, not 0."},
      {[](Recipe& r) { r.optimizer.learningRate = -0.1; }, "not -0.1."},
      {[](Recipe& r) { r.optimizer.momentum = 1; }, "momentum must be at least 0 and below 1, not 1."},
      {[=](Recipe& r) { r.optimizer.alpha = nan; }, "alpha"},
      {[](Recipe& r) { r.optimizer.beta1 = -1; }, "beta1"},
      {[](Recipe& r) { r.optimizer.beta2 = 1; }, "beta2"},
      {[](Recipe& r) { r.optimizer.epsilon = 0; }, "epsilon"},
      {[=](Recipe& r) { r.optimizer.weightDecay = infinity; }, "weight decay"},
      {[](Recipe& r) { r.optimizer.kind = static_cast<OptimizerKind>(9); }, "optimizer number 9"},
      {[](Recipe& r) { r.schedule = static_cast<Schedule>(9); }, "schedule number 9"},
      {[](Recipe& r) { r.epochs = 0; }, "epochs"},
      {[](Recipe& r) { r.epochs = -5; }, "not -5."},
      {[](Recipe& r) { r.batchSize = 0; }, "batch size"},
      {[](Recipe& r) { r.augmentation.rotationDegrees = 181; }, "rotation"},
      {[](Recipe& r) { r.augmentation.zoom = 1; }, "zoom"},
      {[=](Recipe& r) { r.augmentation.shiftPixels = nan; }, "shift"},
      {[](Recipe& r) { r.augmentation.shear = -0.1; }, "shear"},
      {[](Recipe& r) { r.dropout = 0.91; }, "dropout must be between 0 and 0.9, not 0.91."},
      {[](Recipe& r) { r.labelSmoothing = 1; }, "label smoothing"},
      {[=](Recipe& r) { r.weightAverage = nan; }, "averaged weights"},
      {[](Recipe& r) { r.sampleLimit = -1; }, "sample limit"},
      {[](Recipe& r) { r.threads = 0; }, "threads"},
      {[](Recipe& r) { r.lab.clear(); }, "which lab"},
  };
  validate(unusual());
  for (const auto& [change, said] : cases) {
    Recipe recipe = unusual();
    change(recipe);
    const std::string message = messageOf([&] { validate(recipe); }, ErrorKind::Usage);
    EXPECT_NE(message.find(said), std::string::npos) << message;
  }
}

TEST(RecipeDifferenceTest, ListsOnlyWhatDiffers) {
  EXPECT_TRUE(difference(unusual(), unusual()).empty());
  Recipe before;
  Recipe after;
  after.optimizer.learningRate = 0.01;
  after.schedule = Schedule::Cosine;
  after.seed = 7;
  const auto result = difference(before, after);
  ASSERT_EQ(result.size(), 3U);
  EXPECT_EQ(result[0].field, "seed");
  EXPECT_EQ(result[1].field, "optimizer.learningRate");
  EXPECT_EQ(result[1].before, "0.001");
  EXPECT_EQ(result[1].after, "0.01");
  EXPECT_EQ(result[2].before, "constant");
  EXPECT_EQ(result[2].after, "cosine");
}

}  // namespace
}  // namespace officina
