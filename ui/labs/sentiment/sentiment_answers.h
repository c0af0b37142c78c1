// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "core/api/sentiment.h"
#include "ui/labs/sentiment/token_chips.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// What the network says of the sentence in the lab.
struct SentimentReply {
  QString text;
  std::shared_ptr<const StateDict> weights;  ///< that answered
  std::vector<TokenChip> tokens;             ///< at most kMostChips, cut ones included
  std::int64_t read = 0;                     ///< tokens that the network read
  std::int64_t all = 0;                      ///< tokens of the sentence
  std::optional<SentimentAnswer> answer;     ///< none of a text without tokens
  TensorValues input;                        ///< [read], what the network got
};

/// Answers on a thread of its own; the newest text and the newest weights win.
class SentimentAnswers : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t kMostChips = 600;

  explicit SentimentAnswers(QObject* parent = nullptr);

  /// The weights of all answers from now on; asks again what was asked last. Null: none.
  void setWeights(std::shared_ptr<const StateDict> weights);
  void ask(const QString& text);
  [[nodiscard]] const SentimentReply* reply() const { return m_reply ? &*m_reply : nullptr; }
  [[nodiscard]] bool waiting() const { return m_building || m_worker.busy(); }

 Q_SIGNALS:
  void answered();
  void failed(const QString& message);

 private:
  void submit();

  std::shared_ptr<const StateDict> m_weights;         ///< of m_classifier
  std::shared_ptr<SentimentClassifier> m_classifier;  ///< used by one job at a time
  QString m_text;
  std::optional<SentimentReply> m_reply;
  bool m_building = false;
  LatestWorker m_builder;
  LatestWorker m_worker;
};

}  // namespace officina
