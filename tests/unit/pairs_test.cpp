// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/api/state_dict.h"
#include "core/api/thermometer.h"
#include "tests/support/temp_files.h"

namespace officina {
namespace {

using Pairs = std::vector<TemperaturePair>;

const Pairs kTwo{{70.5F, 21.2F}, {60.0F, 14.0F}};

std::string parseError(std::string_view text) {
  return testing::errorOf<Error>([&] { (void)parsePairs(text); });
}

void expectMentions(const std::string& error, const std::string& words) {
  EXPECT_NE(error.find(words), std::string::npos) << "got: \"" << error << "\"";
}

TEST(PairsTest, TheNotesHaveFourteen) {
  const Pairs pairs = notesPairs();
  ASSERT_EQ(pairs.size(), 14U);
  EXPECT_EQ(pairs.front(), (TemperaturePair{55, 13}));
  EXPECT_EQ(pairs.back(), (TemperaturePair{68, 20}));
}

TEST(PairsTest, ReadsEverySeparatorAndDecimalSign) {
  for (const char* text :
       {"70.5,21.2\n60,14\n", "70.5, 21.2\n60, 14", "70.5;21.2\n60;14", "70,5;21,2\n60;14",
        "70.5\t21.2\n60\t14", "70,5\t21,2\n60\t14", "70.5 21.2\n60   14", "70,5 21,2\n60 14",
        "  70.5 21.2  \n60 14", "+70.5,21.2\n60,14", "70.5 , 21.2\n60 , 14", "60e0;14\n"}) {
    const Pairs pairs = parsePairs(text);
    EXPECT_EQ(pairs, text == std::string_view("60e0;14\n") ? Pairs{kTwo[1]} : kTwo) << text;
  }
}

TEST(PairsTest, ACommaSeparatesColumnsOnlyWhereNothingElseDoes) {
  EXPECT_EQ(parsePairs("70,5"), (Pairs{{70, 5}}));
  EXPECT_EQ(parsePairs("70,5;21,2"), (Pairs{{70.5F, 21.2F}}));
  EXPECT_EQ(parsePairs("70, 5\n70.5, 5.5"), (Pairs{{70, 5}, {70.5F, 5.5F}}));
  EXPECT_EQ(parsePairs("\"70,5\",\"21,2\""), (Pairs{{70.5F, 21.2F}}));
  expectMentions(parseError("70,5,21,2"), "Line 1 has 4 columns instead of 2");
}

TEST(PairsTest, SkipsHeadersBlankLinesAndByteOrderMarks) {
  for (const char* text :
       {"x,y\n70.5,21.2\n60,14", "\n\nx;y\n\n70,5;21,2\n;\n60;14\n\n",
        "\xEF\xBB\xBFx,y\r\n70.5,21.2\r\n60,14\r\n", "reading\treal\r70,5\t21,2\r60\t14",
        "\"reading, ours\",\"real\"\n\"70.5\",\"21.2\"\n60,14",
        "Temperatura letta;Temperatura vera\n70,5;21,2;\n60;14;;", "reading real\n70,5 21,2\n60 14"}) {
    EXPECT_EQ(parsePairs(text), kTwo) << text;
  }
}

TEST(PairsTest, ReadsNegativeNumbersAndTheTypographicMinus) {
  EXPECT_EQ(parsePairs("-4;\xE2\x88\x92"
                       "2,5"),
            (Pairs{{-4, -2.5F}}));
}

TEST(PairsTest, NamesTheLineThatCannotBeRead) {
  expectMentions(parseError("x,y\n1,2\n\nthree,4\n"), "Line 4: \"three\" is not a number");
  expectMentions(parseError("x,y\nreading,real\n1,2\n"), "Line 2: \"reading\" is not a number");
  expectMentions(parseError("1;2\n1.234,5;2\n"), "Line 2: \"1.234,5\" is not a number");
  expectMentions(parseError("1;2\n0x10;2\n"), "Line 2: \"0x10\" is not a number");
  expectMentions(parseError("1,2\n3\n"), "Line 2 has 1 columns instead of 2");
  expectMentions(parseError("1,2\n3,4,5\n"), "Line 2 has 3 columns instead of 2");
  expectMentions(parseError("1,2\n,4\n"), "Line 2: \"\" is not a number");
  expectMentions(parseError("1,2\n\"3,4\n"), "Line 2 has a quotation mark that is not closed");
}

TEST(PairsTest, RefusesNumbersThatNoFloatCanSquare) {
  expectMentions(parseError("1,2\n1e308,2"), "Line 2: 1e308 is beyond a million");
  expectMentions(parseError("1,2\n-1e999,2"), "beyond a million");
  expectMentions(parseError("1,2\n1000001,2"), "beyond a million");
  expectMentions(parseError("1,2\n3,nan"), "Line 2: nan is not a finite number");
  expectMentions(parseError("1,2\n3,-inf"), "Line 2: -inf is not a finite number");
  EXPECT_EQ(parsePairs("1e6,-1e6\n1e-999,0"), (Pairs{{1e6F, -1e6F}, {0, 0}}));
}

TEST(PairsTest, RefusesWhatIsNotText) {
  expectMentions(parseError(""), "not a single pair");
  expectMentions(parseError("\n\n  \n"), "not a single pair");
  expectMentions(parseError("x,y\n"), "not a single pair");
  expectMentions(parseError(std::string_view("\xFF\xFE"
                                             "1\0,\0",
                                             6)),
                 "UTF-16");
  expectMentions(parseError(std::string_view("\xFE\xFF\0"
                                             "1",
                                             4)),
                 "UTF-16");
  expectMentions(parseError(std::string_view("1\0,2", 4)), "zero bytes");
}

TEST(PairsTest, CutsALongWordBetweenCharacters) {
  std::string word;
  for (int i = 0; i < 50; ++i) {
    word += "\xC3\xA8";
  }
  const std::string error = parseError("1,2\n" + word + "a,3");
  expectMentions(error, "\xC3\xA8...\"");
  EXPECT_LT(error.size(), 200U);
}

TEST(PairsTest, ReadsAMillionLines) {
  std::string text = "x,y\n";
  for (int i = 0; i < 1'000'000; ++i) {
    text += "70.5,21.2\n";
  }
  EXPECT_EQ(parsePairs(text).size(), 1'000'000U);
}

TEST(PairsTest, WritesWhatItReads) {
  const Pairs pairs{{0.1F, -1e-7F}, {1.0F / 3.0F, 999999.9F}, {-0.0F, 1e-38F}};
  EXPECT_EQ(parsePairs(pairsToCsv(pairs)), pairs);
  EXPECT_EQ(pairsToCsv({{55, 13}, {70.5F, 21}}), "x,y\n55,13\n70.5,21\n");
}

TEST(PairsTest, FilesAreNamedInErrors) {
  const testing::TempFolder folder;
  EXPECT_EQ(readPairs(folder.write("good.csv", "x,y\n70.5,21.2\n60,14\n")), kTwo);
  const auto bad = folder.write("bad.csv", "1,2\nx,3\n");
  const std::string error = testing::errorOf<Error>([&] { (void)readPairs(bad); });
  expectMentions(error, "Line 2: \"x\" is not a number.");
  expectMentions(error, bad.string());
  expectMentions(testing::errorOf<Error>([&] { (void)readPairs(folder.write("e.csv", "")); }),
                 "not a single pair");
  expectMentions(testing::errorOf<Error>([&] { (void)readPairs(folder.path()); }), "is a folder");
}

TEST(LineTest, LeastSquaresOfTheNotes) {
  // The closed formulas over the 14 pairs, in exact fractions: sums 918, 262, 61460, 17881.
  const double weight = (14.0 * 17881 - 918.0 * 262) / (14.0 * 61460 - 918.0 * 918);
  const double bias = (262 - weight * 918) / 14;
  const Line line = leastSquares(notesPairs());
  EXPECT_FLOAT_EQ(line.weight, static_cast<float>(weight));
  EXPECT_FLOAT_EQ(line.bias, static_cast<float>(bias));
  const double best = meanSquaredError(line, notesPairs());
  for (const float change : {-0.01F, 0.01F}) {
    EXPECT_GT(meanSquaredError({line.weight + change, line.bias}, notesPairs()), best);
    EXPECT_GT(meanSquaredError({line.weight, line.bias + change}, notesPairs()), best);
  }
}

TEST(LineTest, LeastSquaresOfPointsOnALineAndOfNone) {
  const Line line = leastSquares({{100000, 1}, {100001, 3}, {100002, 5}});
  EXPECT_FLOAT_EQ(line.weight, 2.0F);
  const Line flat = leastSquares({{3, 1}, {3, 5}});
  EXPECT_EQ(flat.weight, 0.0F);
  EXPECT_EQ(flat.bias, 3.0F);
  EXPECT_EQ(leastSquares({{0, 1}, {0, 5}}).bias, 3.0F);
  EXPECT_EQ(leastSquares({}).bias, 0.0F);
}

TEST(LineTest, MeanSquaredErrorIsTheMeanOfTheSquares) {
  EXPECT_DOUBLE_EQ(meanSquaredError({2, 1}, {{0, 0}, {1, 5}}), (1.0 + 4.0) / 2);
  EXPECT_EQ(meanSquaredError({2, 1}, {}), 0.0);
}

}  // namespace
}  // namespace officina
