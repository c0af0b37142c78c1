// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/photos.h"

namespace officina {
namespace {

/// As many photographs of each class; names that ImageFolder takes.
PhotoFolder folderOf(const std::vector<int>& counts) {
  PhotoFolder folder;
  for (std::size_t label = 0; label < counts.size(); ++label) {
    folder.classes.push_back("class" + std::to_string(label));
    for (int i = 0; i < counts[label]; ++i) {
      folder.photos.push_back({.path = std::to_string(i) + ".jpg", .label = static_cast<int>(label)});
    }
  }
  return folder;
}

TEST(PhotoSplitTest, NotesIsPythonsRandomSplit) {
  // torch.manual_seed(42); random_split(range(11), [8, 3])
  const PhotoSplit split = splitPhotos(folderOf({6, 5}), Recipe{});
  EXPECT_EQ(split.train, (std::vector<std::int64_t>{6, 8, 9, 2, 1, 10, 0, 7}));
  EXPECT_EQ(split.validation, (std::vector<std::int64_t>{3, 5, 4}));
}

TEST(PhotoSplitTest, NotesCountsOnlyWhatImageFolderTakesButDuplicatesToo) {
  PhotoFolder folder = folderOf({7, 6});
  folder.photos[0].inImageFolder = false;
  folder.photos[7].inImageFolder = false;
  folder.photos[3].duplicate = true;
  const PhotoSplit split = splitPhotos(folder, Recipe{});
  // The eleven that are left are 1-6 and 8-12.
  EXPECT_EQ(split.train, (std::vector<std::int64_t>{8, 10, 11, 3, 2, 12, 1, 9}));
  EXPECT_EQ(split.validation, (std::vector<std::int64_t>{4, 6, 5}));
}

TEST(PhotoSplitTest, StratifiedKeepsTheShareOfEachClassAndNoDuplicates) {
  PhotoFolder folder = folderOf({100, 40, 11});
  folder.photos[5].duplicate = true;
  folder.photos[6].inImageFolder = false;
  Recipe recipe;
  recipe.stratified = true;
  recipe.validationShare = 0.2;
  const PhotoSplit split = splitPhotos(folder, recipe);
  std::vector<int> kept(3);
  std::set<std::int64_t> all(split.train.begin(), split.train.end());
  for (const std::int64_t photo : split.validation) {
    ++kept[static_cast<std::size_t>(folder.photos[static_cast<std::size_t>(photo)].label)];
    EXPECT_TRUE(all.insert(photo).second) << "on both sides: " << photo;
  }
  EXPECT_EQ(kept, (std::vector<int>{20, 8, 2}));
  EXPECT_EQ(all.size(), 150U);
  EXPECT_EQ(all.count(5), 0U);
  EXPECT_EQ(all.count(6), 1U);

  const PhotoSplit again = splitPhotos(folder, recipe);
  EXPECT_EQ(again.validation, split.validation);
  recipe.seed = 43;
  EXPECT_NE(splitPhotos(folder, recipe).validation, split.validation);
}

TEST(PhotoSplitTest, StratifiedLeavesSomethingOnEachSide) {
  Recipe recipe;
  recipe.stratified = true;
  recipe.validationShare = 0.05;
  const PhotoSplit few = splitPhotos(folderOf({2, 3}), recipe);
  EXPECT_EQ(few.validation.size(), 2U);
  recipe.validationShare = 0.9;
  const PhotoSplit most = splitPhotos(folderOf({2, 3}), recipe);
  EXPECT_EQ(most.train.size(), 2U);
  EXPECT_EQ(splitPhotos(folderOf({1, 3}), recipe).train.size(), 2U);
}

}  // namespace
}  // namespace officina
