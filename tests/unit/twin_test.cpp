// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/twin.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/twin/python_writer.h"
#include "tests/support/scratch_folder.h"

namespace officina {

namespace {

TEST(PythonText, KeepsPlainTextAndLetters) {
  EXPECT_EQ(pythonText(""), R"("")");
  EXPECT_EQ(pythonText("/home/niccolò/cifre 7"), R"("/home/niccolò/cifre 7")");
  EXPECT_EQ(pythonText("it's {x} %s"), R"("it's {x} %s")");
}

TEST(PythonText, EscapesWhatCouldEndTheTextOrHideInIt) {
  EXPECT_EQ(pythonText("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(pythonText("\\\""), R"("\\\"")");
  EXPECT_EQ(pythonText("a\nb\r\tc"), R"("a\nb\x0d\x09c")");
  EXPECT_EQ(pythonText(std::string_view("a\0b\x7F", 4)), R"("a\x00b\x7f")");
  EXPECT_EQ(pythonText("a\u202Eb\u2028c\u00A0d\uFEFF"), R"("a\u202eb\u2028c\xa0d\ufeff")");
  EXPECT_EQ(pythonText("\U000E0041"), R"("\U000e0041")");
}

TEST(PythonText, TakesBytesThatAreNoUtf8) {
  const std::string end = R"(.decode("utf-8", "surrogateescape"))";
  EXPECT_EQ(pythonText("caf\xE9/\"x\\"), R"(b"caf\xe9/\x22x\x5c")" + end);
  EXPECT_EQ(pythonText("\xC0\xAF"), R"(b"\xc0\xaf")" + end);          // too long a form of "/"
  EXPECT_EQ(pythonText("\xED\xA0\x80"), R"(b"\xed\xa0\x80")" + end);  // half of a pair
  EXPECT_EQ(pythonText("\xF5\x80\x80\x80"), R"(b"\xf5\x80\x80\x80")" + end);
  EXPECT_EQ(pythonText("\xE2\x82"), R"(b"\xe2\x82")" + end);  // cut short
}

TEST(PythonNumber, IsAlwaysAFloatThatReadsBack) {
  EXPECT_EQ(pythonNumber(1.0), "1.0");
  EXPECT_EQ(pythonNumber(0.001), "0.001");
  EXPECT_EQ(pythonNumber(1e-8), "1e-08");
  EXPECT_EQ(pythonNumber(1e300), "1e+300");
  EXPECT_EQ(std::strtod(pythonNumber(0.1 + 0.2).c_str(), nullptr), 0.1 + 0.2);
}

TEST(Twin, RefusesWhatIsNoRecipe) {
  Recipe recipe = namedRecipe("digits", "notes");
  recipe.network = "unknown";
  EXPECT_THROW((void)twinScript(recipe), Error);
  recipe = namedRecipe("digits", "notes");
  recipe.epochs = 0;
  EXPECT_THROW((void)twinScript(recipe), Error);
  recipe = namedRecipe("thermometer", "notes");
  recipe.lab = "nowhere";
  EXPECT_THROW((void)twinScript(recipe), Error);
}

TEST(Twin, NamesOnlyWhatTheRecipeHas) {
  Recipe recipe = namedRecipe("digits", "notes");
  recipe.data = "/data";
  EXPECT_EQ(twinScript(recipe).find("DROPOUT"), std::string::npos);
  EXPECT_EQ(twinScript(recipe).find("import copy"), std::string::npos);
  recipe.dropout = 0.5;
  recipe.weightAverage = 0.99;
  EXPECT_NE(twinScript(recipe).find("DROPOUT = 0.5"), std::string::npos);
  EXPECT_NE(twinScript(recipe).find("import copy"), std::string::npos);
}

TEST(Twin, ExpectedLossesOfALongRunAreThinned) {
  TwinOptions options;
  for (int epoch = 0; epoch < 3000; ++epoch) {
    EpochSample& sample = options.expected.emplace_back();
    sample.epoch = epoch;
    sample.loss = 1.0;
  }
  const std::string script = twinScript(namedRecipe("thermometer", "notes"), options);
  EXPECT_NE(script.find("\n    2900: 1.0,"), std::string::npos);
  EXPECT_NE(script.find("\n    2999: 1.0,"), std::string::npos);
  EXPECT_EQ(script.find("\n    2950: 1.0,"), std::string::npos);
}

TEST(Twin, ANotebookHoldsTheScriptsLines) {
  Recipe recipe = namedRecipe("digits", "notes");
  recipe.data = "# %% not a cell\n# %% nor this";
  const auto notebook = nlohmann::json::parse(twinNotebook(recipe));
  std::string code;
  std::size_t headings = 0;
  for (const auto& cell : notebook["cells"]) {
    headings += cell["cell_type"] == "markdown" ? 1 : 0;
    for (const auto& line : cell["source"]) {
      code += cell["cell_type"] == "code" ? line.get<std::string>() : "";
    }
  }
  EXPECT_EQ(headings, 7U);
  EXPECT_NE(code.find(R"(DATA = "# %% not a cell\n# %% nor this")"), std::string::npos);
}

/// A recipe of the sentiment lab on a file of its own.
Recipe sentimentOn(const std::filesystem::path& file, std::span<const Sentence> sentences) {
  writeSentences(file, sentences);
  Recipe recipe = namedRecipe("sentiment", "notes");
  recipe.data = file.string();
  return recipe;
}

bool holds(const std::string& script, std::string_view part) {
  return script.find(part) != std::string::npos;
}

TEST(SentimentTwin, ReadsLikeTheNotes) {
  const ScratchFolder scratch;
  const std::vector<Sentence> sentences{{"Il concerto è stato bellissimo", 1}, {"Che noia", 0}};
  const Recipe recipe = sentimentOn(scratch.path() / "a.json", sentences);
  const std::string script = twinScript(recipe);
  EXPECT_TRUE(holds(script,
                    "(\"Il concerto è stato bellissimo\", 1, "
                    "[12319, 3613, 14200, 11676, 49253, 29519, 1056, 11620]),"));
  EXPECT_TRUE(holds(script, "self.transformer_encoder = nn.TransformerEncoder(encoder_layer"));
  EXPECT_TRUE(holds(script, "criterion = nn.BCEWithLogitsLoss()"));
  EXPECT_TRUE(holds(script, "indices = torch.randperm(len(train)).tolist()"));
  EXPECT_TRUE(holds(script, "x = x.mean(dim=1)"));
  EXPECT_TRUE(holds(script, "Its numbers are those of the recipe in Officina, to the last bit"));
  for (const char* part : {"padding = x < 0", "EDITS", "mixed_key", "HELD_OUT", "WORD_DROPOUT", "known",
                           "LABEL_SMOOTHING", "def evaluate"}) {
    EXPECT_FALSE(holds(script, part)) << part;
  }
}

TEST(SentimentTwin, SaysWhatOfItsNumbersDiffers) {
  const ScratchFolder scratch;
  const std::vector<Sentence> sentences{{"bello", 1}, {"brutto", 0}};
  Recipe recipe = sentimentOn(scratch.path() / "a.json", sentences);
  recipe.optimizer.weightDecay = 0.1;
  EXPECT_TRUE(holds(twinScript(recipe), "One thing differs in the saved weights"));
  recipe.text.knownTokens = true;
  EXPECT_TRUE(holds(twinScript(recipe), "Its numbers are those of the recipe"));
  recipe.precision = Precision::BFloat16;
  EXPECT_TRUE(holds(twinScript(recipe), "Its numbers need not be those"));
}

TEST(SentimentTwin, LargeSetsAreReadFromTheirFile) {
  const ScratchFolder scratch;
  std::vector<Sentence> sentences;
  for (int i = 0; i < 10'001; ++i) {
    sentences.push_back({"frase " + std::to_string(i), i % 2});
  }
  Recipe recipe = sentimentOn(scratch.path() / "a.json", sentences);
  const std::string script = twinScript(recipe);
  EXPECT_FALSE(holds(script, "SENTENCES"));
  EXPECT_TRUE(holds(script, "sentences = with_ids(read_sentences(options.data))"));
  recipe.data += "+starter";
  EXPECT_THROW((void)twinScript(recipe), Error);
}

TEST(SentimentTwin, SentencesAreNeverCode) {
  const ScratchFolder scratch;
  const std::vector<Sentence> sentences{{"\"), 1, []), evil() #\\\"\n# %% x\n\u202e", 1}, {"'\\", 0}};
  const std::string script = twinScript(sentimentOn(scratch.path() / "a.json", sentences));
  EXPECT_TRUE(holds(script, R"(    ("\"), 1, []), evil() #\\\"\n# %% x\n\u202e", 1, [)"));
  EXPECT_TRUE(holds(script, R"(    ("'\\", 0, [)"));
}

TEST(FindPython, TakesTheFirstThatCanImportTorch) {
  const ScratchFolder scratch;
  const auto fake = [&](const char* name, const char* body) {
    const std::filesystem::path file = scratch.path() / name;
    std::ofstream(file) << "#!/bin/sh\n" << body << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
  };
  const auto good = fake("good", "test \"$1 $2\" = '-c import torch'");
  ASSERT_EQ(::setenv("OFFICINA_PYTHON", good.c_str(), 1), 0);
  EXPECT_EQ(findPythonWithTorch(), good);
  const auto bad = fake("bad", "exit 1");
  ASSERT_EQ(::setenv("OFFICINA_PYTHON", bad.c_str(), 1), 0);
  EXPECT_NE(findPythonWithTorch(), bad);
  ASSERT_EQ(::setenv("OFFICINA_PYTHON", (scratch.path() / "missing").c_str(), 1), 0);
  EXPECT_NE(findPythonWithTorch(), scratch.path() / "missing");
  ::unsetenv("OFFICINA_PYTHON");
}

}  // namespace

}  // namespace officina
