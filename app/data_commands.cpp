// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/datasets.h"
#include "core/api/digits.h"
#include "core/api/platform.h"
#include "core/data/idx.h"
#include "ui/shell/places.h"

namespace officina {

namespace {

CatalogSet setCalled(const std::string& id) {
  std::string known;
  for (const CatalogSet& set : readCatalog(catalogFile())) {
    if (set.id == id) {
      return set;
    }
    known += (known.empty() ? "" : ", ") + set.id;
  }
  throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "The catalogue has no data set called \"%1\"."), {id}},
              {OFFICINA_TEXT("core", "Choose one of: %1."), {known}});
}

std::filesystem::path folderOf(const DataArguments& arguments, const std::string& id) {
  return arguments.folder.empty() ? userDataSets() / id : arguments.folder;
}

const char* textOf(FileCheck check) {
  switch (check) {
    case FileCheck::Missing:
      return "missing";
    case FileCheck::Good:
      return "good";
    case FileCheck::WrongSize:
      return "wrong size";
    case FileCheck::WrongChecksum:
      return "wrong checksum";
  }
  return "";
}

std::string megabytes(double bytes) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f MB", bytes / 1e6);
  return text.data();
}

}  // namespace

std::filesystem::path userDataSets() {
  return toPath(dataSetsFolder());
}

std::string resolveData(const std::string& data) {
  std::error_code ignored;
  const bool plainName = data.find('/') == std::string::npos;
  if (plainName && !std::filesystem::exists(data, ignored)) {
    const std::filesystem::path fetched = userDataSets() / data;
    if (std::filesystem::is_directory(fetched, ignored)) {
      return fetched.string();
    }
  }
  return data;
}

int dataListCommand(const DataArguments& arguments) {
  for (const CatalogSet& set : readCatalog(catalogFile())) {
    const std::filesystem::path folder = folderOf(arguments, set.id);
    std::error_code ignored;
    bool present = true;
    for (const CatalogFile& file : set.files) {
      present = present && std::filesystem::exists(folder / file.name, ignored);
    }
    if (arguments.json) {
      printJson({{"name", set.id},
                 {"lab", set.lab},
                 {"title", set.title},
                 {"license", set.license},
                 {"source", set.source},
                 {"bytes", set.size()},
                 {"present", present},
                 {"folder", folder.string()}});
    } else {
      std::printf("%-12s %-12s %10s  %-11s  %s (%s)\n", set.id.c_str(), set.lab.c_str(),
                  megabytes(static_cast<double>(set.size())).c_str(), present ? "on disk" : "not fetched",
                  set.title.c_str(), set.license.c_str());
    }
  }
  return 0;
}

int dataFetchCommand(const DataArguments& arguments) {
  const CatalogSet set = setCalled(arguments.set);
  const std::filesystem::path folder = folderOf(arguments, set.id);
  const bool bar = !arguments.json && progressWanted();
  FetchOptions options;
  options.onProgress = [&](const FetchProgress& progress) {
    if (bar) {
      showProgress((progress.unpacking ? "unpacking " : "") + progress.file + ": " +
                   megabytes(static_cast<double>(progress.received)) + " of " +
                   megabytes(static_cast<double>(progress.total)) +
                   (progress.unpacking ? "" : ", " + megabytes(progress.bytesPerSecond) + "/s") +
                   (progress.secondsLeft >= 0.0 ? ", " + durationText(progress.secondsLeft) + " left" : ""));
    }
  };
  try {
    fetchSet(set, folder, options);
  } catch (...) {
    if (bar) {
      showProgress("");
    }
    throw;
  }
  if (bar) {
    showProgress("");
  }
  if (arguments.json) {
    printJson({{"name", set.id}, {"folder", folder.string()}});
  } else {
    std::printf("%s is in %s\n", set.id.c_str(), folder.c_str());
  }
  return 0;
}

int dataVerifyCommand(const DataArguments& arguments) {
  const CatalogSet set = setCalled(arguments.set);
  const std::vector<FileCheck> checks = verifySet(set, folderOf(arguments, set.id));
  int status = 0;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const char* result = textOf(checks[i]);
    if (arguments.json) {
      printJson({{"file", set.files[i].name}, {"check", result}});
    } else {
      std::printf("%s: %s\n", set.files[i].name.c_str(), result);
    }
    status = checks[i] == FileCheck::Good ? status : 1;
  }
  return status;
}

int dataExportCommand(const DataArguments& arguments) {
  if (arguments.set != "starter") {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "Only the set that the program draws can be exported, not \"%1\"."),
                 {arguments.set}},
                {OFFICINA_TEXT("core", "Write: officina data export starter FOLDER."), {}});
  }
  const auto data = starterDigits();
  writeMnistFolder(*data, arguments.folder);
  if (arguments.json) {
    printJson({{"name", arguments.set},
               {"folder", arguments.folder.string()},
               {"train", data->train().count()},
               {"test", data->test().count()}});
  } else {
    std::printf("%lld digits to learn from and %lld to test are in %s\n",
                static_cast<long long>(data->train().count()), static_cast<long long>(data->test().count()),
                arguments.folder.c_str());
  }
  return 0;
}

}  // namespace officina
