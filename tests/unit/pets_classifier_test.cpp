// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <numeric>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/pets.h"
#include "core/inspect/photo_batch.h"
#include "core/models/pets_networks.h"
#include "core/train/random_stream.h"
#include "tests/support/photo_folder.h"
#include "tests/support/scratch_folder.h"

namespace officina {
namespace {

Recipe petsRecipe(const std::string& network) {
  Recipe recipe;
  recipe.lab = "pets";
  recipe.network = network;
  recipe.stratified = network != "notes";
  return recipe;
}

void replace(StateDict& weights, const std::string& suffix,
             const std::function<void(std::vector<float>&)>& change) {
  for (NamedTensor& tensor : weights.tensors) {
    if (tensor.name == "fc" + suffix || tensor.name == "fc2" + suffix) {
      std::vector<float> values = tensor.floats();
      change(values);
      tensor = NamedTensor::ofFloats(tensor.name, tensor.shape, values);
    }
  }
}

/// Weights whose answers differ from photograph to photograph: a fresh network says nearly the same of all.
/// Of two classes each is said about as often.
StateDict livelyWeights(const std::string& network, int classes = 2) {
  StateDict weights = initialPetsWeights(petsRecipe(network), 100, classes);
  replace(weights, ".weight", [](std::vector<float>& values) {
    std::transform(values.begin(), values.end(), values.begin(), [](float value) { return 40.0F * value; });
  });
  PetsClassifier classifier(weights);
  float lean = 0.0F;
  constexpr int kPhotos = 20;
  for (int number = 0; number < kPhotos; ++number) {
    const PhotoAnswer answer = classifier.answer(drawnPhoto(number, 90, 90));
    lean += (answer.logits[1] - answer.logits[0]) / kPhotos;
  }
  replace(weights, ".bias", [lean](std::vector<float>& values) { values[1] -= lean; });
  return weights;
}

class PetsClassifierTest : public testing::TestWithParam<const char*> {
 protected:
  StateDict weights = livelyWeights(GetParam());
  PetsClassifier classifier{weights};
};

TEST_P(PetsClassifierTest, RecognisesItsNetworkAndAnswersWithProbabilities) {
  const bool notes = std::string(GetParam()) == "notes";
  EXPECT_EQ(classifier.network(), GetParam());
  EXPECT_EQ(classifier.side(), notes ? 224 : 96);
  EXPECT_EQ(classifier.upright(), !notes);
  EXPECT_EQ(classifier.classes(), 2);
  const PhotoAnswer answer = classifier.answer(drawnPhoto(1, 300, 200));
  ASSERT_EQ(answer.logits.size(), 2U);
  EXPECT_NEAR(answer.probabilities[0] + answer.probabilities[1], 1.0F, 1e-6F);
  EXPECT_EQ(answer.label, answer.logits[1] > answer.logits[0] ? 1 : 0);
}

TEST_P(PetsClassifierTest, TheInputIsTheResizedPhotographOver255) {
  const Image photo = drawnPhoto(2, 333, 250);
  const int side = classifier.side();
  const Image small = pillowResize(photo, side, side);
  const TensorValues input = classifier.input(photo);
  ASSERT_EQ(input.shape, (std::vector<std::int64_t>{3, side, side}));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        const auto at = static_cast<std::size_t>((channel * side + y) * side + x);
        ASSERT_EQ(input.values[at], static_cast<float>(small.at(x, y, channel)) / 255.0F);
      }
    }
  }
}

TEST_P(PetsClassifierTest, GreyAndTransparentPicturesAreTakenAsRgb) {
  Image grey(50, 40, 1, 90);
  Image rgb(50, 40, 3, 90);
  Image alpha(50, 40, 4, 90);
  EXPECT_EQ(classifier.input(grey).values, classifier.input(rgb).values);
  EXPECT_EQ(classifier.input(alpha).values, classifier.input(rgb).values);
  EXPECT_THROW(static_cast<void>(classifier.answer(Image())), Error);
}

TEST_P(PetsClassifierTest, TheReportAgreesWithTheAnswersOneByOne) {
  const ScratchFolder scratch;
  const PhotoData data(writePhotos(scratch.path(), {"cats", "dogs"}, 20));
  std::vector<std::int64_t> asked(data.folder().photos.size());
  std::iota(asked.rbegin(), asked.rend(), 0);
  std::filesystem::remove(data.folder().photos[3].path);
  std::vector<double> shares;
  const PhotoReport report =
      classifier.evaluate(data, asked, [&shares](double share) { shares.push_back(share); });
  ASSERT_EQ(report.photos.size(), asked.size() - 1);
  EXPECT_EQ(std::count(report.photos.begin(), report.photos.end(), 3), 0);
  EXPECT_EQ(shares.back(), 1.0);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  std::int64_t right = 0;
  double loss = 0.0;
  for (std::size_t i = 0; i < report.photos.size(); ++i) {
    const PhotoFile& photo = data.folder().photos[static_cast<std::size_t>(report.photos[i])];
    const PhotoAnswer answer = classifier.answer(photo.path);
    const auto truth = static_cast<std::size_t>(photo.label);
    EXPECT_EQ(report.labels[i], photo.label);
    EXPECT_EQ(report.predicted[i], answer.label);
    EXPECT_NEAR(report.confidences[i], answer.probabilities[static_cast<std::size_t>(answer.label)], 1e-5F);
    EXPECT_NEAR(report.losses[i], -std::log(answer.probabilities[truth]), 1e-3);
    right += answer.label == photo.label ? 1 : 0;
    loss += static_cast<double>(report.losses[i]);
  }
  EXPECT_EQ(report.metrics.samples, static_cast<std::int64_t>(report.photos.size()));
  EXPECT_DOUBLE_EQ(report.metrics.accuracy,
                   static_cast<double>(right) / static_cast<double>(report.photos.size()));
  EXPECT_NEAR(report.loss, loss / static_cast<double>(report.photos.size()), 1e-5);
  EXPECT_NE(report.confusion[0][0] + report.confusion[1][0], 0) << "one answer for all proves nothing";
  EXPECT_NE(report.confusion[0][1] + report.confusion[1][1], 0);
}

TEST_P(PetsClassifierTest, AnEvaluationCanBeCancelledAndWantsItsClasses) {
  const ScratchFolder scratch;
  const PhotoData three(writePhotos(scratch.path(), {"a", "b", "c"}, 2));
  EXPECT_THROW(static_cast<void>(classifier.evaluate(three, {0, 1})), Error);
  PetsClassifier ofThree(livelyWeights(GetParam(), 3));
  EXPECT_EQ(ofThree.classes(), 3);
  try {
    static_cast<void>(ofThree.evaluate(three, {0, 1}, {}, [] { return true; }));
    FAIL() << "not cancelled";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  }
  EXPECT_EQ(ofThree.evaluate(three, {}).metrics.samples, 0);
}

TEST_P(PetsClassifierTest, OcclusionIsWhatTheAnswerLoses) {
  const Image photo = drawnPhoto(5, 200, 160);
  const PhotoAnswer whole = classifier.answer(photo);
  const Matrix loss = classifier.occlusion(photo);
  ASSERT_GE(loss.rows, 10);
  ASSERT_EQ(loss.rows, loss.columns);
  EXPECT_LE(*std::max_element(loss.values.begin(), loss.values.end()),
            whole.probabilities[static_cast<std::size_t>(whole.label)]);
  EXPECT_NE(*std::max_element(loss.values.begin(), loss.values.end()),
            *std::min_element(loss.values.begin(), loss.values.end()));

  // One place by hand: the upper left corner, where half of the square lies outside.
  const int side = classifier.side();
  Image covered = pillowResize(photo, side, side);
  const auto places = static_cast<int>(loss.rows);
  const int end = side / (2 * places) + side / 8;
  TensorValues input = classifier.input(covered);
  for (int channel = 0; channel < 3; ++channel) {
    for (int y = 0; y < end; ++y) {
      for (int x = 0; x < end; ++x) {
        input.values[static_cast<std::size_t>((channel * side + y) * side + x)] = 0.5F;
      }
    }
  }
  const auto network = makePetsNetwork(GetParam(), 2);
  loadStateDict(*network, weights);
  network->eval();
  const torch::NoGradGuard noGrad;
  const torch::Tensor x = torch::tensor(input.values).view({1, 3, side, side});
  const torch::Tensor p = torch::softmax(network->forward(x), 1)[0];
  const int said = whole.label;
  EXPECT_NEAR(loss.at(0, 0), whole.probabilities[static_cast<std::size_t>(said)] - p[said].item<float>(),
              1e-4F);

  const Matrix other = classifier.occlusion(photo, 1 - said);
  EXPECT_NEAR(other.at(3, 4), -loss.at(3, 4), 1e-4F);  // of two classes one takes what the other loses
  EXPECT_THROW(static_cast<void>(classifier.occlusion(photo, 2)), Error);
  EXPECT_THROW(static_cast<void>(classifier.occlusion(photo, -1, {}, [] { return true; })), Error);
}

TEST_P(PetsClassifierTest, SingleChangesAreOneOfEachKindAndDoWhatTheySay) {
  const Image photo = drawnPhoto(9, 180, 150);
  const PhotoAnswer whole = classifier.answer(photo);
  const std::vector<SingleChange> changes = classifier.singleChanges(photo);
  ASSERT_EQ(changes.size(), 6U);
  for (const auto kind : {SingleChange::Kind::Flip, SingleChange::Kind::Brighter, SingleChange::Kind::Darker,
                          SingleChange::Kind::Crop, SingleChange::Kind::Turn, SingleChange::Kind::Grey}) {
    EXPECT_EQ(std::count_if(changes.begin(), changes.end(),
                            [kind](const SingleChange& change) { return change.kind == kind; }),
              1);
  }
  for (const SingleChange& change : changes) {
    EXPECT_EQ(change.turns, change.answer.label != whole.label);
    Image changed = photo;
    switch (change.kind) {
      case SingleChange::Kind::Flip:
        for (int y = 0; y < photo.height; ++y) {
          for (int x = 0; x < photo.width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
              changed.at(x, y, channel) = photo.at(photo.width - 1 - x, y, channel);
            }
          }
        }
        break;
      case SingleChange::Kind::Crop: {
        EXPECT_GE(change.amount, 0.5);
        EXPECT_LE(change.x + change.width, 1.0 + 1e-9);
        EXPECT_LE(change.y + change.height, 1.0 + 1e-9);
        const int left = static_cast<int>(std::lround(change.x * photo.width));
        const int top = static_cast<int>(std::lround(change.y * photo.height));
        changed = Image(static_cast<int>(std::lround(change.width * photo.width)),
                        static_cast<int>(std::lround(change.height * photo.height)), 3);
        for (int y = 0; y < changed.height; ++y) {
          for (int x = 0; x < changed.width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
              changed.at(x, y, channel) =
                  photo.at(std::min(left + x, photo.width - 1), std::min(top + y, photo.height - 1), channel);
            }
          }
        }
        break;
      }
      case SingleChange::Kind::Brighter:
      case SingleChange::Kind::Darker:
        EXPECT_EQ(change.kind == SingleChange::Kind::Brighter, change.amount > 1.0);
        for (std::uint8_t& byte : changed.bytes) {
          byte = static_cast<std::uint8_t>(std::min(255.0, std::floor(byte * change.amount + 0.5)));
        }
        break;
      case SingleChange::Kind::Turn:
        EXPECT_GE(std::abs(change.amount), 5.0);
        continue;
      case SingleChange::Kind::Grey:
        EXPECT_EQ(change.amount, 0.0);
        continue;
    }
    const PhotoAnswer direct = classifier.answer(changed);
    EXPECT_NEAR(direct.probabilities[0], change.answer.probabilities[0], 0.02F)
        << static_cast<int>(change.kind);
  }
  EXPECT_THROW(static_cast<void>(classifier.singleChanges(photo, {}, [] { return true; })), Error);
}

TEST_P(PetsClassifierTest, FeaturesAreWhatTheLogitsAreMadeOf) {
  const Image photo = drawnPhoto(4, 90, 120);
  const std::vector<float> features = classifier.features(photo);
  const bool notes = std::string(GetParam()) == "notes";
  ASSERT_EQ(features.size(), notes ? 32U : 192U);
  const std::vector<float> weight = weights.find(notes ? "fc2.weight" : "fc.weight")->floats();
  const std::vector<float> bias = weights.find(notes ? "fc2.bias" : "fc.bias")->floats();
  const PhotoAnswer answer = classifier.answer(photo);
  for (std::size_t c = 0; c < 2; ++c) {
    const double logit = std::inner_product(features.begin(), features.end(),
                                            weight.begin() + static_cast<std::ptrdiff_t>(c * features.size()),
                                            static_cast<double>(bias[c]));
    EXPECT_NEAR(logit, answer.logits[c], 1e-4 * std::abs(logit) + 1e-4);
  }
}

TEST_P(PetsClassifierTest, TheIndexFindsThePhotographItself) {
  const ScratchFolder scratch;
  const PhotoData data(writePhotos(scratch.path(), {"cats", "dogs"}, 15));
  std::vector<std::int64_t> photos(data.folder().photos.size());
  std::iota(photos.begin(), photos.end(), 0);
  const PhotoIndex index(classifier, data, photos);
  for (const std::int64_t photo : {0, 7, 29}) {
    const Image picture =
        readPhoto(data.folder().photos[static_cast<std::size_t>(photo)].path, classifier.upright());
    const std::vector<float> features = classifier.features(picture);
    const auto nearest = index.nearest(features, 5);
    ASSERT_EQ(nearest.size(), 5U);
    EXPECT_EQ(nearest.front().photo, photo);
    EXPECT_NEAR(nearest.front().distance, 0.0, 1e-3);
    EXPECT_GT(nearest[1].distance, nearest.front().distance);
    const Image second = readPhoto(data.folder().photos[static_cast<std::size_t>(nearest[1].photo)].path);
    const std::vector<float> other = classifier.features(second);
    double square = 0.0;
    for (std::size_t i = 0; i < features.size(); ++i) {
      square += std::pow(static_cast<double>(features[i]) - static_cast<double>(other[i]), 2.0);
    }
    EXPECT_NEAR(nearest[1].distance, std::sqrt(square), 1e-3 * std::sqrt(square) + 1e-4);
  }
  EXPECT_EQ(index.nearest(std::vector<float>(classifier.features(drawnPhoto(1, 9, 9)).size()), 99).size(),
            30U);
  EXPECT_THROW(static_cast<void>(index.nearest({1.0F}, 1)), Error);
  EXPECT_THROW(PhotoIndex(classifier, data, photos, {}, [] { return true; }), Error);
}

INSTANTIATE_TEST_SUITE_P(Networks, PetsClassifierTest, testing::Values("notes", "tuned"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(PetsWeights, EveryDifferenceIsNamed) {
  StateDict weights = livelyWeights("notes");
  weights.tensors.front().name = "first.weight";
  try {
    const PetsClassifier classifier(weights);
    FAIL() << "other weights were taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    const std::string text = error.what();
    EXPECT_NE(text.find("conv1.weight is missing"), std::string::npos) << text;
    EXPECT_NE(text.find("first.weight is not in this network"), std::string::npos) << text;
  }
}

TEST(PetsWeights, TheInitialOnesFollowTheSplitInTheNotes) {
  Recipe recipe = petsRecipe("notes");
  const StateDict weights = initialPetsWeights(recipe, 40, 2);
  const StateDict others = initialPetsWeights(recipe, 41, 2);  // its split draws one number more
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  static_cast<void>(torch::randperm(40));
  const StateDict direct = stateDictOf(*makePetsNetwork("notes", 2));
  ASSERT_EQ(direct.tensors.size(), weights.tensors.size());
  for (std::size_t i = 0; i < direct.tensors.size(); ++i) {
    EXPECT_EQ(direct.tensors[i].name, weights.tensors[i].name);
    EXPECT_EQ(direct.tensors[i].bytes, weights.tensors[i].bytes);
    EXPECT_NE(others.tensors[i].bytes, weights.tensors[i].bytes);
  }
}

TEST(PhotoTensors, AreToTensorsNumbers) {
  std::vector<std::uint8_t> bytes(2 * 5 * 5 * 3);
  std::iota(bytes.begin(), bytes.end(), 100);
  const torch::Tensor batch = photosToTensor(bytes.data(), 2, 5);
  const torch::Tensor wanted = torch::tensor(std::vector<int>(bytes.begin(), bytes.end()))
                                   .view({2, 5, 5, 3})
                                   .permute({0, 3, 1, 2})
                                   .to(torch::kFloat) /
                               255;
  EXPECT_TRUE(torch::equal(batch, wanted));
}

TEST(PhotoCards, AreReadAsTheyWereWritten) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "w.pth";
  const PhotoCard card{{"città", "\"b\"", "🐈"}, 0.625};
  writePhotoCard(file, card);
  EXPECT_TRUE(std::filesystem::exists(scratch.path() / "w.pth.json"));
  EXPECT_EQ(readPhotoCard(file, 3), card);
  EXPECT_THROW(static_cast<void>(readPhotoCard(file, 2)), Error);
}

TEST(PhotoCards, MissingOnesNumberTheClasses) {
  const ScratchFolder scratch;
  EXPECT_EQ(readPhotoCard(scratch.path() / "w.pth", 2).classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_EQ(readPhotoCard(scratch.path() / "w.pth", 3).classes,
            (std::vector<std::string>{"class 1", "class 2", "class 3"}));
  EXPECT_EQ(readPhotoCard({}, 2).sureFrom, 0.0);
}

TEST(PhotoCards, HostileOnesAreRefused) {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "w.pth";
  for (const char* text :
       {"", "[]", "{}", R"({"classes": 2})", R"({"classes": ["a"]})", R"({"classes": ["a", 3]})",
        R"({"classes": ["a", ""]})", R"({"classes": ["a", "b"], "sure_from": "x"})",
        R"({"classes": ["a", "b"], "sure_from": 1.5})", R"({"classes": ["a", "b"], "sure_from": -1})"}) {
    std::ofstream(scratch.path() / "w.pth.json") << text;
    EXPECT_THROW(static_cast<void>(readPhotoCard(file, 2)), Error) << text;
  }
}

TEST(ClassNames, AreRecognisedInBothLanguages) {
  const std::vector<std::string> classes{"cats", "dogs"};
  for (const char* name : {"cats", "Cat", "GATTI", "gatto", "gatta", "felini", "kittens"}) {
    EXPECT_EQ(classOfName(classes, name), 0) << name;
  }
  for (const char* name : {"dogs", "Dog", "Cane", "CANI", "puppies"}) {
    EXPECT_EQ(classOfName(classes, name), 1) << name;
  }
  EXPECT_EQ(classOfName(classes, "horses"), -1);
  EXPECT_EQ(classOfName({"Cane", "Gatto"}, "cats"), 1);
  // Exact names come first, and a name that could mean two classes means none.
  EXPECT_EQ(classOfName({"cat", "kitten"}, "kitten"), 1);
  EXPECT_EQ(classOfName({"cat", "kitten"}, "gatto"), -1);
  EXPECT_EQ(classOfName({"Rose", "rose"}, "rose"), 1);
  EXPECT_EQ(classOfName({"Rose", "tulips"}, "ROSE"), 0);
}

}  // namespace
}  // namespace officina
