// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/api/sentiment.h"
#include "ui/labs/common/evaluation.h"

namespace officina {

/// Sentences that a network was asked about.
class SentenceSamples final : public SampleSet {
 public:
  /// `numbers`: by which SampleEdit knows each.
  SentenceSamples(std::vector<Sentence> sentences, std::vector<std::int64_t> numbers)
      : m_sentences(std::move(sentences)), m_numbers(std::move(numbers)) {}

  [[nodiscard]] std::int64_t count() const override { return std::ssize(m_sentences); }
  [[nodiscard]] int label(std::size_t index) const override { return m_sentences[index].label; }
  [[nodiscard]] const QStringList& classNames() const override;
  [[nodiscard]] std::int64_t number(std::size_t index) const override { return m_numbers[index]; }
  [[nodiscard]] QString name(std::size_t index) const override {
    return QString::fromStdString(m_sentences[index].text);
  }
  [[nodiscard]] QImage picture(std::size_t /*index*/) const override { return {}; }
  [[nodiscard]] TensorValues input(std::size_t /*index*/) const override { return {}; }

 private:
  std::vector<Sentence> m_sentences;
  std::vector<std::int64_t> m_numbers;
};

/// What is asked: sentences with their labels and numbers.
struct SentenceQuestion {
  std::vector<Sentence> sentences;
  std::vector<std::int64_t> numbers;
  bool training = false;
};

/// What a recipe keeps back of its data (or trains on); `held`: sentences that the set brings to be asked.
[[nodiscard]] SentenceQuestion sentenceQuestion(const SentenceData& data, const std::vector<Sentence>& held,
                                                const Recipe& recipe, bool training);

/// Asks about them. On a worker; may throw.
[[nodiscard]] EvaluationPtr evaluateSentences(SentimentClassifier& network, SentenceQuestion question,
                                              const std::function<void(double)>& progress,
                                              const std::function<bool()>& cancelled);

}  // namespace officina
