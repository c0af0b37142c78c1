// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "core/api/digits.h"
#include "core/api/thermometer.h"
#include "core/train/training_run.h"
#include "tests/support/digit_bars.h"

namespace officina {
namespace {

Recipe digitsRecipe(const char* name = "notes") {
  Recipe recipe = namedRecipe("digits", name);
  recipe.epochs = 2;
  recipe.threads = 1;
  return recipe;
}

TrainerOptions optionsWith(std::int64_t maxSteps, bool startPaused) {
  TrainerOptions options;
  options.maxSteps = maxSteps;
  options.startPaused = startPaused;
  return options;
}

TrainingDataPtr notesData() {
  return std::make_shared<ThermometerData>(notesPairs());
}

bool same(const StateDict& a, const StateDict& b) {
  if (a.tensors.size() != b.tensors.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.tensors.size(); ++i) {
    if (a.tensors[i].name != b.tensors[i].name || a.tensors[i].bytes != b.tensors[i].bytes) {
      return false;
    }
  }
  return true;
}

void advance(TrainingRun& run, int steps) {
  for (int i = 0; i < steps && !run.finished(); ++i) {
    static_cast<void>(run.step());
    if (run.epochComplete()) {
      static_cast<void>(run.finishEpoch([] { return false; }));
    }
  }
}

TEST(TrainingRunTest, TheThermometerBeginsWhereTheNotesBegin) {
  TrainingRun run(namedRecipe("thermometer", "notes"), notesData());
  const std::vector<float> line = run.trace();
  EXPECT_NEAR(line[0] * 55 + line[1], 42.8796F, 1e-4);
  EXPECT_DOUBLE_EQ(run.step().loss, 1044.3514404296875);
}

TEST(TrainingRunTest, TheThermometerLearnsTheLineOfTheNotes) {
  TrainingRun run(namedRecipe("thermometer", "notes"), notesData());
  advance(run, 3000);
  EXPECT_TRUE(run.finished());
  EXPECT_NEAR(lineFrom(run.weights()).at(70), 21.167F, 1e-3);
}

TEST(TrainingRunTest, TheTunedThermometerEndsAtTheLeastSquaresLine) {
  TrainingRun run(namedRecipe("thermometer", "tuned"), notesData());
  advance(run, 100000);
  const Line best = leastSquares(notesPairs());
  EXPECT_NEAR(meanSquaredError(lineFrom(run.weights()), notesPairs()), meanSquaredError(best, notesPairs()),
              1e-3);
}

class RestoreTest : public testing::TestWithParam<const char*> {};

TEST_P(RestoreTest, GoingOnFromASnapshotGivesTheSameBits) {
  TrainingRun run(digitsRecipe(GetParam()), bars());
  advance(run, 2);
  const Snapshot snapshot = run.capture();
  advance(run, 50);
  const StateDict first = run.weights();
  run.restore(snapshot);
  EXPECT_EQ(run.globalStep(), 2);
  advance(run, 50);
  EXPECT_TRUE(same(first, run.weights()));
}

TEST_P(RestoreTest, AFreshRunGoesOnFromTheCheckpointOfAnother) {
  TrainingRun whole(digitsRecipe(GetParam()), bars());
  advance(whole, 3);
  const StateDict checkpoint = whole.capture().toStateDict(whole.network());
  advance(whole, 1000);
  TrainingRun resumed(digitsRecipe(GetParam()), bars());
  resumed.restore(checkpoint);
  advance(resumed, 1000);
  EXPECT_TRUE(same(whole.weights(), resumed.weights()));
}

INSTANTIATE_TEST_SUITE_P(Recipes, RestoreTest, testing::Values("notes", "tuned"));

TEST(TrainingRunTest, ACheckpointOfAnotherNetworkIsRefused) {
  TrainingRun notes(digitsRecipe("notes"), bars());
  TrainingRun tuned(digitsRecipe("tuned"), bars());
  EXPECT_THROW(tuned.restore(notes.capture().toStateDict(notes.network())), Error);
  EXPECT_THROW(tuned.restore(StateDict{}), Error);
}

TEST(TrainingRunTest, TwoRunsThatTakeTurnsGetTheNumbersThatEachGetsAlone) {
  TrainingRun alone(digitsRecipe(), bars());
  advance(alone, 100);
  TrainingRun first(digitsRecipe(), bars());
  Recipe other = digitsRecipe("tuned");
  other.seed = 99;
  TrainingRun second(other, bars());
  for (int i = 0; i < 100; ++i) {
    advance(first, 1);
    advance(second, 1);
    static_cast<void>(initialDigitsWeights(other));  // draws too
  }
  EXPECT_TRUE(same(alone.weights(), first.weights()));
}

TEST(TrainingRunTest, ANumberThatIsNotFiniteChangesNothing) {
  Recipe recipe = namedRecipe("thermometer", "notes");
  recipe.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = 1e30};
  TrainingRun run(recipe, notesData());
  StepSample sample;
  while (std::isfinite(sample.loss)) {
    sample = run.step();
    if (run.epochComplete()) {
      static_cast<void>(run.finishEpoch([] { return false; }));
    }
  }
  EXPECT_LT(run.globalStep(), 20);
}

TEST(TrainingRunTest, EditedSamplesAreLeftOutOrRelabelled) {
  Recipe recipe = digitsRecipe();
  recipe.sampleLimit = 40;
  recipe.edits = {{2, SampleEdit::kLeftOut}, {7, 4}, {30, SampleEdit::kLeftOut}, {900, 1}};
  const auto data = bars();
  TrainingRun run(recipe, data);
  EXPECT_EQ(run.startInfo().samples, 38);
  std::vector<std::int64_t> seen;
  while (run.epoch().epoch == 0) {
    const PassPtr pass = run.open();
    for (std::size_t i = 0; i < pass->samples().size(); ++i) {
      const std::int64_t sample = pass->samples()[i];
      seen.push_back(sample);
      EXPECT_EQ(pass->labels()[i], sample == 7 ? 4 : data->train().labels[static_cast<std::size_t>(sample)]);
    }
    EXPECT_EQ(run.step().loss, pass->loss());
    if (run.epochComplete()) {
      run.skipEvaluation();
    }
  }
  std::sort(seen.begin(), seen.end());
  std::vector<std::int64_t> expected;
  for (std::int64_t sample = 0; sample < 40; ++sample) {
    if (sample != 2 && sample != 30) {
      expected.push_back(sample);
    }
  }
  EXPECT_EQ(seen, expected);
}

TEST(TrainingRunTest, ALabelThatIsNoDigitIsRefused) {
  Recipe recipe = digitsRecipe();
  recipe.edits = {{3, 10}};
  try {
    TrainingRun(recipe, bars());
    FAIL() << "there is no class 10";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Usage);
    EXPECT_NE(std::string(error.what()).find("10"), std::string::npos);
  }
  recipe.edits = {{3, 9}, {4, SampleEdit::kLeftOut}};
  EXPECT_NO_THROW(TrainingRun(recipe, bars()));
}

TEST(TrainingRunTest, BalancedClassesWeighSamplesByTheirRarity) {
  const auto data = bars();
  Recipe recipe = digitsRecipe();
  recipe.batchSize = 100;
  recipe.balanceClasses = true;
  std::array<double, kDigitClasses> counts{};
  for (std::int64_t sample = 0; sample < 300; ++sample) {
    const std::size_t label = data->train().labels[static_cast<std::size_t>(sample)];
    if (label == 3 && counts[3] >= 5) {
      recipe.edits.push_back({sample, SampleEdit::kLeftOut});
    } else {
      ++counts[label];
    }
  }
  TrainingRun run(recipe, data);
  const PassPtr pass = run.open();
  const int logits = pass->opIndex("fc3");
  double weighted = 0.0;
  double weights = 0.0;
  for (std::size_t i = 0; i < pass->labels().size(); ++i) {
    const TensorValues row = pass->output(logits, static_cast<std::int64_t>(i));
    double sum = 0.0;
    for (const float value : row.values) {
      sum += std::exp(static_cast<double>(value));
    }
    const auto label = static_cast<std::size_t>(pass->labels()[i]);
    const double weight = 1.0 / counts[label];  // any common factor goes out again
    weighted += weight * (std::log(sum) - static_cast<double>(row.values[label]));
    weights += weight;
  }
  EXPECT_NEAR(run.step().loss, weighted / weights, 1e-5);
}

/// Remembers what it is told.
class Witness final : public TrainingListener {
 public:
  void onStart(const TrainingStart& start) override { starts.push_back(start); }
  void onState(TrainerState state) override { states.push_back(state); }
  void onStep(const StepSample& sample, const std::vector<float>&) override {
    steps.push_back(sample);
    if (afterStep) {
      afterStep(sample);
    }
  }
  void onEpoch(const EpochSample& sample) override { epochs.push_back(sample); }
  void onWeights(std::shared_ptr<const StateDict>, std::int64_t step) override {
    weightSteps.push_back(step);
  }

  std::vector<TrainingStart> starts;
  std::vector<TrainerState> states;
  std::vector<StepSample> steps;
  std::vector<EpochSample> epochs;
  std::vector<std::int64_t> weightSteps;
  std::function<void(const StepSample&)> afterStep;
};

TEST(TrainerTest, TellsEverythingInOrder) {
  Trainer trainer(digitsRecipe(), bars());
  Witness witness;
  trainer.addListener(&witness);
  EXPECT_EQ(trainer.run(), TrainerState::Finished);
  ASSERT_EQ(witness.starts.size(), 1U);
  EXPECT_EQ(witness.starts[0].parameters, 60074);
  EXPECT_EQ(witness.starts[0].stepsPerEpoch, 30);
  ASSERT_EQ(witness.steps.size(), 60U);
  EXPECT_EQ(witness.steps[30].epoch, 1);
  EXPECT_EQ(witness.steps[30].step, 1);
  EXPECT_EQ(witness.steps[30].globalStep, 31);
  ASSERT_EQ(witness.epochs.size(), 2U);
  EXPECT_TRUE(witness.epochs[1].valAccuracy.has_value());
  EXPECT_EQ(witness.states.front(), TrainerState::Preparing);
  EXPECT_EQ(witness.states.back(), TrainerState::Finished);
}

TEST(TrainerTest, StopAnswersWithinOneBatch) {
  Trainer trainer(digitsRecipe(), bars());
  Witness witness;
  witness.afterStep = [&](const StepSample& sample) {
    if (sample.globalStep == 7) {
      trainer.stop();
    }
  };
  trainer.addListener(&witness);
  EXPECT_EQ(trainer.run(), TrainerState::Stopped);
  EXPECT_EQ(witness.steps.size(), 7U);
}

TEST(TrainerTest, PausesStepsAndGoesOnToTheSameWeights) {
  Trainer whole(digitsRecipe(), bars());
  whole.run();

  Trainer trainer(digitsRecipe(), bars(), optionsWith(/*maxSteps=*/0, /*startPaused=*/true));
  Mailbox mailbox;
  trainer.addListener(&mailbox);
  std::thread worker([&] { trainer.run(); });
  std::int64_t steps = 0;
  const auto waitFor = [&](TrainerState state, std::int64_t wanted) {
    TrainerState now = TrainerState::Idle;
    while (now != state || steps < wanted) {
      const Mailbox::Update update = mailbox.collect();
      steps += static_cast<std::int64_t>(update.steps.size());
      now = update.state;
      std::this_thread::yield();
    }
  };
  waitFor(TrainerState::Paused, 0);
  EXPECT_EQ(steps, 0);
  trainer.step(3);
  waitFor(TrainerState::Paused, 3);
  EXPECT_EQ(steps, 3);
  trainer.requestWeights();
  trainer.resume();
  waitFor(TrainerState::Finished, 60);
  worker.join();
  EXPECT_TRUE(same(whole.weights(), trainer.weights()));
}

TEST(TrainerTest, WeightsAskedForBeforeTheStartComeBeforeTheFirstStep) {
  Trainer trainer(digitsRecipe(), bars(), optionsWith(/*maxSteps=*/1, /*startPaused=*/false));
  Witness witness;
  trainer.addListener(&witness);
  trainer.requestWeights();
  trainer.run();
  EXPECT_EQ(witness.weightSteps, std::vector<std::int64_t>{0});
}

TEST(TrainerTest, ALearningRateChangedInMidRunChangesTheRun) {
  const auto lossWith = [](bool change) {
    Trainer trainer(digitsRecipe(), bars());
    Witness witness;
    witness.afterStep = [&](const StepSample& sample) {
      if (change && sample.globalStep == 10) {
        trainer.setLearningRate(1e-5);
      }
    };
    trainer.addListener(&witness);
    trainer.run();
    return witness.steps.back().loss;
  };
  EXPECT_NE(lossWith(true), lossWith(false));
}

TEST(TrainerTest, AnExplosionIsNamedAndLeavesTheStateFailed) {
  Recipe recipe = namedRecipe("thermometer", "notes");
  recipe.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = 0.1};
  Trainer trainer(recipe, notesData());
  Witness witness;
  trainer.addListener(&witness);
  try {
    trainer.run();
    FAIL() << "it should have diverged";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Numeric);
    EXPECT_NE(std::string(error.what()).find("learning rate"), std::string::npos);
  }
  EXPECT_EQ(witness.states.back(), TrainerState::Failed);
  EXPECT_FALSE(std::isfinite(witness.steps.back().loss));
}

TEST(TrainerTest, ImpossibleRecipesAreRefused) {
  Recipe recipe = namedRecipe("thermometer", "notes");
  recipe.epochs = -1;
  EXPECT_THROW(Trainer(recipe, notesData()).run(), Error);
  EXPECT_THROW(Trainer(namedRecipe("thermometer", "notes"),
                       std::make_shared<ThermometerData>(std::vector<TemperaturePair>{}))
                   .run(),
               Error);
}

}  // namespace
}  // namespace officina
