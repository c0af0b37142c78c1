// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/relu_dropout.h"

#include "core/models/dropout_noise.h"
#include "core/support/torch_function.h"

namespace officina {

namespace {

/// `gates`: the noise; afterwards what the gradient is multiplied with.
void forwardPass(const float* x, float* gates, float* y, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    const float product = x[i] * gates[i];
    y[i] = x[i] <= 0.0F ? 0.0F : product;  // what is no number stays none
    gates[i] = x[i] > 0.0F ? gates[i] : 0.0F;
  }
}

void backwardPass(const float* gradient, const float* gates, float* result, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    result[i] = gradient[i] * gates[i];
  }
}

class ReluDropout : public torch::autograd::Function<ReluDropout> {
 public:
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                               double rate) {
    const torch::Tensor gates = dropoutNoise(x, rate);
    torch::Tensor y = torch::empty_like(x);
    forwardPass(x.data_ptr<float>(), gates.data_ptr<float>(), y.data_ptr<float>(), x.numel());
    context->save_for_backward({gates});
    return y;
  }

  static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context,
                                               const torch::autograd::tensor_list& gradients) {
    const torch::Tensor gates = context->get_saved_variables().front();
    const torch::Tensor gradient = gradients.front().contiguous();
    const torch::Tensor result = torch::empty_like(gradient);
    backwardPass(gradient.data_ptr<float>(), gates.data_ptr<float>(), result.data_ptr<float>(),
                 result.numel());
    return {result, {}};
  }
};

}  // namespace

torch::Tensor reluDropout(const torch::Tensor& x, double rate) {
  if (x.scalar_type() != torch::kFloat || !x.is_contiguous()) {
    const torch::Tensor y = torch::relu(x);
    return y * dropoutNoise(y, rate);
  }
  return ReluDropout::apply(x, rate);
}

}  // namespace officina
