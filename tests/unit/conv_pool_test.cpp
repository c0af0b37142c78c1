// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/conv_pool.h"

#include <array>

#include <gtest/gtest.h>

#include "core/models/conv_pool_kernels.h"
#include "core/support/torch.h"

namespace officina {
namespace {

struct Shape {
  std::int64_t count, channels, maps, height, width;
};

class ConvReluPoolBits : public testing::TestWithParam<Shape> {};

using Results = std::vector<torch::Tensor>;

template <typename Way>
Results run(const std::array<torch::Tensor, 3>& inputs, Way way) {
  std::array<torch::Tensor, 3> own;
  for (std::size_t i = 0; i < own.size(); ++i) {
    own[i] = inputs[i].clone().requires_grad_();
  }
  const torch::Tensor output = way(own[0], own[1], own[2]);
  Results results = torch::autograd::grad({(output * output.detach()).sum()}, {own[0], own[1], own[2]});
  results.push_back(output.detach());
  return results;
}

std::array<torch::Tensor, 3> inputsOf(const Shape& shape) {
  torch::manual_seed(3);
  return {torch::rand({shape.count, shape.channels, shape.height, shape.width}),
          torch::rand({shape.maps, shape.channels, 3, 3}) - 0.5, torch::rand({shape.maps}) - 0.5};
}

torch::Tensor separate(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& b) {
  return torch::max_pool2d(torch::relu(torch::conv2d(x, w, b, 1, 1)), 2, 2);
}

TEST_P(ConvReluPoolBits, AreThoseOfTheThreeOperations) {
  const auto inputs = inputsOf(GetParam());
  const Results theirs = run(inputs, separate);
  const Results ours = run(inputs, convReluPool);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_TRUE(ours[i].equal(theirs[i])) << "result " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, ConvReluPoolBits,
                         testing::Values(Shape{2, 3, 16, 64, 64}, Shape{2, 16, 8, 32, 32},
                                         Shape{1, 1, 8, 6, 10}, Shape{3, 2, 16, 8, 4},
                                         Shape{1, 3, 12, 16, 16},    // not one of its widths
                                         Shape{2, 3, 16, 15, 16}));  // an odd side

/// The kernel itself, whatever oneDNN does here: the sums in plain loops.
TEST(ConvPoolKernel, PoolsTheSumsOfProducts) {
  if (!convPoolSupported()) {
    GTEST_SKIP() << "this processor has no AVX2";
  }
  const ConvPoolShape shape{2, 16, 6, 8};
  torch::manual_seed(4);
  const torch::Tensor x = torch::rand({1, 2, 6, 8}) - 0.3;
  const torch::Tensor w = torch::rand({16, 2, 3, 3}) - 0.5;
  const torch::Tensor b = torch::rand({16}) - 0.5;
  std::vector<float> padded(2 * 8 * 10);
  torch::Tensor pooled = torch::empty({1, 16, 3, 4});
  torch::Tensor winners = torch::empty({1, 3, 4, 16}, torch::kInt);
  const torch::Tensor weights = w.permute({2, 3, 1, 0}).contiguous();
  convPoolForward(shape, x.data_ptr<float>(), weights.data_ptr<float>(), b.data_ptr<float>(), padded.data(),
                  pooled.data_ptr<float>(), winners.data_ptr<std::int32_t>());
  EXPECT_TRUE(torch::allclose(pooled, separate(x, w, b), 1e-5, 1e-6));

  // What comes back stands at the winner's place and nowhere else.
  torch::Tensor spread = torch::empty({1, 6, 8, 16});
  const torch::Tensor gradient = torch::ones({1, 3, 4, 16});
  convPoolBackward(shape, gradient.data_ptr<float>(), winners.data_ptr<std::int32_t>(),
                   spread.data_ptr<float>());
  EXPECT_EQ(spread.sum().item<float>(), (winners < 4).sum().item<float>());
  const torch::Tensor sums = torch::relu(torch::conv2d(x, w, b, 1, 1)).permute({0, 2, 3, 1});
  EXPECT_TRUE((spread * sums).sum().allclose(pooled.sum(), 1e-5, 1e-6));
}

}  // namespace
}  // namespace officina
