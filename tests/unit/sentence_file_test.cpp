// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/sentence_key.h"
#include "core/data/sentence_sets.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Sentences = std::vector<Sentence>;

const Sentences kTwo{{"Che bello", 1}, {"Che brutto", 0}};
constexpr std::string_view kTable = "text\tlabel\nChe bello\tpos\nChe brutto\tneg\n";

template <class Action>
std::string errorOf(const Action& action) {
  return testing::errorOf<Error>(action);
}

void expectMentions(const std::string& error, const std::string& words) {
  EXPECT_NE(error.find(words), std::string::npos) << "got: \"" << error << "\"";
}

ErrorKind kindOf(const fs::path& file) {
  try {
    (void)readSentences(file);
  } catch (const Error& error) {
    return error.kind();
  }
  ADD_FAILURE() << file << " was read";
  return ErrorKind::Internal;
}

void writeGzip(const fs::path& file, std::string_view text) {
  gzFile packed = gzopen(file.c_str(), "wb");
  ASSERT_EQ(gzwrite(packed, text.data(), static_cast<unsigned>(text.size())), static_cast<int>(text.size()));
  ASSERT_EQ(gzclose(packed), Z_OK);
}

TEST(SentenceFileTest, TheContentDecidesNotTheName) {
  const testing::TempFolder folder;
  EXPECT_EQ(readSentences(folder.write("a.json", kTable)).sentences, kTwo);
  EXPECT_EQ(readSentences(folder.write("b.tsv", sentencesJson(kTwo))).sentences, kTwo);
  writeGzip(folder / "c.txt", kTable);
  EXPECT_EQ(readSentences(folder / "c.txt").sentences, kTwo);
  writeGzip(folder / "d.gz", sentencesJson(kTwo));
  EXPECT_EQ(readSentences(folder / "d.gz", true).sentences, kTwo);
}

TEST(SentenceFileTest, ErrorsNameTheFile) {
  const testing::TempFolder folder;
  const fs::path bad = folder.write("mie frasi.csv", "text,label\na,1\nb,2\n");
  EXPECT_EQ(readSentences(bad).leftOut, 1);
  const std::string error = errorOf([&] { (void)readSentences(bad, true); });
  expectMentions(error, "mie frasi.csv cannot be read as sentences. Line 3: the label is “2”");
  EXPECT_EQ(kindOf(folder.write("empty.json", "")), ErrorKind::Input);
  EXPECT_EQ(kindOf(folder.write("one.json", "[")), ErrorKind::Input);
  EXPECT_EQ(kindOf(folder / "missing.json"), ErrorKind::Io);
  EXPECT_EQ(kindOf(folder.path()), ErrorKind::Io);
}

TEST(SentenceFileTest, MoreThanTheLimitIsRefusedUnread) {
  const testing::TempFolder folder;
  const fs::path large = folder.write("large.tsv", kTable);
  fs::resize_file(large, (std::uintmax_t{512} << 20U) + 1);
  EXPECT_EQ(kindOf(large), ErrorKind::Io);
  expectMentions(errorOf([&] { (void)readSentences(large); }), "more than 512 MB of text");
  expectMentions(errorOf([&] { (void)readLines(large); }), "more than 512 MB of text");
}

TEST(SentenceFileTest, AGzipFileThatGrowsBeyondTheLimitIsRefused) {
  const testing::TempFolder folder;
  writeGzip(folder / "one.gz", std::string(std::size_t{1} << 20U, 'a'));
  const std::string member = testing::contents(folder / "one.gz");
  std::string bomb;
  for (int i = 0; i < 513; ++i) {
    bomb += member;  // members one after the other are one file
  }
  EXPECT_LT(bomb.size(), std::size_t{1} << 20U);
  EXPECT_EQ(kindOf(folder.write("bomb.gz", bomb)), ErrorKind::Io);
}

TEST(SentenceFileTest, DamagedGzipFiles) {
  const testing::TempFolder folder;
  writeGzip(folder / "whole.gz", kTable);
  std::string bytes = testing::contents(folder / "whole.gz");
  expectMentions(
      errorOf([&] { (void)readSentences(folder.write("cut.gz", bytes.substr(0, bytes.size() - 5))); }),
      "cut short");
  bytes[bytes.size() - 6] = static_cast<char>(~bytes[bytes.size() - 6]);  // of the checksum
  expectMentions(errorOf([&] { (void)readSentences(folder.write("bad.gz", bytes)); }), "damaged");
}

TEST(SentenceFileTest, WritesAFileThatPythonReadsToo) {
  const testing::TempFolder folder;
  const Sentences sentences{{"è \"qui\"\n\\ 😀", 1}, {"b", 0}};
  writeSentences(folder / "out.json", sentences);
  EXPECT_EQ(readSentences(folder / "out.json", true).sentences, sentences);
  EXPECT_EQ(testing::contents(folder / "out.json"),
            "[\n{\"text\": \"è \\\"qui\\\"\\n\\\\ 😀\", \"label\": 1},\n{\"text\": \"b\", \"label\": 0}\n]\n");
  EXPECT_FALSE(errorOf([&] { writeSentences(folder / "no" / "out.json", sentences); }).empty());
}

TEST(SentenceFileTest, ReadsLinesToAsk) {
  const testing::TempFolder folder;
  using Lines = std::vector<std::string>;
  EXPECT_EQ(readLines(folder.write("a", "Che bello\r\n\r\n  \nCosì così\n")),
            (Lines{"Che bello", "Così così"}));
  EXPECT_EQ(readLines(folder.write("b", "Cos\xEC\rb\r")), (Lines{"Così", "b"}));
  EXPECT_EQ(readLines(folder.write("c", std::string_view("\xFF\xFE\xEC\0\n\0b\0", 8))), (Lines{"ì", "b"}));
  EXPECT_EQ(readLines(folder.write("d", "")), Lines{});
  EXPECT_EQ(readLines(folder.write("e", "\xEF\xBB\xBF \n\n")), Lines{});
  EXPECT_EQ(readLines(folder.write("f", "[{\"text\": 1}]\n")), (Lines{"[{\"text\": 1}]"}));
}

TEST(SentenceFileTest, RealFiles) {
  const char* data = std::getenv("OFFICINA_TEST_DATA");
  const fs::path folder = fs::path(data != nullptr ? data : "") / "sentiment";
  if (data == nullptr || !fs::exists(folder)) {
    GTEST_SKIP() << "OFFICINA_TEST_DATA has no sentiment/";
  }
  struct Known {
    const char* name;
    std::size_t sentences;
    std::int64_t positive;
  };
  for (const Known& known : {Known{"it_hotel_reviews.tsv", 6022, 3030}, Known{"it_tweets.tsv", 2327, 859},
                             Known{"en_sst2_train.tsv", 6920, 3610}, Known{"en_sst2_dev.tsv", 872, 444},
                             Known{"en_imdb_train.tsv.gz", 25000, 12500}}) {
    const SentenceFile file = readSentences(folder / known.name, true);
    EXPECT_EQ(file.sentences.size(), known.sentences) << known.name;
    std::int64_t positive = 0;
    for (const Sentence& sentence : file.sentences) {
      positive += sentence.label;
    }
    EXPECT_EQ(positive, known.positive) << known.name;
    EXPECT_EQ(parseSentences(sentencesJson(file.sentences), true).sentences, file.sentences) << known.name;
    EXPECT_EQ(parseSentences(sentencesTable(file.sentences, ';'), true).sentences, file.sentences)
        << known.name;
    EXPECT_EQ(parseSentences(sentencesTable(file.sentences, '\t'), true).sentences, file.sentences)
        << known.name;
  }
}

/// A folder with small sets in place of those that ship.
class SentenceSetsTest : public ::testing::Test {
 protected:
  SentenceSetsTest() {
    for (const std::string language : {"it", "en"}) {
      writeSentences(m_folder / std::string("sentiment_").append(language).append(".json"),
                     Sentences{{"train " + language, 1}});
      writeSentences(m_folder / std::string("sentiment_test_").append(language).append(".json"),
                     Sentences{{"test " + language, 0}});
    }
  }
  [[nodiscard]] SentenceSets load(const std::string& data) const {
    return readSentenceSets(data, m_folder.path());
  }

  testing::TempFolder m_folder;
};

TEST_F(SentenceSetsTest, WhatShipsByName) {
  EXPECT_EQ(load("starter").train, (Sentences{{"train it", 1}}));
  EXPECT_EQ(load("starter").held, (Sentences{{"test it", 0}}));
  EXPECT_EQ(load("starter-en").train, (Sentences{{"train en", 1}}));
  EXPECT_EQ(load("starter-both").train, (Sentences{{"train it", 1}, {"train en", 1}}));
  EXPECT_EQ(load("starter-both").held, (Sentences{{"test it", 0}, {"test en", 0}}));
  EXPECT_EQ(readStarterSets("starter-en", m_folder.path()).held, (Sentences{{"test en", 0}}));
  expectMentions(errorOf([&] { (void)readStarterSets("starter-fr", m_folder.path()); }), "“starter-fr”");
  EXPECT_THROW((void)readStarterSets("starter", m_folder / "nowhere"), Error);
}

TEST_F(SentenceSetsTest, FilesAreJoinedByPlusUnlessItIsPartOfAName) {
  const fs::path mine = m_folder.write("mine.tsv", kTable);
  const fs::path plus = m_folder.write("a+b.tsv", "text\tlabel\npiù\t1\n");
  const std::string both = std::string(mine.string()).append("+starter");
  EXPECT_EQ(load(mine.string()).train, kTwo);
  EXPECT_TRUE(load(mine.string()).held.empty());
  EXPECT_EQ(load(both).train, (Sentences{kTwo[0], kTwo[1], {"train it", 1}}));
  EXPECT_EQ(load(both).held, (Sentences{{"test it", 0}}));
  EXPECT_EQ(load(plus.string()).train, (Sentences{{"più", 1}}));
  EXPECT_EQ(load(std::string("starter-en+").append(plus.string()).append("+").append(mine.string())).train,
            (Sentences{{"train en", 1}, {"più", 1}, kTwo[0], kTwo[1]}));
}

TEST_F(SentenceSetsTest, WhatIsMissingIsNamed) {
  const fs::path mine = m_folder.write("mine.tsv", kTable);
  const std::string missing = (m_folder / "missing.tsv").string();
  for (const std::string& data :
       {missing, missing + "+starter", std::string("starter+").append(missing),
        std::string(mine.string()).append("+").append(missing).append("+starter")}) {
    const std::string error = errorOf([&] { (void)load(data); });
    expectMentions(error, missing);
    EXPECT_EQ(error.find("missing.tsv+"), std::string::npos) << error;
  }
  for (const char* data : {"", "+", "starter+", "+starter"}) {
    EXPECT_THROW((void)load(data), Error) << data;
  }
}

TEST(SentenceKeyTest, EqualButForCaseSpacesAndFinalPunctuation) {
  for (const char* text :
       {"Perché  NO?", " perché no ", "PERCHÉ\u00A0no!!!", "perché no…", "Perché no.»", "perché no ?"}) {
    EXPECT_EQ(sentenceKey(text), "perché no") << text;
  }
  EXPECT_EQ(sentenceKey("ŠĐŁŻŸ ΑΒΩ ЖЯЁ"), "šđłżÿ αβω жяё");
  EXPECT_EQ(sentenceKey("Bello, ma caro!"), "bello, ma caro");
  EXPECT_NE(sentenceKey("perche no"), sentenceKey("perché no"));
  EXPECT_NE(sentenceKey("!!!"), sentenceKey("???"));
  EXPECT_EQ(sentenceKey(""), "");
}

}  // namespace
}  // namespace officina
