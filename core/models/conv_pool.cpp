// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/conv_pool.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <vector>

#include "core/models/conv_pool_kernels.h"
#include "core/models/max_pool.h"
#include "core/support/torch_function.h"

namespace officina {

namespace {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

torch::Tensor plain(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  return maxPool2x2(torch::relu(torch::conv2d(x, weight, bias, /*stride=*/1, /*padding=*/1)));
}

ConvPoolShape shapeOf(const torch::Tensor& x, const torch::Tensor& weight) {
  return {x.size(1), weight.size(0), x.size(2), x.size(3)};
}

struct Pooled {
  torch::Tensor maxima;   ///< [N, O, H/2, W/2]
  torch::Tensor winners;  ///< [N, H/2, W/2, O] int32
};

Pooled forwardPass(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  const ConvPoolShape shape = shapeOf(x, weight);
  const std::int64_t count = x.size(0);
  const std::int64_t rows = shape.height / 2;
  const std::int64_t columns = shape.width / 2;
  Pooled result{torch::empty({count, shape.maps, rows, columns}),
                torch::empty({count, rows, columns, shape.maps}, torch::kInt)};
  const torch::Tensor weights = weight.detach().permute({2, 3, 1, 0}).contiguous();
  const std::int64_t in = shape.channels * shape.height * shape.width;
  const std::int64_t out = shape.maps * rows * columns;
  const auto* from = x.data_ptr<float>();
  auto* to = result.maxima.data_ptr<float>();
  auto* winners = result.winners.data_ptr<std::int32_t>();
  at::parallel_for(0, count, /*grain_size=*/1, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> padded(
        static_cast<std::size_t>(shape.channels * (shape.height + 2) * (shape.width + 2)));
    for (std::int64_t i = begin; i < end; ++i) {
      convPoolForward(shape, from + i * in, weights.data_ptr<float>(), bias.data_ptr<float>(), padded.data(),
                      to + i * out, winners + i * out);
    }
  });
  return result;
}

/// Of the convolution's output, with the channels last, as oneDNN is fastest with it.
torch::Tensor spread(const ConvPoolShape& shape, const torch::Tensor& gradient,
                     const torch::Tensor& winners) {
  const std::int64_t count = gradient.size(0);
  const torch::Tensor pooled = gradient.contiguous(kChannelsLast);
  torch::Tensor result =
      torch::empty({count, shape.maps, shape.height, shape.width}, at::TensorOptions(), kChannelsLast);
  const std::int64_t out = shape.maps * shape.height * shape.width;
  const auto* from = pooled.data_ptr<float>();
  const auto* winner = winners.data_ptr<std::int32_t>();
  auto* to = result.data_ptr<float>();
  at::parallel_for(0, count, /*grain_size=*/1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      convPoolBackward(shape, from + i * out / 4, winner + i * out / 4, to + i * out);
    }
  });
  return result;
}

class ConvReluPool : public torch::autograd::Function<ConvReluPool> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                               const torch::Tensor& weight, const torch::Tensor& bias) {
    Pooled pooled = forwardPass(x, weight, bias);
    context->save_for_backward({x, weight, pooled.winners});
    context->saved_data["input"] = x.requires_grad();
    return pooled.maxima;
  }

  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               const torch::autograd::tensor_list& gradients) {
    const torch::autograd::tensor_list saved = context->get_saved_variables();
    const torch::Tensor& x = saved[0];
    const torch::Tensor& weight = saved[1];
    const torch::Tensor gradient = spread(shapeOf(x, weight), gradients.front(), saved[2]);
    const auto convolution = [&](const torch::Tensor& input, std::array<bool, 3> wanted) {
      return at::convolution_backward(gradient, input, weight, weight.size(0), {1, 1}, {1, 1}, {1, 1},
                                      /*transposed=*/false, {0, 0}, /*groups=*/1, wanted);
    };
    torch::Tensor ofInput;
    if (context->saved_data["input"].toBool()) {
      // Its numbers do not come from the input, whose layout alone decides which kernel is used.
      const torch::Tensor layout = torch::empty(x.sizes(), at::TensorOptions(), kChannelsLast);
      ofInput = std::get<0>(convolution(layout, {true, false, false}));
    }
    // With many channels, oneDNN adds the weights' gradients in another order where the channels are last.
    constexpr std::int64_t kFewChannels = 4;
    const auto ofWeights =
        convolution(x.size(1) <= kFewChannels ? x.contiguous(kChannelsLast) : x, {false, true, true});
    return {ofInput, std::get<1>(ofWeights), std::get<2>(ofWeights)};
  }
};

torch::Tensor fused(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  const bool learning =
      torch::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad() || bias.requires_grad());
  return learning ? ConvReluPool::apply(x, weight, bias) : forwardPass(x, weight, bias).maxima;
}

/// Both ways on some pictures of this batch: values and all gradients equal? Not on all of them, because the
/// maps at full size are what this saves.
bool sameBits(const torch::Tensor& batch, const torch::Tensor& weight, const torch::Tensor& bias) {
  constexpr std::int64_t kSome = 8;
  const torch::Tensor x = batch.narrow(0, 0, std::min(kSome, batch.size(0)));
  const torch::AutoGradMode learning(true);
  using Way = torch::Tensor (*)(const torch::Tensor&, const torch::Tensor&, const torch::Tensor&);
  const auto results = [&](Way way) {
    const std::array inputs{x.detach().requires_grad_(), weight.detach().requires_grad_(),
                            bias.detach().requires_grad_()};
    const torch::Tensor output = way(inputs[0], inputs[1], inputs[2]);
    torch::autograd::variable_list all = torch::autograd::grad(
        {(output * output.detach()).sum()}, {inputs[0], inputs[1], inputs[2]});  // every gradient another
    all.push_back(output.detach());
    return all;
  };
  const auto theirs = results(plain);
  const auto ours = results(fused);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (!ours[i].equal(theirs[i])) {
      return false;
    }
  }
  return true;
}

/// Asked once for each shape and number of threads.
bool keepsBits(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  static std::mutex mutex;
  static std::map<std::vector<std::int64_t>, bool> known;
  const std::vector<std::int64_t> key{x.size(1), x.size(2), x.size(3), weight.size(0), at::get_num_threads()};
  const std::lock_guard lock(mutex);
  const auto found = known.find(key);
  return found != known.end() ? found->second : known.emplace(key, sameBits(x, weight, bias)).first->second;
}

bool madeFor(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  constexpr std::int64_t kFewMaps = 8;
  return convPoolSupported() && x.dim() == 4 && x.size(0) > 0 && x.is_contiguous() &&
         x.scalar_type() == torch::kFloat && x.device().is_cpu() && weight.scalar_type() == torch::kFloat &&
         bias.defined() && (weight.size(0) == kFewMaps || weight.size(0) == 2 * kFewMaps) &&
         weight.size(2) == 3 && weight.size(3) == 3 && x.size(2) % 2 == 0 && x.size(3) % 2 == 0;
}

}  // namespace

torch::Tensor convReluPool(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  return madeFor(x, weight, bias) && keepsBits(x, weight, bias) ? fused(x, weight, bias)
                                                                : plain(x, weight, bias);
}

}  // namespace officina
