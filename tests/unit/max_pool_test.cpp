// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/max_pool.h"

#include <cmath>

#include <gtest/gtest.h>

namespace officina {
namespace {

/// Many equal values, so that ties are common, and odd sizes, whose last row and column belong to no window.
torch::Tensor pictures(std::int64_t height, std::int64_t width) {
  torch::manual_seed(9);
  return torch::relu(torch::randn({3, 4, height, width}).mul(4).round()).requires_grad_(true);
}

class MaxPoolTest : public testing::TestWithParam<std::pair<int, int>> {};

TEST_P(MaxPoolTest, ValuesAndGradientsAreLibTorchs) {
  const torch::Tensor input = pictures(GetParam().first, GetParam().second);
  const torch::Tensor expected = torch::max_pool2d(input, 2, 2);
  const torch::Tensor ours = maxPool2x2(input);
  EXPECT_TRUE(torch::equal(ours, expected));
  const torch::Tensor weight = torch::randn_like(expected);
  const torch::Tensor expectedGradient = torch::autograd::grad({(expected * weight).sum()}, {input})[0];
  const torch::Tensor gradient = torch::autograd::grad({(ours * weight).sum()}, {input})[0];
  EXPECT_TRUE(torch::equal(gradient, expectedGradient));
  const torch::NoGradGuard noGrad;
  EXPECT_TRUE(torch::equal(maxPool2x2(input), expected));
}

INSTANTIATE_TEST_SUITE_P(Sizes, MaxPoolTest,
                         testing::Values(std::pair{26, 26}, std::pair{11, 11}, std::pair{2, 3},
                                         std::pair{7, 4}));

TEST(MaxPool, ShowsNaN) {
  torch::Tensor input = torch::zeros({1, 1, 2, 2});
  input[0][0][1][0] = std::nanf("");
  EXPECT_TRUE(std::isnan(maxPool2x2(input).item<float>()));
}

}  // namespace
}  // namespace officina
