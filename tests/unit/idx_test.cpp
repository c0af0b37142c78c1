// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include <numeric>

#include <gtest/gtest.h>
#include <zlib.h>

#include "core/api/error.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using testing::TempFolder;
using Bytes = std::vector<std::uint8_t>;

void append32(Bytes& bytes, std::uint32_t value) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

Bytes images(std::uint32_t declared, std::size_t present, std::uint32_t rows = 28,
             std::uint32_t columns = 28) {
  Bytes bytes;
  for (const std::uint32_t value : {0x803U, declared, rows, columns}) {
    append32(bytes, value);
  }
  for (std::size_t i = 0; i < present * rows * columns; ++i) {
    bytes.push_back(static_cast<std::uint8_t>((i * 7 + i / 784) % 251));
  }
  return bytes;
}

Bytes labels(std::uint32_t declared, const Bytes& values) {
  Bytes bytes;
  append32(bytes, 0x801);
  append32(bytes, declared);
  bytes.insert(bytes.end(), values.begin(), values.end());
  return bytes;
}

Bytes gzipped(const Bytes& plain) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
  Bytes result(deflateBound(&stream, plain.size()) + 32);
  stream.next_in = const_cast<Bytef*>(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = result.data();
  stream.avail_out = static_cast<uInt>(result.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

class IdxTest : public ::testing::Test {
 protected:
  std::string imagesError(const Bytes& bytes) {
    const auto file = m_folder.write("pictures.idx", bytes);
    return testing::errorOf<Error>([&] { (void)readIdxImages(file); });
  }
  std::string labelsError(const Bytes& bytes) {
    const auto file = m_folder.write("labels.idx", bytes);
    return testing::errorOf<Error>([&] { (void)readIdxLabels(file); });
  }
  void writeSet(const std::string& train, const std::string& test, const std::string& ending,
                bool compressed) {
    for (const auto& [prefix, count] : {std::pair{train, 5U}, std::pair{test, 2U}}) {
      const Bytes pictures = images(count, count);
      const Bytes digits = labels(count, Bytes(count, 3));
      m_folder.write(prefix + "images" + ending, compressed ? gzipped(pictures) : pictures);
      m_folder.write(prefix + "labels" + (ending.starts_with(".idx3") ? ".idx1" : "-idx1") + ending.substr(5),
                     compressed ? gzipped(digits) : digits);
    }
  }
  TempFolder m_folder;
};

void expectMentions(const std::string& error, const std::string& words) {
  EXPECT_NE(error.find(words), std::string::npos) << "got: \"" << error << "\"";
}

TEST_F(IdxTest, ReadsPlainAndGzippedAlike) {
  const Bytes bytes = images(3, 3);
  const Bytes body(bytes.begin() + 16, bytes.end());
  EXPECT_EQ(readIdxImages(m_folder.write("plain.gz", bytes)), body);  // the name decides nothing
  EXPECT_EQ(readIdxImages(m_folder.write("packed", gzipped(bytes))), body);
}

TEST_F(IdxTest, ReadsLabels) {
  const Bytes values{0, 9, 5};
  EXPECT_EQ(readIdxLabels(m_folder.write("a", labels(3, values))), values);
  EXPECT_EQ(readIdxLabels(m_folder.write("b", gzipped(labels(3, values)))), values);
}

TEST_F(IdxTest, ReadsGzipOfSeveralMembers) {
  const Bytes bytes = images(2, 2);
  Bytes packed = gzipped(Bytes(bytes.begin(), bytes.begin() + 100));
  const Bytes second = gzipped(Bytes(bytes.begin() + 100, bytes.end()));
  packed.insert(packed.end(), second.begin(), second.end());
  EXPECT_EQ(readIdxImages(m_folder.write("two", packed)), Bytes(bytes.begin() + 16, bytes.end()));
}

TEST_F(IdxTest, ReadsAFolderWithEitherSpelling) {
  for (const bool compressed : {false, true}) {
    const std::string gz = compressed ? ".gz" : "";
    writeSet("train-", "t10k-", "-idx3-ubyte" + gz, compressed);
    auto data = readMnistFolder(m_folder.path());
    EXPECT_EQ(data->train().count(), 5);
    EXPECT_EQ(data->test().count(), 2);
    EXPECT_EQ(data->title(), m_folder.path().string());
    EXPECT_EQ(readMnistTest(m_folder.path()).pixels, data->test().pixels);
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
      std::filesystem::remove(entry);
    }
    writeSet("train-", "t10k-", ".idx3-ubyte" + gz, compressed);
    EXPECT_EQ(readMnistFolder(m_folder.path())->trainCount(), 5);
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
      std::filesystem::remove(entry);
    }
  }
}

TEST_F(IdxTest, SaysWhichFileOfTheFolderIsMissing) {
  writeSet("train-", "t10k-", "-idx3-ubyte", false);
  std::filesystem::remove(m_folder / "train-labels-idx1-ubyte");
  expectMentions(testing::errorOf<Error>([&] { (void)readMnistFolder(m_folder.path()); }),
                 "no file train-labels-idx1-ubyte (or train-labels-idx1-ubyte.gz)");
  expectMentions(testing::errorOf<Error>([&] { (void)readMnistFolder(m_folder / "nowhere"); }),
                 "There is no folder");
}

TEST_F(IdxTest, RefusesTruncatedFiles) {
  Bytes bytes = images(3, 3);
  bytes.pop_back();
  expectMentions(imagesError(bytes), "declares 3 items, but is too short");
  expectMentions(imagesError(Bytes(bytes.begin(), bytes.begin() + 10)), "is cut short");
  Bytes packed = gzipped(images(3, 3));
  packed.resize(packed.size() / 2);
  expectMentions(imagesError(packed), "gzip file");
  expectMentions(imagesError(packed), "is cut short");
  expectMentions(imagesError(gzipped(bytes)), "is cut short");  // good gzip of a short file
}

TEST_F(IdxTest, RefusesAGzipTrailerThatIsCutOrWrong) {
  Bytes packed = gzipped(images(3, 3));
  Bytes cut = packed;
  cut.resize(cut.size() - 4);
  expectMentions(imagesError(cut), "is cut short");
  packed[packed.size() - 8] ^= 1U;  // the checksum
  expectMentions(imagesError(packed), "is damaged");
}

TEST_F(IdxTest, RefusesDamagedGzipData) {
  Bytes packed = gzipped(images(3, 3));
  for (std::size_t i = 20; i < packed.size() - 8; i += 3) {
    packed[i] = static_cast<std::uint8_t>(packed[i] ^ 0x55U);
  }
  expectMentions(imagesError(packed), "pictures.idx");
}

TEST_F(IdxTest, RefusesAnEmptyFile) {
  expectMentions(imagesError({}), "pictures.idx is empty");
  expectMentions(imagesError(images(0, 0)), "declares no items");
}

TEST_F(IdxTest, RefusesAWrongMagicNumber) {
  Bytes bytes = images(1, 1);
  bytes[3] = 0x0D;
  expectMentions(imagesError(bytes), "not an IDX file: it starts with 2061 instead of 2051");
  expectMentions(imagesError(labels(1, {1})), "holds labels where pictures are expected");
  expectMentions(labelsError(images(1, 1)), "holds pictures where labels are expected");
}

TEST_F(IdxTest, RefusesTrailingBytes) {
  Bytes bytes = images(2, 2);
  bytes.push_back(0);
  expectMentions(imagesError(bytes), "more bytes than the 2 items");
  expectMentions(imagesError(gzipped(bytes)), "more bytes than the 2 items");
}

TEST_F(IdxTest, RefusesGreatDeclaredSizesBeforeAllocating) {
  expectMentions(imagesError(images(0xFFFFFFFFU, 1)), "declares 4294967295 items, but is too short");
  expectMentions(imagesError(gzipped(images(0xFFFFFFFFU, 1))), "declares 4294967295 items, but is too short");
  Bytes wide;
  for (const std::uint32_t value : {0x803U, 1U, 0xFFFFFFFFU, 0xFFFFFFFFU}) {
    append32(wide, value);
  }
  expectMentions(imagesError(wide), "4294967295 x 4294967295 pixels instead of 28 x 28");
}

TEST_F(IdxTest, StopsAGzipBombAtTheDeclaredSize) {
  Bytes bomb = images(1, 1);
  bomb.resize(std::size_t{20} << 20);  // zeros: 20 KB packed
  expectMentions(imagesError(gzipped(bomb)), "more bytes than the 1 items");
}

TEST_F(IdxTest, RefusesLabelsOverNine) {
  expectMentions(labelsError(labels(3, {1, 10, 2})), "Label 1 of");
  expectMentions(labelsError(labels(3, {1, 10, 2})), "is 10, but digits go from 0 to 9");
}

TEST_F(IdxTest, RefusesDifferentCounts) {
  const auto pictures = m_folder.write("p", images(2, 2));
  const auto digits = m_folder.write("l", labels(3, {1, 2, 3}));
  const std::string error = testing::errorOf<Error>([&] { (void)readIdxPair(pictures, digits); });
  expectMentions(error, "has 2 pictures, but");
  expectMentions(error, "has 3 labels");
}

TEST_F(IdxTest, RefusesFoldersAndWhatMayNotBeRead) {
  expectMentions(testing::errorOf<Error>([&] { (void)readIdxImages(m_folder.path()); }), "is a folder");
  expectMentions(testing::errorOf<Error>([&] { (void)readIdxImages("/dev/null"); }),
                 "is not an ordinary file");
  expectMentions(testing::errorOf<Error>([&] { (void)readIdxImages(m_folder / "none"); }), "does not exist");
  const auto secret = m_folder.write("secret", images(1, 1));
  const auto closed = m_folder / "closed";
  std::filesystem::create_directory(closed);
  std::filesystem::permissions(secret, std::filesystem::perms::none);
  std::filesystem::permissions(closed, std::filesystem::perms::none);
  const testing::WithoutPrivileges guard;
  expectMentions(testing::errorOf<Error>([&] { (void)readIdxImages(secret); }), "permission to read");
  expectMentions(testing::errorOf<Error>([&] { (void)readMnistFolder(closed); }),
                 "no permission to look into");
}

}  // namespace
}  // namespace officina
