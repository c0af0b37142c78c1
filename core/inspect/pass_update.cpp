// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/inspect/pass_impl.h"

namespace officina {

std::string_view name(OpKind kind) {
  switch (kind) {
    case OpKind::Input:
      return "input";
    case OpKind::Conv2d:
      return "conv2d";
    case OpKind::BatchNorm2d:
      return "batch_norm";
    case OpKind::Relu:
      return "relu";
    case OpKind::MaxPool2d:
      return "max_pool2d";
    case OpKind::GlobalAvgPool2d:
      return "adaptive_avg_pool2d";
    case OpKind::Add:
      return "add";
    case OpKind::Flatten:
      return "flatten";
    case OpKind::Dropout:
      return "dropout";
    case OpKind::Linear:
      return "linear";
    case OpKind::Softmax:
      return "softmax";
    case OpKind::CrossEntropy:
      return "cross_entropy";
    case OpKind::MeanSquaredError:
      return "mse_loss";
    case OpKind::Embedding:
      return "embedding";
    case OpKind::AddPositions:
      return "add";
    case OpKind::LayerNorm:
      return "layer_norm";
    case OpKind::SplitHeads:
      return "chunk";
    case OpKind::Divide:
      return "div";
    case OpKind::DotProducts:
    case OpKind::WeightedSum:
      return "bmm";
    case OpKind::JoinHeads:
      return "flatten";
    case OpKind::MeanOfTokens:
      return "mean";
    case OpKind::Sigmoid:
      return "sigmoid";
    case OpKind::BinaryCrossEntropy:
      return "binary_cross_entropy_with_logits";
  }
  return "";
}

bool isLoss(OpKind kind) {
  return kind == OpKind::CrossEntropy || kind == OpKind::MeanSquaredError ||
         kind == OpKind::BinaryCrossEntropy;
}

namespace {

/// result[i] = of(i) for each number of a tensor like `model`.
template <typename Of>
torch::Tensor filled(const torch::Tensor& model, Of of) {
  torch::Tensor result = torch::empty_like(model, at::MemoryFormat::Contiguous);
  auto* to = result.data_ptr<float>();
  const std::int64_t count = result.numel();
  for (std::int64_t i = 0; i < count; ++i) {
    to[i] = of(i);
  }
  return result;
}

}  // namespace

torch::Tensor updateOf(const Pass::Impl& pass, const PassParameter& parameter) {
  if (!parameter.after.defined()) {
    return {};
  }
  const OptimizerSpec& spec = pass.optimizer;
  const auto rate = static_cast<float>(spec.learningRate);
  const auto decay = static_cast<float>(spec.weightDecay);
  const auto epsilon = static_cast<float>(spec.epsilon);
  const float* w = parameter.value.data_ptr<float>();
  const float* g = parameter.gradient.data_ptr<float>();
  const float* m = parameter.first.defined() ? parameter.first.data_ptr<float>() : nullptr;
  const float* v = parameter.second.defined() ? parameter.second.data_ptr<float>() : nullptr;
  switch (spec.kind) {
    case OptimizerKind::Sgd:
      return filled(parameter.value, [=](std::int64_t i) { return -rate * (g[i] + decay * w[i]); });
    case OptimizerKind::Momentum:
      return filled(parameter.value, [=](std::int64_t i) { return -rate * m[i]; });
    case OptimizerKind::RmsProp:
      return filled(parameter.value, [=](std::int64_t i) {
        return -rate * (g[i] + decay * w[i]) / (std::sqrt(v[i]) + epsilon);
      });
    case OptimizerKind::Adam:
    case OptimizerKind::AdamW: {
      const auto steps = static_cast<double>(pass.updateNumber);
      const auto size = static_cast<float>(spec.learningRate / (1.0 - std::pow(spec.beta1, steps)));
      const auto root = static_cast<float>(std::sqrt(1.0 - std::pow(spec.beta2, steps)));
      const float shrink = spec.kind == OptimizerKind::AdamW ? rate * decay : 0.0F;
      return filled(parameter.value, [=](std::int64_t i) {
        return -size * m[i] / (std::sqrt(v[i]) / root + epsilon) - shrink * w[i];
      });
    }
  }
  return {};
}

}  // namespace officina
