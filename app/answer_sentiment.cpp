// SPDX-License-Identifier: GPL-3.0-or-later

// predict and evaluate of the sentiment lab.

#include <cstdio>
#include <iostream>

#include "app/answers.h"
#include "app/output.h"
#include "core/api/platform.h"
#include "core/api/sentences.h"
#include "core/api/sentiment.h"

namespace officina {

namespace {

constexpr const char* kNames[] = {"negative", "positive"};

std::filesystem::path weightsFile(const std::filesystem::path& given) {
  return given.empty() ? builtInWeights("sentiment") : given;
}

void printAnswer(const std::string& input, const SentimentAnswer& answer, const SentimentCard& card,
                 bool json) {
  const bool unsure = answer.confidence() < card.sureFrom;
  if (!json) {
    std::printf("%s: %s%s (%.1f %%)\n", input.c_str(), unsure ? "not sure; rather " : "",
                kNames[answer.label], 100.0 * answer.confidence());
    std::fflush(stdout);
    return;
  }
  const auto positive = static_cast<double>(answer.positive);
  Json line{{"input", input},
            {"label", kNames[answer.label]},
            {"probabilities", {{kNames[kNegative], 1.0 - positive}, {kNames[kPositive], positive}}}};
  if (unsure) {
    line["not_sure"] = true;
  }
  printJson(line);
}

}  // namespace

int predictSentiment(const PredictArguments& arguments) {
  SentimentClassifier classifier(weightsOf("sentiment", arguments.weights));
  const SentimentCard card = readSentimentCard(weightsFile(arguments.weights));
  int status = 0;
  const auto answer = [&](const std::string& input) {
    // An empty text must not keep the others from being answered.
    try {
      printAnswer(input, classifier.answer(input), card, arguments.json);
    } catch (...) {
      const Error error = currentError();
      if (arguments.json) {
        printJson({{"input", input}, {"error", error.what()}});
      }
      printError(error.what());
      status = 1;
    }
  };
  for (const std::string& input : arguments.inputs) {
    if (input != "-") {
      answer(input);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (line.ends_with('\r')) {
        line.pop_back();
      }
      if (!line.empty()) {
        answer(line);
      }
    }
  }
  return status;
}

int evaluateSentiment(const EvaluateArguments& arguments) {
  SentimentClassifier classifier(weightsOf("sentiment", arguments.weights));
  const std::shared_ptr<const SentenceData> data = loadSentences(resolveData(arguments.data));
  // Of what ships the sentences are asked that nothing was trained on.
  const std::vector<Sentence>& sentences = data->held().empty() ? data->train() : data->held();
  const bool progress = progressWanted();
  const SentimentReport report = classifier.evaluate(sentences, [progress](double share) {
    if (progress) {
      showProgress("asking: " + std::to_string(static_cast<int>(100.0 * share)) + " %");
    }
  });
  if (progress) {
    showProgress({});
  }
  if (arguments.json) {
    printJson({{"samples", report.metrics.samples},
               {"accuracy", report.metrics.accuracy},
               {"loss", report.loss},
               {"confusion", report.confusion},
               {"precision", report.metrics.precision},
               {"recall", report.metrics.recall},
               {"classes", kNames}});
    return 0;
  }
  std::printf("%lld sentences, accuracy %.2f %%, loss %.5f\n\n",
              static_cast<long long>(report.metrics.samples), 100.0 * report.metrics.accuracy, report.loss);
  std::printf(" true\\said  negative  positive     recall  precision\n");
  for (std::size_t truth = 0; truth < 2; ++truth) {
    std::printf("%10s %9lld %9lld  %7.2f %%  %7.2f %%\n", kNames[truth],
                static_cast<long long>(report.confusion[truth][0]),
                static_cast<long long>(report.confusion[truth][1]), 100.0 * report.metrics.recall[truth],
                100.0 * report.metrics.precision[truth]);
  }
  return 0;
}

}  // namespace officina
