// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/twin.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/api/error.h"
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
