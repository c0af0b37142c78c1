// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <gtest/gtest.h>

#include "core/api/runs.h"
#include "core/api/thermometer.h"
#include "core/storage/run_folder.h"
#include "tests/support/digit_bars.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/trainer_thread.h"

namespace officina {
namespace {

Recipe barsRecipe(std::int64_t epochs = 3) {
  Recipe recipe = namedRecipe("digits", "notes");
  recipe.epochs = epochs;
  return recipe;
}

TrainerOptions openOptions() {
  TrainerOptions options;
  options.snapshotBytes = std::int64_t{64} << 20;
  options.keepOpen = true;
  return options;
}

StateDict unbroken(const Recipe& recipe) {
  Trainer trainer(recipe, bars());
  trainer.run();
  return trainer.weights();
}

TensorValues oneBar(std::int64_t sample) {
  TensorValues input{{1, kDigitSide, kDigitSide}, {}};
  const auto data = bars();
  for (const std::uint8_t value : data->train().image(sample)) {
    input.values.push_back(static_cast<float>(value) / 255.0F);
  }
  return input;
}

TEST(TimeTravelTest, AFinishedRunStaysOpenGoesBackAndEndsTheSame) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  const StateDict end = run.weightsNow();
  EXPECT_TRUE(sameTensors(end, unbroken(barsRecipe())));
  ASSERT_TRUE(run.position);
  EXPECT_EQ(run.position->globalStep, 90);
  EXPECT_EQ(run.position->head, 90);
  EXPECT_GE(run.position->snapshots, 90);

  run.trainer.seek(0, 40);
  run.waitForPosition(0, 40);
  run.waitFor(TrainerState::Paused);
  EXPECT_EQ(run.position->head, 90);
  EXPECT_FALSE(sameTensors(run.weightsNow(), end));
  run.steps.clear();
  run.trainer.step(3);
  run.waitFor([&] { return run.steps.size() == 3; });
  EXPECT_EQ(run.steps[0].globalStep, 41);
  run.waitForPosition(0, 43);
  run.trainer.resume();
  run.waitFor(TrainerState::Finished);
  EXPECT_TRUE(sameTensors(run.weightsNow(), end));
  run.close();
  EXPECT_EQ(run.result, TrainerState::Finished);
}

TEST(TimeTravelTest, AStoppedRunStaysOpenAndGoesOn) {
  TrainerOptions options = openOptions();
  options.startPaused = true;
  TrainerThread run(barsRecipe(), bars(), options);
  run.trainer.step(10);
  run.waitFor([&] { return run.steps.size() == 10; });
  run.trainer.stop();
  run.waitFor(TrainerState::Stopped);
  run.trainer.stop();  // again: nothing
  run.trainer.seek(0, 4);
  run.waitFor(TrainerState::Paused);
  run.trainer.stop();
  run.waitFor(TrainerState::Stopped);
  run.trainer.resume();
  run.waitFor(TrainerState::Finished);
  run.trainer.resume();  // nothing is left to do
  EXPECT_TRUE(sameTensors(run.weightsNow(), unbroken(barsRecipe())));
  EXPECT_EQ(run.state, TrainerState::Finished);
  run.close();
  EXPECT_EQ(run.result, TrainerState::Finished);
}

TEST(TimeTravelTest, ClosingEndsARunInAnyState) {
  {
    TrainerThread run(barsRecipe(100000), bars(), openOptions());
    run.waitFor([&] { return run.steps.size() > 5; });
    run.close();
    EXPECT_EQ(run.result, TrainerState::Stopped);
  }
  {
    TrainerThread run(barsRecipe(), bars(), openOptions());
    run.waitFor(TrainerState::Finished);
    run.trainer.seek(0, 50);
    run.waitFor(TrainerState::Paused);
    run.close();
    EXPECT_EQ(run.result, TrainerState::Stopped);
  }
  TrainerThread run(barsRecipe(100000), bars(), openOptions());  // before it has begun
  run.close();
  EXPECT_FALSE(run.failure);
}

TEST(TimeTravelTest, WhileItRepeatsALongWayAStopIsAnsweredAtOnce) {
  // Room for the start alone: going forward again repeats every batch.
  Recipe recipe = barsRecipe(1000);
  TrainerOptions options = openOptions();
  options.snapshotBytes = 1;
  options.maxSteps = 3000;
  TrainerThread run(recipe, bars(), options);
  run.waitFor(TrainerState::Finished);
  run.trainer.seek(0, 1);
  run.waitForPosition(0, 1);
  run.trainer.seek(0, 2999);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  run.trainer.stop();
  run.waitFor(TrainerState::Stopped);
  EXPECT_LT(run.position->globalStep, 2999);
}

TEST(TimeTravelTest, OnlyTheLastOfManySeeksCounts) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  for (std::int64_t step = 0; step <= 60; ++step) {
    run.trainer.seek(0, step);
  }
  run.waitForPosition(0, 60);
}

TEST(TimeTravelTest, BranchesAreToldAndTrainOnTheirOwn) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  const StateDict end = run.weightsNow();
  ASSERT_EQ(run.branches.size(), 1U);
  EXPECT_EQ(run.branches[0].parent, -1);
  run.trainer.seek(0, 30);
  Recipe recipe = barsRecipe(2);
  recipe.dropout = 0.5;
  run.trainer.fork(recipe);
  run.waitForPosition(1, 30);
  run.waitFor(TrainerState::Paused);
  ASSERT_EQ(run.branches.size(), 2U);
  EXPECT_EQ(run.branches[1].id, 1);
  EXPECT_EQ(run.branches[1].parent, 0);
  EXPECT_EQ(run.branches[1].fromStep, 30);
  EXPECT_EQ(run.branches[1].recipe, recipe);
  EXPECT_EQ(run.position->end, 60);
  run.steps.clear();
  run.trainer.resume();
  run.waitFor(TrainerState::Finished);
  ASSERT_EQ(run.steps.size(), 30U);
  EXPECT_EQ(run.steps.back().branch, 1);
  EXPECT_EQ(run.epochs.back().branch, 1);
  run.trainer.seek(0, 90);
  run.waitForPosition(0, 90);
  EXPECT_TRUE(sameTensors(run.weightsNow(), end));
}

TEST(TimeTravelTest, WhatCannotBeDoneIsToldAndTheRunGoesOn) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  Recipe recipe = barsRecipe();
  recipe.network = "tuned";
  run.trainer.fork(recipe);
  run.waitFor([&] { return run.refused.has_value(); });
  EXPECT_EQ(run.refused->kind(), ErrorKind::Usage);
  run.refused.reset();
  run.trainer.seek(7, 10);
  run.waitFor([&] { return run.refused.has_value(); });
  run.refused.reset();
  run.trainer.requestAnswers({{3}, {1.0F, 2.0F, 3.0F}});
  run.waitFor([&] { return run.refused.has_value(); });
  run.refused.reset();
  run.trainer.setLearningRate(-1.0);
  run.waitFor([&] { return run.refused.has_value(); });
  EXPECT_EQ(run.state, TrainerState::Finished);
  EXPECT_TRUE(sameTensors(run.weightsNow(), unbroken(barsRecipe())));
}

TEST(TimeTravelTest, ALearningRateSetInThePastBeginsABranch) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  run.trainer.seek(0, 50);
  run.trainer.setLearningRate(1e-4);
  run.waitForPosition(1, 50);
  EXPECT_DOUBLE_EQ(run.position->learningRate, 1e-4);
  EXPECT_DOUBLE_EQ(run.branches.back().recipe.optimizer.learningRate, 1e-4);
  run.trainer.step(2);
  run.waitForPosition(1, 52);
  run.trainer.setLearningRate(1e-5);  // at the head: the same branch
  run.trainer.step(1);
  run.waitForPosition(1, 53);
  EXPECT_DOUBLE_EQ(run.position->learningRate, 1e-5);
  EXPECT_EQ(run.branches.size(), 2U);
}

TEST(TimeTravelTest, AnswersComeFromEveryHeldMoment) {
  TrainerThread run(barsRecipe(), bars(), openOptions());
  run.waitFor(TrainerState::Finished);
  run.trainer.requestAnswers(oneBar(3));
  run.waitFor([&] { return run.answers != nullptr; });
  ASSERT_EQ(run.answers->steps.size(), 91U);
  ASSERT_EQ(run.answers->answers.size(), 91U);
  EXPECT_EQ(run.answers->steps.front(), 0);
  EXPECT_EQ(run.answers->steps.back(), 90);
  const int label = bars()->train().labels[3];
  for (const std::vector<float>& row : run.answers->answers) {
    ASSERT_EQ(row.size(), 10U);
    float sum = 0.0F;
    for (const float value : row) {
      sum += value;
    }
    EXPECT_NEAR(sum, 1.0F, 1e-5F);
  }
  const auto place = static_cast<std::size_t>(label);
  EXPECT_GT(run.answers->answers.back()[place], run.answers->answers.front()[place] + 0.3F);
  EXPECT_TRUE(sameTensors(run.weightsNow(), unbroken(barsRecipe())));
}

class ViewTest : public testing::TestWithParam<const char*> {};

TEST_P(ViewTest, ARunWithAViewBeforeEveryStepEndsWithTheSameWeights) {
  Recipe recipe = namedRecipe("digits", GetParam());
  recipe.epochs = 2;
  recipe.batchSize = 30;
  recipe.dropout = 0.4;
  recipe.weightAverage = 0.9;
  recipe.threads = 1;
  TrainerOptions options = openOptions();
  options.startPaused = true;
  TrainerThread run(recipe, bars(), options);
  for (std::int64_t step = 0; step < 20; ++step) {
    run.view.reset();
    run.trainer.requestView();
    run.waitFor([&] { return run.view != nullptr; });
    const Pass& pass = *run.view->pass;
    EXPECT_EQ(run.view->globalStep, step);
    EXPECT_EQ(pass.globalStep(), step);
    EXPECT_TRUE(pass.hasUpdate());
    EXPECT_EQ(pass.samples().size(), 30U);
    EXPECT_FALSE(run.view->layers.empty());
    run.trainer.step(1);
    run.waitFor([&] { return run.steps.size() == static_cast<std::size_t>(step + 1); });
    EXPECT_EQ(pass.loss(), run.steps.back().loss) << "the batch that is looked at is the one that comes";
  }
  run.waitFor(TrainerState::Finished);
  EXPECT_TRUE(sameTensors(run.weightsNow(), unbroken(recipe)));
}

INSTANTIATE_TEST_SUITE_P(Networks, ViewTest, testing::Values("notes", "tuned"));

TEST(TimeTravelTest, WhileItRunsViewsAreHeldBackByTheirBudget) {
  TrainerOptions options = openOptions();
  options.viewBudget = 0.0;
  options.startPaused = true;
  TrainerThread run(barsRecipe(100000), bars(), options);
  run.trainer.requestView();
  run.waitFor([&] { return run.view != nullptr; });  // paused: at once
  run.view.reset();
  run.trainer.resume();
  run.trainer.requestView();
  run.trainer.requestAnswers(oneBar(0));
  run.waitFor([&] { return run.steps.size() > 50; });
  EXPECT_EQ(run.view, nullptr);
  EXPECT_EQ(run.answers, nullptr);
  run.trainer.setViewBudget(1.0);
  run.waitFor([&] { return run.view != nullptr && run.answers != nullptr; });
  EXPECT_EQ(run.state == TrainerState::Running || run.state == TrainerState::Evaluating, true);
  run.trainer.setViewBudget(0.0);
  run.view.reset();
  run.trainer.requestView();
  run.trainer.pause();
  run.waitFor([&] { return run.view != nullptr; });
}

TEST(TimeTravelTest, ADivergenceIsNamedAndTheRunStandsBeforeIt) {
  Recipe recipe = barsRecipe(100);
  recipe.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = 1e-2};
  recipe.dropout = 0.2;
  TrainerOptions options = openOptions();
  options.startPaused = true;
  TrainerThread run(recipe, bars(), options);
  run.trainer.step(40);
  run.waitForPosition(0, 40);
  run.trainer.setLearningRate(1e6);
  run.trainer.resume();
  run.waitFor([&] { return run.divergence.has_value(); });
  run.waitFor(TrainerState::Paused);
  const Divergence& found = *run.divergence;
  EXPECT_EQ(found.branch, 0);
  EXPECT_EQ(found.globalStep, run.position->globalStep);
  EXPECT_GT(found.globalStep, 40);
  EXPECT_FALSE(found.layer.empty());
  EXPECT_FALSE(found.op.empty());
  EXPECT_EQ(found.lastHealthyStep, 40);
  for (const StepSample& step : run.steps) {
    EXPECT_TRUE(std::isfinite(step.loss));
  }
  // From the moment it names, a smaller rate learns.
  run.trainer.seek(0, found.lastHealthyStep);
  run.waitForPosition(0, 40);
  run.trainer.fork(recipe);
  run.trainer.step(20);
  run.waitForPosition(1, 60);
  EXPECT_LT(run.steps.back().loss, 3.0);
}

TEST(TimeTravelTest, WithoutStayingOpenADivergenceNamesLayerAndStep) {
  Recipe recipe = barsRecipe();
  recipe.optimizer = {.kind = OptimizerKind::Sgd, .learningRate = 1e30};
  try {
    Trainer(recipe, bars()).run();
    FAIL() << "it should have diverged";
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("step 2"), std::string::npos) << text;
    EXPECT_NE(text.find("layer"), std::string::npos) << text;
    EXPECT_NE(text.find("conv2"), std::string::npos) << text;
  }
}

// --- Folders -----------------------------------------------------------------------------------------------

TEST(TimeTravelTest, GoingBackAndOnWritesNothingTwice) {
  const ScratchFolder scratch;
  TrainerOptions options = openOptions();
  options.runDirectory = scratch.path() / "run";
  TrainerThread run(barsRecipe(), bars(), options);
  run.waitFor(TrainerState::Finished);
  EXPECT_EQ(readRun(options.runDirectory).state, RunState::Finished);
  run.trainer.seek(0, 20);
  run.trainer.resume();
  run.waitFor([&] { return run.steps.size() == 160; });
  run.close();
  const RunCurves curves = readRunCurves(options.runDirectory);
  ASSERT_EQ(curves.steps.size(), 90U);
  for (std::size_t i = 0; i < curves.steps.size(); ++i) {
    EXPECT_EQ(curves.steps[i].globalStep, static_cast<std::int64_t>(i + 1));
  }
  EXPECT_EQ(curves.epochs.size(), 3U);
  const RunInfo info = readRun(options.runDirectory);
  EXPECT_EQ(info.state, RunState::Finished);
  EXPECT_EQ(info.checkpointStep, 90);
  EXPECT_EQ(info.summary->steps, 90);
}

TEST(TimeTravelTest, ABranchHasItsOwnFolderThatCanBeResumed) {
  const ScratchFolder scratch;
  Recipe changed = barsRecipe();
  changed.optimizer.learningRate = 3e-4;
  changed.sampleLimit = 250;
  TrainerOptions options = openOptions();
  options.runDirectory = scratch.path() / "run";
  std::filesystem::path folder;
  {
    TrainerThread run(barsRecipe(), bars(), options);
    run.waitFor([&] { return run.steps.size() > 35; });
    run.trainer.pause();
    run.waitFor(TrainerState::Paused);
    run.trainer.seek(0, 35);
    run.trainer.fork(changed);
    run.waitForPosition(1, 35);
    folder = run.branches.back().folder;
    EXPECT_EQ(folder, scratch.path() / "run-branch-1");
    const RunInfo info = readRun(folder);
    EXPECT_EQ(info.branchOf, "run");
    EXPECT_EQ(info.branchStep, 35);
    EXPECT_EQ(info.checkpointStep, 35);
    EXPECT_EQ(info.recipe, changed);
    EXPECT_EQ(info.state, RunState::Running);
    EXPECT_EQ(readRun(options.runDirectory).state, RunState::Stopped);
    // As after a kill right now.
    std::filesystem::copy(folder, scratch.path() / "copy");
    run.trainer.resume();
    run.waitFor(TrainerState::Finished);
    const StateDict whole = run.weightsNow();

    TrainerOptions resumed;
    resumed.resumeDirectory = scratch.path() / "copy";
    Trainer again(changed, bars(), resumed);
    EXPECT_EQ(again.run(), TrainerState::Finished);
    EXPECT_TRUE(sameTensors(again.weights(), whole));
  }
  const RunCurves curves = readRunCurves(folder);
  EXPECT_EQ(curves.steps.front().globalStep, 36);
  EXPECT_EQ(readRun(folder).state, RunState::Finished);
  // The parent goes on from its furthest step.
  TrainerOptions resumed;
  resumed.resumeDirectory = options.runDirectory;
  Trainer parent(barsRecipe(), bars(), resumed);
  parent.run();
  EXPECT_TRUE(sameTensors(parent.weights(), unbroken(barsRecipe())));
}

TEST(TimeTravelTest, ARunThatWasReturnedToGoesOnInItsFolder) {
  const ScratchFolder scratch;
  TrainerOptions options = openOptions();
  options.runDirectory = scratch.path() / "run";
  options.startPaused = true;
  TrainerThread run(barsRecipe(), bars(), options);
  run.trainer.step(40);
  run.waitForPosition(0, 40);
  run.trainer.fork(barsRecipe());
  run.trainer.step(5);
  run.waitForPosition(1, 45);
  run.trainer.seek(0, 10);
  run.waitForPosition(0, 10);
  run.trainer.resume();
  run.waitFor(TrainerState::Finished);
  run.close();
  EXPECT_EQ(readRunCurves(options.runDirectory).steps.size(), 90U);
  EXPECT_EQ(readRun(options.runDirectory).state, RunState::Finished);
  EXPECT_EQ(readRun(scratch.path() / "run-branch-1").state, RunState::Stopped);
  EXPECT_EQ(readRunCurves(scratch.path() / "run-branch-1").steps.size(), 5U);
}

}  // namespace
}  // namespace officina
