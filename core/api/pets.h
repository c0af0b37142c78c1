// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/api/inspect.h"
#include "core/api/metrics.h"
#include "core/api/photos.h"
#include "core/api/state_dict.h"
#include "core/api/values.h"

namespace officina {

/// What weights do not say of themselves, kept beside them as FILE.json.
struct PhotoCard {
  std::vector<std::string> classes;  ///< in the order of the network's outputs
  /// Below this probability of the best class the answer is "neither"; 0: never.
  double sureFrom = 0.0;
  bool operator==(const PhotoCard&) const = default;
};
/// The card beside `weights`; without one: "cats", "dogs" for two classes, "class 1" ... for more. Throws
/// Error (Input) for a card that cannot be read.
[[nodiscard]] PhotoCard readPhotoCard(const std::filesystem::path& weights, int classes);
void writePhotoCard(const std::filesystem::path& weights, const PhotoCard& card);
/// Which of `classes` a folder's name means: the same name, or another word for it (cat, gatti, Dog ...);
/// -1: none.
[[nodiscard]] int classOfName(const std::vector<std::string>& classes, const std::string& name);

/// Side of the square pictures that a network of the lab takes: 224 ("notes") or 96 ("tuned"). Throws Error
/// (Usage) for another name.
[[nodiscard]] int petsInputSide(const std::string& network);

struct PhotoAnswer {
  std::vector<float> logits;
  std::vector<float> probabilities;  ///< softmax of the logits
  int label = 0;                     ///< the most probable class
};

/// What a network says of many photographs, one by one.
struct PhotoReport {
  std::vector<std::int64_t> photos;  ///< numbers in PhotoFolder::photos that were asked, in this order
  std::vector<int> labels;           ///< true classes
  std::vector<int> predicted;
  std::vector<float> losses;       ///< cross-entropy of each
  std::vector<float> confidences;  ///< probability of the predicted class
  Confusion confusion;
  ClassMetrics metrics;
  double loss = 0.0;  ///< mean
};

/// One plain change of a photograph and what it does to the answer.
struct SingleChange {
  enum class Kind { Flip, Brighter, Darker, Crop, Turn, Grey };
  Kind kind = Kind::Flip;
  /// Brightness factor, share of each side that a crop keeps, degrees clockwise; otherwise 0.
  double amount = 0.0;
  double x = 0.0;  ///< crop: its left upper corner and sides as shares of the photograph
  double y = 0.0;
  double width = 1.0;
  double height = 1.0;
  PhotoAnswer answer;
  bool turns = false;  ///< another class is the most probable now
};

class PhotoIndex;

/// One of the lab's networks with fixed weights, for answering and for being asked why. Not thread-safe: one
/// thread at a time.
class PetsClassifier {
 public:
  /// Recognises the network and its number of classes. Throws Error (Input) naming each difference.
  explicit PetsClassifier(const StateDict& weights);
  ~PetsClassifier();
  PetsClassifier(const PetsClassifier&) = delete;
  PetsClassifier& operator=(const PetsClassifier&) = delete;

  [[nodiscard]] const std::string& network() const;  ///< "notes" or "tuned"
  [[nodiscard]] int classes() const;
  [[nodiscard]] int side() const;      ///< of the square that the network takes: 224 or 96
  [[nodiscard]] bool upright() const;  ///< whether EXIF's orientation is respected (not in `notes`)

  /// [3, side, side], 0..1: what the network gets of a photograph (RGB, any size).
  [[nodiscard]] TensorValues input(const Image& photo) const;
  [[nodiscard]] PhotoAnswer answer(const Image& photo);
  /// From the file, as `officina predict` does.
  [[nodiscard]] PhotoAnswer answer(const std::filesystem::path& file);
  /// Asks the photographs with the given numbers. A picture that cannot be read is left out of the report.
  [[nodiscard]] PhotoReport evaluate(const PhotoData& data, const std::vector<std::int64_t>& photos,
                                     const std::function<void(double share)>& progress = {},
                                     const std::function<bool()>& cancelled = {});

  /// How much the probability of `target` falls when a grey square of a quarter of the side covers that
  /// place: rows x columns of differences, to be stretched over the photograph. `target` < 0: the most
  /// probable. Source: Zeiler and Fergus 2014.
  [[nodiscard]] Matrix occlusion(const Image& photo, int target = -1,
                                 const std::function<void(double share)>& progress = {},
                                 const std::function<bool()>& cancelled = {});
  /// Flip, brightness, turns, grey, crops: of each kind the smallest change that turns the answer, or the one
  /// that came nearest to it.
  [[nodiscard]] std::vector<SingleChange> singleChanges(
      const Image& photo, const std::function<void(double share)>& progress = {},
      const std::function<bool()>& cancelled = {});
  /// What the last layer but one says of a photograph: the numbers that the logits are made of.
  [[nodiscard]] std::vector<float> features(const Image& photo);

 private:
  friend class PhotoIndex;
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// The features of many photographs, to find those that a network finds alike.
class PhotoIndex {
 public:
  /// Takes a pass over the photographs. Throws Error (Cancelled).
  PhotoIndex(PetsClassifier& network, const PhotoData& data, std::vector<std::int64_t> photos,
             const std::function<void(double share)>& progress = {},
             const std::function<bool()>& cancelled = {});
  struct Near {
    std::int64_t photo = 0;  ///< number in PhotoFolder::photos
    double distance = 0.0;   ///< Euclidean, between the features
  };
  [[nodiscard]] std::vector<Near> nearest(const std::vector<float>& features, int count) const;

 private:
  std::vector<std::int64_t> m_photos;
  Matrix m_features;  ///< one row a photograph
};

/// A freshly initialised network, as the recipe's seed makes it before the first step (the split is drawn
/// first, as the notes do). `photos`: how many there are to split.
[[nodiscard]] StateDict initialPetsWeights(const Recipe& recipe, std::int64_t photos, int classes);

}  // namespace officina
