// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/metrics.h"

#include <gtest/gtest.h>

#include "core/api/error.h"

namespace officina {
namespace {

TEST(Metrics, FollowFromTheConfusion) {
  const ClassMetrics metrics = classMetrics({{5, 1, 0}, {2, 3, 0}, {1, 0, 0}});
  EXPECT_EQ(metrics.samples, 12);
  EXPECT_DOUBLE_EQ(metrics.accuracy, 8.0 / 12.0);
  EXPECT_DOUBLE_EQ(metrics.precision[0], 5.0 / 8.0);
  EXPECT_DOUBLE_EQ(metrics.precision[1], 3.0 / 4.0);
  EXPECT_DOUBLE_EQ(metrics.recall[0], 5.0 / 6.0);
  EXPECT_DOUBLE_EQ(metrics.recall[1], 3.0 / 5.0);
}

TEST(Metrics, AClassThatIsNeverSaidOrNeverThereCountsZero) {
  const ClassMetrics metrics = classMetrics({{4, 0, 1}, {2, 0, 0}, {0, 0, 0}});
  EXPECT_EQ(metrics.precision[1], 0.0);
  EXPECT_EQ(metrics.recall[1], 0.0);
  EXPECT_EQ(metrics.precision[2], 0.0);
  EXPECT_EQ(metrics.recall[2], 0.0);
  EXPECT_EQ(classMetrics({{0, 0}, {0, 0}}).accuracy, 0.0);
}

TEST(ReliabilityDiagram, PutsEdgesIntoTheBinBelow) {
  const std::vector<float> confidences{0.5F, 0.75F, 0.76F, 1.0F, 0.0F};
  const Reliability result = reliability(confidences, {true, false, true, true, false}, 4);
  ASSERT_EQ(result.bins.size(), 4U);
  EXPECT_EQ(result.bins[0].count, 1);
  EXPECT_EQ(result.bins[1].count, 1);
  EXPECT_EQ(result.bins[2].count, 1);
  EXPECT_EQ(result.bins[3].count, 2);
  EXPECT_DOUBLE_EQ(result.bins[1].high, 0.5);
  EXPECT_DOUBLE_EQ(result.bins[1].accuracy, 1.0);
  EXPECT_DOUBLE_EQ(result.bins[2].accuracy, 0.0);
  EXPECT_NEAR(result.bins[3].confidence, 0.88, 1e-6);
  // |1 - 0.5| + |0 - 0.75| + 2 |1 - 0.88|, of five
  EXPECT_NEAR(result.expectedError, (0.5 + 0.75 + 0.24) / 5.0, 1e-6);
}

TEST(ReliabilityDiagram, OfNothingIsEmptyAndUnequalListsAreRefused) {
  const Reliability none = reliability({}, {});
  EXPECT_EQ(none.bins.size(), 10U);
  EXPECT_EQ(none.expectedError, 0.0);
  EXPECT_THROW(static_cast<void>(reliability({}, {true})), Error);
}

}  // namespace
}  // namespace officina
