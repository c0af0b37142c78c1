// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "tests/support/photo_files.h"

namespace officina {
namespace {

Image smallPicture() {
  Image picture(5, 4, 3);
  for (int y = 0; y < 4; ++y) {
    for (int x = 0; x < 5; ++x) {
      picture.at(x, y, 0) = static_cast<std::uint8_t>(x * 53 + y * 17);
      picture.at(x, y, 1) = static_cast<std::uint8_t>(x * x * 31 + y * 90);
      picture.at(x, y, 2) = static_cast<std::uint8_t>(255 - x * 20 - y * 41);
    }
  }
  return picture;
}

// What Image.resize(size, Image.BILINEAR) of Pillow 9.4 gives; tests/parity/test_photos.py asks it anew.
TEST(PillowResizeTest, GivesPillowsBytes) {
  EXPECT_EQ(pillowResize(smallPicture(), 3, 2).bytes,
            (std::vector<std::uint8_t>{35, 77, 217, 118, 125, 186, 201, 128, 155, 62, 109, 152, 145, 116, 121,
                                       165, 160, 90}));
  EXPECT_EQ(
      pillowResize(smallPicture(), 5, 2).bytes,
      (std::vector<std::uint8_t>{12, 64, 226, 65, 95,  206, 118, 152, 186, 171, 87,  166, 224, 158, 146,
                                 39, 96, 161, 92, 127, 141, 145, 110, 121, 198, 119, 101, 141, 190, 81}));
  EXPECT_EQ(pillowResize(smallPicture(), 7, 6).bytes,
            (std::vector<std::uint8_t>{
                0,   0,   255, 30,  18,  244, 68,  58,  229, 106, 124, 215, 144, 52,  201, 182, 116, 186,
                212, 240, 175, 9,   45,  235, 39,  63,  224, 77,  103, 209, 115, 169, 195, 153, 97,  181,
                191, 106, 166, 221, 157, 155, 20,  105, 207, 50,  123, 196, 88,  151, 181, 126, 186, 167,
                164, 145, 153, 202, 111, 138, 232, 89,  127, 31,  165, 180, 61,  183, 169, 99,  161, 154,
                137, 76,  140, 175, 156, 126, 213, 171, 111, 243, 149, 100, 43,  97,  153, 73,  115, 142,
                111, 118, 127, 149, 93,  113, 187, 113, 99,  170, 158, 84,  127, 209, 73,  51,  14,  132,
                81,  32,  121, 119, 72,  106, 157, 138, 92,  195, 66,  78,  123, 130, 63,  7,   254, 52}));
}

TEST(PillowResizeTest, TreatsEachChannelTheSame) {
  const Image color = testing::speckled(37, 53, 1);
  const Image small = pillowResize(color, 20, 64);
  for (int channel = 0; channel < 3; ++channel) {
    Image grey(37, 53, 1);
    Image four(37, 53, 4);
    for (int y = 0; y < 53; ++y) {
      for (int x = 0; x < 37; ++x) {
        grey.at(x, y) = color.at(x, y, channel);
        four.at(x, y, 3) = color.at(x, y, channel);
      }
    }
    const Image smallGrey = pillowResize(grey, 20, 64);
    const Image smallFour = pillowResize(four, 20, 64);
    for (int y = 0; y < 64; ++y) {
      for (int x = 0; x < 20; ++x) {
        ASSERT_EQ(smallGrey.at(x, y), small.at(x, y, channel)) << x << ' ' << y << ' ' << channel;
        ASSERT_EQ(smallFour.at(x, y, 3), small.at(x, y, channel)) << x << ' ' << y << ' ' << channel;
      }
    }
  }
}

TEST(PillowResizeTest, LeavesTheSameSizeAlone) {
  const Image picture = testing::speckled(31, 29, 2);
  EXPECT_EQ(pillowResize(picture, 31, 29).bytes, picture.bytes);
}

TEST(PillowResizeTest, KeepsOneColorWhateverTheSize) {
  const Image plain(300, 7, 3, 201);
  for (const auto& [width, height] : {std::pair(1, 1), std::pair(1000, 1), std::pair(13, 700)}) {
    const Image resized = pillowResize(plain, width, height);
    for (const std::uint8_t byte : resized.bytes) {
      ASSERT_EQ(byte, 201);
    }
  }
}

TEST(PillowResizeTest, RefusesNothing) {
  EXPECT_THROW((void)pillowResize(Image(), 3, 3), Error);
  EXPECT_THROW((void)pillowResize(Image(3, 3, 3), 0, 3), Error);
  EXPECT_THROW((void)pillowResize(Image(3, 3, 2), 2, 2), Error);
}

}  // namespace
}  // namespace officina
