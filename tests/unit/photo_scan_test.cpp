// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "tests/support/photo_files.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using Reason = LeftOutFile::Reason;
using testing::errorOf;
using testing::fileOf;
using testing::speckled;

class PhotoScanTest : public ::testing::Test {
 protected:
  /// Puts a file below the folder, with the folders that it needs.
  fs::path put(const std::string& name, const std::string& bytes) {
    fs::create_directories((m_folder / name).parent_path());
    return m_folder.write(name, bytes);
  }
  fs::path putPicture(const std::string& name, const std::string& ending = ".png") {
    return put(name, fileOf(speckled(20, 10, m_seed++), ending));
  }
  /// Two classes that are as they should be.
  void putTwoClasses() {
    putPicture("cats/1.png");
    putPicture("cats/2.png");
    putPicture("dogs/1.png");
  }
  [[nodiscard]] PhotoFolder scan(const ScanOptions& options = {}) const {
    return scanPhotos(m_folder.path().string(), options);
  }
  [[nodiscard]] std::string refusal() const {
    return errorOf<Error>([this] { (void)scan(); });
  }
  /// What was said of the file, with its reason in front; "" if it was not left out.
  static std::string saidOf(const PhotoFolder& found, const std::string& name) {
    for (const LeftOutFile& file : found.leftOut) {
      if (file.path.filename().string() == name) {
        constexpr std::array kReasons{"not picture", "damaged",   "tiny",
                                      "too large",   "duplicate", "unreadable"};
        return kReasons.at(static_cast<std::size_t>(file.reason)) + ": "s + file.words.str();
      }
    }
    return {};
  }
  std::vector<std::string> names(const PhotoFolder& found) const {
    std::vector<std::string> names;
    for (const PhotoFile& photo : found.photos) {
      names.push_back(photo.path.lexically_relative(m_folder.path()).string());
    }
    return names;
  }

  testing::TempFolder m_folder;
  std::uint32_t m_seed = 100;
};

TEST_F(PhotoScanTest, FindsClassesAndTheirPictures) {
  putTwoClasses();
  const PhotoFolder found = scan();
  EXPECT_EQ(found.source, m_folder.path().string());
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{2, 1}));
  ASSERT_EQ(found.photos.size(), 3U);
  EXPECT_EQ(found.photos[0].width, 20);
  EXPECT_EQ(found.photos[0].height, 10);
  EXPECT_EQ(found.photos[0].size, static_cast<std::int64_t>(fs::file_size(m_folder / "cats/1.png")));
  EXPECT_EQ(found.photos[2].label, 1);
  EXPECT_TRUE(found.leftOut.empty());
}

TEST_F(PhotoScanTest, OrdersAsImageFolderDoes) {
  // Folders by the bytes of their whole paths ("a b" before "a/z"), a folder's own files before those in it.
  for (const char* name :
       {"b/x.png", "b/a b/1.png", "b/a/z/1.png", "b/a/2.png", "b/a/10.png", "b/B.png", "A/1.png"}) {
    putPicture(name);
  }
  EXPECT_EQ(names(scan()), (std::vector<std::string>{"A/1.png", "b/B.png", "b/x.png", "b/a/10.png",
                                                     "b/a/2.png", "b/a b/1.png", "b/a/z/1.png"}));
}

TEST_F(PhotoScanTest, KnowsWhatImageFolderWouldTake) {
  putTwoClasses();
  put("cats/moves.gif", testing::movingGif());
  putPicture("cats/LOUD.JPG", ".jpg");
  putPicture("cats/without");
  const PhotoFolder found = scan();
  for (const PhotoFile& photo : found.photos) {
    const std::string name = photo.path.filename();
    EXPECT_EQ(photo.inImageFolder, name != "moves.gif" && name != "without") << name;
  }
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{5, 1}));
}

TEST_F(PhotoScanTest, LeavesAnEmptyClassOut) {
  putTwoClasses();
  fs::create_directories(m_folder / "birds");
  const PhotoFolder found = scan();
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_EQ(found.photos.back().label, 1);
  EXPECT_EQ(saidOf(found, "birds"), "not picture: The class folder birds has no pictures.");
}

TEST_F(PhotoScanTest, RefusesOneClass) {
  putPicture("cats/1.png");
  fs::create_directories(m_folder / "dogs");
  EXPECT_NE(refusal().find("only one class with pictures, cats"), std::string::npos) << refusal();
}

TEST_F(PhotoScanTest, RefusesMoreThanTwentyClasses) {
  for (int i = 0; i < 21; ++i) {
    putPicture("class" + std::to_string(i) + "/1.png");
  }
  EXPECT_NE(refusal().find("21 classes with pictures; at most 20"), std::string::npos) << refusal();
}

TEST_F(PhotoScanTest, SaysHowFoldersMustLie) {
  EXPECT_NE(refusal().find("No folder with pictures"), std::string::npos) << refusal();
  putPicture("1.png");
  EXPECT_NE(refusal().find("lie directly in"), std::string::npos) << refusal();
  EXPECT_NE(refusal().find("photos/cats"), std::string::npos) << refusal();
  EXPECT_NE(errorOf<Error>([&] { (void)scanPhotos((m_folder / "1.png").string()); }).find("is a file"),
            std::string::npos);
  EXPECT_NE(errorOf<Error>([&] { (void)scanPhotos((m_folder / "gone").string()); }).find("does not exist"),
            std::string::npos);
  EXPECT_NE(errorOf<Error>([&] { (void)scanPhotos(""); }).find("No folder"), std::string::npos);
}

TEST_F(PhotoScanTest, JudgesByContentAndNeverByName) {
  putTwoClasses();
  put("cats/page.jpg", "<!DOCTYPE html><html><head><title>404</title></head></html>");
  putPicture("cats/webp.png", ".webp");
  put("cats/letter.jpg", "To whom it may concern: here is no cat.");
  put("cats/empty.jpg", "");
  const PhotoFolder found = scan();
  EXPECT_EQ(saidOf(found, "page.jpg"), "not picture: page.jpg is a web page, not a picture.");
  EXPECT_EQ(saidOf(found, "letter.jpg"), "not picture: letter.jpg is text, not a picture.");
  EXPECT_EQ(saidOf(found, "empty.jpg"), "damaged: The file empty.jpg is empty.");
  EXPECT_EQ(saidOf(found, "webp.png"), "");
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{3, 1}));
}

TEST_F(PhotoScanTest, LeavesOutWhatIsDamagedTinyOrTooLarge) {
  putTwoClasses();
  const std::string jpeg = fileOf(speckled(40, 40, 1), ".jpg");
  put("cats/cut.jpg", jpeg.substr(0, jpeg.size() * 2 / 3));
  put("cats/dot.png", fileOf(speckled(1, 1, 2)));
  put("cats/line.png", fileOf(speckled(100, 7, 3)));
  std::string large = jpeg;
  large.replace(large.find("\xFF\xC0") + 5, 4, "\x2E\xE0\x2E\xE0");  // 12,000 x 12,000
  put("cats/large.jpg", large);
  const PhotoFolder found = scan();
  EXPECT_EQ(saidOf(found, "cut.jpg"), "damaged: The picture cut.jpg is cut off: its end is missing.");
  EXPECT_EQ(saidOf(found, "dot.png"), "tiny: dot.png has only 1 × 1 pixels.");
  EXPECT_EQ(saidOf(found, "line.png"), "tiny: line.png has only 100 × 7 pixels.");
  EXPECT_EQ(saidOf(found, "large.jpg"),
            "too large: large.jpg has 12000 × 12000 pixels; at most 64 million are read.");
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{2, 1}));
}

TEST_F(PhotoScanTest, TakesEveryKindOfPicture) {
  putTwoClasses();
  put("cats/inks.jpg", testing::inkJpeg());
  put("cats/moves.webp", testing::movingWebP());
  std::vector<unsigned char> bytes;
  cv::imencode(".png", cv::Mat(9, 9, CV_16UC3, cv::Scalar(1, 2, 3)), bytes);
  put("cats/sixteen.png", {bytes.begin(), bytes.end()});
  cv::imencode(".png", cv::Mat(9, 9, CV_8UC4, cv::Scalar(1, 2, 3, 4)), bytes);
  put("cats/alpha.png", {bytes.begin(), bytes.end()});
  cv::imencode(".jpg", cv::Mat(9, 9, CV_8UC1, cv::Scalar(1)), bytes);
  put("cats/grey.jpg", {bytes.begin(), bytes.end()});
  const PhotoFolder found = scan();
  EXPECT_TRUE(found.leftOut.empty());
  EXPECT_EQ(found.counts().front(), 7);
  for (const PhotoFile& photo : found.photos) {
    EXPECT_EQ(readPhoto(photo.path).width, photo.width) << photo.path;
  }
}

TEST_F(PhotoScanTest, MarksTheSameBytesOfAnyClass) {
  putTwoClasses();
  put("dogs/again.png", testing::contents(m_folder / "cats/1.png"));
  const PhotoFolder found = scan();
  EXPECT_EQ(saidOf(found, "again.png"),
            "duplicate: again.png is the same as " + (m_folder / "cats/1.png").string() + ".");
  ASSERT_EQ(found.photos.size(), 4U);
  EXPECT_TRUE(found.photos[3].duplicate);
  EXPECT_EQ(std::count_if(found.photos.begin(), found.photos.end(),
                          [](const PhotoFile& photo) { return photo.duplicate; }),
            1);
}

TEST_F(PhotoScanTest, NamesTheFirstOfManyThatAreTheSame) {
  putTwoClasses();
  const std::string bytes = testing::contents(m_folder / "cats/1.png");
  for (int i = 10; i < 100; ++i) {
    put("dogs/" + std::to_string(i) + ".png", bytes);
  }
  const PhotoFolder found = scan();
  ASSERT_EQ(found.leftOut.size(), 90U);
  for (const LeftOutFile& file : found.leftOut) {
    EXPECT_EQ(file.words.arguments.at(1), (m_folder / "cats/1.png").string());
  }
}

TEST_F(PhotoScanTest, TakesNamesAsTheyCome) {
  putTwoClasses();
  const std::vector<std::string> odd{
      "perché no.png", "🐈 gatto.png",  " .png", "a\xFF\xFE.png", std::string(246, 'n') + ".png",
      "-rf.png",       "new\nline.png"};
  for (const std::string& name : odd) {
    putPicture("cats/" + name);
  }
  putPicture("gatti è 🐈/1.png");
  const PhotoFolder found = scan();
  EXPECT_TRUE(found.leftOut.empty());
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs", "gatti è 🐈"}));
  EXPECT_EQ(found.counts().front(), static_cast<std::int64_t>(2 + odd.size()));
}

TEST_F(PhotoScanTest, FollowsLinksButNotInCircles) {
  putTwoClasses();
  putPicture("elsewhere/far/3.png");
  fs::create_directory_symlink(m_folder / "cats", m_folder / "cats/loop");
  fs::create_directory_symlink(m_folder / "elsewhere/far", m_folder / "cats/far");
  fs::create_symlink(m_folder / "nowhere", m_folder / "cats/broken.png");
  fs::create_symlink("self.png", m_folder / "cats/self.png");
  const PhotoFolder found = scan();
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{3, 1, 1}));
  EXPECT_EQ(saidOf(found, "loop"), "unreadable: The link loop leads back to a folder that it lies in.");
  EXPECT_NE(saidOf(found, "broken.png").find("does not exist"), std::string::npos);
  EXPECT_NE(saidOf(found, "self.png").find("unreadable"), std::string::npos);
}

TEST_F(PhotoScanTest, LeavesOutWhatMayNotBeRead) {
  putTwoClasses();
  const fs::path secret = putPicture("cats/secret.png");
  putPicture("cats/locked/1.png");
  fs::permissions(secret, fs::perms::none);
  fs::permissions(m_folder / "cats/locked", fs::perms::none);
  {
    const testing::WithoutPrivileges nobody;
    const PhotoFolder found = scan();
    EXPECT_NE(saidOf(found, "secret.png").find("unreadable: There is no permission"), std::string::npos);
    EXPECT_NE(saidOf(found, "locked").find("unreadable: There is no permission"), std::string::npos);
    EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{2, 1}));
  }
  fs::permissions(m_folder / "cats/locked", fs::perms::owner_all);
}

TEST_F(PhotoScanTest, NeverWaitsForAPipe) {
  putTwoClasses();
  ASSERT_EQ(mkfifo((m_folder / "cats/pipe.png").c_str(), 0600), 0);
  EXPECT_NE(saidOf(scan(), "pipe.png").find("not an ordinary file"), std::string::npos);
}

TEST_F(PhotoScanTest, PassesOverWhatSystemsLeaveBehind) {
  putTwoClasses();
  put("cats/.DS_Store", "Bud1");
  put("cats/Thumbs.db", "\xD0\xCF\x11\xE0");
  put("cats/._1.png", "AppleDouble");
  put("notes.txt", "where they are from");
  const PhotoFolder found = scan();
  EXPECT_TRUE(found.leftOut.empty());
}

TEST_F(PhotoScanTest, SaysWhichPicturesHaveNoClass) {
  putTwoClasses();
  putPicture("lost.png");
  EXPECT_EQ(saidOf(scan(), "lost.png"),
            "not picture: lost.png lies beside the class folders, so it has no class.");
}

TEST_F(PhotoScanTest, GoesIntoTheFolderThatAnArchiveLeaves) {
  putPicture("PetImages/Cat/0.jpg", ".jpg");
  putPicture("PetImages/Dog/0.jpg", ".jpg");
  put("readme.txt", "about the collection");
  fs::create_directories(m_folder / "__MACOSX/PetImages");
  EXPECT_EQ(scan().classes, (std::vector<std::string>{"Cat", "Dog"}));
  // A class alone stays one, even with folders in it.
  putPicture("PetImages/Dog/young/1.jpg", ".jpg");
  fs::remove_all(m_folder / "PetImages/Cat");
  EXPECT_NE(refusal().find("only one class with pictures, Dog"), std::string::npos) << refusal();
}

TEST_F(PhotoScanTest, TakesClassFoldersOneALine) {
  putPicture("here/dogs/1.png");
  putPicture("there/cats/1.png");
  putPicture("third/cats/2.png");
  const PhotoFolder found =
      scanPhotos((m_folder / "here/dogs/").string() + "\n" + (m_folder / "there/cats").string() + "\n" +
                 (m_folder / "third/cats").string() + "\n");
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_EQ(found.counts(), (std::vector<std::int64_t>{2, 1}));
}

TEST_F(PhotoScanTest, TellsHowFarItIsAndStops) {
  putTwoClasses();
  std::vector<ScanProgress> told;
  ScanOptions options;
  options.onProgress = [&told](const ScanProgress& progress) { told.push_back(progress); };
  (void)scan(options);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back().done, 3);
  EXPECT_EQ(told.back().total, 3);
  int asked = 0;
  options.cancelled = [&asked] { return ++asked > 3; };
  try {
    (void)scan(options);
    FAIL() << "it was not stopped";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  }
  EXPECT_EQ(asked, 4);
}

TEST_F(PhotoScanTest, SurvivesAFolderThatVanishes) {
  putTwoClasses();
  ScanOptions options;
  options.onProgress = [this](const ScanProgress& progress) {
    if (progress.done == 0) {
      fs::remove_all(m_folder / "cats");
    }
  };
  const std::string said = errorOf<Error>([&] { (void)scan(options); });
  EXPECT_NE(said.find("only one class with pictures, dogs"), std::string::npos) << said;
}

TEST_F(PhotoScanTest, FindsTheDrawnOnes) {
  setStarterFolder(m_folder / "drawn");
  const PhotoFolder found = scanPhotos("starter");
  setStarterFolder({});
  EXPECT_EQ(found.source, "starter");
  EXPECT_EQ(found.classes, (std::vector<std::string>{"cats", "dogs"}));
  EXPECT_TRUE(found.leftOut.empty());
  EXPECT_EQ(found.counts().front(), found.counts().back());
}

}  // namespace
}  // namespace officina
