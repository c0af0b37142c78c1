// SPDX-License-Identifier: GPL-3.0-or-later

// What the pets lab's networks bring that the others have not: blocks with a way around, means of maps,
// pictures of 224x224.

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "core/api/inspect.h"
#include "core/api/pets.h"
#include "core/inspect/pass_impl.h"
#include "tests/support/live_pets.h"
#include "tests/support/photo_folder.h"

namespace officina {
namespace {

std::int64_t sideOf(const std::string& network) {
  return network == "notes" ? 224 : 96;
}

/// In evaluation, with running statistics of its own.
StateDict learned(const std::string& network) {
  LivePets live(network, 4, sideOf(network));
  live.steps(3);
  return stateDictOf(live.network());
}

class OpenPetsTest : public testing::TestWithParam<const char*> {
 protected:
  StateDict weights = learned(GetParam());
  OpenNetwork network{"pets", weights};
  PetsClassifier classifier{weights};
  TensorValues input = classifier.input(drawnPhoto(3, 120, 100));
};

TEST_P(OpenPetsTest, AnswersAsTheClassifierDoes) {
  EXPECT_EQ(network.network(), GetParam());
  const PassPtr pass = network.forward(input);
  const TensorValues logits = pass->output(static_cast<int>(pass->ops().size()) - 2, 0);
  EXPECT_EQ(logits.values, classifier.answer(drawnPhoto(3, 120, 100)).logits);
}

TEST_P(OpenPetsTest, GradientTimesInputIsThatOfAutograd) {
  const Saliency saliency = network.saliency(input, 1);
  const auto direct = makePetsNetwork(GetParam(), 2);
  loadStateDict(*direct, weights);
  direct->eval();
  const std::int64_t side = sideOf(GetParam());
  const torch::Tensor x = torch::tensor(input.values).view({1, 3, side, side}).requires_grad_();
  const torch::Tensor gradient = torch::autograd::grad({direct->forward(x)[0][1]}, {x}).front();
  const torch::Tensor wanted = (gradient * x).detach()[0].sum(0);
  const torch::Tensor shown = torch::tensor(saliency.gradientTimesInput.values).view({side, side});
  EXPECT_TRUE(torch::allclose(shown, wanted, 1e-4, 1e-7));
  EXPECT_GT(wanted.abs().max().item<float>(), 0.0F);
}

INSTANTIATE_TEST_SUITE_P(Networks, OpenPetsTest, testing::Values("notes", "tuned"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(GradCamOfBlocks, IsTheLastBlocksMapsWeighedByTheLastLayer) {
  const StateDict weights = learned("tuned");
  OpenNetwork network("pets", weights);
  PetsClassifier classifier(weights);
  const TensorValues input = classifier.input(drawnPhoto(8, 70, 90));
  const Saliency saliency = network.saliency(input);
  EXPECT_EQ(saliency.camLayer, "block7");
  // Between the last maps and the logit are their means and one layer: a map's share is weight / 36.
  const PassPtr pass = network.forward(input);
  const LayerInfo block = *std::find_if(pass->layers().begin(), pass->layers().end(),
                                        [](const LayerInfo& layer) { return layer.name == "block7"; });
  EXPECT_EQ(pass->ops()[static_cast<std::size_t>(block.shown)].name, "block7.relu2");
  const TensorValues maps = pass->output(block.shown, 0);
  ASSERT_EQ(maps.shape, (std::vector<std::int64_t>{192, 6, 6}));
  const torch::Tensor rows = torch::tensor(pass->parameter("fc.weight").values).view({2, 192, 1, 1});
  const torch::Tensor cam =
      torch::relu((torch::tensor(maps.values).view({192, 6, 6}) * rows[saliency.target]).sum(0) / 36);
  const torch::Tensor wanted = torch::upsample_bilinear2d(cam.view({1, 1, 6, 6}), {96, 96}, false)[0][0];
  const torch::Tensor shown = torch::tensor(saliency.gradCam.values).view({96, 96});
  EXPECT_TRUE(torch::allclose(shown, wanted, 1e-4, 1e-6));
}

TEST(Blocks, AreOneLayerEach) {
  LivePets live("tuned", 2, 48);
  const PassPtr pass = live.open().pass;
  std::vector<std::string> names;
  std::int64_t parameters = 0;
  for (const LayerInfo& layer : pass->layers()) {
    names.push_back(layer.name);
    parameters += layer.parameterCount;
  }
  EXPECT_EQ(names, (std::vector<std::string>{"input", "conv1", "block1", "block2", "block3", "block4",
                                             "block5", "block6", "block7", "pool", "fc", "loss"}));
  EXPECT_EQ(parameters, live.flat().count());
}

/// The input of a block goes two ways, so its gradient comes back two ways.
TEST(Blocks, GradientsOfABlocksInputComeBackBothWays) {
  LivePets live("tuned", 2, 48);
  live.steps(1);
  const PassPtr pass = live.open().pass;
  // block1 has no convolution on its way around: 24 maps of 3x3 places, and the sum itself.
  const Arithmetic plain = pass->explain({"relu1", {5, 10, 10}, 1}, Quantity::Gradient);
  EXPECT_EQ(plain.termCount, 24 * 9 + 1);
  // block2 halves the picture: of an odd place 2 x 2 windows hold it, and no window of the 1x1 shortcut; of
  // an even one, one window of either.
  const Arithmetic odd = pass->explain({"block1.relu2", {5, 11, 11}, 1}, Quantity::Gradient);
  EXPECT_EQ(odd.termCount, 48 * 4);
  const Arithmetic even = pass->explain({"block1.relu2", {5, 10, 10}, 1}, Quantity::Gradient);
  EXPECT_EQ(even.termCount, 48 + 48);
  for (const Arithmetic* a : {&plain, &odd, &even}) {
    EXPECT_NEAR(a->computed, a->value, 1e-5 * std::abs(a->value) + 1e-8);
    EXPECT_NE(a->value, 0.0);
  }
}

TEST(Blocks, ABatchThatIsOpenedHasTheGradientsOfAnOrdinaryStep) {
  for (const char* network : {"notes", "tuned"}) {
    LivePets live(network, 3, sideOf(network), /*dropout=*/0.0);
    Tracer net;
    const auto plain = torch::autograd::grad({live.loss(net)}, live.flat().tensors());
    const OpenedBatch opened = live.open();
    for (std::size_t i = 0; i < plain.size(); ++i) {
      EXPECT_TRUE(torch::equal(plain[i], opened.gradients[i])) << network << " " << i;
    }
  }
}

TEST(Blocks, StatisticsCountTheUnitsOfBothTheirReLUs) {
  LivePets live("tuned", 4, 96);
  live.steps(1);
  {
    const torch::NoGradGuard noGrad;
    live.network().named_parameters()["block3.norm1.bias"].slice(0, 0, 12).fill_(-100.0);  // 12 of 48 maps
  }
  const PassPtr pass = live.open().pass;
  const std::vector<LayerStatistics> layers = layerStatistics(*pass);
  ASSERT_EQ(layers.size(), pass->layers().size());
  std::int64_t counted = 0;
  for (const LayerStatistics& layer : layers) {
    counted += layer.weights.count;
    if (layer.layer == "block3") {
      // A quarter of the first ReLU's units is an eighth of both; some others may be dead by themselves.
      EXPECT_GE(layer.deadShare, 0.125);
      EXPECT_LT(layer.deadShare, 0.5);
      EXPECT_EQ(layer.activations.count, 4 * 48 * 24 * 24);
    }
    if (layer.layer == "pool") {
      EXPECT_EQ(layer.weights.count, 0);
      EXPECT_EQ(layer.deadShare, 0.0);
    }
  }
  EXPECT_EQ(counted, live.flat().count());
}

}  // namespace
}  // namespace officina
