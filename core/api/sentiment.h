// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/inspect.h"
#include "core/api/metrics.h"
#include "core/api/sentences.h"
#include "core/api/state_dict.h"
#include "core/api/values.h"

namespace officina {

/// What weights do not say of themselves, kept beside them as FILE.json.
struct SentimentCard {
  /// Below this probability of the likelier class the answer is "not sure"; 0: never.
  double sureFrom = 0.0;
  bool operator==(const SentimentCard&) const = default;
};
/// The card beside `weights`; the default without one. Throws Error (Input) for a card that cannot be read.
[[nodiscard]] SentimentCard readSentimentCard(const std::filesystem::path& weights);
void writeSentimentCard(const std::filesystem::path& weights, const SentimentCard& card);

/// A token of the sentence that was asked.
struct SentimentToken {
  TokenId id = 0;
  std::string text;       ///< its bytes, repaired where it is a part of a character
  std::size_t begin = 0;  ///< bytes of the sentence
  std::size_t end = 0;
  bool known = true;      ///< training saw it; false: the network has a common row for all that it never saw
                          ///< (`tuned`), or the random row of the start (`notes`)
  std::int64_t word = 0;  ///< which word of the sentence it belongs to, from 0
};

struct SentimentAnswer {
  float logit = 0.0F;
  float positive = 0.5F;  ///< sigmoid of the logit
  int label = kNegative;
  [[nodiscard]] double confidence() const { return label == kPositive ? positive : 1.0 - positive; }
};

/// Ways of asking the same weights otherwise.
struct AskOptions {
  bool positions = true;  ///< false: no position is added, so the order of the words does not count
  bool operator==(const AskOptions&) const = default;
};

/// What a network says of many sentences.
struct SentimentReport {
  std::vector<std::int64_t> sentences;  ///< their numbers in what was asked
  std::vector<int> labels;
  std::vector<int> predicted;
  std::vector<float> losses;     ///< binary cross-entropy of each
  std::vector<float> positives;  ///< probability of positive
  Confusion confusion;           ///< [true][said], negative first
  ClassMetrics metrics;
  double loss = 0.0;  ///< mean
};

/// One head of one layer. L tokens, D numbers a head.
struct HeadView {
  Matrix query;    ///< [L, D]
  Matrix key;      ///< [L, D]
  Matrix value;    ///< [L, D]
  Matrix scores;   ///< [L, L]: query . key, row i looks, column j is looked at
  Matrix scaled;   ///< scores / sqrt(D)
  Matrix weights;  ///< softmax of each row of `scaled`: sums to 1
  Matrix output;   ///< [L, D]: weights x value
};
struct AttentionLayerView {
  std::vector<HeadView> heads;
  Matrix input;     ///< [L, E]: what query, key and value are made of
  Matrix joined;    ///< [L, E]: the heads' outputs beside each other
  Matrix attended;  ///< [L, E]: after the output projection
  Matrix output;    ///< [L, E]: of the whole layer: residuals, normalisation, feed-forward
};
/// Everything attention did with one sentence.
struct AttentionView {
  std::vector<SentimentToken> tokens;
  std::int64_t cut = 0;  ///< tokens beyond the longest that the network takes
  Matrix embedding;      ///< [L, E], the rows of the tokens
  Matrix positions;      ///< [L, E], what was added for their places; zero where positions are off
  Matrix input;          ///< their sum
  std::vector<AttentionLayerView> layers;
  Matrix rollout;  ///< [L, L]: attention of all layers multiplied, each averaged over its heads and half of
                   ///< it the way around. Source: Abnar and Zuidema 2020
  SentimentAnswer answer;
};

enum class AttributionMethod { GradientTimesInput, IntegratedGradients, LeaveOneOut };
/// How much each token speaks for positive, in parts of the logit.
struct Attribution {
  AttributionMethod method = AttributionMethod::GradientTimesInput;
  std::vector<SentimentToken> tokens;
  std::vector<float> parts;  ///< of each token; leave-one-out: each token has its word's part
  float logit = 0.0F;
  float baseline = 0.0F;  ///< integrated gradients: the logit of the sentence of zero vectors
  double gap = 0.0;       ///< integrated gradients: |sum of parts - (logit - baseline)|
};

/// Cosines between the vectors of positions.
struct PositionMap {
  bool learned = true;
  Matrix own;         ///< [P, P] of this network; empty if it has none
  Matrix sinusoidal;  ///< [P, P] of the formula of Vaswani et al. 2017, for comparison
};

/// One of the lab's networks with fixed weights, for answering and for being opened. Not thread-safe: one
/// thread at a time.
class SentimentClassifier {
 public:
  /// Recognises the network. Throws Error (Input) naming each difference.
  explicit SentimentClassifier(const StateDict& weights);
  ~SentimentClassifier();
  SentimentClassifier(const SentimentClassifier&) = delete;
  SentimentClassifier& operator=(const SentimentClassifier&) = delete;

  [[nodiscard]] const std::string& network() const;  ///< "notes" or "tuned"
  [[nodiscard]] int layers() const;
  [[nodiscard]] int heads() const;
  [[nodiscard]] std::int64_t width() const;      ///< E
  [[nodiscard]] std::int64_t maxTokens() const;  ///< longer sentences are cut

  /// A sentence cut into tokens as the network takes them; none for empty text or spaces only.
  [[nodiscard]] std::vector<SentimentToken> tokens(std::string_view text) const;
  /// [L]: what OpenNetwork::forward() takes. Throws Error (Input) for a text without tokens.
  [[nodiscard]] TensorValues input(std::string_view text) const;
  /// Throws Error (Input) for a text without tokens.
  [[nodiscard]] SentimentAnswer answer(std::string_view text, const AskOptions& options = {});
  /// Many at once, batches of like length. A text without tokens answers logit 0.
  [[nodiscard]] std::vector<SentimentAnswer> answers(const std::vector<std::string>& texts,
                                                     const std::function<void(double share)>& progress = {},
                                                     const std::function<bool()>& cancelled = {});
  [[nodiscard]] SentimentReport evaluate(std::span<const Sentence> sentences,
                                         const std::function<void(double share)>& progress = {},
                                         const std::function<bool()>& cancelled = {});
  [[nodiscard]] AttentionView attention(std::string_view text, const AskOptions& options = {});
  [[nodiscard]] Attribution attribution(std::string_view text, AttributionMethod method,
                                        const std::function<bool()>& cancelled = {});
  [[nodiscard]] PositionMap positionMap() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// A freshly initialised network, as the recipe's seed makes it before the first step.
[[nodiscard]] StateDict initialSentimentWeights(const Recipe& recipe, const SentenceData& data);

}  // namespace officina
