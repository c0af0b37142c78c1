// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/runs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>

#include "core/storage/file_error.h"
#include "core/storage/metrics_file.h"
#include "core/storage/run_files.h"

namespace officina {

namespace fs = std::filesystem;

namespace {

RunState stateOf(const fs::path& folder, const std::optional<RunSummary>& summary) {
  if (isLocked(folder / runfiles::kMetrics)) {
    return RunState::Running;
  }
  if (!summary) {
    return RunState::Interrupted;
  }
  switch (summary->state) {
    case TrainerState::Finished:
      return RunState::Finished;
    case TrainerState::Failed:
      return RunState::Failed;
    default:
      return RunState::Stopped;
  }
}

}  // namespace

fs::path newRunFolder(const fs::path& runs, const Recipe& recipe) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  std::array<char, 32> stamp{};
  (void)localtime_r(&now, &local);
  (void)std::strftime(stamp.data(), stamp.size(), "%Y-%m-%d-%H%M%S", &local);
  // A name of the user's may hold anything; a folder's name should not.
  std::string name = std::string(stamp.data()) + "-" + recipe.lab + "-" + recipe.name;
  for (char& letter : name) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '-';
    letter = plain ? letter : '_';
  }
  constexpr std::size_t kLongest = 120;
  name.resize(std::min(name.size(), kLongest));
  fs::path folder = runs / name;
  std::error_code ignored;
  for (int i = 2; fs::exists(folder, ignored); ++i) {
    folder = runs / (name + "-" + std::to_string(i));
  }
  return folder;
}

RunInfo readRun(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / runfiles::kRecipe, error)) {
    throw readError(folder / runfiles::kRecipe, ENOENT);
  }
  RunInfo info;
  info.folder = folder;
  info.title = folder.filename().string();
  try {
    const runfiles::About about = runfiles::readAbout(folder);
    info.title = about.title.empty() ? info.title : about.title;
    info.notes = about.notes;
    info.created = about.created;
    info.branchOf = about.branchOf;
    info.branchStep = about.branchStep;
    info.recipe = runfiles::readRecipe(folder);
    if (fs::exists(folder / runfiles::kSummary, error)) {
      info.summary = runfiles::readSummary(folder);
    }
    if (const auto found = runfiles::checkpoints(folder); !found.empty()) {
      info.checkpointStep = found.rbegin()->first;
    }
    info.state = stateOf(folder, info.summary);
  } catch (const Error& problem) {
    info.state = RunState::Damaged;
    info.problem = problem.whatText();
  }
  return info;
}

std::vector<RunInfo> listRuns(const fs::path& runs) {
  std::vector<RunInfo> result;
  std::error_code error;
  auto entry = fs::directory_iterator(runs, error);
  if (error == std::errc::no_such_file_or_directory) {
    return result;
  }
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && fs::exists(entry->path() / runfiles::kRecipe, ignored)) {
      result.push_back(readRun(entry->path()));
    }
  }
  if (error) {
    throw readError(runs, error.value());
  }
  std::sort(result.begin(), result.end(), [](const RunInfo& a, const RunInfo& b) {
    return a.created != b.created ? a.created > b.created : a.folder > b.folder;
  });
  return result;
}

RunCurves readRunCurves(const fs::path& folder, std::size_t mostSteps) {
  return readMetrics(folder / runfiles::kMetrics, mostSteps);
}

void setRunTitle(const fs::path& folder, const std::string& title) {
  runfiles::About about = runfiles::readAbout(folder);
  about.title = title;
  runfiles::writeAbout(folder, about);
}

void setRunNotes(const fs::path& folder, const std::string& notes) {
  runfiles::About about = runfiles::readAbout(folder);
  about.notes = notes;
  runfiles::writeAbout(folder, about);
}

}  // namespace officina
