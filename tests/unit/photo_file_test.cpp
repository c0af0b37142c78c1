// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "tests/support/photo_files.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using namespace std::string_literals;
using testing::errorOf;
using testing::fileOf;
using testing::speckled;

using Color = std::array<int, 3>;
Color colorAt(const Image& picture, int x, int y) {
  EXPECT_EQ(picture.channels, 3);
  return {picture.at(x, y, 0), picture.at(x, y, 1), picture.at(x, y, 2)};
}
constexpr Color kRed{255, 0, 0};
constexpr Color kGreen{0, 255, 0};
constexpr Color kBlue{0, 0, 255};

std::string encoded(const std::string& ending, const cv::Mat& picture) {
  std::vector<unsigned char> bytes;
  EXPECT_TRUE(cv::imencode(ending, picture, bytes));
  return {bytes.begin(), bytes.end()};
}

class PhotoFileTest : public ::testing::Test {
 protected:
  Image read(const std::string& bytes, bool upright = true) {
    return readPhoto(m_folder.write("photo", bytes), upright);
  }
  std::string refusal(const std::string& bytes) {
    return errorOf<Error>([&] { (void)read(bytes); });
  }
  testing::TempFolder m_folder;
};

void expectSaid(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

TEST_F(PhotoFileTest, ReadsWhatLosesNothingExactly) {
  const Image picture = speckled(23, 17, 1);
  for (const char* ending : {".png", ".bmp", ".tiff", ".ppm"}) {
    const Image found = read(fileOf(picture, ending));
    EXPECT_EQ(found.width, 23) << ending;
    EXPECT_EQ(found.height, 17) << ending;
    EXPECT_EQ(found.bytes, picture.bytes) << ending;
  }
}

TEST_F(PhotoFileTest, TakesTheFirstFrameOfWhatMoves) {
  for (const std::string& bytes : {testing::movingGif(), testing::movingWebP()}) {
    const Image picture = read(bytes);
    ASSERT_EQ(picture.width, 12);
    ASSERT_EQ(picture.height, 10);
    EXPECT_EQ(colorAt(picture, 0, 9), kRed);
    EXPECT_EQ(colorAt(picture, 11, 0), kBlue);
  }
}

TEST_F(PhotoFileTest, TurnsFourInksIntoColorsAsPillowDoes) {
  EXPECT_EQ(colorAt(read(testing::inkJpeg()), 3, 3), (Color{225, 49, 137}));
}

TEST_F(PhotoFileTest, TakesTheUpperEightOfSixteenBits) {
  const cv::Mat blueFirst(9, 9, CV_16UC3, cv::Scalar(0x0100, 0x80FF, 0xFFFF));
  EXPECT_EQ(colorAt(read(encoded(".png", blueFirst)), 4, 4), (Color{0xFF, 0x80, 0x01}));
  EXPECT_EQ(colorAt(read(encoded(".tiff", blueFirst)), 4, 4), (Color{0xFF, 0x80, 0x01}));
  const cv::Mat grey(9, 9, CV_16UC1, cv::Scalar(0x7FFF));
  EXPECT_EQ(colorAt(read(encoded(".png", grey)), 4, 4), (Color{0x7F, 0x7F, 0x7F}));
}

TEST_F(PhotoFileTest, MakesColorOfGreyAndDropsAlpha) {
  EXPECT_EQ(colorAt(read(encoded(".png", cv::Mat(9, 9, CV_8UC1, cv::Scalar(77)))), 4, 4),
            (Color{77, 77, 77}));
  EXPECT_EQ(colorAt(read(encoded(".jpg", cv::Mat(9, 9, CV_8UC1, cv::Scalar(77)))), 4, 4),
            (Color{77, 77, 77}));
  // Colours are there under full transparency too.
  const cv::Mat clear(9, 9, CV_8UC4, cv::Scalar(0, 255, 0, 0));
  EXPECT_EQ(colorAt(read(encoded(".png", clear)), 4, 4), kGreen);
}

TEST_F(PhotoFileTest, TurnsAsExifSaysOnlyIfAsked) {
  // 16 x 8, upper left corner red: orientation 6 means that the left side is up.
  cv::Mat picture(8, 16, CV_8UC3, cv::Scalar(255, 0, 0));
  picture(cv::Rect(0, 0, 8, 8)) = cv::Scalar(0, 0, 255);
  std::string jpeg = encoded(".jpg", picture);
  jpeg.insert(2,
              "\xFF\xE1\0\x22"
              "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"s);
  const Image stored = read(jpeg, false);
  EXPECT_EQ(stored.width, 16);
  EXPECT_GT(colorAt(stored, 1, 1)[0], 200);
  const Image upright = read(jpeg, true);
  EXPECT_EQ(upright.width, 8);
  EXPECT_EQ(upright.height, 16);
  EXPECT_GT(colorAt(upright, 6, 1)[0], 200);
  EXPECT_GT(colorAt(upright, 1, 14)[2], 200);
}

TEST_F(PhotoFileTest, RefusesByNameWhatIsNoPicture) {
  expectSaid(refusal("<!DOCTYPE html><html><body>404</body></html>"), "is a web page, not a picture");
  expectSaid(refusal("Dear reader, this is no picture."), "is text, not a picture");
  expectSaid(refusal("\0\0\0\x18"
                     "ftypheic\0\0\0\0"s),
             "HEIF");
  expectSaid(refusal(""), "is empty");
  expectSaid(refusal(std::string(300, '\x01')), "not a picture of a known kind");
}

TEST_F(PhotoFileTest, RefusesWhatIsCutOff) {
  const Image picture = speckled(64, 64, 2);
  for (const char* ending : {".jpg", ".png", ".webp", ".bmp", ".tiff"}) {
    const std::string whole = fileOf(picture, ending);
    EXPECT_FALSE(refusal(whole.substr(0, whole.size() / 2)).empty()) << ending;
  }
  for (const std::string& moving : {testing::movingGif(), testing::movingWebP()}) {
    EXPECT_FALSE(refusal(moving.substr(0, 50)).empty());
  }
}

TEST_F(PhotoFileTest, RefusesDamageBehindTheHeader) {
  const Image picture = speckled(64, 64, 3);
  // A marker in the middle of the data ends them, and the true end of the file is still there.
  std::string jpeg = fileOf(picture, ".jpg");
  jpeg.replace(jpeg.size() / 2, 2, "\xFF\xD9");
  expectSaid(refusal(jpeg), "is damaged");
  std::string png = fileOf(picture, ".png");
  png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 0x55);
  expectSaid(refusal(png), "is damaged");
  std::string webp = testing::movingWebP();
  webp.replace(70, 20, 20, '\0');
  expectSaid(refusal(webp), "is damaged");
  std::string gif = testing::movingGif();
  gif.replace(40, 20, 20, '\xFF');
  expectSaid(refusal(gif), "is damaged");
}

TEST_F(PhotoFileTest, SkipsBytesThatAreTooManyAsEveryViewerDoes) {
  const Image picture = speckled(64, 64, 4);
  std::string jpeg = fileOf(picture, ".jpg");
  const Image plain = read(jpeg);
  jpeg.insert(jpeg.size() - 2, 100, '\x20');
  EXPECT_EQ(read(jpeg).bytes, plain.bytes);
  EXPECT_EQ(read(jpeg + "left behind by a camera").bytes, plain.bytes);
}

TEST_F(PhotoFileTest, RefusesABombBeforeAnythingIsUnpacked) {
  // A GIF of 65,535 x 65,535 in thirty bytes.
  std::string gif = testing::movingGif().substr(0, 62);
  gif.replace(6, 4, "\xFF\xFF\xFF\xFF");
  expectSaid(refusal(gif), "at most 64 million");
  // A JPEG whose frame says 65,500 x 65,500.
  std::string jpeg = fileOf(speckled(16, 16, 5), ".jpg");
  const std::size_t frame = jpeg.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
  expectSaid(refusal(jpeg), "65500 × 65500");
}

}  // namespace
}  // namespace officina
