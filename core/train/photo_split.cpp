// SPDX-License-Identifier: GPL-3.0-or-later
// Not in core/data, because the notes' way of splitting draws from LibTorch's generator.
#include "core/train/photo_split.h"

#include <algorithm>
#include <cmath>

#include "core/api/error.h"
#include "core/data/split_mix.h"
#include "core/train/random_stream.h"

namespace officina {
namespace {

PhotoSplit randomSplitOf(const std::vector<std::int64_t>& photos, const Recipe& recipe) {
  const auto count = static_cast<std::int64_t>(photos.size());
  // Python's int(0.8 * n): cut off, not rounded.
  const auto trainCount =
      static_cast<std::int64_t>((1.0 - recipe.validationShare) * static_cast<double>(count));
  auto [train, validation] = randomSplit(count, trainCount);
  const auto toPhoto = [&photos](std::int64_t& index) { index = photos[static_cast<std::size_t>(index)]; };
  std::for_each(train.begin(), train.end(), toPhoto);
  std::for_each(validation.begin(), validation.end(), toPhoto);
  return {std::move(train), std::move(validation)};
}

/// Fisher and Yates' shuffle; std::shuffle may differ from one library to the next.
void shuffle(std::vector<std::int64_t>& values, SplitMix& random) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[static_cast<std::size_t>(random.next() % i)]);
  }
}

PhotoSplit stratifiedSplitOf(const PhotoFolder& folder, const Recipe& recipe) {
  PhotoSplit split;
  for (std::size_t label = 0; label < folder.classes.size(); ++label) {
    std::vector<std::int64_t> ofClass;
    for (std::size_t i = 0; i < folder.photos.size(); ++i) {
      if (folder.photos[i].label == static_cast<int>(label) && !folder.photos[i].duplicate) {
        ofClass.push_back(static_cast<std::int64_t>(i));
      }
    }
    SplitMix random(mixedKey(recipe.seed, label, 0x53504c4954));
    shuffle(ofClass, random);
    const auto count = static_cast<std::int64_t>(ofClass.size());
    const auto wanted =
        static_cast<std::int64_t>(std::llround(recipe.validationShare * static_cast<double>(count)));
    // Of two and more each side gets one at least.
    const std::int64_t kept = count < 2 ? 0 : std::clamp<std::int64_t>(wanted, 1, count - 1);
    split.validation.insert(split.validation.end(), ofClass.begin(), ofClass.begin() + kept);
    split.train.insert(split.train.end(), ofClass.begin() + kept, ofClass.end());
  }
  std::sort(split.train.begin(), split.train.end());
  std::sort(split.validation.begin(), split.validation.end());
  return split;
}

}  // namespace

PhotoSplit drawPhotoSplit(const PhotoFolder& folder, const Recipe& recipe) {
  if (recipe.stratified) {
    return stratifiedSplitOf(folder, recipe);
  }
  std::vector<std::int64_t> photos;
  for (std::size_t i = 0; i < folder.photos.size(); ++i) {
    if (folder.photos[i].inImageFolder) {
      photos.push_back(static_cast<std::int64_t>(i));
    }
  }
  return randomSplitOf(photos, recipe);
}

PhotoSplit splitPhotos(const PhotoFolder& folder, const Recipe& recipe) {
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  return drawPhotoSplit(folder, recipe);
}

}  // namespace officina
