// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_samples.h"

#include <numeric>
#include <utility>

namespace officina {

const QStringList& SentenceSamples::classNames() const {
  // Two of them; what they are called depends on the language in force, which the panel knows.
  static const QStringList names{QStringLiteral("0"), QStringLiteral("1")};
  return names;
}

SentenceQuestion sentenceQuestion(const SentenceData& data, const std::vector<Sentence>& held,
                                  const Recipe& recipe, bool training) {
  SentenceQuestion question;
  question.training = training;
  if (!training && !held.empty()) {
    question.sentences = held;
    question.numbers.resize(held.size());
    std::iota(question.numbers.begin(), question.numbers.end(), 0);
    return question;
  }
  SentenceSplit split = splitSentences(data, recipe);
  question.numbers = std::move(training ? split.train : split.kept);
  for (const std::int64_t number : question.numbers) {
    question.sentences.push_back(data.train()[static_cast<std::size_t>(number)]);
  }
  return question;
}

EvaluationPtr evaluateSentences(SentimentClassifier& network, SentenceQuestion question,
                                const std::function<void(double)>& progress,
                                const std::function<bool()>& cancelled) {
  const SentimentReport report = network.evaluate(question.sentences, progress, cancelled);
  auto result = std::make_shared<Evaluation>();
  result->training = question.training;
  result->predicted = report.predicted;
  result->losses = report.losses;
  for (std::size_t i = 0; i < report.positives.size(); ++i) {
    const float positive = report.positives[i];
    result->confidences.push_back(report.predicted[i] == kPositive ? positive : 1.0F - positive);
  }
  // The report may have them in another order.
  std::vector<Sentence> sentences;
  std::vector<std::int64_t> numbers;
  for (const std::int64_t asked : report.sentences) {
    sentences.push_back(std::move(question.sentences[static_cast<std::size_t>(asked)]));
    numbers.push_back(question.numbers[static_cast<std::size_t>(asked)]);
  }
  result->samples = std::make_shared<const SentenceSamples>(std::move(sentences), std::move(numbers));
  return result;
}

}  // namespace officina
