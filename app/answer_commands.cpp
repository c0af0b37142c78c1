// SPDX-License-Identifier: GPL-3.0-or-later

// predict and evaluate, for each lab that can answer.

#include <charconv>
#include <cstdio>
#include <map>

#include "app/answers.h"
#include "app/output.h"
#include "core/api/digits.h"
#include "core/api/platform.h"
#include "core/api/recipe.h"
#include "core/api/thermometer.h"

namespace officina {

StateDict weightsOf(const std::string& lab, const std::filesystem::path& file) {
  return readStateDict(file.empty() ? builtInWeights(lab) : file);
}

namespace {

Error unknownLab(const std::string& lab) {
  return {ErrorKind::Usage,
          {OFFICINA_TEXT("core", "There is no lab called \"%1\" that answers."), {lab}},
          {OFFICINA_TEXT("core", "Choose one of: %1."), {"thermometer, digits, pets, sentiment"}}};
}

double numberOf(const std::string& text) {
  std::string plain = text;
  if (const auto comma = plain.find(','); comma != std::string::npos) {
    plain[comma] = '.';
  }
  double value = 0.0;
  const char* last = plain.data() + plain.size();
  const auto [end, problem] = std::from_chars(plain.data(), last, value);
  if (problem != std::errc() || end != last || !(std::abs(value) <= 1e6)) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "\"%1\" is not a temperature."), {text}},
                {OFFICINA_TEXT("core", "Give a number between -1,000,000 and 1,000,000, such as 70."), {}});
  }
  return value;
}

int predictThermometer(const PredictArguments& arguments) {
  const Line line = lineFrom(weightsOf("thermometer", arguments.weights));
  for (const std::string& input : arguments.inputs) {
    const auto x = static_cast<float>(numberOf(input));
    const float y = line.at(x);
    if (arguments.json) {
      printJson({{"input", static_cast<double>(x)}, {"output", static_cast<double>(y)}});
    } else {
      std::printf("%s -> %.6g\n", input.c_str(), static_cast<double>(y));
    }
  }
  return 0;
}

int predictDigits(const PredictArguments& arguments) {
  DigitsClassifier classifier(weightsOf("digits", arguments.weights));
  int status = 0;
  for (const std::string& input : arguments.inputs) {
    // One picture that cannot be read must not keep the others from being answered.
    try {
      const DigitStages stages = prepareDigit(inkFromImage(readImageFile(input)));
      const DigitAnswer answer = classifier.answer(stages.tensor);
      if (arguments.json) {
        Json probabilities = Json::object();
        for (std::size_t digit = 0; digit < kDigitClasses; ++digit) {
          probabilities[std::to_string(digit)] = static_cast<double>(answer.probabilities[digit]);
        }
        printJson({{"input", input},
                   {"label", std::to_string(answer.label)},
                   {"probabilities", std::move(probabilities)}});
      } else {
        std::printf(
            "%s: %d (%.1f %%)\n", input.c_str(), answer.label,
            100.0 * static_cast<double>(answer.probabilities[static_cast<std::size_t>(answer.label)]));
      }
    } catch (const Error& error) {
      printError(error.what());
      status = 1;
    }
  }
  return status;
}

int evaluateThermometer(const EvaluateArguments& arguments) {
  const Line line = lineFrom(weightsOf("thermometer", arguments.weights));
  const bool shipped = arguments.data == "starter" || arguments.data == "notes";
  const std::vector<TemperaturePair> pairs = shipped ? notesPairs() : readPairs(arguments.data);
  const double loss = meanSquaredError(line, pairs);
  if (arguments.json) {
    printJson({{"samples", pairs.size()}, {"loss", loss}});
  } else {
    std::printf("%zu pairs, mean squared error %.6g\n", pairs.size(), loss);
  }
  return 0;
}

int evaluateDigits(const EvaluateArguments& arguments) {
  DigitsClassifier classifier(weightsOf("digits", arguments.weights));
  const DigitSet set =
      arguments.data == "starter" ? starterDigits()->test() : readMnistTest(resolveData(arguments.data));
  const DigitsReport report = classifier.evaluate(set);
  if (arguments.json) {
    printJson({{"samples", report.samples},
               {"accuracy", report.accuracy},
               {"loss", report.loss},
               {"confusion", report.confusion},
               {"precision", report.precision},
               {"recall", report.recall}});
    return 0;
  }
  std::printf("%lld samples, accuracy %.2f %%, loss %.5f\n\n", static_cast<long long>(report.samples),
              100.0 * report.accuracy, report.loss);
  std::printf("true\\said");
  for (std::size_t said = 0; said < kDigitClasses; ++said) {
    std::printf("%6zu", said);
  }
  std::printf("   recall  precision\n");
  for (std::size_t truth = 0; truth < kDigitClasses; ++truth) {
    std::printf("%9zu", truth);
    for (const std::int64_t count : report.confusion[truth]) {
      std::printf("%6lld", static_cast<long long>(count));
    }
    std::printf("  %6.2f %%  %6.2f %%\n", 100.0 * report.recall[truth], 100.0 * report.precision[truth]);
  }
  return 0;
}

}  // namespace

int predictCommand(const PredictArguments& arguments) {
  if (arguments.lab == "thermometer") {
    return predictThermometer(arguments);
  }
  if (arguments.lab == "digits") {
    return predictDigits(arguments);
  }
  if (arguments.lab == "pets") {
    return predictPets(arguments);
  }
  if (arguments.lab == "sentiment") {
    return predictSentiment(arguments);
  }
  throw unknownLab(arguments.lab);
}

int evaluateCommand(const EvaluateArguments& arguments) {
  if (arguments.lab == "thermometer") {
    return evaluateThermometer(arguments);
  }
  if (arguments.lab == "digits") {
    return evaluateDigits(arguments);
  }
  if (arguments.lab == "pets") {
    return evaluatePets(arguments);
  }
  if (arguments.lab == "sentiment") {
    return evaluateSentiment(arguments);
  }
  throw unknownLab(arguments.lab);
}

}  // namespace officina
