// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/api/platform.h"
#include "core/api/sentences.h"
#include "core/data/sentence_sets.h"

namespace officina {
namespace {

std::vector<std::vector<TokenId>> tokensOf(const std::vector<Sentence>& sentences) {
  const Tokenizer& tokenizer = cl100k();
  std::vector<std::vector<TokenId>> tokens;
  tokens.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    tokens.push_back(tokenizer.encode(sentence.text));
  }
  return tokens;
}

std::shared_ptr<const SentenceData> dataOf(const std::string& title, SentenceSets sets) {
  return std::make_shared<SentenceData>(title, std::move(sets.train), std::move(sets.held));
}

std::filesystem::path shippedSets() {
  return resourceDirectory() / "datasets";
}

}  // namespace

SentenceData::SentenceData(std::string title, std::vector<Sentence> train, std::vector<Sentence> held)
    : m_title(std::move(title)),
      m_train(std::move(train)),
      m_held(std::move(held)),
      m_trainTokens(tokensOf(m_train)),
      m_heldTokens(tokensOf(m_held)) {}

std::shared_ptr<const SentenceData> starterSentences(const std::string& name) {
  return dataOf(name, readStarterSets(name, shippedSets()));
}

std::shared_ptr<const SentenceData> loadSentences(const std::string& data) {
  return dataOf(data, readSentenceSets(data, shippedSets()));
}

}  // namespace officina
