// SPDX-License-Identifier: GPL-3.0-or-later

// Asking a network why: what it loses when a part is covered.

#include <algorithm>

#include "core/api/error.h"
#include "core/inspect/pets_classifier.h"

namespace officina {

namespace {

/// Places along each side. The square is centred on each of them and is cut at the picture's edge, so that
/// every place stands for an equal part of the picture.
constexpr std::int64_t kPlaces = 12;
constexpr float kGrey = 0.5F;

/// The part of a side that the square covers: [first, last).
struct Covered {
  std::int64_t first;
  std::int64_t last;
  Covered(std::int64_t place, std::int64_t side) {
    const std::int64_t centre = (2 * place + 1) * side / (2 * kPlaces);
    const std::int64_t half = side / 8;
    first = std::max<std::int64_t>(0, centre - half);
    last = std::min(side, centre + half);
  }
};

}  // namespace

Matrix PetsClassifier::occlusion(const Image& photo, int target,
                                 const std::function<void(double share)>& progress,
                                 const std::function<bool()>& cancelled) {
  const torch::Tensor input = m->input(photo);
  const PhotoAnswer whole = m->answersOf(m->logits(input)).front();
  if (target >= m->classes) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The network has no output number %1."), {std::to_string(target)}});
  }
  const auto asked = static_cast<std::size_t>(target < 0 ? whole.label : target);
  Matrix result(kPlaces, kPlaces);
  constexpr std::int64_t kAll = kPlaces * kPlaces;
  for (std::int64_t first = 0; first < kAll; first += kPhotoBatch) {
    throwIfCancelled(cancelled);
    const std::int64_t count = std::min(kPhotoBatch, kAll - first);
    const torch::Tensor batch = input.repeat({count, 1, 1, 1});
    for (std::int64_t i = 0; i < count; ++i) {
      const Covered rows((first + i) / kPlaces, m->side);
      const Covered columns((first + i) % kPlaces, m->side);
      batch[i].slice(1, rows.first, rows.last).slice(2, columns.first, columns.last).fill_(kGrey);
    }
    const std::vector<PhotoAnswer> answers = m->answersOf(m->logits(batch));
    for (std::int64_t i = 0; i < count; ++i) {
      result.values[static_cast<std::size_t>(first + i)] =
          whole.probabilities[asked] - answers[static_cast<std::size_t>(i)].probabilities[asked];
    }
    if (progress) {
      progress(static_cast<double>(first + count) / static_cast<double>(kAll));
    }
  }
  return result;
}

}  // namespace officina
