// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <csignal>
#include <functional>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <tuple>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <zlib.h>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/data/image_file_header.h"
#include "core/storage/atomic_file.h"
#include "tests/support/scratch_folder.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string encoded(const char* ending, const cv::Mat& picture, const std::vector<int>& settings = {}) {
  std::vector<unsigned char> bytes;
  EXPECT_TRUE(cv::imencode(ending, picture, bytes, settings));
  return {bytes.begin(), bytes.end()};
}

std::string bigEndian(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

std::string pngChunk(const std::string& name, const std::string& data) {
  const std::string body = name + data;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return bigEndian(static_cast<std::uint32_t>(data.size())) + body +
         bigEndian(static_cast<std::uint32_t>(sum));
}

constexpr std::size_t kAfterPngHeader = 33;  // signature and IHDR

/// A PNG that says it has these sizes, of 8-bit grey, and has no pixel.
std::string pngThatDeclares(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1A\n" + pngChunk("IHDR", bigEndian(width) + bigEndian(height) + "\x08\0\0\0\0"s) +
         pngChunk("IDAT", "") + pngChunk("IEND", "");
}

/// An EXIF block, little-endian, with nothing but an orientation.
std::string exif(int orientation) {
  return "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + static_cast<char>(orientation) +
         "\0\0\0\0\0\0\0"s;
}

std::string turnedJpeg(const cv::Mat& picture, int orientation) {
  const std::string block = "Exif\0\0"s + exif(orientation);
  const auto length = static_cast<char>(block.size() + 2);
  return encoded(".jpg", picture, {cv::IMWRITE_JPEG_QUALITY, 100}).insert(2, "\xFF\xE1\0"s + length + block);
}

class ImageFileTest : public testing::Test {
 protected:
  fs::path put(const std::string& name, const std::string& contents) {
    fs::path file = m_scratch.path() / name;
    writeFileAtomically(file, contents);
    return file;
  }
  Image read(const std::string& name, const std::string& contents) {
    return readImageFile(put(name, contents));
  }
  /// What readImageFile says against it.
  static std::string refusal(const fs::path& file, ErrorKind kind = ErrorKind::Input) {
    try {
      (void)readImageFile(file);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind) << error.what();
      EXPECT_FALSE(error.remedyText().empty()) << error.what();
      EXPECT_NE(std::string(error.what()).find(file.filename().string()), std::string::npos) << error.what();
      return error.what();
    }
    return "nothing was refused";
  }
  std::string refusalOf(const std::string& name, const std::string& contents) {
    return refusal(put(name, contents));
  }
  [[nodiscard]] const fs::path& folder() const { return m_scratch.path(); }

 private:
  ScratchFolder m_scratch;
};

void expectSaid(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

using Colour = std::array<int, 4>;
Colour colourAt(const Image& image, int x, int y) {
  Colour colour{0, 0, 0, 255};
  for (int channel = 0; channel < image.channels; ++channel) {
    colour[static_cast<std::size_t>(channel)] = image.at(x, y, channel);
  }
  return colour;
}
/// Exactly red, green or blue to the eye: lossy formats move the bytes a little.
char nameOf(const Colour& colour) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (colour[i] > 200 && colour[(i + 1) % 3] < 60 && colour[(i + 2) % 3] < 60) {
      return "RGB"[i];
    }
  }
  return colour[0] > 200 && colour[1] > 200 && colour[2] > 200 ? 'W' : '?';
}

/// 32 x 16: red, green above, blue, white below.
cv::Mat quarters() {
  cv::Mat picture(16, 32, CV_8UC3);
  picture(cv::Rect(0, 0, 16, 8)) = cv::Scalar(0, 0, 255);
  picture(cv::Rect(16, 0, 16, 8)) = cv::Scalar(0, 255, 0);
  picture(cv::Rect(0, 8, 16, 8)) = cv::Scalar(255, 0, 0);
  picture(cv::Rect(16, 8, 16, 8)) = cv::Scalar(255, 255, 255);
  return picture;
}
std::string cornersOf(const Image& image) {
  std::string names;
  for (const auto& [x, y] : {std::pair(2, 2), std::pair(image.width - 3, 2), std::pair(2, image.height - 3),
                             std::pair(image.width - 3, image.height - 3)}) {
    names += nameOf(colourAt(image, x, y));
  }
  return names;
}

TEST_F(ImageFileTest, ReadsColoursAsRedGreenBlueFromEveryFormat) {
  for (const char* ending : {".png", ".jpg", ".bmp", ".webp", ".tiff", ".ppm"}) {
    const Image image = read("quarters"s + ending, encoded(ending, quarters()));
    EXPECT_EQ(std::tuple(image.width, image.height, image.channels), std::tuple(32, 16, 3)) << ending;
    EXPECT_EQ(image.bytes.size(), 32U * 16U * 3U) << ending;
    EXPECT_EQ(cornersOf(image), "RGBW") << ending;
  }
}

TEST_F(ImageFileTest, TheContentDecidesAndNotTheName) {
  EXPECT_EQ(cornersOf(read("quarters.txt", encoded(".png", quarters()))), "RGBW");
}

TEST_F(ImageFileTest, KeepsGreyAsOneChannel) {
  cv::Mat grey(2, 3, CV_8UC1);
  for (int i = 0; i < 6; ++i) {
    grey.at<unsigned char>(i / 3, i % 3) = static_cast<unsigned char>(40 * i + 1);
  }
  for (const char* ending : {".png", ".bmp", ".tiff", ".pgm"}) {
    const Image image = read("grey"s + ending, encoded(ending, grey));
    EXPECT_EQ(std::tuple(image.width, image.height, image.channels), std::tuple(3, 2, 1)) << ending;
    EXPECT_EQ(image.bytes, (std::vector<std::uint8_t>{1, 41, 81, 121, 161, 201})) << ending;
  }
}

TEST_F(ImageFileTest, KeepsAlphaAsTheFourthChannel) {
  const cv::Mat picture(2, 2, CV_8UC4, cv::Scalar(3, 2, 1, 77));
  for (const char* ending : {".png", ".tiff"}) {
    const Image image = read("alpha"s + ending, encoded(ending, picture));
    EXPECT_EQ(image.channels, 4) << ending;
    EXPECT_EQ(colourAt(image, 1, 1), (Colour{1, 2, 3, 77})) << ending;
  }
}

TEST_F(ImageFileTest, ReducesSixteenBitsToEightToTheNearest) {
  cv::Mat wide(1, 5, CV_16UC1);
  const std::array<int, 5> values{0, 128, 129, 32768, 65535};  // 128 / 257 = 0.498, 129 / 257 = 0.502
  for (int i = 0; i < 5; ++i) {
    wide.at<unsigned short>(0, i) = static_cast<unsigned short>(values[static_cast<std::size_t>(i)]);
  }
  for (const char* ending : {".png", ".tiff", ".pgm"}) {
    EXPECT_EQ(read("wide"s + ending, encoded(ending, wide)).bytes,
              (std::vector<std::uint8_t>{0, 0, 1, 128, 255}))
        << ending;
  }
}

TEST_F(ImageFileTest, TurnsWhatACameraHeldSideways) {
  // The corners (left and right above, left and right below) as they are stored, and as each orientation
  // shows them.
  const std::array<std::string, 8> shown{"RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Image jpeg = read("turned.jpg", turnedJpeg(quarters(), orientation));
    const Image png =
        read("turned.png",
             encoded(".png", quarters()).insert(kAfterPngHeader, pngChunk("eXIf", exif(orientation))));
    const bool swapped = orientation >= 5;
    for (const Image& image : {jpeg, png}) {
      EXPECT_EQ(std::pair(image.width, image.height), swapped ? std::pair(16, 32) : std::pair(32, 16))
          << orientation;
      EXPECT_EQ(cornersOf(image), shown[static_cast<std::size_t>(orientation - 1)]) << orientation;
    }
  }
  EXPECT_EQ(cornersOf(read("odd.jpg", turnedJpeg(quarters(), 9))), "RGBW");
}

TEST_F(ImageFileTest, TurnsTiffOnce) {
  // 2 x 1 grey, 10 and 200, uncompressed, with an orientation.
  const auto entry = [](int tag, int type, int value) {
    return std::string{
               static_cast<char>(tag), '\x01', static_cast<char>(type), '\0', '\x01', '\0', '\0', '\0'} +
           static_cast<char>(value) + "\0\0\0"s;
  };
  const auto tiff = [&](int orientation) {
    const std::string entries = entry(0x00, 3, 2) + entry(0x01, 3, 1) + entry(0x02, 3, 8) +
                                entry(0x03, 3, 1) + entry(0x06, 3, 1) + entry(0x11, 4, 8) +
                                entry(0x12, 3, orientation) + entry(0x15, 3, 1) + entry(0x16, 3, 1) +
                                entry(0x17, 4, 2);
    return "II*\0\x0A\0\0\0\x0A\xC8"s + "\x0A\0"s + entries + "\0\0\0\0"s;
  };
  EXPECT_EQ(read("turned.tiff", tiff(1)).bytes, (std::vector<std::uint8_t>{10, 200}));
  EXPECT_EQ(read("turned.tiff", tiff(3)).bytes, (std::vector<std::uint8_t>{200, 10}));
  const Image upright = read("turned.tiff", tiff(6));
  EXPECT_EQ(std::pair(upright.width, upright.height), std::pair(1, 2));
  EXPECT_EQ(upright.bytes, (std::vector<std::uint8_t>{10, 200}));
}

TEST_F(ImageFileTest, ReadsTheInksOfAPrinter) {
  // 8 x 8 of cyan 0, magenta 255, yellow 255, black 0, which is red; as Pillow writes it.
  constexpr std::array<unsigned char, 177> kCmyk{
      0xFF, 0xD8, 0xFF, 0xEE, 0x00, 0x0E, 0x41, 0x64, 0x6F, 0x62, 0x65, 0x00, 0x64, 0x00, 0x00, 0x00, 0x00,
      0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x08, 0x06, 0x06, 0x07, 0x06, 0x05, 0x08, 0x07, 0x07, 0x07, 0x09,
      0x09, 0x08, 0x0A, 0x0C, 0x14, 0x0D, 0x0C, 0x0B, 0x0B, 0x0C, 0x19, 0x12, 0x13, 0x0F, 0x14, 0x1D, 0x1A,
      0x1F, 0x1E, 0x1D, 0x1A, 0x1C, 0x1C, 0x20, 0x24, 0x2E, 0x27, 0x20, 0x22, 0x2C, 0x23, 0x1C, 0x1C, 0x28,
      0x37, 0x29, 0x2C, 0x30, 0x31, 0x34, 0x34, 0x34, 0x1F, 0x27, 0x39, 0x3D, 0x38, 0x32, 0x3C, 0x2E, 0x33,
      0x34, 0x32, 0xFF, 0xC0, 0x00, 0x14, 0x08, 0x00, 0x08, 0x00, 0x08, 0x04, 0x43, 0x11, 0x00, 0x4D, 0x11,
      0x00, 0x59, 0x11, 0x00, 0x4B, 0x11, 0x00, 0xFF, 0xC4, 0x00, 0x15, 0x00, 0x01, 0x01, 0x00, 0x00, 0x00,
      0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x07, 0x08, 0xFF, 0xC4, 0x00, 0x14,
      0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
      0x00, 0xFF, 0xDA, 0x00, 0x0E, 0x04, 0x43, 0x00, 0x4D, 0x00, 0x59, 0x00, 0x4B, 0x00, 0x00, 0x3F, 0x00,
      0x7F, 0x4F, 0xE9, 0xFC, 0xFE, 0xFF, 0xD9};
  const Image image = read("inks.jpg", std::string(kCmyk.begin(), kCmyk.end()));
  EXPECT_EQ(image.channels, 3);
  EXPECT_EQ(nameOf(colourAt(image, 4, 4)), 'R');
}

TEST_F(ImageFileTest, SaysWhatIsNoPicture) {
  expectSaid(refusal(folder() / "none.png", ErrorKind::Io), "does not exist");
  fs::create_directory(folder() / "folder.png");
  expectSaid(refusal(folder() / "folder.png", ErrorKind::Io), "is a folder");
  expectSaid(refusalOf("empty.png", ""), "is empty");
  expectSaid(refusalOf("text.png", "Dear Ada,\nhere is the picture.\n"), "is text, not a picture");
  expectSaid(refusalOf("page.png", "\n<!DOCTYPE html><HTML><body>404</body>"), "is a web page");
  expectSaid(refusalOf("noise.png", "\x01\x02\x03\xFF\0\0"s), "not a picture of a known kind");
  expectSaid(refusalOf("phone.jpg",
                       "\0\0\0\x18"
                       "ftypheic\0\0\0\0mif1heic"s),
             "HEIF");
}

TEST_F(ImageFileTest, SaysThatAnimationsAreNotRead) {
  const std::string gif =
      "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"
      "!\xF9\x04\0\x05\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
      "!\xF9\x04\0\x05\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x4C\x01\0;"s;
  expectSaid(refusalOf("moving.gif", gif), "is a GIF");
  const std::string webp = "RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\x0F\0\0\x0F\0\0"s;
  expectSaid(refusalOf("moving.webp", webp), "is an animation");
}

TEST_F(ImageFileTest, RefusesTooManyPixelsBeforeDecoding) {
  expectSaid(refusalOf("bomb.png", pngThatDeclares(40'000, 40'000)), "40000 × 40000 pixels");
  expectSaid(refusalOf("bomb.png", pngThatDeclares(0xFFFFFFFF, 0xFFFFFFFF)), "4294967295 × 4294967295");
  expectSaid(refusalOf("line.png", pngThatDeclares(64'000'001, 1)), "64000001 × 1 pixels");
  expectSaid(refusalOf("bomb.pgm", "P5\n# as large as it goes\n40000 40000\n255\n"), "40000 × 40000");
  expectSaid(refusalOf("bomb.ppm", "P6 99999999999999999999 1 255\n"), "1000000000 × 1");
  const std::string bmpStart = "BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s;
  expectSaid(refusalOf("bomb.bmp", bmpStart + "\x40\x9C\0\0\xC0\x63\xFF\xFF\x01\0\x18\0\0\0\0\0"s),
             "40000 × 40000");  // the height is -40000: from top to bottom
  expectSaid(refusalOf("bomb.webp", "RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x3F\x9C\0\x3F\x9C\0"s),
             "40000 × 40000");
  expectSaid(refusalOf("bomb.webp", "RIFF\x16\0\0\0WEBPVP8L\x0A\0\0\0\x2F\xFF\xFF\xFF\x0F\0\0\0\0\0"s),
             "16384 × 16384");
  const std::string tiff =
      "II*\0\x08\0\0\0\x02\0\0\x01\x04\0\x01\0\0\0\x40\x9C\0\0\x01\x01\x04\0\x01\0\0\0\x40\x9C\0\0\0\0\0\0"s;
  expectSaid(refusalOf("bomb.tiff", tiff), "40000 × 40000");
  std::string jpeg = encoded(".jpg", quarters());
  const std::size_t frame = jpeg.find("\xFF\xC0"s);
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\x9C\x40\x9C\x40"s);
  expectSaid(refusalOf("bomb.jpg", jpeg), "40000 × 40000");
}

TEST_F(ImageFileTest, RefusesWhatIsCutOffInEveryFormat) {
  cv::Mat noise(64, 64, CV_8UC3);
  cv::theRNG().state = 7;
  cv::randu(noise, 0, 255);
  for (const char* ending : {".png", ".jpg", ".bmp", ".webp", ".tiff", ".ppm"}) {
    const std::string whole = encoded(ending, noise);
    ASSERT_EQ(read("whole"s + ending, whole).width, 64) << ending;
    for (const std::size_t length : {whole.size() / 4, whole.size() / 2, whole.size() - 2}) {
      const std::string message = refusalOf("cut"s + ending, whole.substr(0, length));
      EXPECT_TRUE(message.find("cut off") != std::string::npos ||
                  message.find("damaged") != std::string::npos)
          << ending << " of " << length << " bytes: " << message;
    }
  }
}

TEST_F(ImageFileTest, RefusesHeadersWithoutASize) {
  expectSaid(refusalOf("flat.png", pngThatDeclares(0, 7)), "is damaged");
  expectSaid(refusalOf("none.pgm", "P5\n"), "is damaged");
  expectSaid(refusalOf("none.tiff", "II*\0\xFF\xFF\xFF\xFF"s), "is damaged");
  expectSaid(refusalOf("none.webp", "RIFF\x04\0\0\0WEBP"s), "is damaged");
}

TEST_F(ImageFileTest, RefusesMeasuredValues) {
  const cv::Mat heights(2, 2, CV_32FC1, cv::Scalar(0.5));
  expectSaid(refusalOf("heights.tiff", encoded(".tiff", heights)), "measured values");
}

TEST_F(ImageFileTest, SurvivesEveryByteOfAHeaderBeingWrong) {
  for (const char* ending : {".png", ".jpg", ".bmp", ".webp", ".tiff", ".ppm"}) {
    const std::string whole = encoded(ending, quarters());
    for (std::size_t i = 0; i < std::min<std::size_t>(whole.size(), 600); ++i) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ (i % 2 == 0 ? '\x80' : '\xFF'));
      const auto bytes = std::as_bytes(std::span(damaged));
      const ImageHeader header = imageHeader(imageFormat(bytes), bytes);
      EXPECT_GE(header.orientation, 1);
      EXPECT_LE(header.orientation, 8);
    }
  }
}

TEST_F(ImageFileTest, SaysThatThereIsNoPermission) {
  const fs::path file = put("private.png", encoded(".png", quarters()));
  fs::permissions(file, fs::perms::none);
  fs::permissions(folder(), fs::perms::all);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {  // root may read anything, so somebody else must try
    std::string message = "skip";
    if (geteuid() != 0 || seteuid(65534) == 0) {
      message = refusal(file, ErrorKind::Io);
    }
    (void)!write(ends[1], message.data(), message.size());
    _exit(0);
  }
  close(ends[1]);
  std::array<char, 400> text{};
  const ssize_t count = ::read(ends[0], text.data(), text.size());
  close(ends[0]);
  waitpid(child, nullptr, 0);
  const std::string message(text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (message == "skip") {
    GTEST_SKIP() << "cannot become another user here";
  }
  expectSaid(message, "no permission to read");
}

}  // namespace
}  // namespace officina
