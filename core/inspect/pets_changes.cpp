// SPDX-License-Identifier: GPL-3.0-or-later

// Asking a network what single change of the photograph would turn its answer.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/inspect/pets_classifier.h"

namespace officina {

namespace {

using Kind = SingleChange::Kind;

/// A photograph much larger than the network's square is reduced once, to so many times its side: what the
/// network sees of it changes by less than a byte's rounding.
constexpr int kEnough = 4;

Image reduced(const Image& photo, int side) {
  const int width = std::min(photo.width, kEnough * side);
  const int height = std::min(photo.height, kEnough * side);
  return width == photo.width && height == photo.height ? photo : pillowResize(photo, width, height);
}

cv::Mat view(Image& picture) {
  return {picture.height, picture.width, CV_8UC(picture.channels), picture.bytes.data()};
}
/// For reading only.
cv::Mat view(const Image& picture) {
  return view(const_cast<Image&>(picture));
}

Image flipped(const Image& photo) {
  Image result(photo.width, photo.height, photo.channels);
  cv::Mat target = view(result);
  cv::flip(view(photo), target, /*flipCode=*/1);
  return result;
}

Image brightened(const Image& photo, double factor) {
  Image result(photo.width, photo.height, photo.channels);
  std::array<std::uint8_t, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    table[byte] = static_cast<std::uint8_t>(std::min(255.0, static_cast<double>(byte) * factor + 0.5));
  }
  std::transform(photo.bytes.begin(), photo.bytes.end(), result.bytes.begin(),
                 [&table](std::uint8_t byte) { return table[byte]; });
  return result;
}

/// Luminance on all three channels, with the weights of ITU-R 601 in fixed point as Pillow's convert("L").
Image grey(const Image& photo) {
  Image result = photo;
  const auto step = static_cast<std::size_t>(photo.channels);
  for (std::size_t at = 0; step >= 3 && at < result.bytes.size(); at += step) {
    std::uint8_t* pixel = result.bytes.data() + at;
    const unsigned luminance = (pixel[0] * 19595U + pixel[1] * 38470U + pixel[2] * 7471U + 0x8000U) >> 16U;
    std::fill_n(pixel, 3, static_cast<std::uint8_t>(luminance));
  }
  return result;
}

/// About its centre; the corners that come in mirror what is there, so that no edge is drawn.
Image turned(const Image& photo, double degrees) {
  Image result(photo.width, photo.height, photo.channels);
  const cv::Point2f centre(static_cast<float>(photo.width - 1) / 2.0F,
                           static_cast<float>(photo.height - 1) / 2.0F);
  cv::Mat target = view(result);
  cv::warpAffine(view(photo), target, cv::getRotationMatrix2D(centre, -degrees, 1.0), target.size(),
                 cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
  return result;
}

Image cropped(const Image& photo, const SingleChange& change) {
  const auto part = [](double share, int whole) { return static_cast<int>(share * whole + 0.5); };
  Image result(std::max(1, part(change.width, photo.width)), std::max(1, part(change.height, photo.height)),
               photo.channels);
  const int left = std::min(part(change.x, photo.width), photo.width - result.width);
  const int top = std::min(part(change.y, photo.height), photo.height - result.height);
  cv::Mat target = view(result);
  view(photo)(cv::Rect(left, top, result.width, result.height)).copyTo(target);
  return result;
}

Image changed(const Image& photo, const SingleChange& change) {
  switch (change.kind) {
    case Kind::Flip:
      return flipped(photo);
    case Kind::Brighter:
    case Kind::Darker:
      return brightened(photo, change.amount);
    case Kind::Crop:
      return cropped(photo, change);
    case Kind::Turn:
      return turned(photo, change.amount);
    case Kind::Grey:
      return grey(photo);
  }
  return photo;
}

/// Changes of one size, tried together.
using Group = std::vector<SingleChange>;

SingleChange simple(Kind kind, double amount) {
  SingleChange change;
  change.kind = kind;
  change.amount = amount;
  return change;
}

/// The nine places of a crop that keeps `share` of each side.
Group crops(double share) {
  Group group;
  for (const double down : {0.0, 0.5, 1.0}) {
    for (const double right : {0.0, 0.5, 1.0}) {
      SingleChange change = simple(Kind::Crop, share);
      change.x = right * (1.0 - share);
      change.y = down * (1.0 - share);
      change.width = share;
      change.height = share;
      group.push_back(change);
    }
  }
  return group;
}

/// The groups of each kind, smallest first.
std::vector<std::vector<Group>> allChanges() {
  std::vector<Group> brighter;
  for (const double factor : {1.1, 1.25, 1.5, 1.75, 2.0}) {
    brighter.push_back({simple(Kind::Brighter, factor)});
  }
  std::vector<Group> darker;
  for (const double factor : {0.9, 0.75, 0.6, 0.45, 0.3}) {
    darker.push_back({simple(Kind::Darker, factor)});
  }
  std::vector<Group> turns;
  for (const double degrees : {5.0, 10.0, 15.0, 20.0, 30.0, 45.0}) {
    turns.push_back({simple(Kind::Turn, degrees), simple(Kind::Turn, -degrees)});
  }
  std::vector<Group> cuts;
  for (const double share : {0.9, 0.8, 0.7, 0.6, 0.5}) {
    cuts.push_back(crops(share));
  }
  return {{{simple(Kind::Flip, 0.0)}}, brighter, darker, cuts, turns, {{simple(Kind::Grey, 0.0)}}};
}

}  // namespace

std::vector<SingleChange> PetsClassifier::singleChanges(const Image& photo,
                                                        const std::function<void(double share)>& progress,
                                                        const std::function<bool()>& cancelled) {
  const PhotoAnswer whole = answer(photo);
  const auto said = static_cast<std::size_t>(whole.label);
  const Image seen = reduced(photo, m->side);
  // Those that turn the answer come first, then those that leave the least of the class that was said.
  const auto nearer = [said](const SingleChange& a, const SingleChange& b) {
    return std::pair(!a.turns, a.answer.probabilities[said]) <
           std::pair(!b.turns, b.answer.probabilities[said]);
  };
  const std::vector<std::vector<Group>> kinds = allChanges();
  std::vector<SingleChange> result;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    std::optional<SingleChange> nearest;
    for (const Group& group : kinds[kind]) {
      throwIfCancelled(cancelled);
      std::vector<torch::Tensor> inputs;
      for (const SingleChange& change : group) {
        inputs.push_back(m->input(changed(seen, change)));
      }
      const std::vector<PhotoAnswer> answers = m->answersOf(m->logits(torch::cat(inputs)));
      for (std::size_t i = 0; i < group.size(); ++i) {
        SingleChange change = group[i];
        change.answer = answers[i];
        change.turns = answers[i].label != whole.label;
        if (!nearest || nearer(change, *nearest)) {
          nearest = std::move(change);
        }
      }
      if (nearest->turns) {
        break;  // larger ones of this kind need not be tried
      }
    }
    result.push_back(std::move(*nearest));
    if (progress) {
      progress(static_cast<double>(kind + 1) / static_cast<double>(kinds.size()));
    }
  }
  return result;
}

}  // namespace officina
