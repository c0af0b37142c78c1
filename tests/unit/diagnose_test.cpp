// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "core/api/diagnosis.h"
#include "core/api/digits.h"
#include "core/api/thermometer.h"
#include "core/train/training_run.h"
#include "tests/support/digit_bars.h"
#include "tests/support/trainer_thread.h"

namespace officina {
namespace {

/// The set that the program draws, drawn once.
std::shared_ptr<const DigitsData> starter() {
  static const std::shared_ptr<const DigitsData> data = starterDigits();
  return data;
}

Recipe digits(const char* name = "notes") {
  Recipe recipe = namedRecipe("digits", name);
  recipe.threads = 1;
  return recipe;
}

Recipe plainDescent(double rate) {
  Recipe recipe = digits();
  recipe.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = rate};
  return recipe;
}

std::vector<std::int64_t> countsOf(const DigitSet& set) {
  std::vector<std::int64_t> counts(kDigitClasses, 0);
  for (const std::uint8_t label : set.labels) {
    ++counts[label];
  }
  return counts;
}

/// A run that is really trained, and what the window would know of it.
class Patient {
 public:
  explicit Patient(const Recipe& recipe, TrainingDataPtr data = starter()) : run(recipe, std::move(data)) {
    evidence.recipe = recipe;
  }
  void train(std::int64_t steps, std::int64_t viewEvery) {
    for (std::int64_t i = 0; i < steps && !run.finished(); ++i) {
      if (i % viewEvery == 0) {
        look();
      }
      evidence.steps.push_back(run.step());
      if (run.epochComplete()) {
        evidence.epochs.push_back(run.finishEpoch([] { return false; }));
      }
    }
    look();
  }
  void look() {
    auto view = std::make_shared<TrainingView>();
    view->globalStep = run.globalStep();
    view->pass = run.open();
    view->layers = layerStatistics(*view->pass);
    evidence.views.push_back(std::move(view));
  }
  /// What is found; every sentence and label must say something.
  [[nodiscard]] std::vector<Diagnosis> diagnoses() const {
    std::vector<Diagnosis> found = diagnose(evidence);
    for (const Diagnosis& one : found) {
      EXPECT_FALSE(one.sentence.empty());
      EXPECT_FALSE(one.remedyLabel.empty());
      EXPECT_EQ(one.sentence.str().find('%' + std::string("1")), std::string::npos);
      EXPECT_NE(one.remedy, evidence.recipe) << one.sentence.str();
      EXPECT_NO_THROW(validate(one.remedy)) << one.sentence.str();
    }
    return found;
  }

  TrainingRun run;
  Evidence evidence;
};

/// The one trouble there should be.
Diagnosis only(const std::vector<Diagnosis>& found, Trouble trouble) {
  for (const Diagnosis& one : found) {
    std::printf("  %d: %s | %s\n", static_cast<int>(one.trouble), one.sentence.str().c_str(),
                one.remedyLabel.str().c_str());
  }
  EXPECT_EQ(found.size(), 1U);
  const auto one = std::find_if(found.begin(), found.end(),
                                [trouble](const Diagnosis& each) { return each.trouble == trouble; });
  EXPECT_NE(one, found.end()) << "not found";
  return one == found.end() ? Diagnosis{} : *one;
}

TEST(DiagnoseTest, AHealthyRunOfTheNotesHasNothingAtAnyTime) {
  Patient patient(digits());
  patient.evidence.classCounts = countsOf(starter()->train());
  for (int part = 0; part < 24; ++part) {
    patient.train(100, 50);
    const auto found = patient.diagnoses();
    for (const Diagnosis& one : found) {
      ADD_FAILURE() << "after " << patient.run.globalStep() << " steps: " << one.sentence.str();
    }
  }
  EXPECT_EQ(patient.evidence.epochs.size(), 2U);
}

TEST(DiagnoseTest, HealthyRunsOfTheOtherRecipesHaveNothing) {
  Patient tuned(digits("tuned"));
  tuned.train(60, 10);
  EXPECT_TRUE(tuned.diagnoses().empty());
  Patient plain(plainDescent(0.05));
  plain.train(700, 50);
  EXPECT_TRUE(plain.diagnoses().empty());
  const auto data = std::make_shared<ThermometerData>(notesPairs());
  for (const char* name : {"notes", "tuned"}) {
    Patient thermometer(namedRecipe("thermometer", name), data);
    for (int part = 0; part < 30; ++part) {
      thermometer.train(100, 20);
      for (const Diagnosis& one : thermometer.diagnoses()) {
        ADD_FAILURE() << name << " after " << thermometer.run.globalStep() << ": " << one.sentence.str();
      }
    }
  }
}

TEST(DiagnoseTest, ALearningRateOfTenRunsAway) {
  Patient digit(plainDescent(10.0));
  digit.train(30, 5);
  // Ten leaves nothing but dead units after the first step.
  EXPECT_DOUBLE_EQ(only(digit.diagnoses(), Trouble::DeadUnits).remedy.optimizer.learningRate, 0.1);
  Patient thermometer(namedRecipe("thermometer", "notes"), std::make_shared<ThermometerData>(notesPairs()));
  thermometer.run.setLearningRate(1000.0);
  thermometer.evidence.recipe.optimizer.learningRate = 1000.0;
  thermometer.train(8, 2);
  EXPECT_EQ(only(thermometer.diagnoses(), Trouble::ExplodingGradients).layer, "neuron");
}

TEST(DiagnoseTest, NumbersThatAreNoneAreFoundWhereTheyBegin) {
  TrainerOptions options;
  options.snapshotBytes = std::int64_t{32} << 20;
  options.keepOpen = true;
  const Recipe recipe = plainDescent(1e6);
  TrainerThread run(recipe, starter(), options);
  run.waitFor([&] { return run.divergence || run.steps.size() > 500; });
  ASSERT_TRUE(run.divergence);
  Evidence evidence;
  evidence.recipe = recipe;
  evidence.steps = run.steps;
  evidence.divergence = run.divergence;
  const Diagnosis found = only(diagnose(evidence), Trouble::NotFinite);
  EXPECT_EQ(found.layer, run.divergence->layer);
  EXPECT_DOUBLE_EQ(found.remedy.optimizer.learningRate, 0.1);
  EXPECT_EQ(found.forkAt, run.divergence->lastHealthyStep);
}

TEST(DiagnoseTest, ARunThatEndedInNaNIsKnownByItsLosses) {
  Evidence evidence;
  evidence.recipe = plainDescent(10.0);
  evidence.steps = {{1, 0, 1, 2.3}, {2, 0, 2, 2.2}, {3, 0, 3, 1e9}, {4, 0, 4, std::nan("")}};
  const Diagnosis found = only(diagnose(evidence), Trouble::NotFinite);
  EXPECT_EQ(found.globalStep, 4);
  EXPECT_EQ(found.forkAt, 1);
}

TEST(DiagnoseTest, GradientsThatExplodeAreNamedWithTheirLayerBeforeTheyOverflow) {
  Patient patient(digits());
  patient.train(120, 20);
  ASSERT_TRUE(patient.diagnoses().empty());
  patient.run.setLearningRate(10.0);
  patient.evidence.recipe.optimizer.learningRate = 10.0;
  patient.train(12, 3);
  const Diagnosis found = only(patient.diagnoses(), Trouble::ExplodingGradients);
  EXPECT_FALSE(found.layer.empty());
  EXPECT_DOUBLE_EQ(found.remedy.optimizer.learningRate, 0.01);
  ASSERT_TRUE(found.forkAt);
  EXPECT_GE(*found.forkAt, 100);
  EXPECT_LE(*found.forkAt, 121);
}

TEST(DiagnoseTest, TinyWeightsLetTheGradientsVanish) {
  Patient patient(plainDescent(1e-3));
  Snapshot tiny = patient.run.capture();
  tiny.parameters *= 0.01F;
  patient.run.restore(tiny);
  patient.train(60, 15);
  const Diagnosis found = only(patient.diagnoses(), Trouble::VanishingGradients);
  EXPECT_EQ(found.layer, "conv1");
  EXPECT_EQ(found.remedy.network, "tuned");
  EXPECT_FALSE(found.forkAt);
}

TEST(DiagnoseTest, AHugeStepLeavesUnitsDead) {
  Patient patient(plainDescent(0.05));
  patient.train(200, 40);
  ASSERT_TRUE(patient.diagnoses().empty());
  // One update far beyond all bounds, then sensible ones.
  patient.run.setLearningRate(30.0);
  patient.train(1, 1);
  patient.run.setLearningRate(0.05);
  patient.train(100, 20);
  const Diagnosis found = only(patient.diagnoses(), Trouble::DeadUnits);
  EXPECT_FALSE(found.layer.empty());
  ASSERT_TRUE(found.forkAt);
  EXPECT_LE(*found.forkAt, 201);
}

TEST(DiagnoseTest, APlateauIsALossThatStandsStillHighUp) {
  // So large a rate that Adam's updates destroy what they build, but not so large that anything explodes.
  Recipe recipe = digits();
  recipe.optimizer.learningRate = 0.05;
  Patient patient(recipe);
  patient.train(900, 100);
  patient.evidence.views.clear();  // the losses alone tell
  const Diagnosis found = only(patient.diagnoses(), Trouble::Plateau);
  EXPECT_DOUBLE_EQ(found.remedy.optimizer.learningRate, 0.005);
  EXPECT_EQ(found.forkAt, 900);
}

TEST(DiagnoseTest, ALearningRateOfATenMillionthIsTooLow) {
  Patient patient(plainDescent(1e-7));
  patient.train(300, 50);
  const Diagnosis found = only(patient.diagnoses(), Trouble::LearningRateTooLow);
  EXPECT_GE(found.remedy.optimizer.learningRate, 1e-4);
  EXPECT_LE(found.remedy.optimizer.learningRate, 0.1);
  EXPECT_EQ(found.forkAt, 300);
  // The remedy is one: from here on it learns.
  Patient mended(found.remedy);
  mended.train(1200, 1200);
  patient.evidence.views.clear();
  EXPECT_EQ(only(patient.diagnoses(), Trouble::LearningRateTooLow).remedy.optimizer.learningRate, 1e-2);
}

TEST(DiagnoseTest, FiveHundredDigitsAreLearntByHeart) {
  const Recipe recipe = digits("overfit");
  Patient patient(recipe);
  patient.train(50 * 30, 100);
  for (const EpochSample& epoch : patient.evidence.epochs) {
    if (epoch.epoch % 5 == 4) {
      std::printf("  epoch %d: loss %.4f train %.3f val %.3f loss %.3f\n", static_cast<int>(epoch.epoch),
                  epoch.loss, *epoch.trainAccuracy, *epoch.valAccuracy, *epoch.valLoss);
    }
  }
  const Diagnosis found = only(patient.diagnoses(), Trouble::Overfitting);
  EXPECT_DOUBLE_EQ(found.remedy.dropout, 0.5);
  ASSERT_TRUE(found.forkAt);
  patient.evidence.recipe.dropout = 0.5;
  EXPECT_TRUE(only(patient.diagnoses(), Trouble::Overfitting).remedy.augmentation.any());
}

TEST(DiagnoseTest, RareClassesAreNamedAndWeighed) {
  // What leaving out most of the threes makes.
  Patient patient(digits());
  patient.evidence.classCounts = countsOf(starter()->train());
  patient.evidence.classCounts[3] = 100;
  Diagnosis found = only(patient.diagnoses(), Trouble::ClassImbalance);
  EXPECT_TRUE(found.remedy.balanceClasses);
  EXPECT_NE(found.sentence.str().find("Class 3"), std::string::npos);
  patient.evidence.recipe.balanceClasses = true;
  EXPECT_TRUE(patient.diagnoses().empty());
  patient.evidence.classCounts[3] = 0;
  patient.evidence.recipe.edits = {{5, SampleEdit::kLeftOut}};
  found = only(patient.diagnoses(), Trouble::ClassImbalance);
  EXPECT_TRUE(found.remedy.edits.empty());
}

/// Sentences cannot be turned or zoomed, and the lab weighs no classes.
TEST(DiagnoseTest, SentencesAreNotMendedLikePictures) {
  Evidence evidence;
  evidence.recipe = namedRecipe("sentiment", "notes");
  for (const int epoch : {0, 1, 2}) {
    EpochSample sample;
    sample.epoch = epoch;
    sample.globalStep = 100 * (epoch + 1);
    sample.trainAccuracy = 0.99;
    sample.valAccuracy = 0.7;
    sample.valLoss = 1.0;
    evidence.epochs.push_back(sample);
  }
  const Diagnosis byHeart = only(diagnose(evidence), Trouble::Overfitting);
  EXPECT_FALSE(byHeart.remedy.augmentation.any());
  EXPECT_NE(byHeart.remedy, evidence.recipe);

  evidence.epochs.clear();
  evidence.classCounts = {20, 400};
  const Diagnosis rare = only(diagnose(evidence), Trouble::ClassImbalance);
  EXPECT_EQ(rare.remedy, evidence.recipe);
  EXPECT_TRUE(rare.remedyLabel.empty());
  evidence.recipe.sampleLimit = 420;
  EXPECT_EQ(only(diagnose(evidence), Trouble::ClassImbalance).remedy.sampleLimit, 0);
}

}  // namespace
}  // namespace officina
