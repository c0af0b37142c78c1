// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <string>

#include <gtest/gtest.h>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/api/inspect.h"
#include "core/models/digits_networks.h"
#include "core/models/network.h"
#include "tests/support/live_network.h"

namespace officina {
namespace {

/// A network that has learned a little, and a digit that it has not seen.
struct Opened {
  LiveNetwork live;
  StateDict weights;
  explicit Opened(const std::string& network) : live(namedRecipe("digits", network)) {
    live.steps(network == "notes" ? 200 : 25);
    weights = stateDictOf(live.network());
  }
};

TensorValues digit(std::int64_t number) {
  static const auto data = starterDigits();
  TensorValues input{{1, 28, 28}, {}};
  for (const std::uint8_t byte : data->test().image(number)) {
    input.values.push_back(static_cast<float>(byte) / 255.0F);
  }
  return input;
}

torch::Tensor asTensor(const TensorValues& input) {
  return torch::tensor(input.values).view({1, 1, 28, 28});
}

torch::Tensor asTensor(const Matrix& matrix) {
  return torch::tensor(matrix.values).view({matrix.rows, matrix.columns});
}

class OpenNetworkTest : public testing::TestWithParam<const char*> {
 protected:
  static Opened& opened() {
    static std::map<std::string, std::unique_ptr<Opened>> made;
    auto& one = made[GetParam()];
    if (!one) {
      one = std::make_unique<Opened>(GetParam());
    }
    return *one;
  }
  OpenNetwork network{"digits", opened().weights};
};

TEST_P(OpenNetworkTest, IsRecognisedAndAnswersAsTheClassifierDoes) {
  EXPECT_EQ(network.network(), GetParam());
  const PassPtr pass = network.forward(digit(3));
  EXPECT_FALSE(pass->training());
  EXPECT_FALSE(pass->hasGradients());
  EXPECT_EQ(pass->ops().back().kind, OpKind::Softmax);
  EXPECT_EQ(pass->ops().back().name, "softmax");
  DigitsClassifier classifier(opened().weights);
  Matrix matrix(28, 28);
  matrix.values = digit(3).values;
  const DigitAnswer answer = classifier.answer(matrix);
  const TensorValues logits = pass->output(static_cast<int>(pass->ops().size()) - 2, 0);
  EXPECT_TRUE(std::equal(logits.values.begin(), logits.values.end(), answer.logits.begin()));
  const TensorValues probabilities = pass->output(pass->opIndex("softmax"), 0);
  EXPECT_NEAR(std::accumulate(probabilities.values.begin(), probabilities.values.end(), 0.0), 1.0, 1e-6);
}

TEST_P(OpenNetworkTest, TheArithmeticOfEveryOperationComesToItsValue) {
  const PassPtr pass = network.forward(digit(5));
  for (std::size_t op = 0; op < pass->ops().size(); ++op) {
    const OpInfo& info = pass->ops()[op];
    const TensorValues output = pass->output(static_cast<int>(op), 0);
    const auto count = static_cast<std::int64_t>(output.values.size());
    for (std::int64_t i = 0; i < 50; ++i) {
      std::int64_t at = i * 7919 % count;
      const double value = static_cast<double>(output.values[static_cast<std::size_t>(at)]);
      Cell cell{info.name, std::vector<std::int64_t>(info.shape.size()), 0};
      for (std::size_t d = info.shape.size(); d-- > 0;) {
        cell.index[d] = at % info.shape[d];
        at /= info.shape[d];
      }
      const Arithmetic a = pass->explain(cell);
      EXPECT_EQ(a.value, value);
      EXPECT_NEAR(a.computed, value, 1e-5 * std::abs(value) + 1e-5) << info.name;
    }
  }
}

TEST_P(OpenNetworkTest, GradientTimesInputIsThatOfAutograd) {
  const Saliency saliency = network.saliency(digit(7), 4);
  EXPECT_EQ(saliency.target, 4);
  const auto direct = makeDigitsNetwork(GetParam());
  loadStateDict(*direct, opened().weights);
  direct->eval();
  const torch::Tensor x = asTensor(digit(7)).requires_grad_();
  const torch::Tensor gradient = torch::autograd::grad({direct->forward(x)[0][4]}, {x}).front();
  const torch::Tensor wanted = (gradient * x).detach()[0][0];
  EXPECT_TRUE(torch::allclose(asTensor(saliency.gradientTimesInput), wanted, 1e-5, 1e-7));
  EXPECT_GT(wanted.abs().max().item<float>(), 0.0F);
}

TEST_P(OpenNetworkTest, TheTargetIsTheMostProbableClassIfNoneIsAsked) {
  const TensorValues probabilities =
      network.forward(digit(9))->output(network.forward(digit(9))->opIndex("softmax"), 0);
  const auto best = std::max_element(probabilities.values.begin(), probabilities.values.end());
  EXPECT_EQ(network.saliency(digit(9)).target, best - probabilities.values.begin());
  EXPECT_THROW(static_cast<void>(network.saliency(digit(9), 10)), Error);
}

TEST_P(OpenNetworkTest, GradCamIsTheWeighedSumOfTheLastMaps) {
  const Saliency saliency = network.saliency(digit(2));
  const std::string layer = std::string(GetParam()) == "notes" ? "conv2" : "conv3";
  const std::string shown = std::string(GetParam()) == "notes" ? "relu2" : "relu3";
  EXPECT_EQ(saliency.camLayer, layer);
  ASSERT_EQ(saliency.gradCam.rows, 28);
  ASSERT_EQ(saliency.gradCam.columns, 28);
  EXPECT_GE(*std::min_element(saliency.gradCam.values.begin(), saliency.gradCam.values.end()), 0.0F);
  EXPECT_GT(*std::max_element(saliency.gradCam.values.begin(), saliency.gradCam.values.end()), 0.0F);

  // The same by moving a whole map: its mean gradient is the logit's change for a small constant added to it.
  const auto direct = makeDigitsNetwork(GetParam());
  loadStateDict(*direct, opened().weights);
  direct->eval();
  Trace trace;
  torch::Tensor maps;
  Tracer net(trace);
  const torch::Tensor logits = direct->forward(asTensor(digit(2)), net);
  for (const TracedOp& op : trace.ops) {
    if (op.info.name == shown) {
      maps = op.output;
    }
  }
  const torch::Tensor gradient = torch::autograd::grad({logits[0][saliency.target]}, {maps}).front()[0];
  torch::Tensor cam = torch::zeros({maps.size(2), maps.size(3)});
  for (std::int64_t map = 0; map < maps.size(1); ++map) {
    cam += gradient[map].mean() * maps[0][map].detach();
  }
  cam = cam.clamp_min(0.0);
  const torch::Tensor shownCam = asTensor(saliency.gradCam);
  EXPECT_NEAR(shownCam.max().item<float>(), cam.max().item<float>(), 0.25F * cam.max().item<float>());
  EXPECT_NEAR(shownCam.mean().item<float>(), cam.mean().item<float>(), 0.15F * cam.max().item<float>());
}

TEST_P(OpenNetworkTest, ABlankPictureHasNoGradientTimesInput) {
  const TensorValues blank{{1, 28, 28}, std::vector<float>(784, 0.0F)};
  const Saliency saliency = network.saliency(blank, 0);
  for (const float value : saliency.gradientTimesInput.values) {
    EXPECT_EQ(value, 0.0F);
  }
}

TEST_P(OpenNetworkTest, InputsOfAnotherShapeAreRefused) {
  EXPECT_THROW(static_cast<void>(network.forward({{1, 28, 28}, {1.0F}})), Error);
  EXPECT_THROW(static_cast<void>(network.forward({{3, 28, 28}, std::vector<float>(2352)})), Error);
}

INSTANTIATE_TEST_SUITE_P(Networks, OpenNetworkTest, testing::Values("notes", "tuned"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(RecognitionTest, EachDifferenceToTheNearestNetworkIsNamed) {
  StateDict weights = initialDigitsWeights(namedRecipe("digits", "notes"));
  std::erase_if(weights.tensors, [](const NamedTensor& tensor) { return tensor.name == "fc2.bias"; });
  weights.tensors.push_back(NamedTensor::ofFloats("extra", {1}, std::vector<float>{1.0F}));
  for (NamedTensor& tensor : weights.tensors) {
    if (tensor.name == "fc3.bias") {
      tensor = NamedTensor::ofFloats("fc3.bias", {9}, std::vector<float>(9));
    }
  }
  try {
    const OpenNetwork network("digits", weights);
    FAIL() << "wrong weights were accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    const std::string text = error.what();
    for (const char* part : {"notes", "fc2.bias is missing", "fc3.bias is [9] instead of [10]",
                             "extra is not in this network"}) {
      EXPECT_NE(text.find(part), std::string::npos) << part << " in: " << text;
    }
    EXPECT_EQ(text.find("norm1"), std::string::npos);
  }
}

TEST(RecognitionTest, TheThermometerIsANetworkToo) {
  LiveNetwork live(namedRecipe("thermometer", "notes"));
  live.steps(3);
  OpenNetwork network("thermometer", stateDictOf(live.network()));
  const PassPtr pass = network.forward({{1}, {70.0F}});
  EXPECT_EQ(pass->ops().back().kind, OpKind::Linear);
  const Arithmetic a = pass->explain({"neuron", {0}, 0});
  ASSERT_EQ(a.terms.size(), 1U);
  EXPECT_EQ(a.terms.front().left, 70.0);
  EXPECT_EQ(a.terms.front().rightCell->tensor, "weight");
  const Saliency saliency = network.saliency({{1}, {70.0F}});
  EXPECT_NEAR(static_cast<double>(saliency.gradientTimesInput.at(0, 0)), a.terms.front().product, 1e-5);
  EXPECT_TRUE(saliency.camLayer.empty());
  EXPECT_EQ(saliency.gradCam.rows, 0);
}

TEST(LayerStatisticsTest, AgreeWithLibTorch) {
  Recipe recipe = namedRecipe("digits", "tuned");
  recipe.threads = 1;
  LiveNetwork live(recipe);
  live.steps(5);
  const PassPtr pass = live.open().pass;
  const std::vector<LayerStatistics> layers = layerStatistics(*pass);
  ASSERT_EQ(layers.size(), pass->layers().size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerInfo& layer = pass->layers()[i];
    EXPECT_EQ(layers[i].layer, layer.name);
    std::vector<float> activations;
    const bool isLoss = pass->ops()[static_cast<std::size_t>(layer.shown)].shape.empty();
    for (std::int64_t n = 0; n < (isLoss ? 1 : pass->batchSize()); ++n) {
      const std::vector<float> one = pass->output(layer.shown, n).values;
      activations.insert(activations.end(), one.begin(), one.end());
    }
    std::vector<float> weights;
    std::vector<float> gradients;
    std::vector<float> updates;
    const auto append = [&](std::vector<float>& to, const std::string& name, Quantity quantity) {
      const std::vector<float> values = pass->parameter(name, quantity).values;
      to.insert(to.end(), values.begin(), values.end());
    };
    for (int op = layer.first; op <= layer.last; ++op) {
      for (const std::string& name : pass->ops()[static_cast<std::size_t>(op)].parameters) {
        append(weights, name, Quantity::Value);
        append(gradients, name, Quantity::Gradient);
        append(updates, name, Quantity::Update);
      }
    }
    const auto compare = [&](const Distribution& ours, const std::vector<float>& numbers) {
      EXPECT_EQ(ours.count, static_cast<std::int64_t>(numbers.size())) << layer.name;
      ASSERT_EQ(ours.bins.size(), static_cast<std::size_t>(Distribution::kBins));
      EXPECT_EQ(std::accumulate(ours.bins.begin(), ours.bins.end(), std::int64_t{0}), ours.count);
      if (numbers.empty()) {
        return;
      }
      const torch::Tensor theirs = torch::tensor(numbers).to(torch::kDouble);
      EXPECT_EQ(ours.low, theirs.min().item<double>());
      EXPECT_EQ(ours.high, theirs.max().item<double>());
      const double spread = std::max(1e-12, theirs.abs().max().item<double>());
      EXPECT_NEAR(ours.mean, theirs.mean().item<double>(), 1e-6 * spread) << layer.name;
      EXPECT_NEAR(ours.deviation, theirs.std(/*unbiased=*/false).item<double>(), 1e-5 * spread);
      if (ours.high > ours.low) {
        const torch::Tensor bins = torch::histc(theirs, Distribution::kBins, ours.low, ours.high);
        std::int64_t moved = 0;  // numbers on a bin's edge may fall on either side
        for (std::int64_t bin = 0; bin < Distribution::kBins; ++bin) {
          moved += std::abs(static_cast<std::int64_t>(bins[bin].item<double>()) -
                            ours.bins[static_cast<std::size_t>(bin)]);
        }
        EXPECT_LE(moved, ours.count / 1000 + 4) << layer.name;
      }
    };
    compare(layers[i].activations, activations);
    compare(layers[i].weights, weights);
    compare(layers[i].gradients, gradients);
    const auto norm = [](const std::vector<float>& numbers) {
      double sum = 0.0;
      for (const float number : numbers) {
        sum += static_cast<double>(number) * static_cast<double>(number);
      }
      return std::sqrt(sum);
    };
    EXPECT_NEAR(layers[i].weightNorm, norm(weights), 1e-5 * norm(weights));
    EXPECT_NEAR(layers[i].gradientNorm, norm(gradients), 1e-5 * norm(gradients));
    EXPECT_NEAR(layers[i].updateNorm, norm(updates), 1e-5 * norm(updates));
  }
}

TEST(LayerStatisticsTest, CountDeadUnitsAndNumbersThatAreNone) {
  LiveNetwork live(namedRecipe("digits", "notes"));
  live.steps(2);
  {
    const torch::NoGradGuard noGrad;
    live.network().named_parameters()["fc1.bias"].slice(0, 0, 30).fill_(-100.0);  // 30 of 120 die
    live.network().named_parameters()["fc3.bias"][3] = std::nan("");
    live.network().named_parameters()["fc3.bias"][4] = INFINITY;
  }
  const PassPtr pass = live.open().pass;
  for (const LayerStatistics& layer : layerStatistics(*pass)) {
    if (layer.layer == "fc1") {
      EXPECT_GE(layer.deadShare, 0.25);
      EXPECT_LT(layer.deadShare, 1.0);
      const TensorValues first = pass->output(pass->opIndex("relu3"), 0);
      EXPECT_EQ(std::count(first.values.begin(), first.values.begin() + 30, 0.0F), 30);
    }
    if (layer.layer == "fc3") {
      EXPECT_EQ(layer.weights.notFinite, 2);
      EXPECT_EQ(layer.weights.count, 84 * 10 + 10 - 2);
      EXPECT_TRUE(std::isnan(layer.weightNorm));
      EXPECT_EQ(layer.activations.notFinite, 2 * pass->batchSize());
      EXPECT_EQ(layer.deadShare, 0.0);
    }
    if (layer.layer == "conv1") {
      EXPECT_EQ(layer.weights.notFinite, 0);
    }
  }
}

}  // namespace
}  // namespace officina
