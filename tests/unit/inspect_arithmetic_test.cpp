// SPDX-License-Identifier: GPL-3.0-or-later

// The arithmetic of random numbers of networks in training: what it comes to is what stands in the tensor.

#include <cmath>
#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/inspect/pass_impl.h"
#include "tests/support/inspect_cells.h"
#include "tests/support/live_network.h"
#include "tests/support/live_pets.h"

namespace officina {
namespace {

struct Case {
  std::string name;
  std::function<PassPtr()> open;
  int checks = 6;  ///< finite differences a tensor
};

Recipe recipe(const std::string& network, double dropout) {
  Recipe result = namedRecipe("digits", network);
  result.dropout = dropout;
  result.threads = 1;
  return result;
}

std::vector<Case> cases() {
  Recipe smoothed = recipe("notes", 0.3);
  smoothed.labelSmoothing = 0.1;
  Recipe weighted = recipe("notes", 0.0);
  weighted.balanceClasses = true;
  weighted.sampleLimit = 600;
  Recipe both = weighted;
  both.labelSmoothing = 0.2;
  Recipe tuned = recipe("tuned", 0.3);
  tuned.batchSize = 30;
  Recipe thermometer = namedRecipe("thermometer", "notes");
  const auto of = [](const Recipe& live, int steps) {
    return [live, steps] {
      LiveNetwork network(live);
      network.steps(steps);
      return network.open().pass;
    };
  };
  const auto pets = [](const char* network, std::int64_t batch, std::int64_t side) {
    return [=] {
      LivePets live(network, batch, side, /*dropout=*/0.2);
      live.steps(1);  // more would learn so few pictures by heart, and 1 - p would keep no digits
      return live.open().pass;
    };
  };
  return {{"Notes", of(recipe("notes", 0.5), 40)},
          {"Tuned", of(tuned, 20)},
          {"Smoothed", of(smoothed, 20)},
          {"Weighted", of(weighted, 20)},
          {"WeightedAndSmoothed", of(both, 20)},
          {"Thermometer", of(thermometer, 30)},
          {"NotesOfPets", pets("notes", 2, 224), 1},
          {"TunedOfPets", pets("tuned", 4, 48), 1}};
}

class ArithmeticTest : public testing::TestWithParam<Case> {
 protected:
  Tensors values{pass(), Quantity::Value};
  Tensors gradients{pass(), Quantity::Gradient};

  static const Pass& pass() {
    static std::map<std::string, PassPtr> passes;
    PassPtr& made = passes[GetParam().name];
    if (!made) {
      made = GetParam().open();
    }
    return *made;
  }
};

TEST_P(ArithmeticTest, OfEveryOutputComesToItsValue) {
  Cells cells(1);
  for (const OpInfo& info : pass().ops()) {
    for (int i = 0; i < 60; ++i) {
      const Cell cell = cells.of(info.name, info.shape, pass().batchSize());
      const Arithmetic a = pass().explain(cell);
      EXPECT_EQ(a.kind, info.kind);
      EXPECT_EQ(a.cell, cell);
      expectAgrees(a, values.largest(cell), info.name);
      if (info.kind != OpKind::Softmax && info.kind != OpKind::CrossEntropy &&
          info.kind != OpKind::MeanSquaredError) {
        for (const Term& term : a.terms) {
          if (term.leftCell) {
            EXPECT_EQ(term.left, values.at(*term.leftCell)) << info.name;
          }
          if (term.rightCell) {
            EXPECT_EQ(term.right, values.at(*term.rightCell)) << info.name;
          }
        }
      }
    }
  }
}

TEST_P(ArithmeticTest, OfEveryGradientComesToItsValue) {
  Cells cells(2);
  for (const OpInfo& info : pass().ops()) {
    for (int i = 0; i < 60; ++i) {
      const Cell cell = cells.of(info.name, info.shape, pass().batchSize());
      const Arithmetic a = pass().explain(cell, Quantity::Gradient);
      expectAgrees(a, gradients.largest(cell), info.name);
      for (const Term& term : a.terms) {
        if (a.form == Arithmetic::Form::SumOfProducts && term.leftCell) {
          EXPECT_EQ(term.left, gradients.at(*term.leftCell)) << info.name;
        }
      }
    }
  }
}

TEST_P(ArithmeticTest, OfEveryParametersGradientComesToItsValue) {
  Cells cells(3);
  for (const PassParameter& parameter : pass().impl().parameters) {
    const TensorValues gradient = pass().parameter(parameter.name, Quantity::Gradient);
    for (int i = 0; i < 40; ++i) {
      const Cell cell = cells.of(parameter.name, gradient.shape, 1);
      const Arithmetic a = pass().explain(cell, Quantity::Gradient);
      expectAgrees(a, gradients.largest(cell), parameter.name);
      for (const Term& term : a.terms) {
        if (term.rightCell) {
          EXPECT_EQ(term.right, gradients.at(*term.rightCell)) << parameter.name;
        }
      }
    }
  }
}

TEST_P(ArithmeticTest, GradientsAgreeWithFiniteDifferences) {
  Cells cells(4);
  int compared = 0;
  int kinks = 0;
  const auto compare = [&](const Cell& cell) {
    const double scale = gradients.largest(cell);
    const GradientCheck check = pass().check(cell);
    EXPECT_EQ(check.analytic, gradients.at(cell));
    if (check.atKink) {
      ++kinks;
      return;
    }
    ++compared;
    EXPECT_NEAR(check.analytic, check.numeric, 1e-3 * std::abs(check.numeric) + 1e-5 * scale + 1e-8)
        << cell.tensor << " h " << check.step;
    EXPECT_NEAR(check.numeric, (check.lossAbove - check.lossBelow) / (2.0 * check.step), 1e-12);
  };
  for (const OpInfo& info : pass().ops()) {
    for (int i = 0; i < GetParam().checks; ++i) {
      compare(cells.of(info.name, info.shape, pass().batchSize()));
    }
  }
  for (const PassParameter& parameter : pass().impl().parameters) {
    const TensorValues gradient = pass().parameter(parameter.name, Quantity::Gradient);
    for (int i = 0; i < GetParam().checks; ++i) {
      compare(cells.of(parameter.name, gradient.shape, 1));
    }
  }
  EXPECT_GT(compared, 2 * kinks);
}

INSTANTIATE_TEST_SUITE_P(Networks, ArithmeticTest, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.name; });

struct UpdateCase {
  OptimizerSpec spec;
  int steps;
};

class UpdateArithmeticTest : public testing::TestWithParam<UpdateCase> {};

TEST_P(UpdateArithmeticTest, ComesToWhatTheOptimiserDoes) {
  Recipe changed = recipe("notes", 0.0);
  changed.optimizer = GetParam().spec;
  LiveNetwork live(changed);
  live.steps(GetParam().steps);
  const PassPtr pass = live.open().pass;
  live.step();  // the real update
  Cells cells(5);
  const auto named = live.network().named_parameters();
  for (std::size_t p = 0; p < named.size(); ++p) {
    const torch::Tensor after = named[p].value().detach();
    const TensorValues before = pass->parameter(named[p].key());
    EXPECT_EQ(pass->optimizer(), changed.optimizer);
    for (int i = 0; i < 30; ++i) {
      const Cell cell = cells.of(named[p].key(), before.shape, 1);
      std::int64_t at = 0;
      for (std::size_t d = 0; d < before.shape.size(); ++d) {
        at = at * before.shape[d] + cell.index[d];
      }
      const Arithmetic last = pass->explain(cell, Quantity::After);
      EXPECT_EQ(last.value, static_cast<double>(after.view(-1)[at].item<float>()));
      expectAgrees(last, 0.0, cell.tensor);
      const Arithmetic update = pass->explain(cell, Quantity::Update);
      expectAgrees(update, 1e-12, cell.tensor);
      const auto start = static_cast<double>(before.values[static_cast<std::size_t>(at)]);
      EXPECT_NEAR(last.value - start, update.value, 1e-7 * std::max(std::abs(start), std::abs(last.value)));
      for (const auto& [quantity, state] : {std::pair{Quantity::FirstMoment, live.optimizer().first()},
                                            std::pair{Quantity::SecondMoment, live.optimizer().second()}}) {
        if (!state.defined()) {
          EXPECT_THROW(static_cast<void>(pass->explain(cell, quantity)), Error);
          continue;
        }
        const Arithmetic moment = pass->explain(cell, quantity);
        EXPECT_EQ(moment.value, static_cast<double>(state[live.flat().offsets()[p] + at].item<float>()));
        expectAgrees(moment, quantity == Quantity::FirstMoment ? 1e-6 : 1e-30, cell.tensor);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Optimisers, UpdateArithmeticTest,
    testing::Values(UpdateCase{{.kind = OptimizerKind::Sgd, .learningRate = 0.03}, 5},
                    UpdateCase{{.kind = OptimizerKind::Sgd, .learningRate = 0.03, .weightDecay = 0.01}, 5},
                    UpdateCase{{.kind = OptimizerKind::Momentum, .learningRate = 0.01}, 0},
                    UpdateCase{{.kind = OptimizerKind::Momentum, .learningRate = 0.01}, 5},
                    UpdateCase{{.kind = OptimizerKind::RmsProp, .learningRate = 0.001}, 5},
                    UpdateCase{{.kind = OptimizerKind::Adam, .learningRate = 0.001}, 0},
                    UpdateCase{{.kind = OptimizerKind::Adam, .learningRate = 0.001}, 25},
                    UpdateCase{{.kind = OptimizerKind::Adam, .learningRate = 0.001, .weightDecay = 0.1}, 5},
                    UpdateCase{{.kind = OptimizerKind::AdamW, .learningRate = 0.004, .weightDecay = 0.02},
                               5}),
    [](const auto& tested) {
      return std::string(name(tested.param.spec.kind)) + std::to_string(tested.index);
    });

TEST(ArithmeticLimits, TheLargestTermsOfManyAreKept) {
  Trace trace;
  Tracer net(trace);
  torch::manual_seed(6);
  torch::nn::Conv2d conv(torch::nn::Conv2dOptions(1, 1, 3).padding(1));
  const torch::Tensor x = net.input(torch::randn({2, 1, 100, 90}));
  const torch::Tensor y = net.conv("conv", conv, x);
  const torch::Tensor loss = net.meanSquaredError("loss", y, torch::zeros_like(y));
  const auto gradients = torch::autograd::grad({loss}, {y, conv->weight});
  auto impl = std::make_unique<Pass::Impl>(std::move(trace));
  impl->gradients[1] = gradients[0];
  impl->parameters[0].gradient = gradients[1];
  impl->hasGradients = true;
  const Pass pass(std::move(impl));
  const Arithmetic a = pass.explain({"conv.weight", {0, 0, 0, 2}, 0}, Quantity::Gradient);
  EXPECT_EQ(a.termCount, 2 * 100 * 90);
  ASSERT_EQ(a.terms.size(), Arithmetic::kMostTerms);
  EXPECT_NEAR(a.computed, a.value, 1e-5 * std::abs(a.value) + 1e-7);
  double kept = 0.0;
  double smallest = 1e300;
  for (const Term& term : a.terms) {
    kept += term.product;
    smallest = std::min(smallest, std::abs(term.product));
  }
  EXPECT_NEAR(kept + a.restSum, a.computed, 1e-12);
  // 4096 of 18,000 products of random numbers: the kept ones are the upper 23 %.
  const torch::Tensor shifted = torch::constant_pad_nd(x, {1, 1, 1, 1}).slice(2, 0, 100).slice(3, 2, 92);
  const torch::Tensor products =
      (shifted.to(torch::kDouble) * gradients[0].to(torch::kDouble)).abs().flatten();
  EXPECT_EQ(products.gt(smallest).sum().item<std::int64_t>(),
            static_cast<std::int64_t>(Arithmetic::kMostTerms) - 1);
}

TEST(ArithmeticErrors, WhatIsNotThereIsAUsageError) {
  LiveNetwork live(recipe("notes", 0.0));
  const PassPtr pass = live.open().pass;
  for (const Cell& cell : {Cell{"nothing", {0}, 0}, Cell{"fc3", {10}, 0}, Cell{"fc3", {0, 0}, 0},
                           Cell{"fc3", {0}, 10}, Cell{"conv1.weight", {6, 0, 0, 0}, 0}}) {
    EXPECT_THROW(static_cast<void>(pass->explain(cell)), Error) << cell.tensor;
    EXPECT_THROW(static_cast<void>(pass->check(cell)), Error) << cell.tensor;
  }
  EXPECT_THROW(static_cast<void>(pass->explain({"fc3", {0}, 0}, Quantity::Update)), Error);
}

}  // namespace
}  // namespace officina
