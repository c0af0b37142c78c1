// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/photo_split.h"

#include <algorithm>

#include "core/train/random_stream.h"

namespace officina {

namespace {

/// Python's int(share * count).
std::int64_t wholeShare(double share, std::size_t count) {
  return static_cast<std::int64_t>(share * static_cast<double>(count));
}

/// torch.utils.data.random_split over all that ImageFolder takes.
PhotoSplit atRandom(const PhotoFolder& folder, const Recipe& recipe) {
  std::vector<std::int64_t> taken;
  for (std::size_t i = 0; i < folder.photos.size(); ++i) {
    if (folder.photos[i].inImageFolder) {
      taken.push_back(static_cast<std::int64_t>(i));
    }
  }
  const std::int64_t train = wholeShare(1.0 - recipe.validationShare, taken.size());
  auto [first, second] = randomSplit(std::ssize(taken), train);
  for (std::vector<std::int64_t>* part : {&first, &second}) {
    for (std::int64_t& place : *part) {
      place = taken[static_cast<std::size_t>(place)];
    }
  }
  return {std::move(first), std::move(second)};
}

/// The same share of each class; the shuffling depends on the seed alone.
PhotoSplit stratified(const PhotoFolder& folder, const Recipe& recipe) {
  std::vector<std::vector<std::int64_t>> ofClass(folder.classes.size());
  for (std::size_t i = 0; i < folder.photos.size(); ++i) {
    if (const PhotoFile& photo = folder.photos[i]; !photo.duplicate) {
      ofClass[static_cast<std::size_t>(photo.label)].push_back(static_cast<std::int64_t>(i));
    }
  }
  PhotoSplit split;
  for (const std::vector<std::int64_t>& photos : ofClass) {
    const std::vector<std::int64_t> order =
        shuffledOrder(static_cast<std::int64_t>(recipe.seed), std::ssize(photos));
    const std::int64_t train = wholeShare(1.0 - recipe.validationShare, photos.size());
    for (std::int64_t i = 0; i < std::ssize(order); ++i) {
      (i < train ? split.train : split.validation)
          .push_back(photos[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])]);
    }
  }
  std::ranges::sort(split.train);
  std::ranges::sort(split.validation);
  return split;
}

}  // namespace

PhotoSplit drawPhotoSplit(const PhotoFolder& folder, const Recipe& recipe) {
  return recipe.stratified ? stratified(folder, recipe) : atRandom(folder, recipe);
}

PhotoSplit splitPhotos(const PhotoFolder& folder, const Recipe& recipe) {
  RandomStream stream(recipe.seed);
  const RandomStream::Lease lease = stream.lease();
  return drawPhotoSplit(folder, recipe);
}

}  // namespace officina
