// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/run_folder.h"

#include <chrono>

#include "core/storage/atomic_file.h"
#include "core/storage/file_error.h"
#include "core/storage/run_files.h"

namespace officina {

namespace fs = std::filesystem;

namespace {

std::int64_t secondsSince1970() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Whether there is nothing in the folder but what a run that was killed while it began has left: then
/// another may begin there.
bool freeForARun(const fs::path& folder) {
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    constexpr std::uintmax_t kHeaderOnly = 128;  // metrics without a single row
    const fs::path name = entry->path().filename();
    const bool noMetrics = name == runfiles::kMetrics && entry->file_size(error) <= kHeaderOnly;
    if (!noMetrics && name != runfiles::kAbout && name.extension() != ".officina-tmp") {
      return false;
    }
  }
  return !error;
}

/// What a kill in the middle of writing a file has left. Only ever called while the run is locked.
void removeLeftovers(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (auto entry = fs::directory_iterator(folder, ignored); !ignored && entry != fs::directory_iterator();
       entry.increment(ignored)) {
    if (entry->path().extension() == ".officina-tmp") {
      leftovers.push_back(entry->path());
    }
  }
  for (const fs::path& file : leftovers) {
    fs::remove(file, ignored);
  }
}

void removeFile(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  if (error) {
    throw writeError(file, error.value());
  }
}

}  // namespace

RunFolder::RunFolder(fs::path folder, Recipe recipe)
    : m_path(std::move(folder)), m_recipe(std::move(recipe)), m_metrics(m_path / runfiles::kMetrics) {}

RunFolder RunFolder::create(const fs::path& folder, const Recipe& recipe) {
  return create(folder, recipe, nullptr);
}

RunFolder RunFolder::create(const fs::path& folder, const Recipe& recipe, const Origin& origin) {
  return create(folder, recipe, &origin);
}

RunFolder RunFolder::create(const fs::path& folder, const Recipe& recipe, const Origin* origin) {
  const std::string json = toJson(recipe);  // before anything is made
  std::error_code error;
  if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !freeForARun(folder))) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "%1 is not an empty folder, so no new run can be kept there."),
                 {folder.string()}},
                {OFFICINA_TEXT("core", "Choose another folder, or resume the run that is in it."), {}});
  }
  fs::create_directories(folder, error);
  if (error) {
    throw writeError(folder, error.value());
  }
  RunFolder run(folder, recipe);
  removeLeftovers(folder);
  runfiles::About about;
  about.created = secondsSince1970();
  if (origin != nullptr) {
    about.branchOf = origin->folder;
    about.branchStep = origin->moment.globalStep;
    run.writeCheckpoint(origin->moment.state, origin->moment.globalStep);
  }
  runfiles::writeAbout(folder, about);
  // Last: a folder with a recipe is a run.
  writeFileAtomically(folder / runfiles::kRecipe, json);
  return run;
}

RunFolder RunFolder::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / runfiles::kRecipe, error)) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "There is no run in %1."), {folder.string()}},
                {OFFICINA_TEXT("core", "Choose a folder that has a recipe.json."), {}});
  }
  RunFolder run(folder, runfiles::readRecipe(folder));
  removeLeftovers(folder);
  return run;
}

void RunFolder::writeCheckpoint(const StateDict& state, std::int64_t globalStep) {
  m_metrics.flush();
  writeStateDict(runfiles::checkpointName(m_path, globalStep), state);
  constexpr std::size_t kKept = 2;
  auto found = runfiles::checkpoints(m_path);
  while (found.size() > kKept) {
    removeFile(found.begin()->second);
    found.erase(found.begin());
  }
}

std::optional<RunFolder::Checkpoint> RunFolder::newestCheckpoint() const {
  const auto found = runfiles::checkpoints(m_path);
  std::optional<Error> newestProblem;
  Checkpoint checkpoint;
  for (auto one = found.rbegin(); one != found.rend(); ++one) {
    try {
      checkpoint.state = readStateDict(one->second);
      checkpoint.globalStep = one->first;
      return checkpoint;
    } catch (const Error& error) {
      checkpoint.skipped.push_back(error.whatText());
      if (!newestProblem) {
        newestProblem = error;
      }
    }
  }
  if (newestProblem) {
    throw Error(*newestProblem);
  }
  return std::nullopt;
}

void RunFolder::continueFrom(std::int64_t globalStep) {
  m_metrics.truncateAfter(globalStep);
  for (const auto& [step, file] : runfiles::checkpoints(m_path)) {
    if (step > globalStep) {
      removeFile(file);
    }
  }
  removeFile(m_path / runfiles::kSummary);
}

void RunFolder::writeSummary(const RunSummary& summary) {
  m_metrics.flush();
  runfiles::writeSummary(m_path, summary);
}

void appendPrefixed(StateDict& to, std::string_view prefix, const StateDict& from) {
  for (const NamedTensor& tensor : from.tensors) {
    to.tensors.push_back(tensor);
    to.tensors.back().name.insert(0, prefix);
  }
}

StateDict withPrefix(const StateDict& state, std::string_view prefix) {
  StateDict result;
  for (const NamedTensor& tensor : state.tensors) {
    if (tensor.name.starts_with(prefix)) {
      result.tensors.push_back(tensor);
      result.tensors.back().name.erase(0, prefix.size());
    }
  }
  return result;
}

}  // namespace officina
