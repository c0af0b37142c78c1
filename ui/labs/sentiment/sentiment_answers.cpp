// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentiment_answers.h"

#include <algorithm>
#include <utility>

namespace officina {

namespace {

SentimentReply replyTo(const QString& text, SentimentClassifier& network,
                       const std::shared_ptr<const StateDict>& weights) {
  SentimentReply reply;
  reply.text = text;
  reply.weights = weights;
  const std::string bytes = text.toStdString();
  const std::vector<SentimentToken> read = network.tokens(bytes);
  const auto most = std::min(static_cast<std::size_t>(network.maxTokens()), read.size());
  // What is cut begins where the last token that is read ends; a network may read others than cl100k's own.
  const std::size_t end =
      most == static_cast<std::size_t>(network.maxTokens()) && most > 0 ? read[most - 1].end : bytes.size();
  std::vector<Token> cut = end < bytes.size() ? cl100k().tokens(bytes) : std::vector<Token>{};
  std::erase_if(cut, [end](const Token& token) { return token.begin < end; });
  reply.read = static_cast<std::int64_t>(most);
  reply.all = static_cast<std::int64_t>(most + cut.size());
  std::int64_t word = -1;
  for (std::size_t i = 0; i < most && reply.tokens.size() < SentimentAnswers::kMostChips; ++i) {
    const SentimentToken& token = read[i];
    reply.tokens.push_back({QString::fromStdString(token.text), token.id, token.known, false,
                            token.word == std::exchange(word, token.word)});
  }
  for (const Token& token : cut) {
    if (reply.tokens.size() == SentimentAnswers::kMostChips) {
      break;
    }
    const QString shown = QString::fromUtf8(
        bytes.data() + token.begin, static_cast<qsizetype>(std::min(token.end, bytes.size()) - token.begin));
    reply.tokens.push_back({shown, token.id, true, true, !shown.startsWith(QLatin1Char(' '))});
  }
  if (!read.empty()) {
    reply.answer = network.answer(bytes);
    reply.input = network.input(bytes);
  }
  return reply;
}

}  // namespace

SentimentAnswers::SentimentAnswers(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, &SentimentAnswers::failed);
  connect(&m_builder, &LatestWorker::failed, this, [this](const QString& message) {
    m_building = false;
    Q_EMIT failed(message);
  });
}

void SentimentAnswers::setWeights(std::shared_ptr<const StateDict> weights) {
  if (!weights) {
    m_classifier = nullptr;
    return;
  }
  m_building = true;
  // Making a network waits for the generator that a training run holds during each step; answers go on with
  // the network before, on their own thread.
  m_builder.submit([this, weights](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto built = std::make_shared<SentimentClassifier>(*weights);
    return [this, weights, built] {
      m_building = false;
      m_classifier = built;
      m_weights = weights;
      submit();
    };
  });
}

void SentimentAnswers::ask(const QString& text) {
  m_text = text;
  submit();
}

void SentimentAnswers::submit() {
  if (!m_classifier) {
    return;
  }
  m_worker.submit([this, text = m_text, weights = m_weights,
                   network = m_classifier](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto reply = std::make_shared<SentimentReply>(replyTo(text, *network, weights));
    return [this, reply] {
      m_reply = std::move(*reply);
      Q_EMIT answered();
    };
  });
}

}  // namespace officina
