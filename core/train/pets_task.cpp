// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/pets_task.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/photo_cache.h"
#include "core/data/split_mix.h"
#include "core/inspect/digits_batch.h"
#include "core/inspect/photo_batch.h"
#include "core/models/pets_networks.h"
#include "core/support/torch_precision.h"
#include "core/train/photo_split.h"
#include "core/train/random_stream.h"
#include "core/train/recognise.h"
#include "core/train/sample_edits.h"
#include "core/twin/pets_twin.h"

namespace officina {

namespace {

/// Side of the cached pictures from which changed ones are sampled: larger than the network's, so that a zoom
/// finds something to show.
constexpr int kAugmentedFrom = 128;
constexpr std::int64_t kEvaluationPhotos = 32;  ///< at once: fast, and small in memory

class PetsTask final : public Task {
 public:
  PetsTask(const Recipe& recipe, std::shared_ptr<const PhotoData> data)
      : m_recipe(recipe), m_data(std::move(data)), m_side(petsNetworkSide(recipe.network)) {
    const PhotoFolder& folder = m_data->folder();
    // The notes split before they make the network; both draw from the same generator.
    PhotoSplit split = drawPhotoSplit(folder, recipe);
    m_network = makePetsNetwork(recipe.network, static_cast<int>(folder.classes.size()), recipe.dropout);
    m_validation = std::move(split.validation);
    m_train = std::move(split.train);
    requireClasses();
    m_edits = SampleEdits(recipe.edits, static_cast<std::int64_t>(folder.photos.size()));
    leaveOut();
    if (recipe.sampleLimit > 0 && recipe.sampleLimit < std::ssize(m_train)) {
      m_train.resize(static_cast<std::size_t>(recipe.sampleLimit));
    }
    if (m_train.empty()) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There are no photographs to learn from."), {}},
                  {OFFICINA_TEXT("core", "Choose another folder, or leave fewer out."), {}});
    }
    if (recipe.balanceClasses) {
      m_classWeights = classWeights();
    }
  }

  Network& network() override { return *m_network; }
  [[nodiscard]] std::int64_t sampleCount() const override { return std::ssize(m_train); }
  [[nodiscard]] std::int64_t stepsPerEpoch() const override {
    return (std::ssize(m_train) + m_recipe.batchSize - 1) / m_recipe.batchSize;
  }

  // DataLoader(shuffle=True): a base seed that nothing uses, then the sampler's seed. The notes never ask the
  // validation loader while they train, so an evaluation draws nothing.
  void drawEpoch(EpochState& state) override {
    static_cast<void>(drawSeed());
    state.orderSeed = drawSeed();
  }

  void prepareEpoch(const EpochState& state) override {
    m_order = shuffledOrder(state.orderSeed, std::ssize(m_train));
    for (std::int64_t& place : m_order) {
      place = m_train[static_cast<std::size_t>(place)];
    }
    const auto begin = std::min(state.step * m_recipe.batchSize, std::ssize(m_order));
    trainingPictures().expect({m_order.begin() + begin, m_order.end()});
  }

  std::vector<std::int64_t> batchSamples(const EpochState& state) const override {
    return readBatch(state).photos;
  }

  torch::Tensor loss(EpochState& state, Tracer& net) override {
    const Batch batch = readBatch(state);
    const torch::Tensor labels = labelsOf(batch.photos);
    torch::Tensor logits;
    if (net.recording()) {
      logits = m_network->forward(batch.images, net);
    } else {
      const MixedPrecision precision(m_recipe.precision);
      logits = m_network->forward(batch.images, net).to(torch::kFloat);
    }
    state.correct += countCorrect(logits, labels);
    state.seen += labels.size(0);
    return net.crossEntropy("loss", logits, labels, m_recipe.labelSmoothing, m_classWeights);
  }

  void evaluate(const EpochState&, EpochSample& sample, const std::function<bool()>& stopped) override {
    const std::size_t classes = m_data->folder().classes.size();
    Confusion confusion(classes, std::vector<std::int64_t>(classes, 0));
    PhotoCache& pictures = m_data->cache(m_side, upright());
    pictures.expect(m_validation);
    double lossSum = 0.0;
    std::int64_t asked = 0;
    for (std::int64_t first = 0; first < std::ssize(m_validation); first += kEvaluationPhotos) {
      if (stopped()) {
        return;
      }
      const std::int64_t size = std::min(kEvaluationPhotos, std::ssize(m_validation) - first);
      const Batch batch = plainBatch(
          pictures,
          std::span(m_validation).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size)));
      if (batch.photos.empty()) {
        continue;
      }
      const torch::Tensor labels = labelsOf(batch.photos);
      const torch::Tensor logits = m_network->forward(batch.images);
      lossSum += torch::cross_entropy_loss(logits, labels, {}, at::Reduction::Sum).item<double>();
      const torch::Tensor said = logits.argmax(1);
      for (std::int64_t i = 0; i < labels.size(0); ++i) {
        ++confusion[static_cast<std::size_t>(labels.data_ptr<std::int64_t>()[i])]
                   [static_cast<std::size_t>(said.data_ptr<std::int64_t>()[i])];
      }
      asked += labels.size(0);
    }
    if (asked > 0) {
      sample.valLoss = lossSum / static_cast<double>(asked);
      sample.valAccuracy = classMetrics(confusion).accuracy;
      sample.valConfusion = std::move(confusion);
    }
  }

 private:
  struct Batch {
    std::vector<std::int64_t> photos;  ///< those that could be read
    torch::Tensor images;              ///< [N, 3, side, side], 0..1
  };

  [[nodiscard]] bool upright() const { return m_recipe.network != "notes"; }
  [[nodiscard]] bool augmented() const { return m_recipe.augmentation.any(); }
  [[nodiscard]] PhotoCache& trainingPictures() const {
    return m_data->cache(augmented() ? std::max(kAugmentedFrom, m_side) : m_side, upright());
  }

  void requireClasses() const {
    const auto classes = static_cast<int>(m_data->folder().classes.size());
    for (const SampleEdit& edit : m_recipe.edits) {
      if (edit.label >= classes) {
        throw Error(ErrorKind::Usage,
                    {OFFICINA_TEXT("core", "Photograph %1 cannot be given class %2: there are %3 classes."),
                     {std::to_string(edit.sample), std::to_string(edit.label), std::to_string(classes)}},
                    {OFFICINA_TEXT("core", "Give it a class that there is, or leave it out (-1)."), {}});
      }
    }
  }

  void leaveOut() {
    std::vector<std::int64_t> out;
    for (const SampleEdit& edit : m_recipe.edits) {
      if (edit.label == SampleEdit::kLeftOut) {
        out.push_back(edit.sample);
      }
    }
    std::ranges::sort(out);
    const auto isOut = [&out](std::int64_t photo) { return std::ranges::binary_search(out, photo); };
    std::erase_if(m_train, isOut);
    std::erase_if(m_validation, isOut);  // it has no label to be asked for
  }

  [[nodiscard]] std::span<const std::int64_t> wanted(const EpochState& state) const {
    const std::int64_t first = state.step * m_recipe.batchSize;
    const std::int64_t size = std::min(m_recipe.batchSize, std::ssize(m_order) - first);
    return std::span(m_order).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(size));
  }

  /// A photograph that was damaged or taken away since the scan is missing from its batch; a batch without
  /// any is the end.
  [[nodiscard]] Batch readBatch(const EpochState& state) const {
    const std::span<const std::int64_t> photos = wanted(state);
    Batch batch = augmented() ? changedBatch(photos, state.epoch) : plainBatch(trainingPictures(), photos);
    if (batch.photos.empty()) {
      throw Error(
          ErrorKind::Io,
          {OFFICINA_TEXT("core", "None of the photographs of this batch can be read any more."), {}},
          {OFFICINA_TEXT("core", "See whether the folder is still there, then go on with the run."), {}});
    }
    return batch;
  }

  [[nodiscard]] Batch plainBatch(PhotoCache& pictures, std::span<const std::int64_t> photos) const {
    return batchOf(pictures, m_side, photos, [this](const Image& picture, std::int64_t, float* target) {
      photoToTensor(picture.bytes.data(), m_side, target);
    });
  }

  [[nodiscard]] Batch changedBatch(std::span<const std::int64_t> photos, std::int64_t epoch) const {
    const int from = std::max(kAugmentedFrom, m_side);
    return batchOf(trainingPictures(), from, photos,
                   [this, epoch](const Image& picture, std::int64_t photo, float* target) {
                     const std::uint64_t key = mixedKey(m_recipe.seed, static_cast<std::uint64_t>(epoch),
                                                        static_cast<std::uint64_t>(photo));
                     augmentPhoto(picture, m_side, m_recipe.augmentation, key, target);
                   });
  }

  /// `write(picture, photo, target)` makes one picture's floats [3, side, side].
  template <typename Write>
  [[nodiscard]] Batch batchOf(PhotoCache& pictures, int from, std::span<const std::int64_t> photos,
                              const Write& write) const {
    Batch batch;
    std::vector<Image> read;
    for (const std::int64_t photo : photos) {
      Image picture(from, from, 3);
      if (pictures.read(photo, picture.bytes.data())) {
        batch.photos.push_back(photo);
        read.push_back(std::move(picture));
      }
    }
    const auto count = std::ssize(read);
    batch.images = torch::empty({count, 3, m_side, m_side});
    auto* target = batch.images.data_ptr<float>();
    const std::int64_t numbers = std::int64_t{3} * m_side * m_side;
    at::parallel_for(0, count, /*grain_size=*/1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t i = begin; i < end; ++i) {
        const auto index = static_cast<std::size_t>(i);
        write(read[index], batch.photos[index], target + i * numbers);
      }
    });
    return batch;
  }

  [[nodiscard]] torch::Tensor labelsOf(std::span<const std::int64_t> photos) const {
    torch::Tensor labels = torch::empty({std::ssize(photos)}, torch::kLong);
    auto* label = labels.data_ptr<std::int64_t>();
    for (std::size_t i = 0; i < photos.size(); ++i) {
      label[i] = m_data->folder().photos[static_cast<std::size_t>(photos[i])].label;
    }
    m_edits.relabel(photos, {label, photos.size()});
    return labels;
  }

  /// samples / (classes x samples of the class), as scikit-learn's "balanced"; a class without samples is
  /// never asked.
  [[nodiscard]] torch::Tensor classWeights() const {
    const auto classes = std::ssize(m_data->folder().classes);
    const torch::Tensor counts = torch::bincount(labelsOf(m_train), {}, classes);
    return static_cast<double>(m_train.size()) /
           (static_cast<double>(classes) * counts.clamp_min(1).to(torch::kDouble)).to(torch::kFloat);
  }

  Recipe m_recipe;
  std::shared_ptr<const PhotoData> m_data;
  int m_side;
  std::shared_ptr<Network> m_network;
  std::vector<std::int64_t> m_train;  ///< numbers of photographs, as those below
  std::vector<std::int64_t> m_validation;
  std::vector<std::int64_t> m_order;  ///< this epoch's
  SampleEdits m_edits;
  torch::Tensor m_classWeights;  ///< [classes], undefined if all classes weigh the same
};

/// `notes`: the notes' program; manual_seed(42) comes first, then random_split, then the network; batch 32,
/// Adam 1e-3, 15 epochs. `tuned`: a residual network from nothing, with what the notes list against
/// overfitting.
Recipe petsRecipe(const std::string& name) {
  Recipe recipe;
  recipe.lab = "pets";
  recipe.name = name;
  recipe.data = "starter";
  recipe.seed = 42;
  if (name == "notes") {
    recipe.network = "notes";
    recipe.epochs = 15;
    recipe.batchSize = 32;
    recipe.optimizer.learningRate = 1e-3;
  } else if (name == "tuned") {
    recipe.network = "tuned";
    recipe.epochs = 30;
    recipe.batchSize = 64;
    recipe.optimizer.kind = OptimizerKind::AdamW;
    recipe.optimizer.learningRate = 4e-3;
    recipe.optimizer.weightDecay = 0.05;
    recipe.schedule = Schedule::OneCycle;
    recipe.augmentation = {.rotationDegrees = 12.0,
                           .zoom = 0.25,
                           .shiftPixels = 8.0,
                           .flip = true,
                           .brightness = 0.3,
                           .contrast = 0.3,
                           .saturation = 0.4};
    recipe.dropout = 0.2;
    recipe.labelSmoothing = 0.05;
    recipe.weightAverage = 0.998;
    recipe.stratified = true;
    recipe.threads = 2;
  } else {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The lab %1 has no recipe called \"%2\"."), {"pets", name}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
  }
  return recipe;
}

}  // namespace

LabDefinition petsLab() {
  return {"pets",
          petsRecipe,
          [](const Recipe& recipe) { return std::make_shared<PhotoData>(scanPhotos(recipe.data)); },
          [](const Recipe& recipe, TrainingDataPtr data) {
            return std::make_unique<PetsTask>(recipe, std::static_pointer_cast<const PhotoData>(data));
          },
          [](const StateDict& weights) {
            const int classes = petsClassesOf(weights);
            return recognise(
                {"notes", "tuned"},
                [classes](const std::string& name) { return makePetsNetwork(name, classes); }, weights);
          },
          Outputs::Classes,
          petsTwin};
}

}  // namespace officina
