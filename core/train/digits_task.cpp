// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/digits_task.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/data/augment.h"
#include "core/inspect/digits_batch.h"
#include "core/models/digits_networks.h"
#include "core/train/random_stream.h"
#include "core/train/recognise.h"
#include "core/train/sample_edits.h"
#include "core/twin/digits_twin.h"

namespace officina {

namespace {

class DigitsTask final : public Task {
 public:
  DigitsTask(const Recipe& recipe, std::shared_ptr<const DigitsData> data)
      : m_recipe(recipe),
        m_data(std::move(data)),
        m_network(makeDigitsNetwork(recipe.network, recipe.dropout)) {
    m_count = m_data->train().count();
    if (recipe.sampleLimit > 0) {
      m_count = std::min(m_count, recipe.sampleLimit);
    }
    for (const SampleEdit& edit : recipe.edits) {
      if (edit.label >= kDigitClasses) {
        throw Error(ErrorKind::Usage,
                    {OFFICINA_TEXT("core", "Sample %1 cannot be relabelled %2: a digit is 0 to 9."),
                     {std::to_string(edit.sample), std::to_string(edit.label)}},
                    {OFFICINA_TEXT("core", "Give it a digit, or leave it out (-1)."), {}});
      }
    }
    m_edits = SampleEdits(recipe.edits, m_count);
    m_count = m_edits.keptCount();
    if (m_count == 0) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There are no digits to learn from."), {}},
                  {OFFICINA_TEXT("core", "Choose another data set."), {}});
    }
    if (recipe.balanceClasses) {
      m_classWeights = classWeights();
    }
  }

  Network& network() override { return *m_network; }
  [[nodiscard]] std::int64_t sampleCount() const override { return m_count; }
  [[nodiscard]] std::int64_t stepsPerEpoch() const override {
    return (m_count + m_recipe.batchSize - 1) / m_recipe.batchSize;
  }

  // DataLoader(shuffle=True): a base seed that nothing uses, then the sampler's seed.
  void drawEpoch(EpochState& state) override {
    static_cast<void>(drawSeed());
    state.orderSeed = drawSeed();
  }

  void prepareEpoch(const EpochState& state) override {
    m_order = shuffledOrder(state.orderSeed, m_count);
    m_edits.toSamples(m_order);
  }

  std::vector<std::int64_t> batchSamples(const EpochState& state) const override {
    const std::span<const std::int64_t> indices = batch(state);
    return {indices.begin(), indices.end()};
  }

  torch::Tensor loss(EpochState& state, Tracer& net) override {
    const std::span<const std::int64_t> indices = batch(state);
    const DigitSet& set = m_data->train();
    const torch::Tensor images =
        m_recipe.augmentation.any() ? augmented(set, indices, state.epoch) : digitImages(set, indices);
    const torch::Tensor labels = digitLabels(set, indices);
    m_edits.relabel(indices, {labels.data_ptr<std::int64_t>(), indices.size()});
    const torch::Tensor logits = m_network->forward(images, net);
    state.correct += countCorrect(logits, labels);
    state.seen += static_cast<std::int64_t>(indices.size());
    return net.crossEntropy("loss", logits, labels, m_recipe.labelSmoothing, m_classWeights);
  }

  void evaluate(const EpochState&, EpochSample& sample, const std::function<bool()>& stopped) override {
    static_cast<void>(drawSeed());  // DataLoader(shuffle=False) draws its base seed too
    const DigitSet& test = m_data->test();
    if (test.count() == 0) {
      return;
    }
    double lossSum = 0.0;
    std::int64_t correct = 0;
    for (std::int64_t first = 0; first < test.count(); first += kEvaluationBatch) {
      if (stopped()) {
        return;
      }
      const std::int64_t size = std::min(kEvaluationBatch, test.count() - first);
      const torch::Tensor labels = digitLabels(test, first, size);
      const torch::Tensor logits = m_network->forward(digitImages(test, first, size));
      lossSum += torch::cross_entropy_loss(logits, labels, {}, at::Reduction::Sum).item<double>();
      correct += countCorrect(logits, labels);
    }
    const auto count = static_cast<double>(test.count());
    sample.valLoss = lossSum / count;
    sample.valAccuracy = static_cast<double>(correct) / count;
  }

 private:
  [[nodiscard]] std::span<const std::int64_t> batch(const EpochState& state) const {
    const std::int64_t first = state.step * m_recipe.batchSize;
    const std::int64_t size = std::min(m_recipe.batchSize, m_count - first);
    return std::span(m_order).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size));
  }

  [[nodiscard]] torch::Tensor augmented(const DigitSet& set, std::span<const std::int64_t> indices,
                                        std::int64_t epoch) const {
    const auto count = static_cast<std::int64_t>(indices.size());
    torch::Tensor images = torch::empty({count, 1, kDigitSide, kDigitSide});
    auto* target = images.data_ptr<float>();
    at::parallel_for(0, count, /*grain_size=*/16, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t index = indices[static_cast<std::size_t>(i)];
        const std::uint64_t key =
            mixedKey(m_recipe.seed, static_cast<std::uint64_t>(epoch), static_cast<std::uint64_t>(index));
        augmentGrey(set.image(index), kDigitSide, m_recipe.augmentation, key,
                    std::span(target + i * kDigitPixels, kDigitPixels));
      }
    });
    return images;
  }

  /// samples / (classes x samples of the class), as scikit-learn's "balanced"; a class without samples is
  /// never asked.
  [[nodiscard]] torch::Tensor classWeights() const {
    std::vector<std::int64_t> all(static_cast<std::size_t>(m_count));
    std::iota(all.begin(), all.end(), 0);
    m_edits.toSamples(all);
    const torch::Tensor labels = digitLabels(m_data->train(), all);
    m_edits.relabel(all, {labels.data_ptr<std::int64_t>(), all.size()});
    const torch::Tensor counts = torch::bincount(labels, {}, kDigitClasses);
    return static_cast<double>(m_count) /
           (kDigitClasses * counts.clamp_min(1).to(torch::kDouble)).to(torch::kFloat);
  }

  Recipe m_recipe;
  std::shared_ptr<const DigitsData> m_data;
  std::shared_ptr<Network> m_network;
  SampleEdits m_edits;
  torch::Tensor m_classWeights;  ///< [10], undefined if all classes weigh the same
  std::int64_t m_count = 0;
  std::vector<std::int64_t> m_order;
};

/// `notes`: seed 41 just before the network is made, batch 10, Adam 1e-3, 5 epochs; the test set after each
/// epoch. `tuned`: what answers most test digits in the time that `notes` takes (tests/bench/RESULTS.md).
/// `overfit`: the notes' network on 500 digits without any regularisation, long enough to learn them by
/// heart.
Recipe digitsRecipe(const std::string& name) {
  Recipe recipe;
  recipe.lab = "digits";
  recipe.name = name;
  recipe.data = "starter";
  recipe.seed = 41;
  if (name == "notes") {
    recipe.network = "notes";
    recipe.epochs = 5;
    recipe.batchSize = 10;
    recipe.optimizer.learningRate = 1e-3;
  } else if (name == "tuned") {
    recipe.network = "tuned";
    recipe.epochs = 2;
    recipe.batchSize = 100;
    recipe.optimizer.kind = OptimizerKind::AdamW;
    recipe.optimizer.learningRate = 4e-3;
    recipe.optimizer.weightDecay = 0.02;
    recipe.schedule = Schedule::OneCycle;
    recipe.augmentation = {.rotationDegrees = 10.0, .zoom = 0.1, .shiftPixels = 1.5, .shear = 0.1};
    recipe.dropout = 0.1;
    recipe.threads = 2;
  } else if (name == "overfit") {
    recipe.network = "notes";
    recipe.epochs = 60;
    recipe.batchSize = 10;
    recipe.optimizer.learningRate = 1e-3;
    recipe.sampleLimit = 500;
  } else {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The lab %1 has no recipe called \"%2\"."), {"digits", name}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned, overfit"}});
  }
  return recipe;
}

/// Recipe::data: "starter", a folder in MNIST's form, or "FOLDER+starter": the folder's digits and the drawn
/// ones together, tested on the folder's. MNIST knows neither the Italian 1 with a flag nor the 7 with a bar;
/// the drawn do.
TrainingDataPtr loadDigits(const Recipe& recipe) {
  if (recipe.data.empty() || recipe.data == "starter") {
    return starterDigits();
  }
  constexpr std::string_view kWithStarter = "+starter";
  if (!recipe.data.ends_with(kWithStarter)) {
    return readMnistFolder(recipe.data);
  }
  const auto folder = readMnistFolder(recipe.data.substr(0, recipe.data.size() - kWithStarter.size()));
  DigitSet train = folder->train();
  const auto drawn = starterDigits();
  train.pixels.insert(train.pixels.end(), drawn->train().pixels.begin(), drawn->train().pixels.end());
  train.labels.insert(train.labels.end(), drawn->train().labels.begin(), drawn->train().labels.end());
  return std::make_shared<DigitsData>(recipe.data, std::move(train), folder->test());
}

}  // namespace

LabDefinition digitsLab() {
  return {"digits",
          digitsRecipe,
          loadDigits,
          [](const Recipe& recipe, TrainingDataPtr data) {
            return std::make_unique<DigitsTask>(recipe, std::static_pointer_cast<const DigitsData>(data));
          },
          [](const StateDict& weights) {
            return recognise(
                {"notes", "tuned"}, [](const std::string& name) { return makeDigitsNetwork(name); }, weights);
          },
          Outputs::Classes,
          digitsTwin};
}

}  // namespace officina
