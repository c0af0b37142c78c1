// SPDX-License-Identifier: GPL-3.0-or-later

// The sentiment lab's transformer opened: the arithmetic of random numbers of every operation and parameter,
// with padding as a token and left out, while dropout draws.

#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/api/error.h"
#include "core/inspect/pass_impl.h"
#include "tests/support/inspect_cells.h"
#include "tests/support/live_sentiment.h"

namespace officina {
namespace {

struct Case {
  std::string name;
  TextSettings settings;
  double dropout = 0.2;
  TokenId padding = 0;
};

std::vector<Case> cases() {
  const TextSettings small = LiveSentiment::small();
  TextSettings masked = small;
  masked.maskPadding = true;
  TextSettings tuned = masked;
  tuned.knownTokens = true;
  tuned.positions = Positions::Sinusoidal;
  tuned.wordDropout = 0.3;
  TextSettings plain = small;
  plain.positions = Positions::None;
  plain.heads = 1;
  plain.layers = 1;
  return {{"PaddingIsAToken", small, 0.2, 0},
          {"PaddingIsMasked", masked, 0.2, kNoToken},
          {"Tuned", tuned, 0.2, kNoToken},
          {"WithoutPositionsAndDropout", plain, 0.0, 0}};
}

/// Three sentences, one with a word twice, one that fills all places, one of a single word.
std::vector<std::vector<TokenId>> sentences(TokenId padding) {
  const TokenId p = padding;
  return {{12319, 99, 12319, 14200, p, p, p}, {5, 99, 40000, 7, 300, 14200, 99999}, {300, p, p, p, p, p, p}};
}

std::unique_ptr<LiveSentiment> liveOf(const Case& tested) {
  return std::make_unique<LiveSentiment>(tested.settings, tested.dropout, sentences(tested.padding),
                                         std::vector<TokenId>{77, 78});
}

bool isOfTheInput(const Pass& pass, const Arithmetic& a) {
  return a.kind == OpKind::Softmax || isLoss(a.kind) || pass.opIndex(a.cell.tensor) == 0;
}

class AttentionTest : public testing::TestWithParam<Case> {
 protected:
  static LiveSentiment& live() {
    static std::map<std::string, std::unique_ptr<LiveSentiment>> networks;
    std::unique_ptr<LiveSentiment>& made = networks[GetParam().name];
    if (!made) {
      made = liveOf(GetParam());
      made->steps(6);  // normalisations and biases begin at 1 and 0
    }
    return *made;
  }
  static const Pass& pass() {
    static std::map<std::string, PassPtr> passes;
    PassPtr& made = passes[GetParam().name];
    if (!made) {
      made = live().open().pass;
    }
    return *made;
  }
  static const OpInfo& op(const std::string& name) {
    return pass().ops()[static_cast<std::size_t>(pass().opIndex(name))];
  }

  Tensors values{pass(), Quantity::Value};
  Tensors gradients{pass(), Quantity::Gradient};
};

TEST_P(AttentionTest, EveryKindOfOperationIsThere) {
  std::set<OpKind> kinds;
  for (const OpInfo& info : pass().ops()) {
    kinds.insert(info.kind);
    EXPECT_FALSE(name(info.kind).empty());
  }
  std::set<OpKind> expected{
      OpKind::Input,       OpKind::Embedding, OpKind::Linear,       OpKind::SplitHeads,        OpKind::Divide,
      OpKind::DotProducts, OpKind::Softmax,   OpKind::WeightedSum,  OpKind::JoinHeads,         OpKind::Add,
      OpKind::LayerNorm,   OpKind::Relu,      OpKind::MeanOfTokens, OpKind::BinaryCrossEntropy};
  if (GetParam().settings.positions != Positions::None) {
    expected.insert(OpKind::AddPositions);
  }
  if (GetParam().dropout > 0.0) {
    expected.insert(OpKind::Dropout);
  }
  EXPECT_EQ(kinds, expected);
}

TEST_P(AttentionTest, OfEveryOutputComesToItsValue) {
  Cells cells(1);
  for (const OpInfo& info : pass().ops()) {
    for (int i = 0; i < 60; ++i) {
      const Cell cell = cells.of(info.name, info.shape, pass().batchSize());
      const Arithmetic a = pass().explain(cell);
      EXPECT_EQ(a.kind, info.kind);
      EXPECT_EQ(a.form == Arithmetic::Form::Given, info.kind == OpKind::Input);
      expectAgrees(a, values.largest(cell), info.name);
      if (isOfTheInput(pass(), a)) {
        continue;
      }
      EXPECT_FALSE(a.formula.empty()) << info.name;
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

TEST_P(AttentionTest, OfEveryGradientComesToItsValue) {
  Cells cells(2);
  for (const OpInfo& info : pass().ops()) {
    if (info.kind == OpKind::Input) {
      EXPECT_THROW(static_cast<void>(pass().explain({info.name, {0}, 0}, Quantity::Gradient)), Error);
      continue;
    }
    for (int i = 0; i < 60; ++i) {
      const Cell cell = cells.of(info.name, info.shape, pass().batchSize());
      const Arithmetic a = pass().explain(cell, Quantity::Gradient);
      expectAgrees(a, gradients.largest(cell), info.name);
      EXPECT_FALSE(a.formula.empty()) << info.name;
      for (const Term& term : a.terms) {
        if (a.form == Arithmetic::Form::SumOfProducts && term.leftCell) {
          EXPECT_EQ(term.left, gradients.at(*term.leftCell)) << info.name;
        }
        if (term.rightCell) {
          EXPECT_EQ(term.right, values.at(*term.rightCell)) << info.name;
        }
      }
    }
  }
}

TEST_P(AttentionTest, OfEveryParametersGradientComesToItsValue) {
  Cells cells(3);
  for (const PassParameter& parameter : pass().impl().parameters) {
    const std::vector<std::int64_t> shape = pass().parameterShape(parameter.name);
    if (!parameter.gradient.defined()) {
      EXPECT_EQ(parameter.name, "pos_embedding");  // waves
      EXPECT_EQ(GetParam().settings.positions, Positions::Sinusoidal);
      continue;
    }
    for (int i = 0; i < 60; ++i) {
      const Cell cell = cells.of(parameter.name, shape, 1);
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

TEST_P(AttentionTest, GradientsAgreeWithFiniteDifferences) {
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
  };
  for (const OpInfo& info : pass().ops()) {
    for (int i = 0; i < 3 && info.kind != OpKind::Input; ++i) {
      compare(cells.of(info.name, info.shape, pass().batchSize()));
    }
  }
  for (const PassParameter& parameter : pass().impl().parameters) {
    for (int i = 0; i < 3 && parameter.gradient.defined(); ++i) {
      compare(cells.of(parameter.name, pass().parameterShape(parameter.name), 1));
    }
  }
  EXPECT_GT(compared, 2 * kinks);
}

TEST_P(AttentionTest, AttentionIsAShareOfEachTokenThatCounts) {
  const bool masked = GetParam().padding < 0;
  for (std::int64_t sample = 0; sample < pass().batchSize(); ++sample) {
    const TensorValues weights = pass().output(pass().opIndex("layer1.weights"), sample);
    const std::int64_t length = weights.shape[1];
    ASSERT_EQ(weights.shape, (std::vector<std::int64_t>{GetParam().settings.heads, length, length}));
    const std::vector<float> tokens = pass().output(0, sample).values;
    for (std::size_t row = 0; row < weights.values.size() / tokens.size(); ++row) {
      double sum = 0.0;
      for (std::size_t key = 0; key < tokens.size(); ++key) {
        const float share = weights.values[row * tokens.size() + key];
        EXPECT_EQ(share == 0.0F, masked && tokens[key] < 0.0F) << key;
        sum += static_cast<double>(share);
      }
      EXPECT_NEAR(sum, 1.0, 1e-6);
    }
  }
}

TEST_P(AttentionTest, TheTableTakesWhatItsTokensTookFromIt) {
  const int op = pass().opIndex("embedding");
  const torch::Tensor& rows = pass().impl().op(op).rows;
  const std::vector<std::int64_t> table = pass().parameterShape("embedding.weight");
  std::int64_t all = 0;
  for (std::int64_t row = 0; row < table[0]; ++row) {
    const Arithmetic a = pass().explain({"embedding.weight", {row, 3}, 0}, Quantity::Gradient);
    EXPECT_EQ(a.termCount, rows.eq(row).sum().item<std::int64_t>()) << row;
    all += a.termCount;
  }
  EXPECT_EQ(all, rows.ge(0).sum().item<std::int64_t>());
  const std::vector<float> whole = pass().parameter("embedding.weight").values;
  EXPECT_EQ(pass().parameterRows("embedding.weight", 1, 2).values,
            (std::vector<float>(whole.begin() + table[1], whole.begin() + 3 * table[1])));
  EXPECT_EQ(pass().parameterRows("embedding.weight", table[0] - 1, 9).shape[0], 1);
  EXPECT_TRUE(pass().parameterRows("embedding.weight", table[0] + 5, 9).values.empty());
  EXPECT_THROW(static_cast<void>(pass().parameterRows("nothing", 0, 1)), Error);
}

/// Of the three parts that query, key and value are cut from, one gives the gradient.
TEST_P(AttentionTest, OnePartAloneTakesAColumnOfQueryKeyValue) {
  const std::int64_t width = GetParam().settings.width;
  for (std::int64_t column = 0; column < 3 * width; ++column) {
    const Arithmetic a = pass().explain({"layer1.qkv", {1, column}, 1}, Quantity::Gradient);
    ASSERT_EQ(a.terms.size(), 1U);
    const std::string part = column < width ? "query" : column < 2 * width ? "key" : "value";
    EXPECT_EQ(a.terms[0].leftCell->tensor, "layer1." + part);
    EXPECT_EQ(a.terms[0].left, a.value);
    EXPECT_EQ(a.formula, "g");
  }
}

TEST_P(AttentionTest, LookingChangesNeitherTheNumbersNorTheDraws) {
  const std::unique_ptr<LiveSentiment> looking = liveOf(GetParam());
  const std::unique_ptr<LiveSentiment> blind = liveOf(GetParam());
  looking->steps(2);
  blind->steps(2);
  const OpenedBatch opened = looking->open();
  const auto [loss, plain] = blind->step();
  EXPECT_TRUE(torch::equal(opened.loss, loss));
  ASSERT_EQ(opened.gradients.size(), plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_TRUE(torch::equal(opened.gradients[i], plain[i])) << i;
  }
  EXPECT_TRUE(torch::equal(looking->random().state(), blind->random().state()));
  EXPECT_EQ(opened.pass->parameter("fc.weight", Quantity::After).values,
            std::vector<float>(blind->network().named_parameters()["fc.weight"].data_ptr<float>(),
                               blind->network().named_parameters()["fc.weight"].data_ptr<float>() +
                                   GetParam().settings.width));
}

TEST_P(AttentionTest, LabelsAreThoseBeforeSmoothing) {
  EXPECT_EQ(pass().labels(), (std::vector<std::int64_t>{0, 1, 0}));
  EXPECT_TRUE(pass().loss());
}

TEST_P(AttentionTest, StatisticsCountUnitsOnceForAllTokens) {
  const TextSettings& settings = GetParam().settings;
  const std::unique_ptr<LiveSentiment> sick = liveOf(GetParam());
  sick->steps(1);
  {
    const torch::NoGradGuard noGrad;
    const auto named = sick->network().named_parameters();
    named["transformer_encoder.layers.0.linear1.bias"].slice(0, 0, 12).fill_(-100.0);  // of 16
  }
  const PassPtr opened = sick->open().pass;
  const std::vector<LayerStatistics> layers = layerStatistics(*opened);
  ASSERT_EQ(layers.size(), opened->layers().size());
  std::int64_t trained = 0;
  std::int64_t weights = 0;
  for (const LayerStatistics& layer : layers) {
    weights += layer.weights.count;
    if (layer.layer == "layer1.feed-forward") {
      const torch::Tensor& units = opened->impl().op(opened->opIndex("layer1.relu")).output;
      const auto dead = units.flatten(0, 1).amax(0).eq(0.0).sum().item<std::int64_t>();
      EXPECT_GE(dead, 12);
      EXPECT_LT(dead, 16);
      EXPECT_DOUBLE_EQ(layer.deadShare, static_cast<double>(dead) / 16.0);
    } else {
      EXPECT_LT(layer.deadShare, 0.5) << layer.layer;
    }
    if (layer.layer == "embedding") {
      const torch::Tensor& rows = opened->impl().op(opened->opIndex("embedding")).rows;
      const auto* row = rows.data_ptr<std::int64_t>();
      std::set<std::int64_t> taken(row, row + rows.numel());
      taken.erase(-1);
      EXPECT_EQ(layer.gradients.count, static_cast<std::int64_t>(taken.size()) * settings.width);
      EXPECT_EQ(layer.weights.count, opened->parameterShape("embedding.weight")[0] * settings.width);
    }
    if (layer.layer == "positions") {
      const bool learned = settings.positions == Positions::Learned;
      EXPECT_EQ(layer.gradients.count, learned ? 7 * settings.width : 0);
      EXPECT_EQ(layer.updateNorm > 0.0, learned);
    }
  }
  for (const LayerInfo& layer : opened->layers()) {
    trained += layer.parameterCount;
  }
  EXPECT_EQ(trained, sick->flat().count());
  EXPECT_EQ(weights, trained + (settings.positions == Positions::Sinusoidal ? 9 * settings.width : 0));
}

INSTANTIATE_TEST_SUITE_P(Networks, AttentionTest, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.name; });

TEST(AttentionOfAnAnswer, IsExplainedWithoutALoss) {
  LiveSentiment live(LiveSentiment::small(), 0.2, sentences(0));
  live.steps(3);
  live.network().eval();
  Trace trace(live.network());
  {
    const torch::NoGradGuard noGrad;
    Tracer net(trace);
    net.sigmoid("sigmoid", live.network().forward(live.input(), net));
  }
  const PassPtr pass = openForward(std::move(trace), /*training=*/false);
  EXPECT_EQ(pass->ops().back().kind, OpKind::Sigmoid);
  EXPECT_FALSE(pass->hasGradients());
  Tensors values(*pass, Quantity::Value);
  Cells cells(9);
  for (const OpInfo& info : pass->ops()) {
    for (int i = 0; i < 20; ++i) {
      const Cell cell = cells.of(info.name, info.shape, pass->batchSize());
      expectAgrees(pass->explain(cell), values.largest(cell), info.name);
    }
  }
  const Arithmetic p = pass->explain({"sigmoid", {0}, 1});
  const double logit = values.at({"fc", {0}, 1});
  EXPECT_NEAR(p.computed, 1.0 / (1.0 + std::exp(-logit)), 1e-12);
  EXPECT_EQ(layerStatistics(*pass).size(), pass->layers().size());
}

/// The table is known where a token without a row of its own was asked for.
TEST(AttentionOfAnAnswer, KnowsTokensThatNoTrainingSentenceHas) {
  LiveSentiment live(LiveSentiment::small(), 0.0, sentences(0));
  live.network().eval();
  Trace trace(live.network());
  {
    const torch::NoGradGuard noGrad;
    Tracer net(trace);
    live.network().forward(torch::tensor({{99.0F, 54321.0F}}), net);
  }
  const PassPtr pass = openForward(std::move(trace), /*training=*/false);
  const Arithmetic a = pass->explain({"embedding", {1, 2}, 0});
  ASSERT_EQ(a.terms.size(), 1U);
  EXPECT_EQ(a.terms[0].leftCell, (Cell{"embedding.weight", {54321, 2}, 0}));
  EXPECT_EQ(a.computed, a.value);
}

class DropoutDrawsTest : public testing::TestWithParam<bool> {};

/// Attention's products come as views of other shapes of memory.
TEST_P(DropoutDrawsTest, AreThoseOfPyTorch) {
  torch::Tensor x = torch::arange(1, 1 + 3 * 4 * 5 * 6).to(torch::kFloat).view({3, 4, 5, 6});
  if (GetParam()) {
    x = x.permute({2, 0, 3, 1});
  }
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  torch::manual_seed(5);
  const torch::Tensor wanted = torch::dropout(x, 0.3, true);
  const torch::Tensor after = generator.get_state();
  torch::manual_seed(5);
  Trace trace;
  Tracer net(trace);
  net.input(x);
  const torch::Tensor recorded = net.dropout("drop", trace.ops.front().output, 0.3, true);
  EXPECT_TRUE(torch::equal(recorded, wanted));
  EXPECT_TRUE(torch::equal(generator.get_state(), after));
  EXPECT_EQ(recorded.strides(), wanted.strides());
}

INSTANTIATE_TEST_SUITE_P(Memory, DropoutDrawsTest, testing::Bool(),
                         [](const auto& tested) { return tested.param ? "Turned" : "Contiguous"; });

/// Everything of a sentence padded away: nothing to attend to, and no crash.
TEST(AttentionLimits, ASentenceOfNothingIsOpenedToo) {
  TextSettings settings = LiveSentiment::small();
  settings.maskPadding = true;
  LiveSentiment live(settings, 0.1, {{5, 6, 7}, {kNoToken, kNoToken, kNoToken}});
  const PassPtr pass = live.open().pass;
  for (const OpInfo& info : pass->ops()) {
    Cells cells(10);
    for (int i = 0; i < 3; ++i) {
      const Cell cell = cells.of(info.name, info.shape, 2);
      EXPECT_NO_THROW(static_cast<void>(pass->explain(cell))) << info.name;
      if (info.kind != OpKind::Input) {
        EXPECT_NO_THROW(static_cast<void>(pass->explain(cell, Quantity::Gradient))) << info.name;
        EXPECT_NO_THROW(static_cast<void>(pass->check(cell))) << info.name;
      }
    }
  }
  EXPECT_EQ(layerStatistics(*pass).size(), pass->layers().size());
}

}  // namespace
}  // namespace officina
