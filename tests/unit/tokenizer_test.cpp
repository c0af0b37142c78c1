// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the npm package itself, on a million texts: tests/parity/test_tokenizer.py.
#include "core/api/tokenizer.h"

#include <cstring>
#include <sys/mman.h>
#include <thread>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/platform.h"
#include "core/storage/atomic_file.h"
#include "core/text/rank_file.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using testing::TempFolder;
using Ids = std::vector<TokenId>;
using Strings = std::vector<std::string>;
using namespace std::string_literals;

std::string rankBytes() {
  return readFile(tokenizerRanks(), 1U << 22U);
}

std::string joined(const Strings& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += part;
  }
  return text;
}

/// What every encoding must fulfil. Returns it.
Ids encodedRight(std::string_view text) {
  const Ids ids = cl100k().encode(text);
  const std::string repaired = repairUtf8(text);
  EXPECT_EQ(cl100k().decode(ids), repaired);
  EXPECT_EQ(joined(cl100k().pieces(text)), repaired);
  const std::vector<Token> placed = cl100k().tokens(text);
  EXPECT_EQ(placed.size(), ids.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < std::min(placed.size(), ids.size()); ++i) {
    EXPECT_EQ(placed[i].id, ids[i]);
    EXPECT_EQ(placed[i].begin, at);
    EXPECT_EQ(repaired.substr(at, placed[i].end - at), cl100k().bytes(ids[i]));
    at = placed[i].end;
  }
  EXPECT_EQ(at, repaired.size());
  for (const std::size_t most :
       {std::size_t{0}, std::size_t{1}, std::size_t{3}, ids.size() / 2, ids.size(), ids.size() + 1}) {
    EXPECT_EQ(cl100k().encode(text, most),
              Ids(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(most, ids.size()))));
  }
  return ids;
}

/// `length` letters that mean nothing, always the same.
std::string letters(std::size_t length, std::string_view alphabet, std::uint32_t seed = 1) {
  std::string text(length, ' ');
  for (char& letter : text) {
    seed = seed * 1664525U + 1013904223U;
    letter = alphabet[(seed >> 8U) % alphabet.size()];
  }
  return text;
}

void expectRefused(const std::filesystem::path& file, ErrorKind kind, std::string_view words) {
  try {
    const Tokenizer tokenizer(file);
    FAIL() << file << " was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_NE(std::string_view(error.what()).find(words), std::string_view::npos) << error.what();
    EXPECT_NE(std::string_view(error.what()).find(file.string()), std::string_view::npos) << error.what();
    EXPECT_FALSE(error.remedyText().empty());
  }
}

}  // namespace

TEST(TokenizerTest, GivesTiktokensIds) {
  EXPECT_EQ(encodedRight("Il concerto è stato bellissimo"),
            (Ids{12319, 3613, 14200, 11676, 49253, 29519, 1056, 11620}));
  EXPECT_EQ(encodedRight("add eggs and milk to my shopping list"),
            (Ids{723, 19335, 323, 14403, 311, 856, 12185, 1160}));
  EXPECT_EQ(encodedRight("!"), Ids{0});
}

TEST(TokenizerTest, NothingAndSpaces) {
  EXPECT_TRUE(encodedRight("").empty());
  EXPECT_EQ(encodedRight(" "), Ids{220});
  EXPECT_EQ(cl100k().pieces("a   b"), (Strings{"a", "  ", " b"}));  // the last space is the word's
  EXPECT_EQ(cl100k().pieces("   "), Strings{"   "});
  EXPECT_EQ(cl100k().pieces(" \n \n  x"), (Strings{" \n \n", " ", " x"}));
}

TEST(TokenizerTest, SpecialNamesAreOrdinaryText) {
  const Ids ids = encodedRight("<|endoftext|>");
  EXPECT_GT(ids.size(), 1U);
  for (const TokenId id : ids) {
    EXPECT_LT(id, 100256);
  }
}

TEST(TokenizerTest, DifficultCharacters) {
  for (const std::string& text :
       {"\0"s, "a\0b"s, "👨‍👩‍👧 🏳️‍🌈 🇮🇹"s, "e\u0301\u0323\u0327 क्षि"s,
        "שלום עולם"s, "\u202eمرحبا\u202c بالعالم"s, "\ufeffx"s, "\x80"s, "\xff\xfe"s, "\xed\xa0\x80"s,
        "\xf0\x9f\x98"s, "caff\xe8 freddo"s, "\xe2\x82 \xe2\x82\xac"s, "\r\n\r\n"s}) {
    EXPECT_FALSE(encodedRight(text).empty());
  }
}

TEST(TokenizerTest, WhiteSpaceAndLettersAreRusts) {
  // PCRE2 counts U+180E among the white space; a letter of Unicode 16 is none for it yet.
  EXPECT_EQ(cl100k().pieces("a \u180e'x"), (Strings{"a", " \u180e'", "x"}));
  EXPECT_EQ(cl100k().pieces("\U00011390'they"), (Strings{"\U00011390", "'t", "hey"}));
  EXPECT_EQ(cl100k().pieces("\U000105C0\U0001E5F11234"), (Strings{"\U000105C0", "\U0001E5F112", "34"}));
  EXPECT_EQ(cl100k().pieces("it'\u017fx"), (Strings{"it", "'\u017f", "x"}));  // a long s is an s
  EXPECT_EQ(cl100k().pieces("a\u00a0\u3000b"), (Strings{"a", "\u00a0", "\u3000b"}));
}

TEST(TokenizerTest, CutsALongTextLikeAShortOne) {
  // Longer than what is looked at at a time; white space, line ends and invalid bytes at every place.
  const std::string text = letters(300'000, "abcde  \n\n'\xc3\xa9.1\xff");
  const Ids whole = encodedRight(text);
  Ids parts;
  for (const std::string& piece : cl100k().pieces(text)) {
    const Ids ids = cl100k().encode(piece);
    parts.insert(parts.end(), ids.begin(), ids.end());
  }
  EXPECT_EQ(parts, whole);
}

TEST(TokenizerTest, StopsEarly) {
  // Whoever reads far behind the tokens that are wanted, falls: those pages are not there.
  constexpr std::size_t kSize = std::size_t{1} << 30U;
  constexpr std::size_t kReadable = std::size_t{1} << 16U;
  void* memory = mmap(nullptr, kSize, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  ASSERT_NE(memory, MAP_FAILED);
  ASSERT_EQ(mprotect(memory, kReadable, PROT_READ | PROT_WRITE), 0);
  const std::string words = "uno due tre " + letters(kReadable - 12, "abc ");
  std::memcpy(memory, words.data(), words.size());
  const std::string_view text(static_cast<const char*>(memory), kSize);
  EXPECT_EQ(cl100k().encode(text, 2), (Ids{16711, 4245}));
  EXPECT_EQ(cl100k().encode(text, 100).size(), 100U);
  EXPECT_TRUE(cl100k().encode(text, 0).empty());
  munmap(memory, kSize);
}

TEST(TokenizerTest, CutsAtRandomAndLosesNothing) {
  const std::string text = "Il concerto è stato bellissimo, straordinariamente emozionante: 👏🏽 " +
                           std::string(400, 'a') + "\xff!";
  const auto cut = [&](double share, std::uint64_t seed) {
    return cl100k().encodeAtRandom(text, share, seed);
  };
  EXPECT_EQ(cut(0.0, 1), cl100k().encode(text));
  EXPECT_EQ(cut(0.3, 1), cut(0.3, 1));
  EXPECT_NE(cut(0.3, 1), cut(0.3, 2));
  EXPECT_EQ(cl100k().decode(cut(0.3, 1)), repairUtf8(text));
}

TEST(TokenizerTest, OneWordOfFiveMegabytes) {
  for (const char* alphabet : {"a", "abcdefghijklmnopqrstuvwxyz", "7", " "}) {
    const std::string word = letters(5'000'000, alphabet);
    const Ids ids = cl100k().encode(word);
    EXPECT_EQ(cl100k().decode(ids), word) << alphabet;
  }
}

TEST(TokenizerTest, KnowsTheBytesOfEachToken) {
  EXPECT_EQ(cl100k().bytes(12319), "Il");
  EXPECT_EQ(cl100k().bytes(100257), "<|endoftext|>");
  EXPECT_EQ(cl100k().bytes(100276), "<|endofprompt|>");
  for (const TokenId none : {-1, 100256, 100261, Tokenizer::kVocabulary, 2'000'000'000}) {
    EXPECT_TRUE(cl100k().bytes(none).empty()) << none;
  }
  for (TokenId id = 0; id < 100256; ++id) {
    EXPECT_FALSE(cl100k().bytes(id).empty()) << id;
  }
  EXPECT_EQ(cl100k().decode(Ids{3613, -7, 14200}), " concerto");
}

TEST(TokenizerTest, AnyThreadMayUseIt) {
  const std::string text = letters(200'000, "abcdefgh è.\n");
  const Ids wanted = cl100k().encode(text);
  std::vector<Ids> got(4);
  std::vector<std::thread> threads;
  for (Ids& ids : got) {
    threads.emplace_back([&] { ids = cl100k().encode(text); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const Ids& ids : got) {
    EXPECT_EQ(ids, wanted);
  }
}

TEST(RankFileTest, RefusesWhatIsNotThatFile) {
  const TempFolder folder;
  const std::string right = rankBytes();
  EXPECT_EQ(Tokenizer(folder.write("right.json", right)).encode("!"), Ids{0});
  expectRefused(folder / "none.json", ErrorKind::Io, "none.json");
  expectRefused(folder.write("empty.json", ""), ErrorKind::Input, "0 bytes");
  expectRefused(folder.write("short.json", right.substr(0, 700'000)), ErrorKind::Input, "700000 bytes");
  expectRefused(folder.write("long.json", right + " "), ErrorKind::Input, "bytes instead of");
  std::string altered = right;
  altered[500'000] = altered[500'000] == 'A' ? 'B' : 'A';
  expectRefused(folder.write("altered.json", altered), ErrorKind::Input, "altered");
}

TEST(RankFileTest, ReadsItsFormAndNoOther) {
  const auto form = [](const std::string& ranks) {
    return R"({"pat_str":"x","special_tokens":{"<|e|>":9},"bpe_ranks":")" + ranks + R"("})";
  };
  const RankFile file = parseRanks(form(R"(! 0 YQ== YmM=\n! 2 ZGVm)"), "x");
  EXPECT_EQ(file.bytes, "abcdef");
  EXPECT_EQ(file.begins, (std::vector<std::size_t>{0, 1, 3, 6}));
  EXPECT_EQ(file.special.at("<|e|>"), 9);
  for (const std::string& text :
       {form("YQ=="), form("! YQ=="), form("! 1 YQ=="), form("! 0 YQ"), form("! 0 Y==="), form("! 0 Y*=="),
        form("! 0 YQ==  YQ=="), form(R"(! 0 YQ==\n! 2 YQ==)"), form("! -1 YQ=="), "{}"s, "["s, ""s,
        R"({"pat_str":1,"special_tokens":{},"bpe_ranks":""})"s}) {
    EXPECT_THROW((void)parseRanks(text, "x"), Error) << text;
  }
}

TEST(MergeHistoryTest, EndsInTheTokens) {
  EXPECT_TRUE(cl100k().history("").steps.empty());
  for (const std::string& text :
       {"Il concerto è stato bellissimo, internazionalizzazione"s, letters(20'000, "aeinorst  "),
        "👨‍👩‍👧 e\u0301 שלום"s, letters(3'000, "an ")}) {
    for (const std::string& piece : cl100k().pieces(text)) {
      const MergeHistory history = cl100k().history(piece);
      ASSERT_EQ(history.tokens, cl100k().encode(piece)) << piece;
      EXPECT_EQ(joined(history.bytes), piece);
      ASSERT_EQ(history.bytes.size(), piece.size());
      Strings parts = history.bytes;
      for (const MergeStep& step : history.steps) {
        ASSERT_LT(step.at + 1, parts.size());
        parts[step.at] += parts[step.at + 1];
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(step.at) + 1);
        EXPECT_EQ(step.parts, parts);
        EXPECT_EQ(cl100k().bytes(step.id), parts[step.at]);
      }
      EXPECT_EQ(parts.size(), history.tokens.size());
    }
  }
}

TEST(MergeHistoryTest, MergesEachTokensBytesToThatToken) {
  // What lets encode() take a whole piece from the table and join long pieces from parts.
  for (TokenId id = 0; id < 100256; ++id) {
    ASSERT_EQ(cl100k().history(cl100k().bytes(id)).tokens, Ids{id});
  }
}

TEST(MergeHistoryTest, MergesInTheOrderOfRanks) {
  const MergeHistory history = cl100k().history("aaaa");
  ASSERT_EQ(history.steps.size(), 3U);
  EXPECT_EQ(history.steps[0].at, 0U);  // the leftmost of equals
  EXPECT_EQ(history.steps[0].parts, (Strings{"aa", "a", "a"}));
  EXPECT_EQ(history.steps[1].parts, (Strings{"aa", "aa"}));
  EXPECT_EQ(history.tokens, Ids{29558});
}

TEST(MergeHistoryTest, RefusesWhatWouldFillTheMemory) {
  EXPECT_EQ(cl100k().history(std::string(MergeHistory::kLongest, 'a')).tokens.size(),
            MergeHistory::kLongest / 8);
  EXPECT_THROW((void)cl100k().history(std::string(MergeHistory::kLongest + 1, 'a')), Error);
}

TEST(Utf8Test, RepairsAsRustAndTheWebDo) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(repairUtf8("perché €👍"), "perché €👍");
  EXPECT_EQ(repairUtf8("a\x80z"), "a" + mark + "z");
  EXPECT_EQ(repairUtf8("\xed\xa0\x80"), mark + mark + mark);             // a surrogate
  EXPECT_EQ(repairUtf8("\xc0\xaf"), mark + mark);                        // too long a form
  EXPECT_EQ(repairUtf8("\xf0\x9f\x98z"), mark + "z");                    // breaks off: one
  EXPECT_EQ(repairUtf8("\xf0\x9f\x98"), mark);                           // at the end too
  EXPECT_EQ(repairUtf8("\xe2\x82\xe2\x82\xac"), mark + "€");             // and what follows is read
  EXPECT_EQ(repairUtf8("\xf4\x90\x80\x80"), mark + mark + mark + mark);  // beyond 10FFFF
  EXPECT_EQ(repairUtf8("\xf8\x88\x80"), mark + mark + mark);
  EXPECT_EQ(repairUtf8("0123456789\xff"
                       "0123456789"),
            "0123456789" + mark + "0123456789");
}

TEST(PlainTokensTest, WordsAndPunctuationApart) {
  EXPECT_EQ(wordTokens("add eggs and milk to my shopping list").size(), 8U);
  EXPECT_EQ(wordTokens("Bello, ma... perché\u0301 no?\n"),
            (Strings{"Bello", ",", "ma", ".", ".", ".", "perché\u0301", "no", "?"}));
  EXPECT_EQ(wordTokens("l'uomo\u00a0x_1 👨‍👩‍👧!"),
            (Strings{"l", "'", "uomo", "x_1", "👨‍👩‍👧", "!"}));
  EXPECT_TRUE(wordTokens(" \t\n\u3000").empty());
  EXPECT_EQ(wordTokens("a\xff"), (Strings{"a", "\xEF\xBF\xBD"}));
  EXPECT_EQ(wordTokens(letters(5'000'000, "abc")).size(), 1U);
}

TEST(PlainTokensTest, CharactersAreCodePoints) {
  EXPECT_EQ(characterTokens("è\n👍 e\u0301"), (Strings{"è", "\n", "👍", " ", "e", "\u0301"}));
  EXPECT_TRUE(characterTokens("").empty());
  EXPECT_EQ(characterTokens("\xf0\x9fz\0"s), (Strings{"\xEF\xBF\xBD", "z", "\0"s}));
}

TEST(PlainFormTest, HasSmallLettersAndASpaceInFront) {
  EXPECT_EQ(plainForm("PERCHÉ No? ÀÈÌ ΑΒ"), " perché no? àèì αβ");
  EXPECT_EQ(plainForm(" già così"), " già così");
  EXPECT_EQ(plainForm(""), " ");
  EXPECT_EQ(plainForm("Ⱥ"), " ⱥ");  // two bytes become three
  EXPECT_EQ(plainForm("A\xff"), " a\xef\xbf\xbd");
  EXPECT_EQ(plainForm(std::string(100000, 'X')), ' ' + std::string(100000, 'x'));
}

}  // namespace officina
