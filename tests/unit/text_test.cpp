// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/api/error.h"

namespace officina {

TEST(TextTest, ReplacesEachPlaceholderOnceAndLeavesArgumentsAlone) {
  const Text text{"%1 is not %2", {"a%2b", "c"}};
  EXPECT_EQ(text.str(), "a%2b is not c");
}

TEST(TextTest, KeepsPercentSignsThatAreNoPlaceholder) {
  EXPECT_EQ((Text{"100 % of %1, %9", {"x"}}).str(), "100 % of x, %9");
}

TEST(TextTest, PutsFurtherSentencesBehind) {
  const Text text{"%1 failed.", {"It"}, {{"%1 is away.", {"A"}}, {"%1 is slow.", {"B"}}}};
  EXPECT_EQ(text.str(), "It failed. A is away. B is slow.");
}

TEST(ErrorTest, PutsBothSentencesOnOneLine) {
  const Error error(ErrorKind::Input, {"The file %1 is empty.", {"a.gz"}}, {"Download it again.", {}});
  EXPECT_STREQ(error.what(), "The file a.gz is empty. Download it again.");
}

}  // namespace officina
