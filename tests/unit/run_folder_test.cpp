// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/run_folder.h"

#include <cmath>
#include <fstream>
#include <limits>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/storage/atomic_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/state_dicts.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMuch = std::size_t{1} << 26U;

Recipe someRecipe() {
  Recipe recipe;
  recipe.lab = "digits";
  recipe.data = "starter";
  return recipe;
}

StepSample step(std::int64_t globalStep, double loss) {
  return {globalStep, 0, globalStep, loss};
}

void append(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::app) << text;
}

TEST(RunFolderTest, ARunMayBeginWhereAnotherWasKilledBeforeItHadBegun) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "one";
  static_cast<void>(RunFolder::create(folder, someRecipe()));
  EXPECT_THROW(static_cast<void>(RunFolder::create(folder, someRecipe())), Error);
  fs::remove(folder / "recipe.json");  // the last thing that is written
  append(folder / "recipe.json.1.officina-tmp", "{");
  static_cast<void>(RunFolder::create(folder, someRecipe()));
  EXPECT_EQ(readRun(folder).recipe, someRecipe());
  EXPECT_FALSE(fs::exists(folder / "recipe.json.1.officina-tmp"));
  fs::remove(folder / "recipe.json");
  append(folder / "notes.txt", "mine");
  EXPECT_THROW(static_cast<void>(RunFolder::create(folder, someRecipe())), Error);
}

TEST(RunFolderTest, ABranchCanBeContinuedFromTheInstantItIsARun) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "one-branch-1";
  StateDict state;
  state.tensors.push_back(NamedTensor::ofInts("w", {1}, std::vector<std::int64_t>{3}));
  {
    RunFolder run = RunFolder::create(folder, someRecipe(), {"one", {35, state, {}}});
    run.append(step(36, 0.5));
  }
  const RunInfo info = readRun(folder);
  EXPECT_EQ(info.branchOf, "one");
  EXPECT_EQ(info.branchStep, 35);
  EXPECT_EQ(info.checkpointStep, 35);
  setRunTitle(folder, "renamed");
  EXPECT_EQ(readRun(folder).branchOf, "one");
  RunFolder again = RunFolder::open(folder);
  EXPECT_EQ(again.newestCheckpoint()->globalStep, 35);
  again.continueFrom(35);
  EXPECT_TRUE(readRunCurves(folder).steps.empty());
}

TEST(RunFolderTest, WhatIsWrittenReadsBack) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "runs" / "one";
  {
    RunFolder run = RunFolder::create(folder, someRecipe());
    run.append(StepSample{1, 0, 1, 0.1 + 0.2});
    run.append(StepSample{2, 0, 2, std::numeric_limits<double>::infinity()});
    run.append(EpochSample{0, 2, 1.0 / 3, 0.5, std::nullopt, 0.25, {}, 1.75});
    run.append(StepSample{3, 1, 1, std::nan("")});
    run.writeSummary({TrainerState::Stopped, 3, 1, 1.5, 1.0 / 3, 0.5, {}, 0.25, ""});
    EXPECT_EQ(readRun(folder).state, RunState::Running);
  }
  const RunInfo info = readRun(folder);
  EXPECT_EQ(info.state, RunState::Stopped);
  EXPECT_EQ(info.recipe, someRecipe());
  EXPECT_EQ(info.title, "one");
  EXPECT_GT(info.created, 1'600'000'000);
  ASSERT_TRUE(info.summary);
  EXPECT_EQ(info.summary->steps, 3);
  EXPECT_EQ(info.summary->loss, 1.0 / 3);
  EXPECT_EQ(info.summary->valLoss, std::nullopt);
  EXPECT_EQ(info.checkpointStep, std::nullopt);

  const RunCurves curves = readRunCurves(folder);
  ASSERT_EQ(curves.steps.size(), 3U);
  EXPECT_EQ(curves.steps[0].loss, 0.1 + 0.2);
  EXPECT_EQ(curves.steps[1].loss, std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(curves.steps[2].loss));
  EXPECT_EQ(curves.steps[2].epoch, 1);
  ASSERT_EQ(curves.epochs.size(), 1U);
  EXPECT_EQ(curves.epochs[0].globalStep, 2);
  EXPECT_EQ(curves.epochs[0].loss, 1.0 / 3);
  EXPECT_EQ(curves.epochs[0].trainAccuracy, 0.5);
  EXPECT_EQ(curves.epochs[0].valLoss, std::nullopt);
  EXPECT_EQ(curves.epochs[0].valAccuracy, 0.25);
  EXPECT_EQ(curves.epochs[0].seconds, 1.75);
}

TEST(RunFolderTest, OneRunHasOneWriter) {
  const ScratchFolder scratch;
  const RunFolder run = RunFolder::create(scratch.path() / "a", someRecipe());
  try {
    (void)RunFolder::open(scratch.path() / "a");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Usage);
    EXPECT_NE(std::string(error.what()).find("Another window"), std::string::npos);
  }
}

TEST(RunFolderTest, NeverOverwritesWhatIsThere) {
  const ScratchFolder scratch;
  append(scratch.path() / "thesis.txt", "x");
  EXPECT_THROW((void)RunFolder::create(scratch.path(), someRecipe()), Error);
  EXPECT_THROW((void)RunFolder::create(scratch.path() / "thesis.txt", someRecipe()), Error);
  EXPECT_THROW((void)RunFolder::open(scratch.path()), Error);
  { const RunFolder run = RunFolder::create(scratch.path() / "a", someRecipe()); }
  EXPECT_THROW((void)RunFolder::create(scratch.path() / "a", someRecipe()), Error);
}

TEST(RunFolderTest, ATornLastRowIsRepaired) {
  for (const std::string torn : {"step,3,0,3,0.", "s", "step,3,0,3,0.5,,,,"}) {
    const ScratchFolder scratch;
    const fs::path folder = scratch.path() / "a";
    {
      RunFolder run = RunFolder::create(folder, someRecipe());
      run.append(step(1, 0.5));
      run.append(step(2, 0.25));
    }
    append(folder / "metrics.csv", torn);
    EXPECT_EQ(readRunCurves(folder).steps.size(), 2U);  // reading alone mends nothing and minds nothing
    {
      RunFolder run = RunFolder::open(folder);
      run.append(step(3, 0.125));
    }
    const RunCurves curves = readRunCurves(folder);
    ASSERT_EQ(curves.steps.size(), 3U) << torn;
    EXPECT_EQ(curves.steps[2].loss, 0.125);
  }
}

TEST(RunFolderTest, AKillBeforeTheHeaderWasWholeIsRepaired) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  { const RunFolder run = RunFolder::create(folder, someRecipe()); }
  fs::resize_file(folder / "metrics.csv", 7);
  { const RunFolder run = RunFolder::open(folder); }
  EXPECT_TRUE(readRunCurves(folder).steps.empty());
}

TEST(RunFolderTest, ADamagedRowIsNamed) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  {
    RunFolder run = RunFolder::create(folder, someRecipe());
    run.append(step(1, 0.5));
  }
  for (const std::string row : {"step,x,0,1,0.5,,,,", "step,2,0,2,0.5", "other,2,0,2,0.5,,,,",
                                "epoch,2,0,,0.5,y,,,1", "step,2,0,2,0.5,,,,,"}) {
    const std::string before = readFile(folder / "metrics.csv", kMuch);
    append(folder / "metrics.csv", row + "\n");
    try {
      (void)readRunCurves(folder);
      ADD_FAILURE() << row;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("line 3"), std::string::npos) << error.what();
    }
    writeFileAtomically(folder / "metrics.csv", before);
  }
  append(folder / "metrics.csv", std::string(3'000'000, 'x'));
  EXPECT_THROW((void)readRunCurves(folder), Error);
}

TEST(RunFolderTest, ContinuingDropsTheFutureOnly) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  {
    RunFolder run = RunFolder::create(folder, someRecipe());
    for (int i = 1; i <= 20'000; ++i) {  // more than is read at once
      run.append(step(i, 1.0 / i));
      if (i % 100 == 0) {
        run.append(EpochSample{i / 100 - 1, i, 0.5, {}, {}, {}, {}, 1.0});
      }
    }
    run.writeSummary({});
  }
  {
    RunFolder run = RunFolder::open(folder);
    run.continueFrom(15'000);
    EXPECT_FALSE(fs::exists(folder / "summary.json"));
    run.append(step(15'001, 7.0));
  }
  EXPECT_EQ(readRun(folder).state, RunState::Interrupted);
  const RunCurves curves = readRunCurves(folder, kMuch);
  ASSERT_EQ(curves.steps.size(), 15'001U);
  EXPECT_EQ(curves.steps[14'999].loss, 1.0 / 15'000);
  EXPECT_EQ(curves.steps.back().loss, 7.0);
  ASSERT_EQ(curves.epochs.size(), 150U);
  EXPECT_EQ(curves.epochs.back().globalStep, 15'000);
}

TEST(RunFolderTest, KeepsTheNewestTwoCheckpointsAndFallsBack) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  RunFolder run = RunFolder::create(folder, someRecipe());
  EXPECT_FALSE(run.newestCheckpoint());
  for (const std::int64_t at : {90, 100, 1000}) {
    StateDict state;
    appendPrefixed(state, "network.", everyKindOfTensor());
    state.tensors.push_back(NamedTensor::ofInts("position.step", {}, std::vector{at}));
    run.writeCheckpoint(state, at);
  }
  EXPECT_FALSE(fs::exists(folder / "checkpoint-90.pth"));
  EXPECT_TRUE(fs::exists(folder / "checkpoint-100.pth"));
  EXPECT_EQ(readRun(folder).checkpointStep, 1000);

  auto checkpoint = run.newestCheckpoint();
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->globalStep, 1000);
  EXPECT_TRUE(checkpoint->skipped.empty());
  expectSameTensors(withPrefix(checkpoint->state, "network."), everyKindOfTensor());
  EXPECT_EQ(withPrefix(checkpoint->state, "position.").tensors.at(0).ints().at(0), 1000);

  fs::resize_file(folder / "checkpoint-1000.pth", 300);
  checkpoint = run.newestCheckpoint();
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->globalStep, 100);
  ASSERT_EQ(checkpoint->skipped.size(), 1U);
  run.continueFrom(100);
  EXPECT_FALSE(fs::exists(folder / "checkpoint-1000.pth"));

  fs::resize_file(folder / "checkpoint-100.pth", 0);
  EXPECT_THROW((void)run.newestCheckpoint(), Error);
}

TEST(RunFolderTest, OpeningRemovesWhatAKillLeft) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  { const RunFolder run = RunFolder::create(folder, someRecipe()); }
  append(folder / ".checkpoint-5.pth.123-0.officina-tmp", "half");
  { const RunFolder run = RunFolder::open(folder); }
  EXPECT_FALSE(fs::exists(folder / ".checkpoint-5.pth.123-0.officina-tmp"));
}

TEST(RunsTest, ListsEveryRunAndItsState) {
  const ScratchFolder scratch;
  EXPECT_TRUE(listRuns(scratch.path() / "none").empty());
  const auto make = [&](const char* name, std::optional<TrainerState> state) {
    RunFolder run = RunFolder::create(scratch.path() / name, someRecipe());
    if (state) {
      run.writeSummary({*state, 1, 1, 1, {}, {}, {}, {}, "it overflowed"});
    }
  };
  make("finished", TrainerState::Finished);
  make("failed", TrainerState::Failed);
  make("interrupted", std::nullopt);
  make("bad-recipe", std::nullopt);
  make("bad-summary", TrainerState::Finished);
  writeFileAtomically(scratch.path() / "bad-recipe" / "recipe.json", "{\"lab\":\"digits\",\"speed\":1}");
  writeFileAtomically(scratch.path() / "bad-summary" / "summary.json", "{\"state\":7}");
  fs::create_directory(scratch.path() / "no run");
  append(scratch.path() / "file.txt", "x");

  std::map<std::string, RunInfo> runs;
  for (const RunInfo& info : listRuns(scratch.path())) {
    runs[info.folder.filename().string()] = info;
  }
  ASSERT_EQ(runs.size(), 5U);
  EXPECT_EQ(runs["finished"].state, RunState::Finished);
  EXPECT_EQ(runs["failed"].state, RunState::Failed);
  EXPECT_EQ(runs["failed"].summary->error, "it overflowed");
  EXPECT_EQ(runs["interrupted"].state, RunState::Interrupted);
  EXPECT_EQ(runs["bad-recipe"].state, RunState::Damaged);
  EXPECT_NE(runs["bad-recipe"].problem.str().find("speed"), std::string::npos);
  EXPECT_EQ(runs["bad-summary"].state, RunState::Damaged);
  EXPECT_THROW((void)listRuns(scratch.path() / "file.txt"), Error);
  EXPECT_THROW((void)readRun(scratch.path() / "no run"), Error);
}

TEST(RunsTest, TitlesAndNotesAreKept) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  { const RunFolder run = RunFolder::create(folder, someRecipe()); }
  const std::int64_t created = readRun(folder).created;
  setRunTitle(folder, "Più dropout");
  setRunNotes(folder, "line one\n\"line\" two");
  RunInfo info = readRun(folder);
  EXPECT_EQ(info.title, "Più dropout");
  EXPECT_EQ(info.notes, "line one\n\"line\" two");
  EXPECT_EQ(info.created, created);
  setRunTitle(folder, "");
  EXPECT_EQ(readRun(folder).title, "a");
}

TEST(RunsTest, LongCurvesAreThinnedButKeepTheirExtremes) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "a";
  {
    RunFolder run = RunFolder::create(folder, someRecipe());
    for (int i = 1; i <= 50'000; ++i) {
      run.append(step(i, i == 31'234 ? 99.0 : i == 777 ? -5.0 : 1.0 + 0.001 * (i % 10)));
    }
  }
  const RunCurves curves = readRunCurves(folder, 500);
  EXPECT_LE(curves.steps.size(), 1100U);
  EXPECT_GE(curves.steps.size(), 400U);
  double low = 1.0;
  double high = 1.0;
  for (std::size_t i = 0; i < curves.steps.size(); ++i) {
    low = std::min(low, curves.steps[i].loss);
    high = std::max(high, curves.steps[i].loss);
    EXPECT_TRUE(i == 0 || curves.steps[i - 1].globalStep < curves.steps[i].globalStep);
  }
  EXPECT_EQ(low, -5.0);
  EXPECT_EQ(high, 99.0);
  EXPECT_GT(curves.steps.back().globalStep, 49'000);
}

TEST(RunsTest, NewFoldersHavePlainUnusedNames) {
  const ScratchFolder scratch;
  Recipe recipe = someRecipe();
  recipe.name = "my/../recipe è " + std::string(300, 'x');
  const fs::path one = newRunFolder(scratch.path(), recipe);
  EXPECT_EQ(one.parent_path(), scratch.path());
  EXPECT_EQ(one.string().find(".."), std::string::npos);
  { const RunFolder run = RunFolder::create(one, someRecipe()); }
  EXPECT_NE(newRunFolder(scratch.path(), recipe), one);
}

}  // namespace
}  // namespace officina
