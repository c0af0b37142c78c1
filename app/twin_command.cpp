// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/runs.h"
#include "core/api/twin.h"
#include "core/storage/atomic_file.h"

namespace officina {

namespace {

/// A relative path was meant from where the run was started; the program may be started from elsewhere.
std::string fromAnywhere(const std::string& data) {
  constexpr std::string_view kWithStarter = "+starter";
  const bool both = data.ends_with(kWithStarter);
  const std::filesystem::path path = both ? data.substr(0, data.size() - kWithStarter.size()) : data;
  std::error_code error;
  if (path.empty() || path.is_absolute() || !std::filesystem::exists(path, error)) {
    return data;
  }
  const std::filesystem::path whole = std::filesystem::canonical(path, error);
  return error ? data : whole.string() + std::string(both ? kWithStarter : "");
}

}  // namespace

int twinCommand(const TwinArguments& arguments) {
  const bool notebook = arguments.out.extension() == ".ipynb";
  if (!notebook && arguments.out.extension() != ".py") {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "%1 is neither a .py nor an .ipynb file."), {arguments.out.string()}},
                {OFFICINA_TEXT("core", "Give the program one of these endings."), {}});
  }
  if (arguments.logEvery < 1) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "--log-every must be a whole number from 1."), {}});
  }
  TwinOptions options = twinOptionsOf(arguments.run);
  options.logEvery = arguments.logEvery;
  Recipe recipe = readRun(arguments.run).recipe;
  // "starter" and "notes" are names even where a folder is called so.
  if (recipe.data != "starter" && recipe.data != "notes") {
    recipe.data = fromAnywhere(recipe.data);
  }
  const std::string program = notebook ? twinNotebook(recipe, options) : twinScript(recipe, options);
  writeFileAtomically(arguments.out, program);
  const std::filesystem::path folder = std::filesystem::absolute(arguments.out).parent_path();
  const std::filesystem::path data = writeTwinData(recipe, folder);
  if (arguments.json) {
    Json line{{"program", arguments.out.string()}};
    if (!data.empty()) {
      line["data"] = data.string();
    }
    printJson(line);
    return 0;
  }
  std::printf("%s is the program\n", arguments.out.c_str());
  if (!data.empty()) {
    std::printf("%s holds the pictures that it reads\n", data.c_str());
  }
  return 0;
}

}  // namespace officina
