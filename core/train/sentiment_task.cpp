// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/sentiment_task.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/split_mix.h"
#include "core/inspect/sentence_batch.h"
#include "core/models/sentiment_network.h"
#include "core/support/torch_precision.h"
#include "core/train/sample_edits.h"
#include "core/train/sentence_order.h"
#include "core/train/sentiment_recipes.h"
#include "core/twin/sentiment_twin.h"

namespace officina {

namespace {

constexpr TokenId kNotesPadding = 0;  ///< which is the token "!"
constexpr std::int64_t kEvaluationBatch = 64;
constexpr std::uint64_t kCuts = 2;  ///< streams of random numbers: those before it are sentence_order.h's

class SentimentTask final : public Task {
 public:
  SentimentTask(const Recipe& recipe, std::shared_ptr<const SentenceData> data)
      : m_recipe(recipe), m_data(std::move(data)) {
    refuseWhatIsNotThere();
    if (recipe.text.lowerCase) {
      m_ownTokens = cut(m_data->train());
    }
    SentenceSplit split = splitSentences(*m_data, recipe);
    m_train = std::move(split.train);
    for (const std::int64_t sentence : split.kept) {
      addHeld(m_data->train()[static_cast<std::size_t>(sentence)].label,
              tokens()[static_cast<std::size_t>(sentence)]);
    }
    const auto held = recipe.text.lowerCase ? cut(m_data->held()) : m_data->heldTokens();
    for (std::size_t i = 0; i < held.size(); ++i) {
      addHeld(m_data->held()[i].label, held[i]);
    }
    applyEdits();
    if (recipe.sampleLimit > 0 && recipe.sampleLimit < std::ssize(m_train)) {
      m_train.resize(static_cast<std::size_t>(recipe.sampleLimit));
    }
    if (m_train.empty()) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There are no sentences to learn from."), {}},
                  {OFFICINA_TEXT("core", "Choose another file, or leave fewer out."), {}});
    }
    m_network = std::make_shared<SentimentNetwork>(recipe.text, recipe.dropout, networkTokens());
  }

  Network& network() override { return *m_network; }
  [[nodiscard]] std::int64_t sampleCount() const override { return std::ssize(m_train); }
  [[nodiscard]] std::int64_t stepsPerEpoch() const override {
    return (std::ssize(m_train) + m_recipe.batchSize - 1) / m_recipe.batchSize;
  }
  [[nodiscard]] std::int64_t parameterCount() override { return m_network->parameterCount(); }

  // The notes' torch.randperm(dataset_size), from the default generator.
  void drawEpoch(EpochState& state) override {
    state.order = torch::randperm(std::ssize(m_train), torch::kLong);
  }

  void prepareEpoch(const EpochState& state) override {
    cutFor(state.epoch);
    const auto* places = state.order.data_ptr<std::int64_t>();
    m_order.assign(places, places + std::min(state.order.numel(), std::ssize(m_train)));
    for (std::int64_t& place : m_order) {
      place = m_train[static_cast<std::size_t>(place)];
    }
    if (m_recipe.text.lengthBatches) {
      m_order = batchedByLength(std::move(m_order), tokens(), m_recipe.batchSize,
                                m_recipe.seed + static_cast<std::uint64_t>(state.epoch));
    }
  }

  std::vector<std::int64_t> batchSamples(const EpochState& state) const override {
    const std::span<const std::int64_t> sentences = batch(state);
    return {sentences.begin(), sentences.end()};
  }

  torch::Tensor loss(EpochState& state, Tracer& net) override {
    const std::span<const std::int64_t> sentences = batch(state);
    std::vector<const std::vector<TokenId>*> rows;
    torch::Tensor targets = torch::empty({std::ssize(sentences)});
    auto* target = targets.data_ptr<float>();
    for (const std::int64_t sentence : sentences) {
      rows.push_back(&tokens()[static_cast<std::size_t>(sentence)]);
      *target++ = static_cast<float>(label(sentence));
    }
    const TextSettings& text = m_recipe.text;
    const torch::Tensor input =
        sentenceBatch(rows, text.maxTokens, text.maskPadding ? kNoToken : kNotesPadding,
                      text.lengthBatches ? 0 : text.maxTokens);
    torch::Tensor logits;
    if (net.recording()) {
      logits = m_network->forward(input, net);
    } else {
      const MixedPrecision precision(m_recipe.precision);
      logits = m_network->forward(input, net).to(torch::kFloat);
    }
    const auto* logit = logits.data_ptr<float>();
    for (std::int64_t i = 0; i < targets.numel(); ++i) {
      state.correct += (logit[i] > 0.0F) == (targets.data_ptr<float>()[i] > 0.5F) ? 1 : 0;
    }
    state.seen += targets.numel();
    if (m_recipe.labelSmoothing > 0.0) {
      targets.mul_(1.0 - m_recipe.labelSmoothing).add_(m_recipe.labelSmoothing / 2.0);
    }
    return net.binaryCrossEntropy("loss", logits, targets);
  }

  /// Sentences as a user asks them: without padding, or with padding that counts for nothing.
  void evaluate(const EpochState&, EpochSample& sample, const std::function<bool()>& stopped) override {
    Confusion confusion(2, std::vector<std::int64_t>(2, 0));
    const std::vector<std::int64_t> order = byLength(m_heldTokens);
    double lossSum = 0.0;
    for (std::int64_t first = 0; first < std::ssize(order); first += kEvaluationBatch) {
      if (stopped()) {
        return;
      }
      std::vector<const std::vector<TokenId>*> tokens;
      std::vector<float> labels;
      for (std::int64_t i = first; i < std::min(first + kEvaluationBatch, std::ssize(order)); ++i) {
        const auto sentence = static_cast<std::size_t>(order[static_cast<std::size_t>(i)]);
        tokens.push_back(&m_heldTokens[sentence]);
        labels.push_back(static_cast<float>(m_heldLabels[sentence]));
      }
      const torch::Tensor logits =
          m_network->forward(sentenceBatch(tokens, m_recipe.text.maxTokens, kNoToken)).squeeze(1);
      lossSum +=
          torch::binary_cross_entropy_with_logits(logits, torch::tensor(labels), {}, {}, at::Reduction::Sum)
              .item<double>();
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool said = logits.data_ptr<float>()[i] > 0.0F;
        ++confusion[labels[i] > 0.5F ? 1 : 0][said ? 1 : 0];
      }
    }
    if (order.empty()) {
      return;
    }
    const auto count = static_cast<double>(order.size());
    sample.valLoss = lossSum / count;
    sample.valAccuracy = static_cast<double>(confusion[0][0] + confusion[1][1]) / count;
    sample.valConfusion = std::move(confusion);
  }

 private:
  void refuseWhatIsNotThere() const {
    if (m_recipe.balanceClasses || m_recipe.augmentation.any()) {
      throw Error(ErrorKind::Usage,
                  {OFFICINA_TEXT("core", "The sentiment lab neither weighs classes nor augments."), {}},
                  {OFFICINA_TEXT("core", "Leave balanceClasses and augmentation as they were."), {}});
    }
  }

  [[nodiscard]] std::vector<std::vector<TokenId>> cut(const std::vector<Sentence>& sentences) const {
    std::vector<std::vector<TokenId>> all;
    all.reserve(sentences.size());
    for (const Sentence& sentence : sentences) {
      all.push_back(cl100k().encode(m_recipe.text.lowerCase ? plainForm(sentence.text) : sentence.text));
    }
    return all;
  }

  /// TextSettings::mergeDropout: the training sentences as this epoch sees them.
  void cutFor(std::int64_t epoch) {
    const TextSettings& text = m_recipe.text;
    if (text.mergeDropout <= 0.0 || epoch == m_cutFor) {
      return;
    }
    std::vector<std::vector<TokenId>> all;
    all.reserve(m_data->train().size());
    for (const Sentence& sentence : m_data->train()) {
      const std::uint64_t seed =
          mixedKey(m_recipe.seed, kCuts + static_cast<std::uint64_t>(epoch), all.size());
      all.push_back(cl100k().encodeAtRandom(text.lowerCase ? plainForm(sentence.text) : sentence.text,
                                            text.mergeDropout, seed));
    }
    m_ownTokens = std::move(all);
    m_cutFor = epoch;
  }

  /// Of each training sentence, as the network takes them.
  [[nodiscard]] const std::vector<std::vector<TokenId>>& tokens() const {
    return m_ownTokens.empty() ? m_data->trainTokens() : m_ownTokens;
  }

  void addHeld(int label, const std::vector<TokenId>& tokens) {
    m_heldLabels.push_back(label);
    m_heldTokens.push_back(tokens);
  }

  void applyEdits() {
    for (const SampleEdit& edit : m_recipe.edits) {
      if (edit.label > kPositive) {
        throw Error(ErrorKind::Usage,
                    {OFFICINA_TEXT(
                         "core", "Sentence %1 cannot be relabelled %2: it is positive (1) or negative (0)."),
                     {std::to_string(edit.sample), std::to_string(edit.label)}},
                    {OFFICINA_TEXT("core", "Give it 0 or 1, or leave it out (-1)."), {}});
      }
      if (edit.label == SampleEdit::kLeftOut) {
        std::erase(m_train, edit.sample);
      } else {
        m_relabelled[edit.sample] = edit.label;
      }
    }
  }

  [[nodiscard]] int label(std::int64_t sentence) const {
    const auto edited = m_relabelled.find(sentence);
    return edited != m_relabelled.end() ? edited->second
                                        : m_data->train()[static_cast<std::size_t>(sentence)].label;
  }

  /// The tokens that have rows: those of the training sentences, or, where the whole table is kept, all that
  /// this run will meet.
  [[nodiscard]] std::vector<TokenId> networkTokens() {
    std::map<TokenId, std::int64_t> counts;
    const auto count = [&](const std::vector<TokenId>& sentence) {
      const std::int64_t most = std::min(std::ssize(sentence), m_recipe.text.maxTokens);
      for (std::int64_t i = 0; i < most; ++i) {
        ++counts[sentence[static_cast<std::size_t>(i)]];
      }
    };
    const auto countTrained = [&] {
      for (const std::int64_t sentence : m_train) {
        count(tokens()[static_cast<std::size_t>(sentence)]);
      }
    };
    countTrained();
    if (m_recipe.text.mergeDropout > 0.0) {
      cutFor(0);  // whole words have rows, and so have the pieces that dropped merges leave
      countTrained();
    }
    if (m_recipe.text.knownTokens) {
      std::erase_if(counts, [this](const auto& item) { return item.second < m_recipe.text.minCount; });
    } else {
      std::ranges::for_each(m_heldTokens, count);
    }
    if (!m_recipe.text.maskPadding) {
      counts[kNotesPadding] += 1;
    }
    std::vector<TokenId> found;
    found.reserve(counts.size());
    for (const auto& item : counts) {
      found.push_back(item.first);
    }
    return found;
  }

  [[nodiscard]] std::span<const std::int64_t> batch(const EpochState& state) const {
    const std::int64_t first = state.step * m_recipe.batchSize;
    const std::int64_t size = std::min(m_recipe.batchSize, std::ssize(m_order) - first);
    return std::span(m_order).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size));
  }

  Recipe m_recipe;
  std::shared_ptr<const SentenceData> m_data;
  std::shared_ptr<SentimentNetwork> m_network;
  std::vector<std::vector<TokenId>> m_ownTokens;  ///< empty: those of the data
  std::int64_t m_cutFor = -1;         ///< the epoch of which m_ownTokens are, where merges drop out
  std::vector<std::int64_t> m_train;  ///< numbers of the sentences that are trained on
  std::map<std::int64_t, int> m_relabelled;
  std::vector<std::vector<TokenId>> m_heldTokens;
  std::vector<int> m_heldLabels;
  std::vector<std::int64_t> m_order;
};

}  // namespace

LabDefinition sentimentLab() {
  return {"sentiment",
          sentimentRecipe,
          [](const Recipe& recipe) -> TrainingDataPtr { return loadSentences(recipe.data); },
          [](const Recipe& recipe, TrainingDataPtr data) {
            return std::make_unique<SentimentTask>(recipe,
                                                   std::static_pointer_cast<const SentenceData>(data));
          },
          [](const StateDict& weights) {
            auto network = openSentimentNetwork(weights);
            const bool tuned = network->settings().knownTokens;
            return NamedNetwork{tuned ? "tuned" : "notes", std::move(network)};
          },
          Outputs::YesNo,
          sentimentTwin};
}

}  // namespace officina
