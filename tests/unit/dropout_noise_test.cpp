// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/dropout_noise.h"

#include <limits>
#include <utility>

#include <gtest/gtest.h>

#include "core/models/relu_dropout.h"
#include "core/models/tracer.h"

namespace officina {

namespace {

/// LibTorch's own way, from the generator's state as it is.
torch::Tensor reference(const torch::Tensor& x, double rate) {
  return torch::empty_like(x).bernoulli_(1.0 - rate).div_(1.0 - rate);
}

torch::Tensor generatorState() {
  return at::detail::getDefaultCPUGenerator().get_state();
}

TEST(DropoutNoise, IsWhatLibTorchDrawsFromAnyPlaceOfTheStream) {
  for (const double rate : {0.1, 0.2, 0.5, 0.3333333333333333, 0.9}) {
    for (const std::int64_t odd : {0, 1, 2, 623, 624}) {
      for (const std::int64_t count : {1, 4095, 4096, 4097, 100'003}) {
        torch::manual_seed(7);
        const torch::Tensor skipped =
            torch::rand({odd});  // one word each: the stream may stand at an odd one
        const torch::Tensor start = generatorState();
        const torch::Tensor x = torch::empty({count});
        const torch::Tensor expected = reference(x, rate);
        const torch::Tensor end = generatorState();
        at::Generator generator = at::detail::getDefaultCPUGenerator();
        generator.set_state(start);
        ASSERT_TRUE(torch::equal(dropoutNoise(x, rate), expected)) << rate << ' ' << odd << ' ' << count;
        ASSERT_TRUE(torch::equal(generatorState(), end)) << rate << ' ' << odd << ' ' << count;
      }
    }
  }
}

TEST(DropoutNoise, IsDrawnInTheOrderOfTheShape) {
  const torch::Tensor x = torch::ones({100, 2, 128}).transpose(0, 1);
  torch::manual_seed(3);
  const torch::Tensor expected = torch::dropout(x, 0.1, /*train=*/true);
  torch::manual_seed(3);
  EXPECT_TRUE(torch::equal(dropoutNoise(x, 0.1), expected));
}

TEST(DropoutNoise, LeavesTheNextNormalNumberAlone) {
  torch::manual_seed(5);
  (void)torch::randn({1});  // LibTorch draws two and keeps one
  (void)reference(torch::empty({5000}), 0.4);
  const torch::Tensor expected = torch::randn({3});
  torch::manual_seed(5);
  (void)torch::randn({1});
  (void)dropoutNoise(torch::empty({5000}), 0.4);
  EXPECT_TRUE(torch::equal(torch::randn({3}), expected));
}

TEST(DropoutNoise, AnOpenedBatchHasTheMaskThatTrainingDraws) {
  const torch::Tensor x = torch::randn({100, 2, 64}).transpose(0, 1);
  torch::manual_seed(9);
  Tracer plain;
  const torch::Tensor expected = plain.dropout("drop", x, 0.3, /*training=*/true);
  torch::manual_seed(9);
  EXPECT_TRUE(torch::equal(torch::dropout(x, 0.3, /*train=*/true), expected));
  torch::manual_seed(9);
  Trace trace;
  Tracer recording(trace);
  const torch::Tensor output = recording.dropout("drop", x, 0.3, /*training=*/true);
  EXPECT_TRUE(torch::equal(output, expected));
  EXPECT_TRUE(torch::equal(x * trace.ops.back().mask, expected));
  EXPECT_TRUE(trace.ops.back().mask.is_contiguous());
}

TEST(ReluDropout, HasTheBitsOfBothForwardAndBackward) {
  torch::manual_seed(13);
  torch::Tensor data = torch::randn({2, 100, 64});
  data.view(-1).narrow(0, 0, 64).zero_();
  const torch::Tensor weights = torch::randn_like(data);
  const torch::Tensor start = generatorState();
  const auto both = [&](bool fused) {
    at::Generator generator = at::detail::getDefaultCPUGenerator();
    generator.set_state(start);
    const torch::Tensor x = data.clone().requires_grad_();
    const torch::Tensor y = fused ? reluDropout(x, 0.1) : torch::dropout(torch::relu(x), 0.1, /*train=*/true);
    return std::pair{y.detach(), torch::autograd::grad({(y * weights).sum()}, {x}).front()};
  };
  const auto [expected, expectedGradient] = both(false);
  const auto [output, gradient] = both(true);
  EXPECT_TRUE(torch::equal(output, expected));
  EXPECT_TRUE(torch::equal(gradient, expectedGradient));
  EXPECT_GT(torch::count_nonzero(gradient).item<std::int64_t>(), 5000);
}

TEST(ReluDropout, LetsNoInvalidNumberVanish) {
  const torch::Tensor x = torch::full({5000}, std::numeric_limits<float>::quiet_NaN());
  EXPECT_TRUE(reluDropout(x, 0.1).isnan().all().item<bool>());
}

}  // namespace

}  // namespace officina
