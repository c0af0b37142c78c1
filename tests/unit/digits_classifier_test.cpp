// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/api/platform.h"
#include "core/api/recipe.h"

namespace officina {
namespace {

Matrix someDigit() {
  Matrix tensor(kDigitSide, kDigitSide);
  for (std::int64_t row = 6; row < 22; ++row) {
    tensor.at(row, 13) = 1.0F;
    tensor.at(row, 14) = 0.8F;
  }
  return tensor;
}

class ClassifierTest : public testing::TestWithParam<const char*> {
 protected:
  StateDict weights = initialDigitsWeights(namedRecipe("digits", GetParam()));
};

TEST_P(ClassifierTest, RecognisesItsNetworkAndAnswersWithProbabilities) {
  DigitsClassifier classifier(weights);
  EXPECT_EQ(classifier.network(), GetParam());
  const DigitAnswer answer = classifier.answer(someDigit());
  EXPECT_NEAR(std::accumulate(answer.probabilities.begin(), answer.probabilities.end(), 0.0), 1.0, 1e-5);
  const auto largest = std::max_element(answer.logits.begin(), answer.logits.end()) - answer.logits.begin();
  EXPECT_EQ(answer.label, largest);
}

TEST_P(ClassifierTest, LayersAreThoseOfTheNetworkAndEndInTheLogits) {
  DigitsClassifier classifier(weights);
  const auto layers = classifier.layers(someDigit());
  const DigitAnswer answer = classifier.answer(someDigit());
  EXPECT_EQ(layers.front().name, "input");
  ASSERT_EQ(layers.back().values.size(), answer.logits.size());
  EXPECT_TRUE(std::equal(answer.logits.begin(), answer.logits.end(), layers.back().values.begin()));
  std::int64_t parameters = 0;
  for (const auto& layer : layers) {
    std::int64_t size = 1;
    for (const std::int64_t side : layer.shape) {
      size *= side;
    }
    EXPECT_EQ(size, static_cast<std::int64_t>(layer.values.size())) << layer.name;
    parameters += layer.parameters;
  }
  std::int64_t trainable = 0;
  for (const NamedTensor& tensor : weights.tensors) {
    if (tensor.name.find("running_") == std::string::npos &&
        tensor.name.find("num_batches") == std::string::npos) {
      trainable += tensor.elementCount();
    }
  }
  EXPECT_EQ(parameters, trainable);
}

TEST_P(ClassifierTest, TheReportAgreesWithTheAnswersOneByOne) {
  DigitSet set;
  for (int i = 0; i < 30; ++i) {
    set.labels.push_back(static_cast<std::uint8_t>(i % 10));
    for (int pixel = 0; pixel < kDigitPixels; ++pixel) {
      set.pixels.push_back(static_cast<std::uint8_t>((i * 53 + pixel * 29) % 256));
    }
  }
  DigitsClassifier classifier(weights);
  const DigitsReport report = classifier.evaluate(set);
  std::int64_t correct = 0;
  for (std::int64_t i = 0; i < set.count(); ++i) {
    Matrix tensor(kDigitSide, kDigitSide);
    std::transform(set.image(i).begin(), set.image(i).end(), tensor.values.begin(),
                   [](std::uint8_t byte) { return static_cast<float>(byte) / 255.0F; });
    const DigitAnswer answer = classifier.answer(tensor);
    const auto index = static_cast<std::size_t>(i);
    const float right = answer.probabilities[set.labels[index]];
    EXPECT_EQ(report.predicted[index], answer.label);
    EXPECT_NEAR(report.losses[index], -std::log(right), 1e-4);
    correct += answer.label == set.labels[index] ? 1 : 0;
  }
  EXPECT_DOUBLE_EQ(report.accuracy, static_cast<double>(correct) / 30.0);
  EXPECT_THROW(static_cast<void>(classifier.evaluate(set, [] { return true; })), Error);
}

INSTANTIATE_TEST_SUITE_P(Networks, ClassifierTest, testing::Values("notes", "tuned"));

TEST(ClassifierErrors, NameEveryDifference) {
  StateDict weights = initialDigitsWeights(namedRecipe("digits", "notes"));
  weights.tensors[0].name = "first.weight";
  weights.tensors[1].shape = {3, 2};
  try {
    const DigitsClassifier classifier(weights);
    FAIL() << "other weights were taken";
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("conv1.weight is missing"), std::string::npos) << text;
    EXPECT_NE(text.find("conv1.bias is [3, 2] instead of [6]"), std::string::npos) << text;
    EXPECT_NE(text.find("first.weight is not in this network"), std::string::npos) << text;
  }
}

TEST(UntrainedDigits, HaveTheWeightsThatSeed41GivesInPython) {
  // torch.manual_seed(41); ConvolutionalNetwork().conv1.bias[0], fc3.bias[9]
  const StateDict weights = initialDigitsWeights(namedRecipe("digits", "notes"));
  EXPECT_EQ(weights.tensors.size(), 10U);
  EXPECT_EQ(weights.tensors.front().name, "conv1.weight");
  EXPECT_EQ(weights.tensors.back().name, "fc3.bias");
  EXPECT_EQ(weights.parameterCount(), 60074);
}

TEST(BuiltInWeights, AnswerAtFirstStart) {
  DigitsClassifier classifier(readStateDict(builtInWeights("digits")));
  EXPECT_EQ(classifier.answer(someDigit()).label, 1);
}

}  // namespace
}  // namespace officina
