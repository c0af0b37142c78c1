// SPDX-License-Identifier: GPL-3.0-or-later

// Training on photographs: the same numbers again after a restore, a branch or a resume, and what is done
// about pictures that vanish.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "core/api/photos.h"
#include "core/train/training_run.h"
#include "tests/support/photo_folder.h"
#include "tests/support/scratch_folder.h"

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

class PetsTaskTest : public testing::TestWithParam<const char*> {
 protected:
  PetsTaskTest() : m_data(std::make_shared<PhotoData>(writePhotos(m_folder.path(), {"cats", "dogs"}, 15))) {}

  [[nodiscard]] Recipe recipe(const char* name) const {
    Recipe recipe = namedRecipe("pets", name);
    recipe.data = m_folder.path().string();
    recipe.batchSize = 8;
    recipe.epochs = 3;
    recipe.threads = 1;
    return recipe;
  }
  [[nodiscard]] TrainingRun run(const Recipe& recipe) const { return {recipe, m_data}; }

  ScratchFolder m_folder;
  std::shared_ptr<const PhotoData> m_data;
};

TEST_P(PetsTaskTest, GoesOnFromAMomentWithTheSameBits) {
  TrainingRun first = run(recipe(GetParam()));
  losses(first, 2);
  const Snapshot moment = first.capture();
  const std::vector<double> expected = losses(first, 4);  // over the end of an epoch
  first.restore(moment);
  EXPECT_EQ(losses(first, 4), expected);

  TrainingRun second = run(recipe(GetParam()));
  second.restore(moment.toStateDict(first.network()));
  EXPECT_EQ(losses(second, 4), expected);
}

TEST_P(PetsTaskTest, SaysHowItDoesOnTheKeptPhotographs) {
  const Recipe wanted = recipe(GetParam());
  TrainingRun training = run(wanted);
  for (int step = 0; !training.epochComplete(); ++step) {
    static_cast<void>(training.step());
  }
  const EpochSample sample = training.finishEpoch([] { return false; });
  const PhotoSplit split = splitPhotos(m_data->folder(), wanted);
  EXPECT_EQ(training.startInfo().samples, std::ssize(split.train));
  EXPECT_EQ(split.train.size() + split.validation.size(), m_data->folder().photos.size());
  ASSERT_EQ(sample.valConfusion.size(), 2U);
  EXPECT_EQ(classMetrics(sample.valConfusion).samples, std::ssize(split.validation));
  EXPECT_DOUBLE_EQ(classMetrics(sample.valConfusion).accuracy, sample.valAccuracy.value());
  EXPECT_GT(sample.valLoss.value(), 0.0);
  EXPECT_GE(sample.trainAccuracy.value(), 0.0);
}

/// Averaged weights are asked with averaged statistics, also after a checkpoint.
TEST_F(PetsTaskTest, AveragesTheStatisticsWithTheWeights) {
  Recipe averaged = recipe("tuned");
  averaged.weightAverage = 0.9;
  TrainingRun training = run(averaged);
  losses(training, 6);
  const StateDict weights = training.weights();
  const auto& live = training.network().named_buffers()["norm1.running_mean"];
  EXPECT_FALSE(toTensor(*weights.find("norm1.running_mean")).equal(live));

  TrainingRun again = run(averaged);
  again.restore(training.capture().toStateDict(training.network()));
  const StateDict restored = again.weights();
  for (std::size_t i = 0; i < weights.tensors.size(); ++i) {
    EXPECT_EQ(restored.tensors[i].bytes, weights.tensors[i].bytes) << weights.tensors[i].name;
  }
}

INSTANTIATE_TEST_SUITE_P(Recipes, PetsTaskTest, testing::Values("notes", "tuned"));

using PetsTask = PetsTaskTest;

TEST_F(PetsTask, OpensTheNextBatchWithoutChangingTheRun) {
  TrainingRun looked = run(recipe("tuned"));
  TrainingRun plain = run(recipe("tuned"));
  const PassPtr pass = looked.open();
  ASSERT_TRUE(pass->hasUpdate());
  EXPECT_EQ(losses(looked, 3), losses(plain, 3));
}

TEST_F(PetsTask, LeavesOutAndRelabelsWhatTheRecipeSays) {
  Recipe edited = recipe("notes");
  const PhotoSplit split = splitPhotos(m_data->folder(), edited);
  edited.edits = {{split.train[0], SampleEdit::kLeftOut}, {split.train[1], 1}, {split.train[2], 0}};
  std::ranges::sort(edited.edits, {}, &SampleEdit::sample);
  edited.batchSize = 100;
  TrainingRun training = run(edited);
  EXPECT_EQ(training.startInfo().samples, std::ssize(split.train) - 1);
  const PassPtr pass = training.open();
  for (std::size_t i = 0; i < pass->samples().size(); ++i) {
    EXPECT_NE(pass->samples()[i], split.train[0]);
    if (pass->samples()[i] == split.train[1]) {
      EXPECT_EQ(pass->labels()[i], 1);
    }
  }
  edited.edits = {{0, 2}};
  EXPECT_THROW(run(edited), Error);
}

TEST_F(PetsTask, AugmentationChangesThePicturesAnewInEachEpoch) {
  Recipe still = recipe("tuned");
  still.augmentation = {};
  still.optimizer.learningRate = 1e-12;  // the same weights throughout: only the pictures may differ
  still.dropout = 0.0;
  Recipe moving = still;
  moving.augmentation.brightness = 0.5;
  still.batchSize = moving.batchSize = 100;  // one batch: its mean does not depend on the order
  TrainingRun plain = run(still);
  TrainingRun changed = run(moving);
  const std::vector<double> same = losses(plain, 2);
  const std::vector<double> other = losses(changed, 2);
  EXPECT_NEAR(same[0], same[1], 1e-5);
  EXPECT_GT(std::abs(other[0] - other[1]), 1e-5);
}

TEST_F(PetsTask, StopsWhenItsPatienceIsAtAnEnd) {
  Recipe hasty = recipe("notes");
  hasty.epochs = 50;
  hasty.patience = 2;
  hasty.optimizer.learningRate = 0.05;  // soon no better
  TrainingRun training = run(hasty);
  std::vector<double> validation;
  while (!training.finished()) {
    static_cast<void>(training.step());
    if (training.epochComplete()) {
      validation.push_back(training.finishEpoch([] { return false; }).valLoss.value());
    }
  }
  ASSERT_LT(validation.size(), 50U);
  ASSERT_GT(validation.size(), 2U);
  const auto lowest = std::ranges::min_element(validation) - validation.begin();
  EXPECT_EQ(static_cast<std::size_t>(lowest) + 3, validation.size());

  // What was remembered survives a checkpoint.
  TrainingRun again = run(hasty);
  again.restore(training.capture().toStateDict(training.network()));
  EXPECT_TRUE(again.finished());
}

TEST_F(PetsTask, TrainsInHalfThePrecision) {
  Recipe half = recipe("tuned");
  half.precision = Precision::BFloat16;
  Recipe full = recipe("tuned");
  TrainingRun a = run(half);
  TrainingRun b = run(full);
  const double first = a.step().loss;
  const double exact = b.step().loss;
  EXPECT_NE(first, exact);
  EXPECT_NEAR(first, exact, 0.02);
  for (const NamedTensor& tensor : a.weights().tensors) {
    EXPECT_NE(tensor.type, DType::BFloat16) << tensor.name;
  }
}

TEST_F(PetsTask, APictureThatVanishesIsMissingFromItsBatch) {
  Recipe wanted = recipe("notes");
  wanted.batchSize = 100;
  const PhotoSplit split = splitPhotos(m_data->folder(), wanted);
  const std::int64_t gone = split.train[3];
  std::filesystem::remove(m_data->folder().photos[static_cast<std::size_t>(gone)].path);
  TrainingRun training = run(wanted);
  const PassPtr pass = training.open();
  EXPECT_EQ(std::ssize(pass->samples()), std::ssize(split.train) - 1);
  EXPECT_EQ(std::ranges::count(pass->samples(), gone), 0);
  EXPECT_GT(training.step().loss, 0.0);
}

TEST_F(PetsTask, AFolderThatVanishesEndsTheRunInWords) {
  TrainingRun training = run(recipe("notes"));
  std::filesystem::remove_all(m_folder.path() / "cats");
  std::filesystem::remove_all(m_folder.path() / "dogs");
  try {
    static_cast<void>(training.step());
    FAIL() << "there is nothing to learn from";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Io);
  }
}

}  // namespace
}  // namespace officina
