// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/sentence_text.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using namespace std::string_literals;
using Sentences = std::vector<Sentence>;

std::string utf16(std::u16string_view text, bool bigEndian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
    const char high = static_cast<char>(static_cast<unsigned char>(unit >> 8U));
    bytes += bigEndian ? high : low;
    bytes += bigEndian ? low : high;
  }
  return bytes;
}

void expectDecoded(const std::string& bytes, const std::string& text, const std::string& encoding,
                   std::size_t repairs = 0) {
  const SentenceText decoded(bytes);
  EXPECT_EQ(decoded.text(), text);
  EXPECT_EQ(decoded.encoding(), encoding);
  EXPECT_EQ(decoded.repairs().size(), repairs);
}

const Sentences kTwo{{"Perché no? 😀 “sì”", 1}, {"Così così", 0}};

TEST(SentenceEncodingTest, Utf16WithAndWithoutByteOrderMarkInEveryForm) {
  for (const std::u16string& file :
       {u"[{\"text\": \"Perché no? 😀 “sì”\", \"label\": 1}, {\"text\": \"Così così\", \"label\": 0}]"s,
        u"text\tlabel\r\nPerché no? 😀 “sì”\tpos\r\nCosì così\tneg\r\n"s,
        u"text;label\r\n\"Perché no? 😀 “sì”\";1\r\nCosì così;0"s}) {
    for (const bool bigEndian : {false, true}) {
      for (const bool mark : {false, true}) {
        const SentenceFile read =
            parseSentences(utf16((mark ? u"\uFEFF"s : u""s).append(file), bigEndian), true);
        EXPECT_EQ(read.sentences, kTwo);
        EXPECT_EQ(read.encoding, bigEndian ? "UTF-16BE" : "UTF-16LE");
        EXPECT_TRUE(read.notes.empty());
      }
    }
  }
}

TEST(SentenceEncodingTest, Utf16OfOtherScriptsIsSeenByItsSpacesAndTabs) {
  const SentenceFile file = parseSentences(
      utf16(u"text\tlabel\nОчень хороший фильм\t1\nМне совсем не понравилось\t0\n", false), true);
  ASSERT_EQ(file.sentences.size(), 2U);
  EXPECT_EQ(file.sentences[0].text, "Очень хороший фильм");
}

TEST(SentenceEncodingTest, Utf16ThatIsDamaged) {
  expectDecoded("\xFF\xFE"s + utf16(u"ab", false) + "c", "ab\uFFFD", "UTF-16LE", 1);
  expectDecoded("\xFE\xFF"s + "\xD8\x3D\0a\xDC\0"s + "\0b"s, "\uFFFDa\uFFFDb", "UTF-16BE", 2);
  expectDecoded("\xFF\xFE"s + "\x3D\xD8"s, "\uFFFD", "UTF-16LE", 1);
  expectDecoded("\xFF\xFE"s, "", "UTF-16LE");
}

TEST(SentenceEncodingTest, Utf8WithMark) {
  const SentenceFile file = parseSentences("\xEF\xBB\xBF[{\"text\": \"Così\", \"label\": 1}]", true);
  EXPECT_EQ(file.sentences, (Sentences{{"Così", 1}}));
  EXPECT_EQ(file.encoding, "UTF-8");
  EXPECT_EQ(parseSentences("\xEF\xBB\xBFtext,label\nCosì,1", true).sentences, (Sentences{{"Così", 1}}));
}

TEST(SentenceEncodingTest, Latin1AndItsWindowsForm) {
  const SentenceFile file = parseSentences("text\tlabel\nPerch\xE9 cos\xEC\tpos\n", true);
  EXPECT_EQ(file.sentences, (Sentences{{"Perché così", 1}}));
  EXPECT_EQ(file.encoding, "Latin-1");
  EXPECT_TRUE(file.notes.empty());
  expectDecoded("\x93s\xEC\x94 \x80 \x81", "“sì” € \u0081", "Windows-1252");
}

TEST(SentenceEncodingTest, AFewBadBytesInUtf8AreRepairedAndNoted) {
  const SentenceFile file = parseSentences(
      "text\tlabel\nPerché così\t1\nrotto \xFF\xE2\x82 qui\t0\nbene\t1\nancora \xC3\t1\nà è ì\t1\n");
  EXPECT_EQ(file.encoding, "UTF-8");
  ASSERT_EQ(file.sentences.size(), 5U);
  EXPECT_EQ(file.sentences[1].text, "rotto \uFFFD\uFFFD qui");
  EXPECT_EQ(file.leftOut, 0);
  ASSERT_EQ(file.notes.size(), 2U);
  EXPECT_EQ(file.notes[0].line, 3);
  EXPECT_EQ(file.notes[1].line, 5);
  EXPECT_FALSE(file.notes[0].leftOut);

  const SentenceFile json = parseSentences(
      "[{\"text\":\"Perché "
      "così\",\"label\":1},{\"text\":\"\xF0\x9F\x98\",\"label\":1},{\"text\":\"a\",\"label\":0}]");
  EXPECT_EQ(json.sentences[1].text, "\uFFFD");
  ASSERT_EQ(json.notes.size(), 1U);
  EXPECT_EQ(json.notes[0].line, 2);
}

TEST(SentenceEncodingTest, DamageIsReplacedByTheLongestPiecesThatCouldBegin) {
  const std::string mark = "\xEF\xBB\xBF";
  expectDecoded(mark + "\xC0\x80\xE0\x80\xED\xA0\x80\xF4\x90\xF1\x80\x80x",
                "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDx", "UTF-8", 10);
  expectDecoded(mark + "\xE2\x82", "\uFFFD", "UTF-8", 1);
  expectDecoded(mark + "\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80", "\U0010FFFF\uD7FF\uE000", "UTF-8");
}

TEST(SentenceEncodingTest, AStrayZeroByteIsNotUtf16) {
  expectDecoded("a\0b"s, "a\uFFFD"s + "b", "UTF-8", 1);
  const SentenceFile file = parseSentences("text\tlabel\nbel\0lo\t1\ncaffè\0\t0\n"s);
  EXPECT_EQ(file.sentences, (Sentences{{"bel\uFFFDlo", 1}, {"caffè\uFFFD", 0}}));
  EXPECT_EQ(file.notes.size(), 2U);
}

TEST(SentenceEncodingTest, PlainRunsOfEveryLength) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string plain(length, 'x');
    expectDecoded(plain + "è" + plain, plain + "è" + plain, "UTF-8");
    expectDecoded(plain + "\xE8" + plain, plain + "è" + plain, "Latin-1");
    expectDecoded(plain + "\0yè"s + plain, plain + "\uFFFDyè" + plain, "UTF-8", 1);
  }
}

TEST(SentenceEncodingTest, EveryByteAlone) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(static_cast<unsigned char>(byte)));
    const SentenceText decoded(one);
    std::size_t at = 0;
    const char32_t character = nextCharacter(decoded.text(), at);
    EXPECT_EQ(at, decoded.text().size());
    EXPECT_EQ(character == 0xFFFD, byte == 0) << byte;
  }
}

}  // namespace
}  // namespace officina
