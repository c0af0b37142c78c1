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

const Sentences kTwo{{"Che bello", 1}, {"Che brutto", 0}};

std::string parseError(std::string_view text, bool strict = false) {
  return testing::errorOf<Error>([&] { (void)parseSentences(text, strict); });
}

void expectMentions(const std::string& error, const std::string& words) {
  EXPECT_NE(error.find(words), std::string::npos) << "got: \"" << error << "\"";
}

TEST(SentenceTableTest, ReadsEverySeparatorLineEndAndHeaderName) {
  for (const char* text :
       {"text\tlabel\nChe bello\tpos\nChe brutto\tneg\n", "text,label\nChe bello,1\nChe brutto,0",
        "Testo;Etichetta\r\nChe bello;POSITIVO\r\nChe brutto;negativo\r\n",
        "label,sentence\rtrue,Che bello\rfalse,Che brutto\r",
        "\n\n frase , sentiment \n\nChe bello, pos \nChe brutto,neg",
        "\"review\",\"class\"\n\"Che bello\",\"1\"\n\"Che brutto\",\"0\"",
        "id;recensione;note;classe\n1;Che bello;;1\n2;Che brutto;;0;;\n",
        "\"text\"\t\"label\"\n\"Che bello\"\t1\n\"Che brutto\"\t\"0\"\n",
        ",text,label\n0,Che bello,1\n1,Che brutto,0\n"}) {
    EXPECT_EQ(parseSentences(text, true).sentences, kTwo) << text;
  }
}

TEST(SentenceTableTest, WhereTabsSeparateAQuotationMarkIsACharacter) {
  const Sentences sentences =
      parseSentences("text\tlabel\n\"Che bello\" disse\tpos\n\"aperto\tneg\n\"tutto\"\tpos\na,b;\"c\"\tneg\n",
                     true)
          .sentences;
  EXPECT_EQ(sentences,
            (Sentences{{"\"Che bello\" disse", 1}, {"\"aperto", 0}, {"\"tutto\"", 1}, {"a,b;\"c\"", 0}}));
}

TEST(SentenceTableTest, CsvQuotesSeparatorsMarksAndLineEnds) {
  const SentenceFile file = parseSentences(
      "text,label\r\n\"Bello, ma \"\"caro\"\"\",0\r\n\"due\r\nrighe\",1\r\n  \"spazi\"  ,1\r\ncosì "
      "\"così\",0\r\n\"\"\"\",1\r\nz,8\r\n");
  EXPECT_EQ(
      file.sentences,
      (Sentences{
          {"Bello, ma \"caro\"", 0}, {"due\r\nrighe", 1}, {"spazi", 1}, {"così \"così\"", 0}, {"\"", 1}}));
  ASSERT_EQ(file.notes.size(), 1U);
  EXPECT_EQ(file.notes[0].line, 8) << "a line end in quotation marks counts";
}

TEST(SentenceTableTest, AQuotationMarkThatIsNotClosedCostsItsRowOnly) {
  const SentenceFile file = parseSentences("text,label\nChe bello,1\n\"aperto,1\nChe brutto,0\n\"anche,1\n");
  EXPECT_EQ(file.sentences, kTwo) << "the second mark does not close the first: text follows it";
  EXPECT_EQ(file.leftOut, 2);
  const SentenceFile odd = parseSentences("text,label\nChe bello,1\n\"aperto,1\nChe brutto,0\n");
  EXPECT_EQ(odd.sentences, kTwo);
  ASSERT_EQ(odd.notes.size(), 1U);
  EXPECT_EQ(odd.notes[0].line, 3);
  expectMentions(odd.notes[0].what.str(), "a quotation mark is not closed");
  expectMentions(parseError("text,label\nx,1\n\"aperto,1\ny,0", true),
                 "Line 3: a quotation mark is not closed");
}

TEST(SentenceTableTest, SomebodyWhoQuotesWithinASentence) {
  EXPECT_EQ(parseSentences("text,label\n\"Bello\" disse,1\n\"a\nb\",0\n", true).sentences,
            (Sentences{{"\"Bello\" disse", 1}, {"a\nb", 0}}));
}

TEST(SentenceTableTest, ManyOpenMarksTakeLinearTime) {
  std::string table = "text,label\nChe bello,1\n";
  for (int i = 0; i < 300'001; ++i) {
    table += "\"\"\"\n";  // opens, and a doubled one: never closes
  }
  EXPECT_EQ(parseSentences(table).sentences.size(), 1U);
  EXPECT_EQ(parseSentences(table.append("\"x,1\nfine,0\n")).sentences.size(), 2U);
}

TEST(SentenceTableTest, BadRowsAreNotedWithTheirLine) {
  const SentenceFile file = parseSentences(
      "text;label\nChe bello;1\n\n a;2\n;1\n  ;0\nb;\nc\n;;\nd;1;e\nnull;null\nChe brutto;0\ntext;label\n");
  EXPECT_EQ(file.sentences, kTwo);
  std::vector<std::string> told;
  for (const SentenceNote& note : file.notes) {
    told.push_back(std::to_string(note.line).append(" ").append(note.what.str()));
    EXPECT_TRUE(note.leftOut);
  }
  ASSERT_EQ(told.size(), 8U);
  EXPECT_EQ(file.leftOut, 8);
  expectMentions(told[0], "4 the label is “2”");
  expectMentions(told[1], "5 the text is empty");
  expectMentions(told[2], "6 the text is empty");
  expectMentions(told[3], "7 there is no label");
  expectMentions(told[4], "8 there is no label");
  expectMentions(told[5], "10 there are 3 columns instead of 2; a text with the separator");
  expectMentions(told[6], "11 the label is “null”");
  expectMentions(told[7], "13 the label is “label”");
}

TEST(SentenceTableTest, PlainLinesNeedNoHeader) {
  EXPECT_EQ(parseSentences("Che bello\t1\nChe brutto\tneg\n", true).sentences, kTwo);
  EXPECT_EQ(parseSentences("[ironia] bello\t1").sentences, (Sentences{{"[ironia] bello", 1}}));
  EXPECT_EQ(parseSentences("[1] bello\t1").sentences, (Sentences{{"[1] bello", 1}}));
  EXPECT_EQ(parseSentences("{così} bello\t1").sentences, (Sentences{{"{così} bello", 1}}));
  const SentenceFile file = parseSentences("Frase\tVoto\nChe bello\t1\na\tb\t1\nChe brutto\t0");
  EXPECT_EQ(file.sentences, kTwo);
  EXPECT_EQ(file.leftOut, 2);
  expectMentions(file.notes[0].what.str(), "“Voto”");
}

TEST(SentenceTableTest, AHeaderMustNameBothColumns) {
  expectMentions(parseError("text;voto\na;1"), "“text;voto”, names no column for the label");
  expectMentions(parseError("commenti,label\na,1"), "names no column for the text");
  expectMentions(parseError("a;1\nb;0"), "“a;1”, does not name the columns");
  expectMentions(parseError("solo una frase"), "does not name the columns");
  expectMentions(parseError("text,label,text\na,1,b"), "Line 1: two columns are called “text”");
  expectMentions(parseError("text,label\n"), "There is not a single sentence");
  // Of two names the notes' counts.
  EXPECT_EQ(parseSentences("review,text,label\nno,a,1\n").sentences, (Sentences{{"a", 1}}));
}

TEST(SentenceTableTest, EmptyFilesAndSpaces) {
  for (const char* text : {"", " ", "\n\n\t \r\n", "\xEF\xBB\xBF"}) {
    expectMentions(parseError(text), "There is not a single sentence");
  }
}

TEST(SentenceTableTest, ALineOfSeparatorsTakesNoMemory) {
  const SentenceFile file = parseSentences(
      std::string("text,label\n").append(std::string(50'000'000, ',')).append("x\nChe bello,1"));
  EXPECT_EQ(file.sentences.size(), 1U);
  expectMentions(file.notes[0].what.str(), "50000001 columns instead of 2");
}

TEST(SentenceTableTest, AFileThatIsSomethingElse) {
  std::string noise("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  for (unsigned i = 0; i < 100'000; ++i) {
    noise += static_cast<char>(static_cast<unsigned char>(i * 2654435761U >> 13U));
  }
  expectMentions(parseError(noise), "does not name the columns");
}

TEST(SentenceTableTest, WritesWhatItReads) {
  const Sentences sentences{
      {"Bello, ma \"caro\"; punto", 0}, {" due\nrighe\r\n", 1}, {"\"", 0}, {"\ttab", 1}, {"è 😀", 1}};
  for (const char separator : {',', ';'}) {
    EXPECT_EQ(parseSentences(sentencesTable(sentences, separator), true).sentences, sentences) << separator;
  }
  EXPECT_EQ(parseSentences(sentencesJson(sentences), true).sentences, sentences);
  EXPECT_EQ(
      parseSentences(sentencesTable(sentences, '\t'), true).sentences,
      (Sentences{{"Bello, ma \"caro\"; punto", 0}, {" due righe  ", 1}, {"\"", 0}, {" tab", 1}, {"è 😀", 1}}));
  EXPECT_EQ(sentencesJson(kTwo),
            "[\n{\"text\": \"Che bello\", \"label\": 1},\n{\"text\": \"Che brutto\", \"label\": 0}\n]\n");
  EXPECT_EQ(sentencesTable(kTwo, '\t'), "text\tlabel\nChe bello\t1\nChe brutto\t0\n");
  EXPECT_EQ(sentencesJson({}), "[\n]\n");
}

}  // namespace
}  // namespace officina
