// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/replay.h"

#include <limits>
#include <utility>

#include "core/api/error.h"

namespace officina {

namespace {

torch::Tensor inDouble(const torch::Tensor& tensor) {
  return tensor.defined() ? tensor.to(torch::kDouble) : tensor;
}

torch::Tensor moved(const torch::Tensor& tensor, std::int64_t at, double delta) {
  torch::Tensor result = tensor.contiguous().clone();
  result.data_ptr<double>()[at] += delta;
  return result;
}

/// Less than this is rounding and no switch: numbers that are equal by construction (two windows over the
/// same ink) differ by it.
constexpr double kRounding = 1e-12;

bool reluSwitched(const torch::Tensor& below, const torch::Tensor& above) {
  const torch::Tensor differs = below.gt(0).ne(above.gt(0));
  const torch::Tensor matters = torch::maximum(below.abs(), above.abs()).gt(kRounding);
  return differs.logical_and(matters).any().item<bool>();
}

bool poolSwitched(const OpInfo& info, const torch::Tensor& below, const torch::Tensor& above) {
  const auto pooled = [&info](const torch::Tensor& x) {
    return torch::max_pool2d_with_indices(x, info.kernel, info.stride, info.padding);
  };
  const auto [maxima, places] = pooled(below);
  const torch::Tensor otherPlaces = std::get<1>(pooled(above));
  if (torch::equal(places, otherPlaces)) {
    return false;
  }
  // How much lower than the largest the other one's winner is.
  const torch::Tensor theirs = below.flatten(2).gather(2, otherPlaces.flatten(2));
  return (maxima.flatten(2) - theirs).gt(kRounding).any().item<bool>();
}

torch::Tensor softmax(const TracedOp& op, const torch::Tensor& x) {
  if (!op.excluded.defined()) {
    return torch::softmax(x, op.axis);
  }
  const torch::Tensor excluded = op.excluded.unsqueeze(1).unsqueeze(1);
  return torch::softmax(x.masked_fill(excluded, -std::numeric_limits<double>::infinity()), op.axis);
}

torch::Tensor meanOfTokens(const TracedOp& op, const torch::Tensor& x) {
  if (!op.excluded.defined()) {
    return x.mean(1);
  }
  const torch::Tensor counted = op.excluded.logical_not().unsqueeze(-1).to(torch::kDouble);
  return (x * counted).sum(1) / counted.sum(1).clamp_min(1.0);
}

}  // namespace

Replay::Replay(const Pass::Impl& pass) : m_pass(pass) {
  for (const PassParameter& item : pass.parameters) {
    m_parameters.push_back(inDouble(item.value));
  }
  m_outputs.push_back(inDouble(pass.ops.front().output));
}

std::vector<torch::Tensor> Replay::before(int op) const {
  const auto wanted = static_cast<std::size_t>(op);
  while (m_outputs.size() < wanted) {
    m_outputs.push_back(compute(m_pass.ops[m_outputs.size()], m_outputs, m_parameters));
  }
  std::vector<torch::Tensor> outputs(m_outputs.begin(),
                                     m_outputs.begin() + static_cast<std::ptrdiff_t>(wanted));
  outputs.resize(m_pass.ops.size());
  return outputs;
}

torch::Tensor Replay::parameter(const TracedParameter& traced,
                                const std::vector<torch::Tensor>& parameters) const {
  if (!traced.tensor.defined()) {
    return {};
  }
  return parameters[static_cast<std::size_t>(m_pass.parameterIndex(traced.name))];
}

torch::Tensor Replay::compute(const TracedOp& op, const std::vector<torch::Tensor>& outputs,
                              const std::vector<torch::Tensor>& parameters) const {
  const OpInfo& info = op.info;
  const torch::Tensor& x = outputs[static_cast<std::size_t>(info.inputs.front())];
  const torch::Tensor& last = outputs[static_cast<std::size_t>(info.inputs.back())];
  const torch::Tensor weight = parameter(op.weight, parameters);
  const torch::Tensor bias = parameter(op.bias, parameters);
  switch (info.kind) {
    case OpKind::Input:
      return x;
    case OpKind::Conv2d:
      return torch::conv2d(x, weight, bias, info.stride, info.padding);
    case OpKind::BatchNorm2d:
      return torch::batch_norm(x, weight, bias, inDouble(op.mean), inDouble(op.variance), op.ofBatch,
                               /*momentum=*/0.0, op.epsilon, /*cudnn_enabled=*/false);
    case OpKind::Relu:
      return torch::relu(x);
    case OpKind::MaxPool2d:
      return torch::max_pool2d(x, info.kernel, info.stride, info.padding);
    case OpKind::GlobalAvgPool2d:
      return x.mean({2, 3});
    case OpKind::Add:
      return x + last;
    case OpKind::Flatten:
      return x.flatten(1);
    case OpKind::Dropout:
      return op.mask.defined() ? x * inDouble(op.mask) : x;
    case OpKind::Linear:
      return torch::linear(x, weight, bias);
    case OpKind::Softmax:
      return softmax(op, x);
    case OpKind::CrossEntropy:
      return torch::cross_entropy_loss(x, op.target, inDouble(op.classWeights), at::Reduction::Mean, -100,
                                       op.labelSmoothing);
    case OpKind::MeanSquaredError:
      return torch::mse_loss(x, inDouble(op.target));
    case OpKind::Embedding:
      return weight.index_select(0, op.rows.clamp_min(0).flatten())
                 .view({op.rows.size(0), op.rows.size(1), weight.size(1)}) *
             op.rows.ge(0).unsqueeze(-1);
    case OpKind::AddPositions:
      return x + weight.narrow(1, 0, x.size(1));
    case OpKind::LayerNorm:
      return torch::layer_norm(x, {x.size(-1)}, weight, bias, op.epsilon);
    case OpKind::SplitHeads:
      return x.chunk(3, -1)[static_cast<std::size_t>(info.part)]
          .unflatten(-1, {info.heads, -1})
          .transpose(1, 2);
    case OpKind::Divide:
      return x / info.divisor;
    case OpKind::DotProducts:
      return torch::matmul(x, last.transpose(2, 3));
    case OpKind::WeightedSum:
      return torch::matmul(x, last);
    case OpKind::JoinHeads:
      return x.transpose(1, 2).flatten(2);
    case OpKind::MeanOfTokens:
      return meanOfTokens(op, x);
    case OpKind::Sigmoid:
      return torch::sigmoid(x);
    case OpKind::BinaryCrossEntropy:
      return torch::binary_cross_entropy_with_logits(x.squeeze(1), inDouble(op.target));
  }
  return {};
}

Replay::Outputs Replay::follow(std::vector<bool> changed, std::vector<torch::Tensor> outputs,
                               const std::vector<torch::Tensor>& parameters,
                               const std::string& movedParameter) const {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const TracedOp& op = m_pass.ops[i];
    bool depends =
        !movedParameter.empty() && (op.weight.name == movedParameter || op.bias.name == movedParameter);
    for (const int input : op.info.inputs) {
      depends = depends || changed[static_cast<std::size_t>(input)];
    }
    if (depends || !outputs[i].defined()) {
      outputs[i] = compute(op, outputs, parameters);
      changed[i] = depends;
    }
  }
  return {std::move(outputs)};
}

Replay::Outputs Replay::withOutputMoved(int op, std::int64_t at, double delta) const {
  const auto index = static_cast<std::size_t>(op);
  std::vector<torch::Tensor> outputs = before(op + 1);
  outputs[index] = moved(outputs[index], at, delta);
  std::vector<bool> changed(outputs.size(), false);
  changed[index] = true;
  return follow(std::move(changed), std::move(outputs), m_parameters);
}

Replay::Outputs Replay::withParameterMoved(int index, std::int64_t at, double delta) const {
  std::vector<torch::Tensor> parameters = m_parameters;
  torch::Tensor& own = parameters[static_cast<std::size_t>(index)];
  own = moved(own, at, delta);
  const std::string& name = m_pass.parameter(index).name;
  int first = 0;
  while (m_pass.op(first).weight.name != name && m_pass.op(first).bias.name != name) {
    ++first;
  }
  return follow(std::vector<bool>(m_pass.ops.size(), false), before(first), parameters, name);
}

bool Replay::switched(const Outputs& below, const Outputs& above) const {
  for (const TracedOp& op : m_pass.ops) {
    if (op.info.kind != OpKind::Relu && op.info.kind != OpKind::MaxPool2d) {
      continue;
    }
    const auto input = static_cast<std::size_t>(op.info.inputs.front());
    const torch::Tensor& low = below.values[input];
    const torch::Tensor& high = above.values[input];
    if (low.is_same(high)) {
      continue;
    }
    if (op.info.kind == OpKind::Relu ? reluSwitched(low, high) : poolSwitched(op.info, low, high)) {
      return true;
    }
  }
  return false;
}

}  // namespace officina
