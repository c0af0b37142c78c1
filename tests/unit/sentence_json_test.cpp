// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using Sentences = std::vector<Sentence>;

std::string parseError(std::string_view json, bool strict = false) {
  return testing::errorOf<Error>([&] { (void)parseSentences(json, strict); });
}

void expectMentions(const std::string& error, const std::string& words) {
  EXPECT_NE(error.find(words), std::string::npos) << "got: \"" << error << "\"";
}

std::string list(const std::string& entries) {
  return std::string("[").append(entries).append("]");
}

/// What is left of [entry, a good one]: the note on the first, empty if there is none.
std::string noteOn(const std::string& entry, bool leftOut = true) {
  const SentenceFile file =
      parseSentences(list(std::string(entry).append(R"(, {"text": "va bene", "label": 1})")));
  EXPECT_EQ(file.leftOut, leftOut ? 1 : 0) << entry;
  EXPECT_EQ(file.sentences.size(), leftOut ? 1U : 2U) << entry;
  EXPECT_EQ(file.sentences.back(), (Sentence{"va bene", kPositive}));
  if (file.notes.empty()) {
    return {};
  }
  EXPECT_EQ(file.notes.front().line, 1);
  EXPECT_EQ(file.notes.front().leftOut, leftOut);
  return file.notes.front().what.str();
}

int labelOfEntry(const std::string& label) {
  return parseSentences(list(std::string(R"({"text": "x", "label": )").append(label).append("}")))
      .sentences[0]
      .label;
}

TEST(SentenceJsonTest, ReadsTheNotesForm) {
  const SentenceFile file = parseSentences(
      "[\n{\"text\": \"Mi è piaciuto molto\", \"label\": 1},\n{\"label\":0,\"text\":\"Che "
      "\\u0022noia\\u0022\"}\n]\n");
  EXPECT_EQ(file.sentences, (Sentences{{"Mi è piaciuto molto", 1}, {"Che \"noia\"", 0}}));
  EXPECT_EQ(file.encoding, "UTF-8");
  EXPECT_TRUE(file.notes.empty());
  EXPECT_EQ(file.leftOut, 0);
}

TEST(SentenceJsonTest, KeepsSpacesRightToLeftEmojiAndCombiningMarks) {
  for (const char* text : {"  due spazi  ", "مرحبا بالعالم", "👩‍👩‍👧‍👦 🇮🇹",
                           "e\u0301 perche\u0301", "\u202Eciao\u202C"}) {
    const Sentences sentences = parseSentences(sentencesJson(std::vector{Sentence{text, 1}})).sentences;
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_EQ(sentences[0].text, text);
  }
}

TEST(SentenceJsonTest, OneSentenceOneClassAndAnOddNumberAreLegal) {
  EXPECT_EQ(parseSentences(R"([{"text":"a","label":1}])", true).sentences.size(), 1U);
  EXPECT_EQ(parseSentences(R"([{"text":"a","label":0},{"text":"b","label":0},{"text":"c","label":0}])", true)
                .sentences.size(),
            3U);
}

TEST(SentenceJsonTest, LabelsAsPeopleWriteThem) {
  for (const char* label :
       {"1", "true", "1.0", "\"1\"", "\"Positive\"", "\" pos \"", "\"POSITIVO\"", "\"True\""}) {
    EXPECT_EQ(labelOfEntry(label), kPositive) << label;
  }
  for (const char* label :
       {"0", "false", "0.0", "-0.0", "\"0\"", "\"NEG\"", "\"negative\"", "\"negativo\""}) {
    EXPECT_EQ(labelOfEntry(label), kNegative) << label;
  }
}

TEST(SentenceJsonTest, OtherLabelsAreLeftOutAndNoted) {
  for (const char* label :
       {"2", "-1", "0.5", "18446744073709551615", "\"boh\"", "\"\"", "null", "[1]", "{}"}) {
    const std::string note = noteOn(std::string(R"({"text": "x", "label": )").append(label).append("}"));
    expectMentions(note, "the label is");
    expectMentions(parseError(list(std::string(R"({"text":"x","label":)").append(label).append("}")), true),
                   "Entry 1: the label is");
  }
  expectMentions(noteOn(R"({"text": "x", "label": 2})"), "“2”");
  expectMentions(noteOn(R"({"text": "x", "label": null})"), "“null”");
  expectMentions(noteOn(R"({"text": "x"})"), "there is no label");
  expectMentions(noteOn(R"({})"), "there is no label");
}

TEST(SentenceJsonTest, TextsThatAreNone) {
  expectMentions(noteOn(R"({"label": 1})"), "there is no text");
  expectMentions(noteOn(R"({"text": null, "label": 1})"), "there is no text");
  expectMentions(noteOn(R"({"text": "", "label": 1})"), "the text is empty");
  expectMentions(noteOn(R"({"text": " \t\u00a0\u3000\u200b\ufeff\n", "label": 1})"), "the text is empty");
  for (const char* text : {"7", "7.5", "-7", "true", "[\"a\"]", "{\"a\": \"b\"}"}) {
    expectMentions(noteOn(std::string(R"({"label": 1, "text": )").append(text).append("}")),
                   "not in quotation marks");
  }
}

TEST(SentenceJsonTest, EntriesThatAreNoObjects) {
  for (const char* entry :
       {"1", "\"frase\"", "null", "true", "1.5", "[]", R"([{"text": "in", "label": 1}])"}) {
    expectMentions(noteOn(entry), "is not an object");
  }
  expectMentions(parseError(R"([[{"text":"a","label":1}]])"), "Entry 1: “[ ]” is not an object");
  expectMentions(parseError("[1, 2]"), "Entry 1: “1” is not an object");
}

TEST(SentenceJsonTest, AnObjectInsteadOfAList) {
  expectMentions(parseError(R"({"text":"a","label":1})"), "one object in braces, not a list");
  expectMentions(parseError(R"({"data": [{"text":"a","label":1}]})"), "one object in braces, not a list");
  expectMentions(parseError("{}"), "one object in braces, not a list");
}

TEST(SentenceJsonTest, OfADuplicateKeyTheLastIsTakenAsPythonDoes) {
  const SentenceFile file = parseSentences(R"([{"text":"a","label":0,"text":"b","label":1}])", true);
  EXPECT_EQ(file.sentences, (Sentences{{"b", 1}}));
  ASSERT_EQ(file.notes.size(), 2U);
  expectMentions(file.notes[0].what.str(), "“text” stands there twice");
  expectMentions(file.notes[1].what.str(), "“label” stands there twice");
  EXPECT_FALSE(file.notes[0].leftOut);
  expectMentions(noteOn(R"({"text":"a","label":1,"label":2})"), "“2”");
}

TEST(SentenceJsonTest, OtherKeysAreIgnoredAndOtherNamesUnderstood) {
  EXPECT_EQ(parseSentences(R"([{"id":[1,{"text":"no","label":0}],"testo":"a","sentiment":"pos","x":null}])")
                .sentences,
            (Sentences{{"a", 1}}));
  // The notes' names count more than others, in either order.
  EXPECT_EQ(parseSentences(R"([{"review":"no","text":"a","label":1},{"text":"b","review":"no","label":0}])")
                .sentences,
            (Sentences{{"a", 1}, {"b", 0}}));
}

TEST(SentenceJsonTest, NothingOfAnEntryIsLeftForTheNext) {
  EXPECT_EQ(parseSentences(R"([{"text":"a"},{"label":1},{"text":"b","label":1}])").sentences,
            (Sentences{{"b", 1}}));
  EXPECT_EQ(parseSentences(R"([{"text":"a","label":1},{"x":{"label":0},"text":"b","label":1}])").sentences,
            (Sentences{{"a", 1}, {"b", 1}}));
}

TEST(SentenceJsonTest, BrokenJsonIsRefusedWithItsLine) {
  expectMentions(parseError("[\n{\"text\":\"a\",\"label\":1},\n{\"text\":\"b\",\"label\":NaN}]"),
                 "Line 3, in or after entry 2: “NaN” is not JSON there");
  expectMentions(parseError(R"([{"text":"a","label":-Infinity}])"), "“-Infinity”");
  expectMentions(parseError(R"([{"text":"a","label":1e999}])"), "“1e999”");
  expectMentions(parseError(R"([{"text":"a" "label":1}])"), "“\"label\"”");
  expectMentions(parseError("[{'text':'a','label':1}]"), "“'”");
  expectMentions(parseError("[{\"text\":\"a\",\"label\":1},\n]"), "Line 2: a comma stands before “]”");
  expectMentions(parseError("[{\"text\":\"a\",\"label\":1,}\n]"), "Line 1: a comma stands before “}”");
  expectMentions(parseError("[{\"text\":\"a\nb\",\"label\":1}]"), "goes over the end of the line");
  expectMentions(parseError(R"([{"text":"a","label":1}] x)"), "“x” is not JSON there");
  expectMentions(parseError(R"([{"text":"a","label":1}][])"), "“[” is not JSON there");
  expectMentions(parseError(R"([{"text":"\x","label":1}])"), "is not JSON there");
  expectMentions(parseError(R"([{"text":"\u12","label":1}])"), "is not JSON there");
}

TEST(SentenceJsonTest, EveryTruncationIsRefusedWithoutACrash) {
  const std::string whole =
      R"([{"text": "è \u00e8 \ud83d\ude00", "label": 1}, {"text": "b", "label": true}])";
  EXPECT_EQ(parseSentences(whole).sentences.size(), 2U);
  for (std::size_t length = 1; length < whole.size(); ++length) {
    const std::string error = parseError(std::string_view(whole).substr(0, length));
    EXPECT_FALSE(error.empty()) << length;
  }
  expectMentions(parseError(whole.substr(0, 20)), "ends in the middle of entry 1: the file is cut short");
  expectMentions(parseError(R"([{"text":"a","label":1})"), "ends without a bracket after entry 1");
  expectMentions(parseError("["), "ends before its first entry");
}

TEST(SentenceJsonTest, DeepNestingDoesNotEndTheProgram) {
  for (const char* open : {"[", "[[{\"text\":", "[{\"a\":"}) {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) {
      deep += open;
    }
    expectMentions(parseError(deep), "nested more than 64 deep");
  }
  EXPECT_EQ(parseSentences(R"([{"x":[[[[[[[[{"y":[1]}]]]]]]]],"text":"a","label":1}])").sentences.size(), 1U);
}

TEST(SentenceJsonTest, HalfSurrogatesAndZeroCharactersAreRepaired) {
  const SentenceFile file = parseSentences(
      R"([{"text":"ok \ud83d\ude00","label":1},{"text":"\ud800 \udc00\ud800","label":1},{"text":"a\u0000b","label":0},)"
      R"({"text":"\\ud800 \\\\u0000","label":0},{"text":"\uD83D\uDE00","label":0}])",
      true);
  EXPECT_EQ(
      file.sentences,
      (Sentences{
          {"ok 😀", 1}, {"\uFFFD \uFFFD\uFFFD", 1}, {"a\uFFFDb", 0}, {R"(\ud800 \\u0000)", 0}, {"😀", 0}}));
  ASSERT_EQ(file.notes.size(), 2U);
  EXPECT_EQ(file.notes[0].line, 2);
  EXPECT_EQ(file.notes[1].line, 3);
  expectMentions(file.notes[0].what.str(), "repaired");
  EXPECT_FALSE(file.notes[0].leftOut);
}

TEST(SentenceJsonTest, ZeroBytesInAText) {
  const std::string json("[{\"text\":\"a\0b\",\"label\":1}]", 26);
  const SentenceFile file = parseSentences(json);
  EXPECT_EQ(file.sentences, (Sentences{{"a\uFFFDb", 1}}));
  ASSERT_EQ(file.notes.size(), 1U);
  expectMentions(file.notes[0].what.str(), "repaired");
  expectMentions(parseError(std::string_view("[{\"text\":\"a\",\"label\":1}\0]", 26)), "is not JSON there");
}

TEST(SentenceJsonTest, NotesEndAtTheirLimitAndTheCountGoesOn) {
  std::string entries = R"({"text":"a","label":1})";
  for (int i = 0; i < 1000; ++i) {
    entries += R"(,{"text":"b","label":2})";
  }
  const SentenceFile file = parseSentences(list(entries));
  EXPECT_EQ(file.leftOut, 1000);
  EXPECT_EQ(file.notes.size(), SentenceFile::kMostNotes);
  EXPECT_EQ(file.notes.back().line, 201);
}

TEST(SentenceJsonTest, NothingThatCanBeUsedIsAnError) {
  expectMentions(parseError("[]"), "There is not a single sentence");
  expectMentions(parseError(R"([{"text":"a","label":2},{"text":"","label":1}])"),
                 "Not a single sentence can be used. Entry 1: the label is “2”");
}

TEST(SentenceJsonTest, StrictNamesTheFirstBadEntry) {
  expectMentions(parseError(R"([{"text":"a","label":1},{"text":"b","label":7},{"text":"","label":1}])", true),
                 "Entry 2: the label is “7”");
}

TEST(SentenceJsonTest, TwoHundredMegabytes) {
  constexpr std::size_t kSize = std::size_t{200} << 20U;
  std::string json = R"([{"text":"corta","label":0},{"text":")";
  json.append(kSize, 'a').append(R"(","label":1}])");
  const SentenceFile file = parseSentences(json);
  ASSERT_EQ(file.sentences.size(), 2U);
  EXPECT_EQ(file.sentences[1].text.size(), kSize);
}

TEST(SentenceJsonTest, MessagesShowTheStartOfALongValueOnly) {
  const std::string word = std::string(5'000'000, 'x');
  const std::string note = noteOn(std::string(R"({"text":"a","label":")").append(word).append("\"}"));
  EXPECT_LT(note.size(), 120U);
  EXPECT_LT(parseError(std::string(R"([{"a" ")").append(word).append("\"]")).size(), 300U);
}

}  // namespace
}  // namespace officina
