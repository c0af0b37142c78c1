// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/max_pool.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "core/support/torch_function.h"

namespace officina {

namespace {

/// The later of two numbers only if it is larger, as LibTorch's scan of a window decides; NaN must show, as
/// it does there.
inline float larger(float first, float second) {
  return second > first || second != second ? second : first;
}

/// One plane. No branch depends on the data, so that the loop works on several windows at once.
void poolPlane(const float* __restrict input, std::int64_t height, std::int64_t width,
               float* __restrict output) {
  const std::int64_t columns = width / 2;
  for (std::int64_t row = 0; row < height / 2; ++row) {
    const float* __restrict upper = input + 2 * row * width;
    const float* __restrict lower = upper + width;
    for (std::int64_t i = 0; i < columns; ++i) {
      output[i] = larger(larger(larger(upper[2 * i], upper[2 * i + 1]), lower[2 * i]), lower[2 * i + 1]);
    }
    output += columns;
  }
}

/// `value` or zero, by masking its bits: which place wins is as random as a coin, and a branch on it is slow.
inline float keptIf(bool kept, float value) {
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) & (0U - static_cast<std::uint32_t>(kept)));
}

/// The gradient of each maximum goes to the first place in its window that has its value; the others get
/// none.
void spreadPlane(const float* __restrict input, const float* __restrict pooled,
                 const float* __restrict gradient, std::int64_t height, std::int64_t width,
                 float* __restrict result) {
  const std::int64_t columns = width / 2;
  for (std::int64_t row = 0; row < height / 2; ++row) {
    const float* __restrict upper = input + 2 * row * width;
    const float* __restrict lower = upper + width;
    float* __restrict upperResult = result + 2 * row * width;
    float* __restrict lowerResult = upperResult + width;
    for (std::int64_t i = 0; i < columns; ++i) {
      const bool first = upper[2 * i] == pooled[i];
      const bool second = !first & (upper[2 * i + 1] == pooled[i]);
      const bool third = !first & !second & (lower[2 * i] == pooled[i]);
      const bool fourth = !first & !second & !third;
      upperResult[2 * i] = keptIf(first, gradient[i]);
      upperResult[2 * i + 1] = keptIf(second, gradient[i]);
      lowerResult[2 * i] = keptIf(third, gradient[i]);
      lowerResult[2 * i + 1] = keptIf(fourth, gradient[i]);
    }
    pooled += columns;
    gradient += columns;
  }
}

/// How many planes are worth a thread of their own: fewer numbers are done before it has woken up.
std::int64_t planesATask(std::int64_t height, std::int64_t width) {
  constexpr std::int64_t kNumbersATask = 100'000;
  return std::max<std::int64_t>(1, kNumbersATask / (height * width));
}

torch::Tensor pool(const torch::Tensor& input) {
  const std::int64_t height = input.size(2);
  const std::int64_t width = input.size(3);
  torch::Tensor output = torch::empty({input.size(0), input.size(1), height / 2, width / 2});
  const std::int64_t planes = input.size(0) * input.size(1);
  const auto* from = input.data_ptr<float>();
  auto* to = output.data_ptr<float>();
  at::parallel_for(0, planes, planesATask(height, width), [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t plane = begin; plane < end; ++plane) {
      poolPlane(from + plane * height * width, height, width, to + plane * (height / 2) * (width / 2));
    }
  });
  return output;
}

class MaxPool2x2 : public torch::autograd::Function<MaxPool2x2> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& input) {
    torch::Tensor output = pool(input);
    context->save_for_backward({input, output});
    return output;
  }

  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               const torch::autograd::tensor_list& gradients) {
    const torch::autograd::tensor_list saved = context->get_saved_variables();
    const torch::Tensor& input = saved[0];
    const torch::Tensor gradient = gradients.front().contiguous();
    const std::int64_t height = input.size(2);
    const std::int64_t width = input.size(3);
    const std::int64_t pooled = (height / 2) * (width / 2);
    // Where the sides are odd, the last row or column belongs to no window and is not written below.
    torch::Tensor result = height % 2 + width % 2 == 0 ? torch::empty_like(input) : torch::zeros_like(input);
    const std::int64_t planes = input.size(0) * input.size(1);
    const auto* values = input.data_ptr<float>();
    const auto* maxima = saved[1].data_ptr<float>();
    const auto* from = gradient.data_ptr<float>();
    auto* to = result.data_ptr<float>();
    at::parallel_for(0, planes, planesATask(height, width), [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t plane = begin; plane < end; ++plane) {
        spreadPlane(values + plane * height * width, maxima + plane * pooled, from + plane * pooled, height,
                    width, to + plane * height * width);
      }
    });
    return {result};
  }
};

}  // namespace

torch::Tensor maxPool2x2(const torch::Tensor& input) {
  if (!input.is_contiguous() || input.scalar_type() != torch::kFloat || !input.device().is_cpu() ||
      input.dim() != 4) {
    return torch::max_pool2d(input, /*kernel_size=*/2, /*stride=*/2);
  }
  const bool learning = torch::GradMode::is_enabled() && input.requires_grad();
  return learning ? MaxPool2x2::apply(input) : pool(input);
}

}  // namespace officina
