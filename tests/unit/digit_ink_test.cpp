// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/digit_ink.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "core/api/digits.h"

namespace officina {
namespace {

/// A 7 in a box of the given height, its upper left corner at (x, y).
std::vector<Stroke> seven(float x, float y, float height, float width = 0.06F) {
  Stroke stroke;
  stroke.width = width;
  stroke.points = {{x, y}, {x + 0.6F * height, y}, {x + 0.2F * height, y + height}};
  return {stroke};
}

double mass(const Image& picture) {
  return std::accumulate(picture.bytes.begin(), picture.bytes.end(), 0.0);
}

double meanDifference(const Matrix& a, const Matrix& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    sum += std::abs(a.values[i] - b.values[i]);
  }
  return sum / static_cast<double>(a.values.size());
}

std::pair<double, double> centreOfMass(const Image& picture) {
  double x = 0.0;
  double y = 0.0;
  for (int v = 0; v < picture.height; ++v) {
    for (int u = 0; u < picture.width; ++u) {
      x += u * picture.at(u, v);
      y += v * picture.at(u, v);
    }
  }
  return {x / mass(picture), y / mass(picture)};
}

Image inverted(Image picture) {
  for (std::uint8_t& v : picture.bytes) {
    v = static_cast<std::uint8_t>(255 - v);
  }
  return picture;
}

TEST(Rasterize, DrawsADotOfTheRightArea) {
  const std::vector<Stroke> dot{{{{0.5F, 0.5F, 1.0F}}, 0.2F}};
  const Image ink = rasterize(dot, 100);
  EXPECT_EQ(ink.width, 100);
  EXPECT_EQ(ink.channels, 1);
  EXPECT_NEAR(mass(ink) / 255.0, 3.14159 * 100.0, 4.0);
  EXPECT_EQ(ink.at(50, 50), 255);
  EXPECT_EQ(ink.at(62, 50), 0);
}

TEST(Rasterize, HasRoundCapsAndTheStrokesWidth) {
  const std::vector<Stroke> line{{{{0.25F, 0.5F}, {0.75F, 0.5F}}, 0.1F}};
  const Image ink = rasterize(line, 200);
  // 100 x 20 pixels and two half discs of radius 10.
  EXPECT_NEAR(mass(ink) / 255.0, 100.0 * 20.0 + 3.14159 * 100.0, 15.0);
  EXPECT_EQ(ink.at(41, 91), 0);  // where a square cap would have its corner
  EXPECT_GT(ink.at(42, 100), 250);
}

TEST(Rasterize, PressureScalesTheWidth) {
  const auto area = [](float pressure) {
    const std::vector<Stroke> line{{{{0.2F, 0.5F, pressure}, {0.8F, 0.5F, pressure}}, 0.1F}};
    return mass(rasterize(line, 280));
  };
  EXPECT_NEAR(area(0.5F) / area(1.0F), 0.5, 0.05);
}

TEST(Rasterize, ManyPointsGiveTheSameLineAsFew) {
  Stroke dense;
  for (int i = 0; i <= 2000; ++i) {
    dense.points.push_back({0.2F + 0.6F * static_cast<float>(i) / 2000.0F, 0.3F, 1.0F});
  }
  const std::vector<Stroke> few{{{{0.2F, 0.3F}, {0.8F, 0.3F}}, dense.width}};
  const Image a = rasterize(std::vector<Stroke>{dense}, 280);
  const Image b = rasterize(few, 280);
  int worst = 0;
  for (std::size_t i = 0; i < a.bytes.size(); ++i) {
    worst = std::max(worst, std::abs(a.bytes[i] - b.bytes[i]));
  }
  EXPECT_LE(worst, 2);
}

TEST(Rasterize, BearsAnythingAPenCouldReport) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float far = std::numeric_limits<float>::max();
  const std::vector<Stroke> odd{{{{nan, 0.5F}, {far, -far}, {0.5F, 0.5F, nan}, {0.6F, 0.5F, -3.0F}}, 0.05F},
                                {{}, 0.05F},
                                {{{0.5F, 0.5F}}, nan}};
  const Image ink = rasterize(odd, 50);
  EXPECT_EQ(ink.bytes.size(), 2500U);
  EXPECT_GT(ink.at(25, 25), 100);
  EXPECT_TRUE(rasterize(odd, 0).empty());
  EXPECT_EQ(mass(rasterize({}, 28)), 0.0);
}

TEST(PrepareDigit, DoesNotDependOnPlace) {
  const Matrix middle = prepareDigit(rasterize(seven(0.35F, 0.3F, 0.4F))).tensor;
  const Matrix corner = prepareDigit(rasterize(seven(0.05F, 0.05F, 0.4F))).tensor;
  EXPECT_GT(meanDifference(middle, Matrix(28, 28)), 0.05);
  EXPECT_LT(meanDifference(middle, corner), 0.005);
}

TEST(PrepareDigit, DoesNotDependOnSize) {
  const Matrix large = prepareDigit(rasterize(seven(0.1F, 0.1F, 0.8F, 0.1F))).tensor;
  const Matrix small = prepareDigit(rasterize(seven(0.1F, 0.1F, 0.4F, 0.05F))).tensor;
  EXPECT_LT(meanDifference(large, small), 0.01);
}

TEST(PrepareDigit, MakesWhatMnistsMakersMade) {
  const DigitStages stages = prepareDigit(rasterize(seven(0.1F, 0.2F, 0.7F)));
  EXPECT_FALSE(stages.blank);
  EXPECT_EQ(std::max(stages.scaled.width, stages.scaled.height), 20);
  EXPECT_LT(stages.scaled.width, 20);
  EXPECT_EQ(stages.centred.width, 28);
  EXPECT_EQ(stages.centred.height, 28);
  const auto [x, y] = centreOfMass(stages.centred);
  EXPECT_NEAR(x, 14.0, 0.5);
  EXPECT_NEAR(y, 14.0, 0.5);
  EXPECT_EQ(*std::max_element(stages.tensor.values.begin(), stages.tensor.values.end()), 1.0F);
  EXPECT_EQ(*std::min_element(stages.tensor.values.begin(), stages.tensor.values.end()), 0.0F);
}

TEST(PrepareDigit, LeavesAPictureThatIsReadyAsItIs) {
  const DigitStages once = prepareDigit(rasterize(seven(0.1F, 0.2F, 0.7F)));
  const DigitStages twice =
      prepareDigit(once.centred, {.crop = true, .scale = false, .centre = true, .range = true});
  EXPECT_EQ(once.tensor.values, twice.tensor.values);
}

TEST(PrepareDigit, WithoutCropTheBoxIsThePaper) {
  const Image ink = rasterize(seven(0.05F, 0.05F, 0.3F));
  const DigitStages stages = prepareDigit(ink, {.crop = false});
  EXPECT_EQ(stages.cropped.bytes, ink.bytes);
  EXPECT_EQ(stages.scaled.width, 20);
  EXPECT_EQ(stages.scaled.height, 20);
  EXPECT_LT(mass(stages.centred), 0.5 * mass(prepareDigit(ink).centred));
}

TEST(PrepareDigit, WithoutScaleASmallDigitStaysSmall) {
  const DigitStages stages = prepareDigit(rasterize(seven(0.05F, 0.05F, 0.25F)), {.scale = false});
  EXPECT_LE(std::max(stages.scaled.width, stages.scaled.height), 10);
  const auto [x, y] = centreOfMass(stages.centred);
  EXPECT_NEAR(x, 14.0, 0.5);
  EXPECT_NEAR(y, 14.0, 0.5);
}

TEST(PrepareDigit, WithoutCentreADigitInTheCornerStaysThere) {
  const DigitStages stages = prepareDigit(rasterize(seven(0.05F, 0.05F, 0.3F)), {.centre = false});
  EXPECT_EQ(stages.scaled.height, 20);
  const auto [x, y] = centreOfMass(stages.centred);
  EXPECT_LT(x, 9.0);
  EXPECT_LT(y, 11.0);
  EXPECT_NEAR(mass(stages.centred), mass(stages.scaled), 1.0);
}

TEST(PrepareDigit, WithoutRangeTheTensorHoldsBytes) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.5F));
  const DigitStages bytes = prepareDigit(ink, {.range = false});
  const DigitStages unit = prepareDigit(ink);
  for (std::size_t i = 0; i < unit.tensor.values.size(); ++i) {
    ASSERT_FLOAT_EQ(bytes.tensor.values[i], unit.tensor.values[i] * 255.0F);
  }
}

TEST(PrepareDigit, AllOffOnlyReducesThePaper) {
  const DigitStages stages = prepareDigit(rasterize(seven(0.6F, 0.6F, 0.3F)), {false, false, false, false});
  EXPECT_EQ(stages.scaled.width, 28);
  EXPECT_EQ(stages.scaled.bytes, stages.centred.bytes);
  EXPECT_GT(centreOfMass(stages.centred).first, 18.0);
}

TEST(PrepareDigit, BlankPaperIsBlank) {
  for (const Image& ink : {Image(280, 280), Image(1, 1), Image(), Image(50, 20, 1, 8)}) {
    const DigitStages stages = prepareDigit(ink);
    EXPECT_TRUE(stages.blank);
    EXPECT_EQ(stages.tensor.values, std::vector<float>(784, 0.0F));
    EXPECT_EQ(stages.centred.bytes.size(), 784U);
  }
}

TEST(PrepareDigit, ADotFillsTheBoxAndAHairlineIsFullInk) {
  const std::vector<Stroke> dot{{{{0.9F, 0.1F}}, 0.04F}};
  const DigitStages stages = prepareDigit(rasterize(dot));
  EXPECT_FALSE(stages.blank);
  // A disc of 11.2 pixels in a box of 12, brought to 20.
  EXPECT_NEAR(mass(stages.centred) / 255.0, 3.14159 * 9.33 * 9.33, 15.0);

  const DigitStages thin = prepareDigit(rasterize(seven(0.1F, 0.1F, 0.8F, 0.006F)));
  EXPECT_GE(*std::max_element(thin.centred.bytes.begin(), thin.centred.bytes.end()), 250);
}

TEST(ResampleInk, KeepsTheMeanWhenShrinking) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.5F), 137);
  const Image small = resampleInk(ink, 31, 44);
  EXPECT_NEAR(mass(small) / (31 * 44), mass(ink) / (137 * 137), 0.2);
  EXPECT_EQ(resampleInk(ink, 137, 137).bytes, ink.bytes);
}

TEST(ResampleInk, EnlargesSmoothly) {
  Image step(8, 1);
  std::fill(step.bytes.begin() + 4, step.bytes.end(), std::uint8_t{255});
  const Image wide = resampleInk(step, 64, 1);
  EXPECT_TRUE(std::is_sorted(wide.bytes.begin(), wide.bytes.begin() + 48));
  EXPECT_NEAR(wide.at(31, 0) + wide.at(32, 0), 255, 2);
}

TEST(InkFromImage, LeavesInkOnBlackAsItIs) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.6F));
  EXPECT_EQ(inkFromImage(ink).bytes, ink.bytes);
}

TEST(InkFromImage, InvertsDarkOnLight) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.6F));
  EXPECT_EQ(inkFromImage(inverted(ink)).bytes, ink.bytes);
}

TEST(InkFromImage, LaysAlphaOverWhite) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.6F));
  Image picture(ink.width, ink.height, 4);  // black everywhere, the digit is in the alpha channel alone
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      picture.at(x, y, 3) = ink.at(x, y);
    }
  }
  EXPECT_EQ(inkFromImage(picture).bytes, ink.bytes);
}

TEST(InkFromImage, StretchesPaleColour) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.6F));
  Image picture(ink.width, ink.height, 3);  // a light blue pen on cream paper
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      const bool pen = ink.at(x, y) > 127;
      picture.at(x, y, 0) = pen ? 120 : 250;
      picture.at(x, y, 1) = pen ? 150 : 245;
      picture.at(x, y, 2) = pen ? 230 : 230;
    }
  }
  const Image found = inkFromImage(picture);
  ASSERT_EQ(found.bytes.size(), ink.bytes.size());
  for (std::size_t i = 0; i < ink.bytes.size(); ++i) {
    ASSERT_EQ(found.bytes[i], ink.bytes[i] > 127 ? 255 : 0) << i;
  }
}

TEST(InkFromImage, FindsTheDigitOnAnUnevenlyLitSheet) {
  const Image ink = rasterize(seven(0.25F, 0.2F, 0.6F), 300);
  Image photo(300, 300);
  std::uint32_t noise = 1;
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 300; ++x) {
      noise = noise * 1664525U + 1013904223U;
      const double light = 220.0 - 0.3 * x - 0.15 * y;  // darker to the lower right than the ink's upper left
      const bool ruled = x % 40 < 2 || y % 40 < 2;      // squared paper
      const double paper = ruled ? 0.88 : 1.0;
      const double value =
          light * (paper - 0.6 * ink.at(x, y) / 255.0) + static_cast<double>(noise >> 29U) - 3.5;
      photo.at(x, y) = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
    }
  }
  const Matrix expected = prepareDigit(ink).tensor;
  EXPECT_LT(meanDifference(prepareDigit(inkFromImage(photo)).tensor, expected), 0.02);
}

TEST(InkFromImage, BlankAndImpossiblePicturesGiveNoInk) {
  EXPECT_EQ(mass(inkFromImage(Image(40, 30, 3, 200))), 0.0);
  EXPECT_TRUE(prepareDigit(inkFromImage(Image(40, 30, 1, 255))).blank);
  EXPECT_TRUE(inkFromImage(Image()).empty());
  Image torn(10, 10, 3);
  torn.bytes.resize(17);
  EXPECT_TRUE(inkFromImage(torn).empty());
}

TEST(InkFromImage, ReducesHugePictures) {
  const Image ink = rasterize(seven(0.2F, 0.2F, 0.6F), 2400);
  const Image reduced = inkFromImage(inverted(ink));
  EXPECT_LE(reduced.width, 1200);
  EXPECT_LT(meanDifference(prepareDigit(reduced).tensor, prepareDigit(ink).tensor), 0.005);
}

}  // namespace
}  // namespace officina
