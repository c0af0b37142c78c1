// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/drawn_pets.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

TEST(StarterPhotosTest, DrawsTheSameAgainAndNeverTheSameTwice) {
  for (const DrawnPet pet : {DrawnPet::Cat, DrawnPet::Dog}) {
    const Image first = drawPet(pet, 3, 64);
    EXPECT_EQ(first.width, 64);
    EXPECT_EQ(first.channels, 3);
    EXPECT_EQ(drawPet(pet, 3, 64).bytes, first.bytes);
    EXPECT_NE(drawPet(pet, 4, 64).bytes, first.bytes);
  }
  EXPECT_NE(drawPet(DrawnPet::Cat, 3, 64).bytes, drawPet(DrawnPet::Dog, 3, 64).bytes);
}

TEST(StarterPhotosTest, NoColorAndNoPlaceTellsThemApart) {
  // For each pixel of an 8 x 8 miniature and each channel: how well does the best threshold tell cats from
  // dogs?
  constexpr int kCount = 120;
  std::array<std::array<std::array<int, 256>, 2>, 192> histograms{};
  for (std::size_t pet = 0; pet < 2; ++pet) {
    for (std::uint64_t number = 0; number < kCount; ++number) {
      const Image small = pillowResize(drawPet(static_cast<DrawnPet>(pet), number, 64), 8, 8);
      for (std::size_t i = 0; i < small.bytes.size(); ++i) {
        ++histograms[i][pet][small.bytes[i]];
      }
    }
  }
  for (const auto& histogram : histograms) {
    int catsBelow = 0;
    int dogsBelow = 0;
    int best = 0;
    for (std::size_t value = 0; value < 256; ++value) {
      catsBelow += histogram[0][value];
      dogsBelow += histogram[1][value];
      best = std::max(best, std::abs(catsBelow - dogsBelow));
    }
    EXPECT_LT(best, kCount * 6 / 10);  // 80 % right
  }
}

TEST(StarterPhotosTest, WritesWhatIsMissingAndNothingElse) {
  const testing::TempFolder folder;
  EXPECT_EQ(starterPhotos(folder / "drawn"), folder / "drawn");
  const PhotoFolder found = scanPhotos((folder / "drawn").string());
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_GE(found.counts().front(), 300);
  EXPECT_EQ(found.counts().front(), found.counts().back());
  EXPECT_TRUE(found.leftOut.empty());
  EXPECT_EQ(found.photos.front().width, 128);

  const fs::path kept = found.photos[1].path;
  const fs::path lost = found.photos[2].path;
  const fs::path cut = found.photos[3].path;
  const std::string drawing = testing::contents(lost);
  const auto time = fs::last_write_time(kept);
  fs::remove(lost);
  fs::resize_file(cut, 0);
  (void)starterPhotos(folder / "drawn");
  EXPECT_EQ(fs::last_write_time(kept), time);
  EXPECT_EQ(testing::contents(lost), drawing);
  EXPECT_GT(fs::file_size(cut), 1000U);
}

TEST(StarterPhotosTest, SaysWhereItCannotWrite) {
  const testing::TempFolder folder;
  folder.write("file", "in the way");
  EXPECT_NE(testing::errorOf<Error>([&] { (void)starterPhotos(folder / "file"); }).find("file"),
            std::string::npos);
}

}  // namespace
}  // namespace officina
