// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

enum class OptimizerKind { Sgd, Momentum, RmsProp, Adam, AdamW };

/// Settings of an optimiser; the names and defaults are PyTorch's.
struct OptimizerSpec {
  OptimizerKind kind = OptimizerKind::Adam;
  double learningRate = 1e-3;  ///< > 0
  double momentum = 0.9;       ///< Momentum only, [0, 1)
  double alpha = 0.99;         ///< RMSProp's smoothing, [0, 1)
  double beta1 = 0.9;          ///< Adam, AdamW, [0, 1)
  double beta2 = 0.999;        ///< Adam, AdamW, [0, 1)
  double epsilon = 1e-8;       ///< RMSProp, Adam, AdamW, > 0
  double weightDecay = 0.0;    ///< >= 0; L2 in Adam's gradient, decoupled in AdamW
  bool operator==(const OptimizerSpec&) const = default;
};

enum class Schedule { Constant, OneCycle, Cosine };

/// In what the products of convolutions and linear layers are made while training. BFloat16 takes half the
/// time on processors that have it and keeps 8 of 24 bits; weights, sums and updates stay Float32 (automatic
/// mixed precision).
enum class Precision { Float32, BFloat16 };

/// How a transformer learns where a word stands.
enum class Positions { None, Learned, Sinusoidal };

/// The sentiment lab's network and how it is given its sentences. The defaults are the notes'.
struct TextSettings {
  /// Where only known tokens have rows, these begin with this deviation: one that training meets once or
  /// twice keeps nearly what it was drawn with, and PyTorch's deviation of 1 would make noise of it, louder
  /// than what the others have learned. Positions are as quiet, or they would drown the words.
  static constexpr double kSmallTable = 0.1;
  std::int64_t width = 128;         ///< numbers a token, a multiple of `heads`
  std::int64_t heads = 8;           ///< [1, 8]
  std::int64_t layers = 1;          ///< [1, 4]
  std::int64_t feedForward = 2048;  ///< units between the two linear layers
  std::int64_t maxTokens = 100;     ///< longer sentences are cut, [1, 512]
  Positions positions = Positions::Learned;
  bool maskPadding = false;  ///< padding is nobody's key and no part of the mean; false: it is the token "!"
  bool lengthBatches = false;  ///< sentences of like length together, padded to the longest of the batch
  bool knownTokens = false;    ///< a row for each token of the training set and one for all others
  std::int64_t minCount = 1;   ///< knownTokens: how often a token must occur to have a row of its own
  bool lowerCase = false;      ///< capitals count as small letters, and the first word as one behind a space
  double wordDropout = 0.0;    ///< share of the tokens that count as unknown while training, [0, 0.9]
  double mergeDropout =
      0.0;  ///< share of the merges passed over when sentences are cut anew each epoch, [0, 0.9]
  double embeddingDropout = 0.0;  ///< of the numbers that go into the first layer, [0, 0.9]
  bool operator==(const TextSettings&) const = default;
};

/// Random changes to each training image, drawn anew each time it is seen. All zero: none.
struct Augmentation {
  double rotationDegrees = 0.0;  ///< uniform in [-r, r]
  double zoom = 0.0;             ///< uniform in [1-z, 1+z]
  double shiftPixels = 0.0;      ///< uniform in [-s, s], both axes
  double shear = 0.0;            ///< uniform in [-s, s]
  bool flip = false;             ///< mirrored, left for right, every second time
  double brightness = 0.0;       ///< all channels times a factor uniform in [1-b, 1+b]
  double contrast = 0.0;         ///< distance from the picture's mean times [1-c, 1+c]
  double saturation = 0.0;       ///< distance of the colours from their grey times [1-s, 1+s]
  bool operator==(const Augmentation&) const = default;
  [[nodiscard]] bool any() const { return *this != Augmentation{}; }
};

/// A sample of the training set that was given another label, or left out.
struct SampleEdit {
  static constexpr int kLeftOut = -1;
  std::int64_t sample = 0;  ///< its number in the data set, from 0
  int label = kLeftOut;
  bool operator==(const SampleEdit&) const = default;
};

/// Everything that decides the numbers of a training run, apart from the data's bytes.
struct Recipe {
  std::string lab;                ///< "thermometer", "digits", ...
  std::string name = "notes";     ///< the named recipe it started from
  std::string network = "notes";  ///< which of the lab's networks
  std::string data;               ///< "notes", "starter", or a folder or file
  std::uint64_t seed = 42;
  std::int64_t epochs = 1;     ///< >= 1
  std::int64_t batchSize = 1;  ///< >= 1; the thermometer uses all pairs at once and ignores it
  OptimizerSpec optimizer;
  Schedule schedule = Schedule::Constant;
  Augmentation augmentation;
  TextSettings text;             ///< sentiment only
  double dropout = 0.0;          ///< [0, 0.9]
  double labelSmoothing = 0.0;   ///< [0, 1)
  double weightAverage = 0.0;    ///< decay of the averaged weights used for evaluation; 0: none
  std::int64_t sampleLimit = 0;  ///< train on the first n samples only; 0: all
  double validationShare =
      0.2;                  ///< of the photographs or sentences, kept for asking; (0, 0.9], sentiment also 0
  bool stratified = false;  ///< keep that share of each class, and no duplicates; pets only
  std::int64_t patience = 0;  ///< stop after so many epochs without a lower validation loss; 0: never
  Precision precision = Precision::Float32;  ///< pets and sentiment
  bool balanceClasses = false;    ///< weigh each class by samples / (classes x its samples) in the loss
  std::vector<SampleEdit> edits;  ///< by sample, each at most once
  int threads = 1;                ///< LibTorch's intra-op threads; bits depend on it
  bool operator==(const Recipe&) const = default;
};

/// The named recipes of a lab ("notes", "tuned", digits also "overfit"). Throws Error (Usage) for a lab or
/// name that is not there.
[[nodiscard]] Recipe namedRecipe(std::string_view lab, std::string_view name);

/// One field in which two recipes differ, as text: {"optimizer.learningRate", "0.001", "0.01"}.
struct RecipeDifference {
  std::string field;
  std::string before;
  std::string after;
};
[[nodiscard]] std::vector<RecipeDifference> difference(const Recipe& before, const Recipe& after);

[[nodiscard]] std::string toJson(const Recipe& recipe);
/// Throws Error (Input) naming the first unknown or impossible field.
[[nodiscard]] Recipe recipeFromJson(std::string_view json);
/// Throws Error (Usage) naming the first field outside its range.
void validate(const Recipe& recipe);

[[nodiscard]] std::string_view name(OptimizerKind kind);
[[nodiscard]] std::string_view name(Schedule schedule);
[[nodiscard]] std::string_view name(Precision precision);
[[nodiscard]] std::string_view name(Positions positions);

}  // namespace officina
