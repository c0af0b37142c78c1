// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/starter_digits.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "core/data/stroke_shapes.h"

namespace officina {
namespace {

std::array<int, 10> counts(const std::vector<std::uint8_t>& labels) {
  std::array<int, 10> result{};
  for (const std::uint8_t label : labels) {
    ++result.at(label);
  }
  return result;
}

TEST(StrokeRandom, IsTheSameEverywhere) {
  StrokeRandom random(41);
  StrokeRandom again(41);
  StrokeRandom other(41, 1);
  const std::uint64_t first = random.bits();
  EXPECT_EQ(first, again.bits());
  EXPECT_NE(first, other.bits());
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < 20000; ++i) {
    const double v = random.normal(2.0F, 0.5F);
    sum += v;
    squares += v * v;
    const float u = random.uniform(-1.0F, 3.0F);
    ASSERT_GE(u, -1.0F);
    ASSERT_LT(u, 3.0F);
  }
  EXPECT_NEAR(sum / 20000, 2.0, 0.02);
  EXPECT_NEAR(squares / 20000 - 4.0, 0.25, 0.05);
}

TEST(StarterDigits, HasItsCountsAndIsBalanced) {
  const auto data = starterDigits(41);
  EXPECT_EQ(data->title(), "starter");
  EXPECT_EQ(data->trainCount(), kStarterTrain);
  EXPECT_EQ(data->test().count(), kStarterTest);
  EXPECT_EQ(data->train().pixels.size(), static_cast<std::size_t>(kStarterTrain) * kDigitPixels);
  for (const int n : counts(data->train().labels)) {
    EXPECT_EQ(n, kStarterTrain / 10);
  }
  for (const int n : counts(data->test().labels)) {
    EXPECT_EQ(n, kStarterTest / 10);
  }
}

TEST(StarterDigits, IsTheSameForTheSameSeedOnly) {
  const DigitSet a = writeDigitSet(200, 41, 1);
  const DigitSet b = writeDigitSet(200, 41, 1);
  const DigitSet otherSeed = writeDigitSet(200, 42, 1);
  const DigitSet otherStream = writeDigitSet(200, 41, 2);
  EXPECT_EQ(a.pixels, b.pixels);
  EXPECT_EQ(a.labels, b.labels);
  EXPECT_NE(a.labels, otherSeed.labels);
  EXPECT_NE(a.pixels, otherSeed.pixels);
  EXPECT_NE(a.pixels, otherStream.pixels);
}

TEST(StarterDigits, IsShuffledAndNoTwoAreAlike) {
  const DigitSet set = writeDigitSet(1000, 41, 1);
  int repeats = 0;
  std::set<std::vector<std::uint8_t>> pictures;
  for (std::int64_t i = 0; i < set.count(); ++i) {
    const auto image = set.image(i);
    pictures.insert({image.begin(), image.end()});
    repeats += i > 0 && set.labels[static_cast<std::size_t>(i)] == set.labels[static_cast<std::size_t>(i - 1)]
                   ? 1
                   : 0;
  }
  EXPECT_EQ(pictures.size(), 1000U);
  EXPECT_GT(repeats, 50);  // about one in ten in random order
  EXPECT_LT(repeats, 160);
}

TEST(StarterDigits, HaveTheFormOfMnistsPictures) {
  const DigitSet set = writeDigitSet(500, 7, 1);
  for (std::int64_t i = 0; i < set.count(); ++i) {
    const auto image = set.image(i);
    double mass = 0.0;
    double x = 0.0;
    double y = 0.0;
    for (int p = 0; p < kDigitPixels; ++p) {
      const double v = image[static_cast<std::size_t>(p)];
      mass += v;
      x += v * (p % kDigitSide);
      y += v * (p / kDigitSide);
    }
    ASSERT_GT(mass, 255.0 * 15) << i;
    ASSERT_LT(mass, 255.0 * 420) << i;
    EXPECT_NEAR(x / mass, 14.0, 0.75) << i;
    EXPECT_NEAR(y / mass, 14.0, 0.75) << i;
    EXPECT_GE(*std::max_element(image.begin(), image.end()), 230) << i;
  }
}

TEST(StarterDigits, StrokesLieOnThePaper) {
  for (int digit = 0; digit < kDigitClasses; ++digit) {
    for (std::uint64_t i = 0; i < 50; ++i) {
      const std::vector<Stroke> strokes = writeDigit(digit, 3, i);
      ASSERT_FALSE(strokes.empty());
      for (const Stroke& stroke : strokes) {
        ASSERT_GE(stroke.points.size(), 2U);
        for (const InkPoint& p : stroke.points) {
          ASSERT_TRUE(p.x > 0.1F && p.x < 0.9F && p.y > 0.1F && p.y < 0.9F) << digit;
          ASSERT_TRUE(p.pressure > 0.0F && p.pressure <= 1.0F) << digit;
        }
      }
    }
  }
}

TEST(DigitShape, EachDigitHasSeveralForms) {
  // Lines in a form: 7 with and without bar, 1 with and without foot, 5 with and without a hat of its own,
  // ...
  for (const int digit : {1, 4, 5, 7, 8}) {
    std::set<std::size_t> lines;
    for (std::uint64_t i = 0; i < 200; ++i) {
      StrokeRandom random(5, i);
      lines.insert(digitShape(digit, random, 0.01F).size());
    }
    EXPECT_EQ(lines, (std::set<std::size_t>{1, 2})) << digit;
  }
}

}  // namespace
}  // namespace officina
