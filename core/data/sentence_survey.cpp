// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/sentence_key.h"

namespace officina {
namespace {

/// Finds the first sentence with the same words. Keeps hashes, not the keys, which would be as much text
/// again.
class FirstOfItsKind {
 public:
  explicit FirstOfItsKind(std::span<const Sentence> sentences) : m_sentences(sentences) {}

  /// The number of the first one; `number` itself if it is the first.
  std::int64_t of(std::int64_t number) {
    const std::string key = keyOf(number);
    const std::size_t hash = std::hash<std::string>{}(key);
    const auto [begin, end] = m_firsts.equal_range(hash);
    for (auto first = begin; first != end; ++first) {
      if (keyOf(first->second) == key) {
        return first->second;
      }
    }
    m_firsts.emplace(hash, number);
    return number;
  }

 private:
  [[nodiscard]] std::string keyOf(std::int64_t number) const {
    return sentenceKey(m_sentences[static_cast<std::size_t>(number)].text);
  }

  std::span<const Sentence> m_sentences;
  std::unordered_multimap<std::size_t, std::int64_t> m_firsts;
};

}  // namespace

SentenceSurvey survey(std::span<const Sentence> sentences, std::int64_t most,
                      const std::function<bool()>& cancelled) {
  const Tokenizer& tokenizer = cl100k();
  SentenceSurvey result;
  result.lengths.reserve(sentences.size());
  FirstOfItsKind firsts(sentences);
  std::vector<bool> known(static_cast<std::size_t>(Tokenizer::kVocabulary));
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (cancelled && cancelled()) {
      throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "Stopped."), {}});
    }
    const Sentence& sentence = sentences[i];
    const auto number = static_cast<std::int64_t>(i);
    (sentence.label == kPositive ? result.positive : result.negative) += 1;
    const std::vector<TokenId> tokens = tokenizer.encode(sentence.text);
    const auto length = static_cast<std::int64_t>(tokens.size());
    result.lengths.push_back(length);
    if (length > most) {
      result.tooLong.push_back(number);
    }
    for (const TokenId token : tokens) {
      if (!known[static_cast<std::size_t>(token)]) {
        known[static_cast<std::size_t>(token)] = true;
        ++result.knownTokens;
      }
    }
    const std::int64_t first = firsts.of(number);
    if (first != number) {
      result.duplicates.push_back(
          {first, number, sentences[static_cast<std::size_t>(first)].label != sentence.label});
    }
  }
  return result;
}

}  // namespace officina
