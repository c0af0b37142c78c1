// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "tests/support/photo_files.h"

namespace officina {
namespace {

constexpr int kSource = 64;
constexpr int kSide = 48;

/// Soft colours, so that a place can be told from its neighbours but a shift by a hair changes little.
Image softPicture() {
  Image picture(kSource, kSource, 3);
  for (int y = 0; y < kSource; ++y) {
    for (int x = 0; x < kSource; ++x) {
      picture.at(x, y, 0) = static_cast<std::uint8_t>(x * 4);
      picture.at(x, y, 1) = static_cast<std::uint8_t>(y * 4);
      picture.at(x, y, 2) = static_cast<std::uint8_t>(128 + (x - y));
    }
  }
  return picture;
}

std::vector<float> augmented(const Image& source, const Augmentation& ranges, std::uint64_t key) {
  std::vector<float> target(std::size_t{3} * kSide * kSide);
  augmentPhoto(source, kSide, ranges, key, target.data());
  return target;
}

float at(const std::vector<float>& planes, int channel, int x, int y) {
  return planes[static_cast<std::size_t>((channel * kSide + y) * kSide + x)];
}

Augmentation everything() {
  return {.rotationDegrees = 20,
          .zoom = 0.2,
          .shiftPixels = 4,
          .shear = 0.1,
          .flip = true,
          .brightness = 0.3,
          .contrast = 0.3,
          .saturation = 0.3};
}

TEST(PhotoAugmentTest, WithoutRangesItIsTheResizedPicture) {
  const Image source = testing::speckled(kSource, kSource, 1);
  const Image small = pillowResize(source, kSide, kSide);
  const std::vector<float> found = augmented(source, {}, 5);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        ASSERT_EQ(at(found, channel, x, y), static_cast<float>(small.at(x, y, channel)) / 255.0F);
      }
    }
  }
}

TEST(PhotoAugmentTest, DependsOnTheKeyAlone) {
  const Image source = softPicture();
  EXPECT_EQ(augmented(source, everything(), 7), augmented(source, everything(), 7));
  EXPECT_NE(augmented(source, everything(), 7), augmented(source, everything(), 8));
}

TEST(PhotoAugmentTest, FlipsEverySecondTime) {
  const Image source = softPicture();
  const std::vector<float> plain = augmented(source, {}, 0);
  int flips = 0;
  for (std::uint64_t key = 0; key < 400; ++key) {
    const std::vector<float> found = augmented(source, {.flip = true}, key * 77);
    const bool flipped = at(found, 0, 0, 0) > 0.5F;
    flips += flipped ? 1 : 0;
    ASSERT_EQ(at(found, 0, flipped ? kSide - 1 : 0, 3), at(plain, 0, 0, 3));
  }
  EXPECT_NEAR(flips, 200, 40);
}

TEST(PhotoAugmentTest, OneRangeLeavesTheOtherDrawsAlone) {
  // The shift of a key is the same whether or not anything else is drawn; red tells x and green tells y.
  const Image source = softPicture();
  const Augmentation shift{.shiftPixels = 6};
  Augmentation withMore = shift;
  withMore.rotationDegrees = 1e-9;
  withMore.zoom = 1e-9;
  withMore.shear = 1e-9;
  withMore.brightness = 1e-9;
  for (std::uint64_t key = 0; key < 20; ++key) {
    const std::vector<float> a = augmented(source, shift, key);
    const std::vector<float> b = augmented(source, withMore, key);
    for (std::size_t i = 0; i < a.size(); ++i) {
      ASSERT_NEAR(a[i], b[i], 1e-4F);
    }
  }
}

TEST(PhotoAugmentTest, StaysWithinItsRanges) {
  const Image source = softPicture();
  const std::vector<float> plain = augmented(source, {}, 0);
  const int middle = kSide / 2;
  // In the target 4 pixels of shift are 4 * 64 / 48 of the source, each 4 / 255 brighter.
  const float most = 4.0F * kSource / kSide * 4.0F / 255.0F;
  float largest = 0.0F;
  for (std::uint64_t key = 0; key < 200; ++key) {
    const std::vector<float> found = augmented(source, {.shiftPixels = 4}, key);
    const float moved = std::abs(at(found, 0, middle, middle) - at(plain, 0, middle, middle));
    largest = std::max(largest, moved);
    ASSERT_LE(moved, most + 0.01F);
  }
  EXPECT_GT(largest, most * 0.9F);
}

TEST(PhotoAugmentTest, TurnsAboutTheMiddle) {
  const Image source = softPicture();
  for (std::uint64_t key = 0; key < 50; ++key) {
    const std::vector<float> found = augmented(source, {.rotationDegrees = 90}, key);
    const float middle = (at(found, 0, 23, 23) + at(found, 0, 24, 24)) / 2;
    ASSERT_NEAR(middle, 31.5F * 4 / 255, 0.02F) << key;
  }
}

TEST(PhotoAugmentTest, ZoomsBothAxesNearlyTheSame) {
  const Image source = softPicture();
  float least = 10.0F;
  float most = 0.0F;
  for (std::uint64_t key = 0; key < 300; ++key) {
    const std::vector<float> found = augmented(source, {.zoom = 0.2}, key);
    // How far apart in the source are two places that are 20 apart in the target?
    const float apart = static_cast<float>(20 * kSource) / kSide * 4.0F / 255.0F;
    const float zoomX = apart / (at(found, 0, 34, 24) - at(found, 0, 14, 24));
    const float zoomY = apart / (at(found, 1, 24, 34) - at(found, 1, 24, 14));
    ASSERT_LE(std::abs(std::log(zoomX / zoomY)), 0.22F);
    const float both = std::sqrt(zoomX * zoomY);
    least = std::min(least, both);
    most = std::max(most, both);
  }
  EXPECT_NEAR(least, 0.8F, 0.02F);
  EXPECT_NEAR(most, 1.2F, 0.02F);
}

TEST(PhotoAugmentTest, MirrorsWhatLiesOutside) {
  const Image plain(kSource, kSource, 3, 100);
  for (std::uint64_t key = 0; key < 50; ++key) {
    for (const float value :
         augmented(plain, {.rotationDegrees = 180, .zoom = 0.9, .shiftPixels = 500}, key)) {
      ASSERT_NEAR(value, 100.0F / 255.0F, 1e-5F);
    }
  }
}

TEST(PhotoAugmentTest, ChangesColorsAsItSays) {
  // One grey: contrast and saturation find nothing to do, brightness all.
  const Image grey(kSource, kSource, 3, 100);
  float least = 1.0F;
  float most = 0.0F;
  for (std::uint64_t key = 0; key < 200; ++key) {
    const std::vector<float> still = augmented(grey, {.contrast = 0.5, .saturation = 0.5}, key);
    ASSERT_NEAR(still[100], 100.0F / 255.0F, 1e-5F);
    const float value = augmented(grey, {.brightness = 0.3}, key)[100] * 255.0F / 100.0F;
    least = std::min(least, value);
    most = std::max(most, value);
  }
  EXPECT_NEAR(least, 0.7F, 0.02F);
  EXPECT_NEAR(most, 1.3F, 0.02F);
  for (std::uint64_t key = 0; key < 20; ++key) {  // grey stays what it was when only the colours change
    const std::vector<float> plain = augmented(softPicture(), {}, key);
    const std::vector<float> found = augmented(softPicture(), {.saturation = 0.2}, key);
    const auto greyAt = [](const std::vector<float>& planes) {
      return 0.299F * at(planes, 0, 20, 20) + 0.587F * at(planes, 1, 20, 20) + 0.114F * at(planes, 2, 20, 20);
    };
    EXPECT_NEAR(greyAt(found), greyAt(plain), 1e-4F);
  }
}

TEST(PhotoAugmentTest, StaysBetweenBlackAndWhite) {
  const Image source = testing::speckled(kSource, kSource, 4);
  Augmentation wild = everything();
  wild.brightness = wild.contrast = wild.saturation = 1.0;
  for (std::uint64_t key = 0; key < 50; ++key) {
    for (const float value : augmented(source, wild, key)) {
      ASSERT_GE(value, 0.0F);
      ASSERT_LE(value, 1.0F);
    }
  }
}

TEST(PhotoAugmentTest, ShowsWhatTheNetworkSees) {
  const Image source = softPicture();
  const Image shown = augmentedPhoto(source, kSide, everything(), 11);
  const std::vector<float> seen = augmented(source, everything(), 11);
  ASSERT_EQ(shown.width, kSide);
  for (int y = 0; y < kSide; y += 5) {
    for (int x = 0; x < kSide; x += 5) {
      ASSERT_NEAR(static_cast<float>(shown.at(x, y, 2)) / 255.0F, at(seen, 2, x, y), 0.5F / 255.0F + 1e-5F);
    }
  }
  EXPECT_THROW((void)augmentedPhoto(Image(4, 5, 3), 4, {}, 0), Error);
}

}  // namespace
}  // namespace officina
