// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/twin.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/api/error.h"
#include "core/api/runs.h"
#include "core/train/task.h"
#include "core/twin/digits_twin.h"
#include "core/twin/pets_twin.h"

namespace officina {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kCellMark = "\n# %% ";

/// Jupyter keeps a cell's text line by line, each with its line end but the last.
Json sourceLines(std::string_view text) {
  while (text.starts_with('\n')) {
    text.remove_prefix(1);
  }
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  Json lines = Json::array();
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end == std::string_view::npos ? end : end + 1));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

Json markdown(std::string_view text) {
  return {{"cell_type", "markdown"}, {"metadata", Json::object()}, {"source", sourceLines(text)}};
}

Json code(std::string_view text) {
  return {{"cell_type", "code"},
          {"execution_count", nullptr},
          {"metadata", Json::object()},
          {"outputs", Json::array()},
          {"source", sourceLines(text)}};
}

/// Takes the text up to the next mark (or the end) off the front of `rest`.
std::string_view upToMark(std::string_view& rest) {
  const auto end = rest.find(kCellMark);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + kCellMark.size());
  return part;
}

}  // namespace

std::string twinScript(const Recipe& recipe, const TwinOptions& options) {
  validate(recipe);
  const LabDefinition& lab = labDefinition(recipe.lab);
  if (!lab.twin) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The lab %1 has no PyTorch program yet."), {recipe.lab}});
  }
  return lab.twin(recipe, options);
}

std::string twinNotebook(const Recipe& recipe, const TwinOptions& options) {
  const std::string script = twinScript(recipe, options);
  std::string_view rest = script;
  std::string_view head = upToMark(rest);
  Json cells = Json::array();
  // The head is "#!...", the docstring, the imports: the docstring is for reading, the imports for running.
  constexpr std::string_view kQuotes = "\"\"\"";
  const auto begin = head.find(kQuotes) + kQuotes.size();
  const auto end = head.find(kQuotes, begin);
  cells.push_back(markdown("# " + std::string(head.substr(begin, end - begin))));
  cells.push_back(code(head.substr(end + kQuotes.size())));
  while (!rest.empty()) {
    const std::string_view cell = upToMark(rest);
    const auto titleEnd = cell.find('\n');
    cells.push_back(markdown("## " + std::string(cell.substr(0, titleEnd))));
    cells.push_back(code(cell.substr(titleEnd + 1)));
  }
  const Json notebook = {
      {"cells", std::move(cells)},
      {"metadata",
       {{"kernelspec", {{"display_name", "Python 3"}, {"language", "python"}, {"name", "python3"}}},
        {"language_info", {{"name", "python"}}}}},
      {"nbformat", 4},
      {"nbformat_minor", 4}};
  return notebook.dump(1) + "\n";
}

TwinOptions twinOptionsOf(const std::filesystem::path& runFolder) {
  const RunInfo run = readRun(runFolder);
  if (run.state == RunState::Damaged) {
    throw Error(ErrorKind::Input, run.problem);
  }
  if (!run.branchOf.empty()) {
    throw Error(
        ErrorKind::Usage,
        {OFFICINA_TEXT("core",
                       "This run began as a branch of %1 after %2 steps; a program that starts from new "
                       "weights cannot repeat it."),
         {run.branchOf, std::to_string(run.branchStep)}},
        {OFFICINA_TEXT("core", "Ask for the program of the run that it began from."), {}});
  }
  TwinOptions options;
  std::error_code ignored;
  if (std::filesystem::exists(runFolder / "metrics.csv", ignored)) {
    options.expected = readRunCurves(runFolder).epochs;
  }
  const bool whole = static_cast<std::int64_t>(options.expected.size()) >= run.recipe.epochs;
  if (!whole) {
    // The weights that the run has are those of its last checkpoint.
    options.maxSteps = run.summary ? run.summary->steps : run.checkpointStep.value_or(0);
  }
  return options;
}

std::filesystem::path writeTwinData(const Recipe& recipe, const std::filesystem::path& folder) {
  if (recipe.lab == "digits") {
    return writeDigitsBeside(recipe, folder);
  }
  return recipe.lab == "pets" ? writePetsBeside(recipe, folder) : std::filesystem::path();
}

}  // namespace officina
