// SPDX-License-Identifier: GPL-3.0-or-later

// predict and evaluate of the pets lab.

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <utility>

#include "app/answers.h"
#include "app/output.h"
#include "core/api/pets.h"
#include "core/api/photos.h"
#include "core/api/platform.h"

namespace officina {

namespace {

std::filesystem::path weightsFile(const std::filesystem::path& given) {
  return given.empty() ? builtInWeights("pets") : given;
}

void printAnswer(const std::string& input, const PhotoAnswer& answer, const PhotoCard& card, bool json) {
  const auto said = static_cast<std::size_t>(answer.label);
  const auto probability = static_cast<double>(answer.probabilities[said]);
  const bool neither = probability < card.sureFrom;
  if (!json) {
    std::printf("%s: %s%s (%.1f %%)\n", input.c_str(), neither ? "neither; nearest is " : "",
                card.classes[said].c_str(), 100.0 * probability);
    std::fflush(stdout);
    return;
  }
  Json probabilities = Json::object();
  for (std::size_t c = 0; c < card.classes.size(); ++c) {
    probabilities[card.classes[c]] = static_cast<double>(answer.probabilities[c]);
  }
  Json line{{"input", input}, {"label", card.classes[said]}, {"probabilities", std::move(probabilities)}};
  if (neither) {
    line["neither"] = true;
  }
  printJson(line);
}

/// The folder's photographs under the classes that the network knows, whatever the folders are called.
struct Matched {
  PhotoFolder folder;
  std::int64_t leftOut = 0;
};

Matched matched(PhotoFolder found, const PhotoCard& card, bool named) {
  std::vector<int> classes;
  std::string names;
  for (const std::string& name : found.classes) {
    classes.push_back(classOfName(card.classes, name));
    names += (names.empty() ? "" : ", ") + name;
  }
  const bool none = std::ranges::all_of(classes, [](int c) { return c < 0; });
  if (!named && none && found.classes.size() == card.classes.size()) {
    // Weights that do not say what their classes are called: ImageFolder's order is all there is to go by.
    std::iota(classes.begin(), classes.end(), 0);
    std::string pairs;
    for (std::size_t c = 0; c < found.classes.size(); ++c) {
      pairs += (c == 0 ? "" : ", ") + found.classes[c] + " = " + card.classes[c];
    }
    printError("The folders are not called like the network's classes; taken in order: " + pairs + ".");
  }
  Matched result;
  // A duplicate is left out of training; here each file is asked.
  result.leftOut = std::count_if(found.leftOut.begin(), found.leftOut.end(), [](const LeftOutFile& file) {
    return file.reason != LeftOutFile::Reason::Duplicate;
  });
  for (PhotoFile& photo : found.photos) {
    photo.label = classes[static_cast<std::size_t>(photo.label)];
  }
  result.leftOut += static_cast<std::int64_t>(
      std::erase_if(found.photos, [](const PhotoFile& photo) { return photo.label < 0; }));
  if (found.photos.empty()) {
    std::string known;
    for (const std::string& name : card.classes) {
      known += (known.empty() ? "" : ", ") + name;
    }
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "None of the folders (%1) is one of the network's classes: %2."),
         {names, known}},
        {OFFICINA_TEXT("core", "Name the folders after the classes, or choose the weights' own photographs."),
         {}});
  }
  found.classes = card.classes;
  result.folder = std::move(found);
  return result;
}

void printTable(const PhotoReport& report, const PhotoCard& card, std::int64_t leftOut) {
  std::printf("%lld photographs, accuracy %.2f %%, loss %.5f; %lld left out\n\n",
              static_cast<long long>(report.metrics.samples), 100.0 * report.metrics.accuracy, report.loss,
              static_cast<long long>(leftOut));
  std::size_t width = std::string("true\\said").size();
  for (const std::string& name : card.classes) {
    width = std::max(width, name.size());
  }
  const int column = static_cast<int>(width) + 2;
  std::printf("%*s", column, "true\\said");
  for (const std::string& name : card.classes) {
    std::printf("%*s", column, name.c_str());
  }
  std::printf("     recall  precision\n");
  for (std::size_t truth = 0; truth < card.classes.size(); ++truth) {
    std::printf("%*s", column, card.classes[truth].c_str());
    for (const std::int64_t count : report.confusion[truth]) {
      std::printf("%*lld", column, static_cast<long long>(count));
    }
    std::printf("  %7.2f %%  %7.2f %%\n", 100.0 * report.metrics.recall[truth],
                100.0 * report.metrics.precision[truth]);
  }
}

}  // namespace

int predictPets(const PredictArguments& arguments) {
  PetsClassifier classifier(weightsOf("pets", arguments.weights));
  const PhotoCard card = readPhotoCard(weightsFile(arguments.weights), classifier.classes());
  int status = 0;
  for (const std::string& input : arguments.inputs) {
    // One file that is no picture must not keep the others from being answered.
    try {
      printAnswer(input, classifier.answer(std::filesystem::path(input)), card, arguments.json);
    } catch (...) {
      const Error error = currentError();
      if (arguments.json) {
        printJson({{"input", input}, {"error", error.what()}});
      }
      printError(error.what());
      status = 1;
    }
  }
  return status;
}

int evaluatePets(const EvaluateArguments& arguments) {
  PetsClassifier classifier(weightsOf("pets", arguments.weights));
  const PhotoCard card = readPhotoCard(weightsFile(arguments.weights), classifier.classes());
  const bool progress = progressWanted();
  ScanOptions options;
  options.onProgress = [progress](const ScanProgress& scan) {
    if (progress) {
      showProgress("scanning: " + std::to_string(scan.done) + " of " + std::to_string(scan.total));
    }
  };
  std::error_code ignored;
  const bool named = std::filesystem::exists(weightsFile(arguments.weights).string() + ".json", ignored);
  Matched photos = matched(scanPhotos(resolveData(arguments.data), options), card, named);
  const PhotoData data(std::move(photos.folder));
  std::vector<std::int64_t> all(data.folder().photos.size());
  std::iota(all.begin(), all.end(), 0);
  const PhotoReport report = classifier.evaluate(data, all, [progress](double share) {
    if (progress) {
      showProgress("asking: " + std::to_string(static_cast<int>(100.0 * share)) + " %");
    }
  });
  if (progress) {
    showProgress({});
  }
  const std::int64_t leftOut =
      photos.leftOut + static_cast<std::int64_t>(all.size()) - report.metrics.samples;
  if (arguments.json) {
    printJson({{"samples", report.metrics.samples},
               {"accuracy", report.metrics.accuracy},
               {"loss", report.loss},
               {"confusion", report.confusion},
               {"precision", report.metrics.precision},
               {"recall", report.metrics.recall},
               {"classes", card.classes},
               {"left_out", leftOut}});
  } else {
    printTable(report, card, leftOut);
  }
  return 0;
}

}  // namespace officina
