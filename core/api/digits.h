// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/api/training.h"
#include "core/api/values.h"

namespace officina {

inline constexpr int kDigitSide = 28;
inline constexpr int kDigitPixels = kDigitSide * kDigitSide;
inline constexpr int kDigitClasses = 10;

/// Digits as MNIST keeps them: 28x28 bytes, ink 255 on paper 0, and a label 0..9 each.
struct DigitSet {
  std::vector<std::uint8_t> pixels;  ///< count x 784
  std::vector<std::uint8_t> labels;  ///< count

  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
  [[nodiscard]] std::span<const std::uint8_t> image(std::int64_t index) const {
    return std::span(pixels).subspan(static_cast<std::size_t>(index) * kDigitPixels, kDigitPixels);
  }
};

class DigitsData final : public TrainingData {
 public:
  DigitsData(std::string title, DigitSet train, DigitSet test)
      : m_title(std::move(title)), m_train(std::move(train)), m_test(std::move(test)) {}
  [[nodiscard]] std::int64_t trainCount() const override { return m_train.count(); }
  [[nodiscard]] const std::string& title() const { return m_title; }  ///< "starter" or the folder
  [[nodiscard]] const DigitSet& train() const { return m_train; }
  [[nodiscard]] const DigitSet& test() const { return m_test; }

 private:
  std::string m_title;
  DigitSet m_train;
  DigitSet m_test;
};

/// Reads the four MNIST files (.gz or plain, with the usual names) of a folder. Throws Error.
[[nodiscard]] std::shared_ptr<const DigitsData> readMnistFolder(const std::filesystem::path& folder);
/// The two t10k files only.
[[nodiscard]] DigitSet readMnistTest(const std::filesystem::path& folder);
/// The set that the program draws itself: 12,000 digits to train, 2,000 to test, the same for the same seed.
[[nodiscard]] std::shared_ptr<const DigitsData> starterDigits(std::uint64_t seed = 41);

// --- From strokes to a tensor
// -------------------------------------------------------------------------------

struct InkPoint {
  float x = 0.0F;
  float y = 0.0F;         ///< both in [0, 1] of the canvas, y downwards
  float pressure = 1.0F;  ///< (0, 1], scales the pen's width
};
struct Stroke {
  std::vector<InkPoint> points;
  float width = 0.08F;  ///< diameter of the pen, as a share of the canvas side
};

/// Draws strokes with round caps, antialiased: ink 255 on paper 0, side x side, one channel.
[[nodiscard]] Image rasterize(std::span<const Stroke> strokes, int side = 280);

/// The steps MNIST's makers took, each of which can be switched off to see what it is for.
struct DigitSteps {
  bool crop = true;    ///< cut the box around the ink
  bool scale = true;   ///< scale the longer side of the box to 20 pixels, keeping the aspect
  bool centre = true;  ///< centre of mass to the centre of the 28x28 field
  bool range = true;   ///< bytes 0..255 to floats 0..1
  bool operator==(const DigitSteps&) const = default;
};

/// Every stage, to be shown side by side. A stage that is switched off repeats the one before it as well as
/// it can (without scaling the picture is just reduced to 28x28).
struct DigitStages {
  Image ink;  ///< as given, ink 255 on paper 0
  Image cropped;
  Image scaled;       ///< at most 20x20
  Image centred;      ///< 28x28
  Matrix tensor;      ///< 28x28, what the network gets
  bool blank = true;  ///< no ink at all
};
[[nodiscard]] DigitStages prepareDigit(const Image& ink, const DigitSteps& steps = {});

/// Turns any picture (1, 3 or 4 channels, light on dark or dark on light) into ink 255 on paper 0:
/// alpha over white, luminance, inverted if the border is light, contrast stretched. One channel.
[[nodiscard]] Image inkFromImage(const Image& picture);
/// Reads a PNG, JPEG, BMP, WebP, TIFF or PNM file (first page, EXIF turned, 16-bit reduced, CMYK to RGB): 1
/// channel, RGB or RGBA. GIF and other animations are refused, as OpenCV 4.6 cannot read them. Refuses,
/// before decoding, what would take more than 64 million pixels. Throws Error (Input, Io).
[[nodiscard]] Image readImageFile(const std::filesystem::path& file);

// --- Answers
// --------------------------------------------------------------------------------------------------

struct DigitAnswer {
  std::array<float, kDigitClasses> logits{};
  std::array<float, kDigitClasses> probabilities{};  ///< softmax of the logits
  int label = 0;                                     ///< the most probable class
};

/// What a network says of a whole set, sample by sample.
struct DigitsReport {
  std::vector<std::uint8_t> predicted;  ///< count
  std::vector<float> losses;            ///< cross-entropy of each sample
  std::vector<float> confidences;       ///< probability of the predicted class
  std::array<std::array<std::int64_t, kDigitClasses>, kDigitClasses> confusion{};  ///< [true][predicted]
  std::int64_t samples = 0;
  double accuracy = 0.0;
  double loss = 0.0;  ///< mean
  std::array<double, kDigitClasses> precision{};
  std::array<double, kDigitClasses> recall{};
};

/// One of the lab's networks with fixed weights, for answering. Not thread-safe: one thread at a time.
class DigitsClassifier {
 public:
  /// Recognises the network from the tensors' names and shapes. Throws Error (Input) naming each difference.
  explicit DigitsClassifier(const StateDict& weights);
  ~DigitsClassifier();
  DigitsClassifier(const DigitsClassifier&) = delete;
  DigitsClassifier& operator=(const DigitsClassifier&) = delete;

  [[nodiscard]] const std::string& network() const;  ///< "notes" or "tuned"
  /// `tensor`: 28x28.
  [[nodiscard]] DigitAnswer answer(const Matrix& tensor);
  /// Every layer's output for one input, in the network's order, for drawing it.
  struct LayerView {
    std::string name;                 ///< "conv1", "pool1", "fc1", ...
    std::vector<std::int64_t> shape;  ///< without the batch: {6, 26, 26} or {120}
    std::vector<float> values;
    std::int64_t parameters = 0;  ///< trainable numbers in it
  };
  [[nodiscard]] std::vector<LayerView> layers(const Matrix& tensor);
  /// `cancelled` is asked between batches; when it says true, Error (Cancelled) is thrown.
  [[nodiscard]] DigitsReport evaluate(const DigitSet& set, const std::function<bool()>& cancelled = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// A freshly initialised network, as the recipe's seed makes it before the first step.
[[nodiscard]] StateDict initialDigitsWeights(const Recipe& recipe);

}  // namespace officina
