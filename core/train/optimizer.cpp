// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizer.h"

#include <cmath>
#include <cstring>

namespace officina {

namespace {

constexpr std::int64_t kCacheLineFloats = 16;

std::int64_t padded(std::int64_t count) {
  return (count + kCacheLineFloats - 1) / kCacheLineFloats * kCacheLineFloats;
}

/// The numbers that are the same for every parameter of one step; computed in double and rounded once, as
/// Python does.
struct Constants {
  float rate, decay, momentum;
  float beta1, oneMinusBeta1, beta2, oneMinusBeta2;
  float stepSize, sqrtCorrection2, epsilon, shrink;
};

/// a * b + c, fused where LibTorch's vectorised kernels fuse it (on processors with FMA), else rounded twice.
template <bool kFused>
inline float multiplyAdd(float a, float b, float c) {
  if constexpr (kFused) {
    return std::fma(a, b, c);
  } else {
    return a * b + c;
  }
}

/// One pass over n numbers; see torch/optim/{sgd,rmsprop,adam,adamw}.py for the order of operations.
template <OptimizerKind kKind, bool kFused>
[[gnu::always_inline]] inline void update(std::int64_t n, const float* __restrict gradient,
                                          float* __restrict parameter, float* __restrict first,
                                          float* __restrict second, const Constants k, bool firstStep) {
  for (std::int64_t i = 0; i < n; ++i) {
    float g = gradient[i];
    float p = parameter[i];
    if constexpr (kKind == OptimizerKind::AdamW) {
      p = p * k.shrink;
    } else if (k.decay != 0.0F) {
      g = multiplyAdd<kFused>(p, k.decay, g);
    }
    if constexpr (kKind == OptimizerKind::Sgd) {
      p = multiplyAdd<kFused>(g, -k.rate, p);
    } else if constexpr (kKind == OptimizerKind::Momentum) {
      const float velocity = firstStep ? g : (first[i] * k.momentum) + g;
      first[i] = velocity;
      p = multiplyAdd<kFused>(velocity, -k.rate, p);
    } else if constexpr (kKind == OptimizerKind::RmsProp) {
      const float v = multiplyAdd<kFused>(k.oneMinusBeta2 * g, g, second[i] * k.beta2);
      second[i] = v;
      p = p + (-k.rate * g) / (std::sqrt(v) + k.epsilon);
    } else {
      const float m = multiplyAdd<kFused>(g, k.oneMinusBeta1, first[i] * k.beta1);
      const float v = multiplyAdd<kFused>(k.oneMinusBeta2 * g, g, second[i] * k.beta2);
      first[i] = m;
      second[i] = v;
      p = p + (-k.stepSize * m) / (std::sqrt(v) / k.sqrtCorrection2 + k.epsilon);
    }
    parameter[i] = p;
  }
}

using UpdateFunction = void (*)(std::int64_t, const float*, float*, float*, float*, const Constants&, bool);

template <OptimizerKind kKind>
void updatePlain(std::int64_t n, const float* g, float* p, float* m, float* v, const Constants& k,
                 bool firstStep) {
  update<kKind, false>(n, g, p, m, v, k, firstStep);
}

#if defined(__x86_64__)
template <OptimizerKind kKind>
[[gnu::target("avx2,fma")]] void updateAvx2(std::int64_t n, const float* g, float* p, float* m, float* v,
                                            const Constants& k, bool firstStep) {
  update<kKind, true>(n, g, p, m, v, k, firstStep);
}
#endif

template <OptimizerKind kKind>
UpdateFunction chooseUpdate() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return updateAvx2<kKind>;
  }
#endif
  return updatePlain<kKind>;
}

UpdateFunction updateFor(OptimizerKind kind) {
  switch (kind) {
    case OptimizerKind::Sgd:
      return chooseUpdate<OptimizerKind::Sgd>();
    case OptimizerKind::Momentum:
      return chooseUpdate<OptimizerKind::Momentum>();
    case OptimizerKind::RmsProp:
      return chooseUpdate<OptimizerKind::RmsProp>();
    case OptimizerKind::Adam:
      return chooseUpdate<OptimizerKind::Adam>();
    case OptimizerKind::AdamW:
      return chooseUpdate<OptimizerKind::AdamW>();
  }
  return nullptr;
}

}  // namespace

FlatParameters::FlatParameters(torch::nn::Module& network) : m_tensors(network.parameters()) {
  std::int64_t size = 0;
  for (const torch::Tensor& tensor : m_tensors) {
    m_offsets.push_back(size);
    size += padded(tensor.numel());
    m_count += tensor.numel();
  }
  m_flat = torch::zeros({size}, torch::kFloat);
  const torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < m_tensors.size(); ++i) {
    torch::Tensor& tensor = m_tensors[i];
    const torch::Tensor view = m_flat.narrow(0, m_offsets[i], tensor.numel()).view(tensor.sizes());
    view.copy_(tensor);
    tensor.set_data(view);
  }
}

Optimizer::Optimizer(const OptimizerSpec& spec, FlatParameters& parameters)
    : m_spec(spec), m_parameters(parameters) {
  const bool adam = spec.kind == OptimizerKind::Adam || spec.kind == OptimizerKind::AdamW;
  if (adam || spec.kind == OptimizerKind::Momentum) {
    m_first = torch::zeros_like(parameters.flat());
  }
  if (adam || spec.kind == OptimizerKind::RmsProp) {
    m_second = torch::zeros_like(parameters.flat());
  }
}

void Optimizer::step(const std::vector<torch::Tensor>& gradients, double rateFactor) {
  ++m_step;
  Preview own{m_parameters.flat(), m_first, m_second, m_step};
  advance(own, gradients, rateFactor);
}

Optimizer::Preview Optimizer::preview(const std::vector<torch::Tensor>& gradients, double rateFactor) const {
  const auto cloned = [](const torch::Tensor& tensor) { return tensor.defined() ? tensor.clone() : tensor; };
  Preview copy{cloned(m_parameters.flat()), cloned(m_first), cloned(m_second), m_step + 1};
  advance(copy, gradients, rateFactor);
  return copy;
}

void Optimizer::advance(Preview& state, const std::vector<torch::Tensor>& gradients,
                        double rateFactor) const {
  const double rate = m_spec.learningRate * rateFactor;
  const bool adam = m_spec.kind == OptimizerKind::Adam || m_spec.kind == OptimizerKind::AdamW;
  const double beta2 = adam ? m_spec.beta2 : m_spec.alpha;
  const auto steps = static_cast<double>(state.step);
  const double correction1 = 1.0 - std::pow(m_spec.beta1, steps);
  const double correction2 = 1.0 - std::pow(m_spec.beta2, steps);
  Constants k{};
  k.rate = static_cast<float>(rate);
  k.decay = static_cast<float>(m_spec.weightDecay);
  k.momentum = static_cast<float>(m_spec.momentum);
  k.beta1 = static_cast<float>(m_spec.beta1);
  k.oneMinusBeta1 = static_cast<float>(1.0 - m_spec.beta1);
  k.beta2 = static_cast<float>(beta2);
  k.oneMinusBeta2 = static_cast<float>(1.0 - beta2);
  k.stepSize = static_cast<float>(rate / correction1);
  k.sqrtCorrection2 = static_cast<float>(std::sqrt(correction2));
  k.epsilon = static_cast<float>(m_spec.epsilon);
  k.shrink = static_cast<float>(1.0 - rate * m_spec.weightDecay);

  const UpdateFunction updateTensor = updateFor(m_spec.kind);
  auto* parameter = state.parameters.data_ptr<float>();
  float* first = state.first.defined() ? state.first.data_ptr<float>() : nullptr;
  float* second = state.second.defined() ? state.second.data_ptr<float>() : nullptr;
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    const torch::Tensor gradient = gradients[i].contiguous();
    const std::int64_t offset = m_parameters.offsets()[i];
    updateTensor(gradient.numel(), gradient.data_ptr<float>(), parameter + offset,
                 first ? first + offset : nullptr, second ? second + offset : nullptr, k, state.step == 1);
  }
}

}  // namespace officina
