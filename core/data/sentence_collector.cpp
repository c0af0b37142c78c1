// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_collector.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/api/error.h"

namespace officina {
namespace {

constexpr std::array<std::string_view, 10> kTextNames{
    "text", "testo", "sentence", "frase", "review", "recensione", "tweet", "comment", "commento", "message"};
constexpr std::array<std::string_view, 8> kLabelNames{"label", "etichetta", "sentiment", "sentimento",
                                                      "class", "classe",    "polarity",  "polarita"};
constexpr std::array<std::string_view, 6> kPositiveWords{"1", "true", "pos", "positive", "positivo", "1.0"};
constexpr std::array<std::string_view, 6> kNegativeWords{"0", "false", "neg", "negative", "negativo", "0.0"};

constexpr std::size_t kLongestWord = 16;

/// In lower case; empty if it is longer than any word that is looked for.
std::string plainWord(std::string_view text) {
  const std::string_view word = trimmedAscii(text);
  std::string result;
  if (word.size() <= kLongestWord) {
    result = word;
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  }
  return result;
}

template <class Words>
std::optional<int> placeIn(const Words& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<int>(found - words.begin()));
}

}  // namespace

std::optional<int> labelOf(std::string_view word) {
  const std::string plain = plainWord(word);
  if (placeIn(kPositiveWords, plain)) {
    return kPositive;
  }
  return placeIn(kNegativeWords, plain) ? std::optional(kNegative) : std::nullopt;
}

ColumnName columnName(std::string_view name) {
  const std::string plain = plainWord(name);
  if (const auto rank = placeIn(kTextNames, plain)) {
    return {SentenceColumn::Text, *rank};
  }
  if (const auto rank = placeIn(kLabelNames, plain)) {
    return {SentenceColumn::Label, *rank};
  }
  return {};
}

Text noText() {
  return {OFFICINA_TEXT("core", "the text is empty."), {}};
}

Text noLabel() {
  return {OFFICINA_TEXT("core", "there is no label."), {}};
}

Text wrongLabel(std::string_view label) {
  return {OFFICINA_TEXT("core", "the label is “%1”, not 1 or 0, pos or neg."), {shortened(label)}};
}

Text repairedBytes() {
  return {OFFICINA_TEXT("core", "repaired: bytes that are no character."), {}};
}

Text sentenceHelp() {
  return {
      OFFICINA_TEXT("core",
                    "Give a JSON list such as [{\"text\": \"Che bello!\", \"label\": 1}], or a table whose "
                    "first line names the columns text and label."),
      {}};
}

Text SentenceCollector::placed(std::int64_t where, Text what) const {
  return {m_place == Place::Line ? OFFICINA_TEXT("core", "Line %1:") : OFFICINA_TEXT("core", "Entry %1:"),
          {std::to_string(where)},
          {std::move(what)}};
}

void SentenceCollector::refuse(std::int64_t where, Text what) const {
  throw Error(ErrorKind::Input, placed(where, std::move(what)), sentenceHelp());
}

void SentenceCollector::finish() const {
  if (!m_file.sentences.empty()) {
    return;
  }
  if (m_file.leftOut == 0) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There is not a single sentence."), {}},
                sentenceHelp());
  }
  const auto first = std::find_if(m_file.notes.begin(), m_file.notes.end(),
                                  [](const SentenceNote& note) { return note.leftOut; });
  Text what{OFFICINA_TEXT("core", "Not a single sentence can be used."), {}};
  if (first != m_file.notes.end()) {
    what.parts.push_back(placed(first->line, first->what));
  }
  throw Error(ErrorKind::Input, std::move(what), sentenceHelp());
}

}  // namespace officina
