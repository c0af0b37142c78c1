// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/run_files.h"

#include <array>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "core/storage/atomic_file.h"
#include "core/storage/file_error.h"
#include "core/support/json_text.h"
#include "core/support/number_text.h"

namespace officina::runfiles {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20U;
constexpr std::string_view kPrefix = "checkpoint-";
constexpr std::string_view kSuffix = ".pth";

struct StateName {
  TrainerState state;
  std::string_view name;
};
constexpr std::array kStates = {StateName{TrainerState::Finished, "finished"},
                                StateName{TrainerState::Stopped, "stopped"},
                                StateName{TrainerState::Failed, "failed"}};

Json readJson(const fs::path& file) {
  try {
    return parseJsonObject(readFile(file, kLargest), kLargest,
                           OFFICINA_TEXT("core", "It is not valid JSON (%1)."));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Input) {
      throw;
    }
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 cannot be read: %2"), {file.string(), error.what()}},
                {OFFICINA_TEXT("core", "Correct it or delete it."), {}});
  }
}

void writeJson(const fs::path& file, const Json& json) {
  writeFileAtomically(file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

template <class Value>
void take(const Json& json, const char* key, Value& value) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) {
    return;
  }
  if constexpr (std::is_same_v<Value, std::string>) {
    if (found->is_string()) {
      value = found->template get<std::string>();
      return;
    }
  } else if constexpr (std::is_same_v<Value, std::int64_t>) {
    if (found->is_number_integer()) {
      value = found->template get<std::int64_t>();
      return;
    }
  } else if (found->is_number()) {
    value = found->template get<double>();
    return;
  }
  throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The value of “%1” is of the wrong kind."), {key}},
              {OFFICINA_TEXT("core", "Correct it or delete it."), {}});
}

/// JSON has no infinity and no NaN; a run that failed because of one has no such loss in its summary.
void put(Json& json, const char* key, const std::optional<double>& value) {
  if (value) {
    json[key] = *value;
  }
}

}  // namespace

Recipe readRecipe(const fs::path& folder) {
  return recipeFromJson(readFile(folder / kRecipe, kLargest));
}

RunSummary readSummary(const fs::path& folder) {
  const Json json = readJson(folder / kSummary);
  RunSummary summary;
  std::string state;
  take(json, "state", state);
  bool known = false;
  for (const StateName& one : kStates) {
    if (one.name == state) {
      summary.state = one.state;
      known = true;
    }
  }
  if (!known) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 does not say how the run ended."), {(folder / kSummary).string()}},
                {OFFICINA_TEXT("core", "Correct it or delete it."), {}});
  }
  take(json, "steps", summary.steps);
  take(json, "epochs", summary.epochs);
  take(json, "seconds", summary.seconds);
  take(json, "loss", summary.loss);
  take(json, "trainAccuracy", summary.trainAccuracy);
  take(json, "valLoss", summary.valLoss);
  take(json, "valAccuracy", summary.valAccuracy);
  take(json, "error", summary.error);
  return summary;
}

void writeSummary(const fs::path& folder, const RunSummary& summary) {
  Json json;
  for (const StateName& one : kStates) {
    if (one.state == summary.state) {
      json["state"] = std::string(one.name);
    }
  }
  json["steps"] = summary.steps;
  json["epochs"] = summary.epochs;
  json["seconds"] = summary.seconds;
  put(json, "loss", summary.loss);
  put(json, "trainAccuracy", summary.trainAccuracy);
  put(json, "valLoss", summary.valLoss);
  put(json, "valAccuracy", summary.valAccuracy);
  if (!summary.error.empty()) {
    json["error"] = summary.error;
  }
  writeJson(folder / kSummary, json);
}

About readAbout(const fs::path& folder) {
  About about;
  if (fs::exists(folder / kAbout)) {
    const Json json = readJson(folder / kAbout);
    take(json, "title", about.title);
    take(json, "notes", about.notes);
    take(json, "created", about.created);
    take(json, "branchOf", about.branchOf);
    take(json, "branchStep", about.branchStep);
  }
  struct stat status {};
  if (about.created == 0 && ::stat((folder / kRecipe).c_str(), &status) == 0) {
    about.created = status.st_mtime;
  }
  return about;
}

void writeAbout(const fs::path& folder, const About& about) {
  Json json;
  json["title"] = about.title;
  json["notes"] = about.notes;
  json["created"] = about.created;
  if (!about.branchOf.empty()) {
    json["branchOf"] = about.branchOf;
    json["branchStep"] = about.branchStep;
  }
  writeJson(folder / kAbout, json);
}

std::map<std::int64_t, fs::path> checkpoints(const fs::path& folder) {
  std::map<std::int64_t, fs::path> found;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::int64_t step = 0;
    if (name.size() > kPrefix.size() + kSuffix.size() && name.starts_with(kPrefix) &&
        name.ends_with(kSuffix) &&
        readNumber(
            std::string_view(name).substr(kPrefix.size(), name.size() - kPrefix.size() - kSuffix.size()),
            step)) {
      found.emplace(step, entry->path());
    }
  }
  if (error) {
    throw readError(folder, error.value());
  }
  return found;
}

fs::path checkpointName(const fs::path& folder, std::int64_t globalStep) {
  return folder / (std::string(kPrefix) + std::to_string(globalStep) + std::string(kSuffix));
}

}  // namespace officina::runfiles
