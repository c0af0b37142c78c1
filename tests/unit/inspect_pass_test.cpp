// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/inspect/pass_impl.h"
#include "tests/support/live_network.h"

namespace officina {
namespace {

Recipe recipeWithDropout(const std::string& name) {
  Recipe recipe = namedRecipe("digits", name);
  recipe.dropout = 0.5;
  recipe.threads = 1;
  return recipe;
}

class OpenBatchTest : public testing::TestWithParam<const char*> {
 protected:
  LiveNetwork live{recipeWithDropout(GetParam())};
};

TEST_P(OpenBatchTest, GivesTheGradientsAndTheUpdateOfTheOrdinaryStep) {
  live.steps(12);
  const OpenedBatch opened = live.open();
  const std::vector<torch::Tensor> gradients = live.step();
  ASSERT_EQ(opened.gradients.size(), gradients.size());
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    EXPECT_TRUE(torch::equal(opened.gradients[i], gradients[i])) << "parameter " << i;
  }
  const auto named = live.network().named_parameters();
  const Pass::Impl& pass = opened.pass->impl();
  EXPECT_EQ(pass.parameters.size(), named.size());
  for (std::size_t i = 0; i < named.size(); ++i) {
    const int index = pass.parameterIndex(named[i].key());
    ASSERT_GE(index, 0) << named[i].key();
    const PassParameter& parameter = pass.parameter(index);
    EXPECT_TRUE(torch::equal(parameter.after, named[i].value())) << named[i].key();
    EXPECT_TRUE(torch::equal(parameter.gradient, gradients[i])) << named[i].key();
    const std::int64_t offset = live.flat().offsets()[i];
    const auto state = [&](const torch::Tensor& flat) {
      return flat.narrow(0, offset, parameter.value.numel()).view_as(parameter.value);
    };
    EXPECT_TRUE(torch::equal(parameter.first, state(live.optimizer().first())));
    EXPECT_TRUE(torch::equal(parameter.second, state(live.optimizer().second())));
  }
}

TEST_P(OpenBatchTest, GoingOnFromItIsAnOrdinaryStep) {
  LiveNetwork other{recipeWithDropout(GetParam())};
  live.steps(3);
  other.steps(4);
  const OpenedBatch opened = live.open();
  live.optimizer().step(opened.gradients);
  EXPECT_TRUE(torch::equal(live.flat().flat(), other.flat().flat()));
}

TEST_P(OpenBatchTest, LeavesTheNetworkAndTheOptimiserAlone) {
  live.steps(3);
  const torch::Tensor parameters = live.flat().flat().clone();
  const torch::Tensor first = live.optimizer().first().clone();
  const torch::Tensor second = live.optimizer().second().clone();
  const PassPtr pass = live.open().pass;
  EXPECT_TRUE(torch::equal(live.flat().flat(), parameters));
  EXPECT_TRUE(torch::equal(live.optimizer().first(), first));
  EXPECT_TRUE(torch::equal(live.optimizer().second(), second));
  EXPECT_EQ(live.optimizer().stepCount(), 3);

  // And training on does not change the pass.
  const TensorValues before = pass->parameter("conv1.weight");
  live.steps(2);
  EXPECT_EQ(pass->parameter("conv1.weight").values, before.values);
}

TEST_P(OpenBatchTest, HoldsTheBatchAndEveryTensor) {
  live.steps(2);
  const PassPtr pass = live.open().pass;
  EXPECT_TRUE(pass->training());
  EXPECT_TRUE(pass->hasGradients());
  EXPECT_TRUE(pass->hasUpdate());
  EXPECT_EQ(pass->globalStep(), 2);
  EXPECT_EQ(pass->samples().size(), static_cast<std::size_t>(pass->batchSize()));
  EXPECT_EQ(pass->labels().size(), pass->samples().size());
  ASSERT_TRUE(pass->loss().has_value());
  for (std::size_t op = 0; op < pass->ops().size(); ++op) {
    const OpInfo& info = pass->ops()[op];
    EXPECT_EQ(pass->opIndex(info.name), static_cast<int>(op));
    for (const Quantity quantity : {Quantity::Value, Quantity::Gradient}) {
      const TensorValues values = pass->output(static_cast<int>(op), 1, quantity);
      EXPECT_EQ(values.shape, info.shape) << info.name;
    }
  }
  const int dropout = pass->opIndex("drop1");
  const std::vector<float> mask = pass->dropoutMask(dropout, 0);
  const TensorValues output = pass->output(dropout, 0);
  ASSERT_EQ(mask.size(), output.values.size());
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    EXPECT_TRUE(mask[i] == 1.0F || output.values[i] == 0.0F);
    dropped += mask[i] == 0.0F ? 1 : 0;
  }
  EXPECT_GT(dropped, mask.size() / 4);
  EXPECT_LT(dropped, mask.size() * 3 / 4);
}

TEST_P(OpenBatchTest, TheWinnersHoldTheMaxima) {
  live.steps(2);
  const PassPtr pass = live.open().pass;
  int pools = 0;
  for (std::size_t op = 0; op < pass->ops().size(); ++op) {
    const OpInfo& info = pass->ops()[op];
    if (info.kind != OpKind::MaxPool2d) {
      continue;
    }
    ++pools;
    const std::vector<std::int64_t> winners = pass->winners(static_cast<int>(op), 2);
    const TensorValues output = pass->output(static_cast<int>(op), 2);
    const TensorValues input = pass->output(info.inputs.front(), 2);
    ASSERT_EQ(winners.size(), output.values.size());
    const std::int64_t pooled = info.shape[1] * info.shape[2];
    const std::int64_t plane = input.shape[1] * input.shape[2];
    for (std::size_t i = 0; i < winners.size(); ++i) {
      const std::int64_t map = static_cast<std::int64_t>(i) / pooled;
      ASSERT_EQ(input.values[static_cast<std::size_t>(map * plane + winners[i])], output.values[i]);
    }
  }
  EXPECT_EQ(pools, 2);
}

TEST_P(OpenBatchTest, WhatIsNotThereIsAUsageError) {
  const PassPtr pass = live.open().pass;
  EXPECT_THROW(static_cast<void>(pass->output(99, 0)), Error);
  EXPECT_THROW(static_cast<void>(pass->output(0, 5000)), Error);
  EXPECT_THROW(static_cast<void>(pass->output(0, 0, Quantity::Update)), Error);
  EXPECT_THROW(static_cast<void>(pass->parameter("conv9.weight")), Error);
  EXPECT_THROW(static_cast<void>(pass->winners(0, 0)), Error);
}

INSTANTIATE_TEST_SUITE_P(Networks, OpenBatchTest, testing::Values("notes", "tuned"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(TracerTest, TheTracedForwardHasTheBitsOfTheUntraced) {
  for (const char* name : {"notes", "tuned"}) {
    LiveNetwork live{recipeWithDropout(name)};
    live.steps(2);
    for (const bool training : {true, false}) {
      live.network().train(training);
      torch::manual_seed(9);
      const torch::Tensor input = torch::rand({7, 1, 28, 28});
      torch::manual_seed(10);
      const torch::Tensor plain = live.network().forward(input);
      torch::manual_seed(10);
      Trace trace(live.network());
      Tracer net(trace);
      EXPECT_TRUE(torch::equal(live.network().forward(input, net), plain)) << name << training;
      EXPECT_TRUE(torch::equal(trace.ops.back().output, plain));
    }
  }
}

TEST(TracerTest, TracedDropoutHasTheBitsOfTorch) {
  torch::manual_seed(4);
  const torch::Tensor x = torch::randn({13, 77});
  for (const double rate : {0.1, 0.5, 0.9}) {
    torch::manual_seed(11);
    const torch::Tensor theirs = torch::dropout(x, rate, /*train=*/true);
    torch::manual_seed(11);
    Trace trace;
    Tracer net(trace);
    EXPECT_TRUE(torch::equal(net.dropout("drop", net.input(x), rate, true), theirs)) << rate;
  }
}

}  // namespace
}  // namespace officina
