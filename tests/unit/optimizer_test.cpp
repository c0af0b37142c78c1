// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizer.h"

#include <functional>
#include <memory>
#include <vector>

#include <gtest/gtest.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/rmsprop.h>
#include <torch/optim/sgd.h>

#include "core/models/digits_network.h"

namespace officina {
namespace {

using Reference = std::function<std::unique_ptr<torch::optim::Optimizer>(std::vector<torch::Tensor>)>;

struct Case {
  const char* name;
  OptimizerSpec spec;
  Reference reference;
};

/// Runs ours and LibTorch's optimiser on the same network and the same gradients; counts the numbers that
/// differ.
std::int64_t differences(const Case& c, int steps) {
  torch::manual_seed(3);
  DigitsNetwork ours;
  DigitsNetwork theirs;
  const torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < ours.parameters().size(); ++i) {
    theirs.parameters()[i].copy_(ours.parameters()[i]);
  }
  FlatParameters flat(ours);
  Optimizer optimizer(c.spec, flat);
  const auto reference = c.reference(theirs.parameters());
  for (int step = 0; step < steps; ++step) {
    std::vector<torch::Tensor> gradients;
    for (torch::Tensor& parameter : theirs.parameters()) {
      // From very small to large, as real gradients are.
      gradients.push_back(torch::randn_like(parameter) * std::pow(10.0, step % 7 - 4));
      parameter.mutable_grad() = gradients.back();
    }
    optimizer.step(gradients);
    reference->step();
  }
  std::int64_t different = 0;
  for (std::size_t i = 0; i < ours.parameters().size(); ++i) {
    different += ours.parameters()[i].ne(theirs.parameters()[i]).sum().item<std::int64_t>();
  }
  return different;
}

class OptimizerParity : public testing::TestWithParam<Case> {};

TEST_P(OptimizerParity, GivesLibTorchsBits) {
  EXPECT_EQ(differences(GetParam(), 60), 0);
}

template <typename Kind, typename Options>
Reference make(const Options& options) {
  return [options](std::vector<torch::Tensor> parameters) {
    return std::make_unique<Kind>(parameters, options);
  };
}

INSTANTIATE_TEST_SUITE_P(
    All, OptimizerParity,
    testing::Values(Case{"Sgd",
                         {.kind = OptimizerKind::Sgd, .learningRate = 0.03},
                         make<torch::optim::SGD>(torch::optim::SGDOptions(0.03))},
                    Case{"SgdDecay",
                         {.kind = OptimizerKind::Sgd, .learningRate = 0.03, .weightDecay = 0.01},
                         make<torch::optim::SGD>(torch::optim::SGDOptions(0.03).weight_decay(0.01))},
                    Case{"Momentum",
                         {.kind = OptimizerKind::Momentum, .learningRate = 0.01, .momentum = 0.9},
                         make<torch::optim::SGD>(torch::optim::SGDOptions(0.01).momentum(0.9))},
                    Case{"RmsProp",
                         {.kind = OptimizerKind::RmsProp, .learningRate = 0.001},
                         make<torch::optim::RMSprop>(torch::optim::RMSpropOptions(0.001))},
                    Case{"Adam",
                         {.kind = OptimizerKind::Adam, .learningRate = 0.001},
                         make<torch::optim::Adam>(torch::optim::AdamOptions(0.001))},
                    Case{"AdamDecay",
                         {.kind = OptimizerKind::Adam, .learningRate = 0.001, .weightDecay = 0.1},
                         make<torch::optim::Adam>(torch::optim::AdamOptions(0.001).weight_decay(0.1))},
                    Case{"AdamW",
                         {.kind = OptimizerKind::AdamW, .learningRate = 0.004, .weightDecay = 0.02},
                         make<torch::optim::AdamW>(torch::optim::AdamWOptions(0.004).weight_decay(0.02))}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(FlatParametersTest, TheNetworkKeepsItsNumbersAndBecomesAViewOfTheBuffer) {
  torch::manual_seed(5);
  DigitsNetwork network;
  const torch::Tensor before = network.parameters()[4].detach().clone();
  FlatParameters flat(network);
  EXPECT_EQ(flat.count(), 60074);
  EXPECT_TRUE(torch::equal(network.parameters()[4], before));
  flat.flat().zero_();
  EXPECT_EQ(network.parameters()[4].abs().sum().item<float>(), 0.0F);
}

}  // namespace
}  // namespace officina
