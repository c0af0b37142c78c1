// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/photo_cache.h"

#include <array>
#include <chrono>
#include <csignal>
#include <numeric>
#include <sys/resource.h>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/photo_files.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Reason = LeftOutFile::Reason;
constexpr int kSide = 16;
constexpr std::int64_t kBytes = std::int64_t{kSide} * kSide * 3;

class PhotoCacheTest : public ::testing::Test {
 protected:
  PhotoCacheTest() {
    for (int i = 0; i < 60; ++i) {
      const Image picture = testing::speckled(24, 20, static_cast<std::uint32_t>(i));
      m_wanted.push_back(pillowResize(picture, kSide, kSide).bytes);
      PhotoFile photo;
      photo.path = m_folder.write(std::to_string(i) + ".png", testing::fileOf(picture));
      m_photos.push_back(std::move(photo));
    }
  }
  [[nodiscard]] std::vector<std::int64_t> allInOrder() const {
    std::vector<std::int64_t> order(m_photos.size());
    std::iota(order.begin(), order.end(), 0);
    return order;
  }
  PhotoCacheOptions options(std::int64_t picturesInMemory) const {
    return {.memoryLimit = picturesInMemory * kBytes, .ahead = 8, .scratch = m_folder.path()};
  }
  void expectRight(PhotoCache& cache, std::int64_t photo) {
    std::vector<std::uint8_t> found(static_cast<std::size_t>(kBytes));
    ASSERT_TRUE(cache.read(photo, found.data())) << photo;
    EXPECT_EQ(found, m_wanted[static_cast<std::size_t>(photo)]) << photo;
  }
  /// Waits until so many pictures have been decoded, or for ten seconds.
  static bool reaches(const PhotoCache& cache, std::int64_t decoded) {
    for (int i = 0; i < 2000 && cache.decoded() < decoded; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return cache.decoded() == decoded;
  }

  testing::TempFolder m_folder;
  std::vector<PhotoFile> m_photos;
  std::vector<std::vector<std::uint8_t>> m_wanted;
};

TEST_F(PhotoCacheTest, DecodesEachPictureOnce) {
  PhotoCache cache(m_photos, kSide, true, options(1000));
  for (int pass = 0; pass < 3; ++pass) {
    cache.expect(allInOrder());
    for (const std::int64_t photo : allInOrder()) {
      expectRight(cache, photo);
    }
  }
  EXPECT_EQ(cache.decoded(), 60);
  EXPECT_TRUE(cache.failures().empty());
}

TEST_F(PhotoCacheTest, DecodesAheadAsFarAsTheWindow) {
  PhotoCache cache(m_photos, kSide, true, options(1000));
  cache.expect(allInOrder());
  EXPECT_TRUE(reaches(cache, 8));
  expectRight(cache, 0);
  expectRight(cache, 1);
  EXPECT_TRUE(reaches(cache, 10));
  cache.expect({50, 51});  // instead of all that was still to come
  EXPECT_TRUE(reaches(cache, 12));
  expectRight(cache, 51);
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  EXPECT_EQ(cache.decoded(), 12);
}

TEST_F(PhotoCacheTest, SpillsIntoAFileThatHasNoName) {
  PhotoCache cache(m_photos, kSide, true, options(5));
  for (int pass = 0; pass < 2; ++pass) {
    cache.expect(allInOrder());
    for (const std::int64_t photo : allInOrder()) {
      expectRight(cache, photo);
    }
  }
  EXPECT_EQ(cache.decoded(), 60);
  EXPECT_FALSE(cache.spillFailed());
  EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), {}), 60);
}

TEST_F(PhotoCacheTest, DecodesAgainWhatAFullDiskDidNotTake) {
  struct rlimit before {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit small = before;
  small.rlim_cur = 10 * kBytes + 100;  // the eleventh picture does not fit
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  {
    PhotoCache cache(m_photos, kSide, true, options(5));
    for (int pass = 0; pass < 2; ++pass) {
      cache.expect(allInOrder());
      for (const std::int64_t photo : allInOrder()) {
        expectRight(cache, photo);
      }
    }
    EXPECT_TRUE(cache.spillFailed());
    EXPECT_TRUE(cache.failures().empty());
    EXPECT_GE(cache.decoded(), 60 + 45);  // the other 45 each time
  }
  setrlimit(RLIMIT_FSIZE, &before);
  (void)std::signal(SIGXFSZ, old);
}

TEST_F(PhotoCacheTest, DoesWithoutAScratchFolder) {
  PhotoCacheOptions nowhere = options(2);
  nowhere.scratch = m_folder / "gone";
  PhotoCache cache(m_photos, kSide, true, nowhere);
  for (const std::int64_t photo : allInOrder()) {
    expectRight(cache, photo);
  }
  EXPECT_TRUE(cache.spillFailed());
}

TEST_F(PhotoCacheTest, SaysWhichPictureCannotBeReadAnyMore) {
  fs::remove(m_photos[3].path);
  m_folder.write("4.png", "<html>the server is busy</html>");
  const Image other = testing::speckled(40, 40, 999);
  m_folder.write("5.png", testing::fileOf(other));  // another picture is a picture
  PhotoCache cache(m_photos, kSide, true, options(1000));
  cache.expect(allInOrder());
  std::vector<std::uint8_t> found(static_cast<std::size_t>(kBytes));
  EXPECT_FALSE(cache.read(3, found.data()));
  EXPECT_FALSE(cache.read(4, found.data()));
  EXPECT_FALSE(cache.read(4, found.data()));
  ASSERT_TRUE(cache.read(5, found.data()));
  EXPECT_EQ(found, pillowResize(other, kSide, kSide).bytes);
  expectRight(cache, 6);
  const std::vector<LeftOutFile> failures = cache.failures();
  ASSERT_EQ(failures.size(), 2U);
  EXPECT_EQ(failures[0].path, m_photos[3].path);
  EXPECT_EQ(failures[0].reason, Reason::Unreadable);
  EXPECT_NE(failures[0].words.str().find("does not exist"), std::string::npos);
  EXPECT_EQ(failures[1].reason, Reason::Damaged);
  EXPECT_NE(failures[1].words.str().find("is a web page"), std::string::npos);
}

TEST_F(PhotoCacheTest, KeepsWhatItHasWhenTheFolderVanishes) {
  PhotoCache cache(m_photos, kSide, true, options(1000));
  for (std::int64_t photo = 0; photo < 10; ++photo) {
    expectRight(cache, photo);
  }
  for (const PhotoFile& photo : m_photos) {
    fs::remove(photo.path);
  }
  cache.expect(allInOrder());
  for (std::int64_t photo = 0; photo < 10; ++photo) {
    expectRight(cache, photo);
  }
  std::vector<std::uint8_t> found(static_cast<std::size_t>(kBytes));
  for (std::int64_t photo = 10; photo < 60; ++photo) {
    EXPECT_FALSE(cache.read(photo, found.data()));
  }
  EXPECT_EQ(cache.failures().size(), 50U);
}

TEST_F(PhotoCacheTest, ServesManyThreadsAtOnce) {
  PhotoCache cache(m_photos, kSide, true, options(20));
  std::vector<std::thread> readers;
  std::array<bool, 4> right{};
  for (std::size_t reader = 0; reader < right.size(); ++reader) {
    readers.emplace_back([&, reader] {
      std::vector<std::uint8_t> found(static_cast<std::size_t>(kBytes));
      bool all = true;
      for (std::size_t i = 0; i < 240; ++i) {
        if (reader == 0 && i % 60 == 0) {
          cache.expect(allInOrder());
        }
        const std::size_t photo = reader == 0 ? i % 60 : i * 7 * (reader + 1) % 60;
        all = all && cache.read(static_cast<std::int64_t>(photo), found.data()) && found == m_wanted[photo];
      }
      right[reader] = all;
    });
  }
  for (std::thread& reader : readers) {
    reader.join();
  }
  EXPECT_EQ(right, (std::array<bool, 4>{true, true, true, true}));
  EXPECT_EQ(cache.decoded(), 60);
}

TEST_F(PhotoCacheTest, EndsWhileThereIsStillMuchToDo) {
  for (int i = 0; i < 20; ++i) {
    PhotoCache cache(m_photos, kSide, true, options(1000));
    cache.expect(allInOrder());
  }
}

TEST_F(PhotoCacheTest, SharesTheLimitBetweenCaches) {
  PhotoCache first(m_photos, kSide, true, options(60));
  for (const std::int64_t photo : allInOrder()) {
    expectRight(first, photo);
  }
  PhotoCacheOptions nowhere = options(60);
  nowhere.scratch = m_folder / "gone";
  PhotoCache second(m_photos, kSide, false, nowhere);
  expectRight(second, 0);
  EXPECT_TRUE(second.spillFailed());  // there was no memory left for it
}

TEST_F(PhotoCacheTest, PhotoDataKeepsOneCacheForEachWayOfReading) {
  PhotoFolder folder;
  folder.photos = m_photos;
  const PhotoData data(std::move(folder));
  PhotoCache& cache = data.cache(kSide, true);
  EXPECT_EQ(&data.cache(kSide, true), &cache);
  EXPECT_NE(&data.cache(kSide, false), &cache);
  EXPECT_EQ(data.cache(8, true).side(), 8);
  expectRight(cache, 7);
}

}  // namespace
}  // namespace officina
