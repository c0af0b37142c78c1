// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/sentiment_classifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/api/error.h"
#include "core/inspect/sentence_batch.h"
#include "core/train/random_stream.h"
#include "core/train/task.h"

namespace officina {

namespace {

constexpr std::int64_t kBatch = 64;

/// Nobody's sentence needs more bytes for the tokens that a network takes; a pasted book is not read to its
/// end.
std::string_view beginning(std::string_view text, std::int64_t tokens) {
  constexpr std::int64_t kBytesPerToken = 256;
  return text.substr(0, static_cast<std::size_t>(tokens * kBytesPerToken));
}

bool isSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Letters, digits, apostrophes and whatever is beyond ASCII make words; marks stand alone.
bool isMark(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80U && !isSpace(c) && c != '\'' && std::isalnum(byte) == 0;
}

/// Which word each byte belongs to; a space belongs to the word behind it.
std::vector<std::int64_t> wordOfBytes(std::string_view text) {
  std::vector<std::int64_t> words(text.size(), 0);
  std::int64_t word = -1;
  bool inside = false;  // the byte before belongs to a word of letters
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (isSpace(text[i])) {
      inside = false;
      words[i] = word + 1;
    } else if (isMark(text[i])) {
      inside = false;
      words[i] = ++word;
    } else {
      word += inside ? 0 : 1;
      inside = true;
      words[i] = word;
    }
  }
  return words;
}

}  // namespace

SentimentAnswer sentimentAnswer(float logit) {
  SentimentAnswer answer;
  answer.logit = logit;
  answer.positive = 1.0F / (1.0F + std::exp(-logit));
  answer.label = logit > 0.0F ? kPositive : kNegative;
  return answer;
}

void throwIfSentencesCancelled(const std::function<bool()>& cancelled) {
  if (cancelled && cancelled()) {
    throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "The question was cancelled."), {}});
  }
}

std::string SentimentClassifier::Impl::taken(std::string_view text) const {
  std::string whole = repairUtf8(beginning(text, network->settings().maxTokens));
  return network->settings().lowerCase ? plainForm(whole) : whole;
}

std::vector<TokenId> SentimentClassifier::Impl::ids(std::string_view text) const {
  const std::int64_t most = network->settings().maxTokens;
  if (std::ranges::all_of(text, isSpace)) {
    return {};
  }
  return cl100k().encode(taken(text), static_cast<std::size_t>(most));
}

std::vector<TokenId> SentimentClassifier::Impl::idsOrThrow(std::string_view text) const {
  std::vector<TokenId> found = ids(text);
  if (found.empty()) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There is no sentence to answer."), {}},
                {OFFICINA_TEXT("core", "Give a text with at least one word."), {}});
  }
  return found;
}

std::vector<SentimentToken> SentimentClassifier::Impl::tokens(std::string_view text) const {
  const auto most = static_cast<std::size_t>(network->settings().maxTokens);
  if (std::ranges::all_of(text, isSpace)) {
    return {};
  }
  const std::string whole = taken(text);
  const std::vector<std::int64_t> words = wordOfBytes(whole);
  std::vector<SentimentToken> found;
  for (const Token& token : cl100k().tokens(whole)) {
    if (found.size() == most) {
      break;
    }
    std::size_t first = token.begin;
    while (first + 1 < token.end && isSpace(whole[first])) {
      ++first;
    }
    // The space that the plain form has in front is none of the sentence's.
    const std::size_t shift = network->settings().lowerCase && text.front() != ' ' ? 1 : 0;
    found.push_back({token.id, repairUtf8(cl100k().bytes(token.id)), std::max(token.begin, shift) - shift,
                     token.end - shift, network->knows(token.id), words[first]});
  }
  return found;
}

torch::Tensor SentimentClassifier::Impl::logits(const std::vector<std::vector<TokenId>>& sentences) const {
  const torch::NoGradGuard noGrad;
  std::vector<const std::vector<TokenId>*> batch;
  batch.reserve(sentences.size());
  for (const std::vector<TokenId>& sentence : sentences) {
    batch.push_back(&sentence);
  }
  const torch::Tensor input = sentenceBatch(batch, network->settings().maxTokens, kNoToken);
  const torch::Tensor answered = network->forward(input).squeeze(1).to(torch::kFloat);
  return torch::where(input.ge(0).any(1), answered, torch::zeros_like(answered)).contiguous();
}

SentimentClassifier::SentimentClassifier(const StateDict& weights) : m(std::make_unique<Impl>()) {
  // The weights that making it draws are thrown away; a stream of its own, so that no run notices.
  RandomStream stream;
  const RandomStream::Lease lease = stream.lease();
  m->network = openSentimentNetwork(weights);
  m->name = m->network->settings().knownTokens ? "tuned" : "notes";
}

SentimentClassifier::~SentimentClassifier() = default;

const std::string& SentimentClassifier::network() const {
  return m->name;
}
int SentimentClassifier::layers() const {
  return static_cast<int>(m->network->settings().layers);
}
int SentimentClassifier::heads() const {
  return static_cast<int>(m->network->settings().heads);
}
std::int64_t SentimentClassifier::width() const {
  return m->network->settings().width;
}
std::int64_t SentimentClassifier::maxTokens() const {
  return m->network->settings().maxTokens;
}

std::vector<SentimentToken> SentimentClassifier::tokens(std::string_view text) const {
  return m->tokens(text);
}

TensorValues SentimentClassifier::input(std::string_view text) const {
  const std::vector<TokenId> ids = m->idsOrThrow(text);
  return {{std::ssize(ids)}, {ids.begin(), ids.end()}};
}

SentimentAnswer SentimentClassifier::answer(std::string_view text, const AskOptions& options) {
  const Impl::Asking asking(*m->network, options);
  return sentimentAnswer(m->logits({m->idsOrThrow(text)}).item<float>());
}

std::vector<SentimentAnswer> SentimentClassifier::answers(const std::vector<std::string>& texts,
                                                          const std::function<void(double share)>& progress,
                                                          const std::function<bool()>& cancelled) {
  std::vector<std::vector<TokenId>> sentences;
  sentences.reserve(texts.size());
  for (const std::string& text : texts) {
    throwIfSentencesCancelled(cancelled);
    sentences.push_back(m->ids(text));
  }
  const std::vector<std::int64_t> order = byLength(sentences);
  std::vector<SentimentAnswer> found(texts.size());
  for (std::int64_t first = 0; first < std::ssize(order); first += kBatch) {
    throwIfSentencesCancelled(cancelled);
    const auto places =
        std::span(order).subspan(static_cast<std::size_t>(first),
                                 static_cast<std::size_t>(std::min(kBatch, std::ssize(order) - first)));
    std::vector<std::vector<TokenId>> batch;
    for (const std::int64_t place : places) {
      batch.push_back(sentences[static_cast<std::size_t>(place)]);
    }
    const torch::Tensor logits = m->logits(batch);
    for (std::size_t i = 0; i < places.size(); ++i) {
      found[static_cast<std::size_t>(places[i])] = sentimentAnswer(logits.data_ptr<float>()[i]);
    }
    if (progress) {
      progress(static_cast<double>(first + std::ssize(places)) / static_cast<double>(order.size()));
    }
  }
  return found;
}

SentimentReport SentimentClassifier::evaluate(std::span<const Sentence> sentences,
                                              const std::function<void(double share)>& progress,
                                              const std::function<bool()>& cancelled) {
  std::vector<std::string> texts;
  texts.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    texts.push_back(sentence.text);
  }
  const std::vector<SentimentAnswer> found = answers(texts, progress, cancelled);
  SentimentReport report;
  report.confusion.assign(2, std::vector<std::int64_t>(2, 0));
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const int label = sentences[i].label;
    const float against = label == kPositive ? -found[i].logit : found[i].logit;
    report.sentences.push_back(static_cast<std::int64_t>(i));
    report.labels.push_back(label);
    report.predicted.push_back(found[i].label);
    report.positives.push_back(found[i].positive);
    // ln(1 + e^x), written so that nothing overflows.
    report.losses.push_back(std::max(against, 0.0F) + std::log1p(std::exp(-std::abs(against))));
    report.loss += static_cast<double>(report.losses.back());
    ++report.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(found[i].label)];
  }
  report.metrics = classMetrics(report.confusion);
  report.loss = sentences.empty() ? 0.0 : report.loss / static_cast<double>(sentences.size());
  return report;
}

StateDict initialSentimentWeights(const Recipe& recipe, const SentenceData& data) {
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  // The task knows which tokens have rows; it only looks at the data.
  const auto task =
      labDefinition("sentiment")
          .makeTask(recipe, std::shared_ptr<const SentenceData>(std::shared_ptr<void>(), &data));
  return task->network().stateDict();
}

}  // namespace officina
