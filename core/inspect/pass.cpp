// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/api/error.h"
#include "core/inspect/pass_impl.h"

namespace officina {

namespace {

std::vector<float> floats(const torch::Tensor& tensor) {
  const torch::Tensor plain = tensor.contiguous();
  return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

[[noreturn]] void throwMissing(const std::string& tensor) {
  throw Error(ErrorKind::Usage,
              {OFFICINA_TEXT("core", "This pass does not hold what was asked of %1."), {tensor}},
              {OFFICINA_TEXT("core", "Gradients and updates are there for a batch in training only."), {}});
}

const TracedOp& checkedOp(const Pass::Impl& pass, int op, std::int64_t sample) {
  if (op < 0 || op >= static_cast<int>(pass.ops.size()) || sample < 0 || sample >= pass.batchSize) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "This pass has no operation %1 for sample %2."),
                                   {std::to_string(op), std::to_string(sample)}});
  }
  return pass.op(op);
}

/// A loss is one number for the whole batch.
torch::Tensor ofSample(const torch::Tensor& tensor, std::int64_t sample) {
  return tensor.dim() == 0 ? tensor : tensor[sample];
}

}  // namespace

int Pass::Impl::opIndex(std::string_view name) const {
  const auto found =
      std::find_if(ops.begin(), ops.end(), [name](const TracedOp& op) { return op.info.name == name; });
  return found == ops.end() ? -1 : static_cast<int>(found - ops.begin());
}

int Pass::Impl::parameterIndex(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [name](const PassParameter& parameter) { return parameter.name == name; });
  return found == parameters.end() ? -1 : static_cast<int>(found - parameters.begin());
}

std::vector<int> Pass::Impl::consumers(int op) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < ops.size(); ++i) {
    const std::vector<int>& inputs = ops[i].info.inputs;
    if (std::find(inputs.begin(), inputs.end(), op) != inputs.end()) {
      found.push_back(static_cast<int>(i));
    }
  }
  return found;
}

torch::Tensor Pass::Impl::tensorOf(int index, Quantity quantity) const {
  switch (quantity) {
    case Quantity::Value:
      return op(index).output;
    case Quantity::Gradient:
      return gradient(index);
    default:
      return {};
  }
}

torch::Tensor Pass::Impl::tensorOf(const PassParameter& parameter, Quantity quantity) const {
  switch (quantity) {
    case Quantity::Value:
      return parameter.value;
    case Quantity::Gradient:
      return parameter.gradient;
    case Quantity::FirstMoment:
      return parameter.first;
    case Quantity::SecondMoment:
      return parameter.second;
    case Quantity::Update:
      return updateOf(*this, parameter);
    case Quantity::After:
      return parameter.after;
  }
  return {};
}

std::int64_t winnerOf(const Pass::Impl& pass, int op, std::int64_t sample, std::int64_t map, std::int64_t row,
                      std::int64_t column) {
  const OpInfo& info = pass.op(op).info;
  const torch::Tensor& input = pass.op(info.inputs.front()).output;
  const std::int64_t height = input.size(2);
  const std::int64_t width = input.size(3);
  const float* plane = input.data_ptr<float>() + (sample * input.size(1) + map) * height * width;
  const std::int64_t top = row * info.stride - info.padding;
  const std::int64_t left = column * info.stride - info.padding;
  std::int64_t winner = -1;
  for (std::int64_t y = std::max<std::int64_t>(0, top); y < std::min(height, top + info.kernel); ++y) {
    for (std::int64_t x = std::max<std::int64_t>(0, left); x < std::min(width, left + info.kernel); ++x) {
      const std::int64_t place = y * width + x;
      if (winner < 0 || plane[place] > plane[winner] || std::isnan(plane[place])) {
        winner = place;
      }
    }
  }
  return winner;
}

Pass::Pass(std::unique_ptr<Impl> impl) : m(std::move(impl)) {}
Pass::~Pass() = default;

const std::vector<OpInfo>& Pass::ops() const {
  return m->infos;
}
const std::vector<LayerInfo>& Pass::layers() const {
  return m->layers;
}
int Pass::opIndex(std::string_view op) const {
  return m->opIndex(op);
}
std::int64_t Pass::batchSize() const {
  return m->batchSize;
}
bool Pass::training() const {
  return m->training;
}
bool Pass::hasGradients() const {
  return m->hasGradients;
}
bool Pass::hasUpdate() const {
  return m->hasUpdate;
}
std::int64_t Pass::globalStep() const {
  return m->globalStep;
}
const std::vector<std::int64_t>& Pass::samples() const {
  return m->samples;
}
const std::vector<std::int64_t>& Pass::labels() const {
  return m->labels;
}
const OptimizerSpec& Pass::optimizer() const {
  return m->optimizer;
}

std::optional<double> Pass::loss() const {
  if (m->lossOp < 0) {
    return std::nullopt;
  }
  return static_cast<double>(*m->op(m->lossOp).output.data_ptr<float>());
}

TensorValues Pass::output(int op, std::int64_t sample, Quantity quantity) const {
  const TracedOp& traced = checkedOp(*m, op, sample);
  const torch::Tensor tensor = m->tensorOf(op, quantity);
  if (!tensor.defined()) {
    throwMissing(traced.info.name);
  }
  return {traced.info.shape, floats(ofSample(tensor, sample))};
}

std::vector<float> Pass::dropoutMask(int op, std::int64_t sample) const {
  const TracedOp& traced = checkedOp(*m, op, sample);
  if (!traced.mask.defined()) {
    return {};
  }
  std::vector<float> mask = floats(traced.mask[sample]);
  std::transform(mask.begin(), mask.end(), mask.begin(),
                 [](float factor) { return factor != 0.0F ? 1.0F : 0.0F; });
  return mask;
}

TensorValues Pass::parameter(std::string_view name, Quantity quantity) const {
  const int index = m->parameterIndex(name);
  const torch::Tensor tensor = index < 0 ? torch::Tensor{} : m->tensorOf(m->parameter(index), quantity);
  if (!tensor.defined()) {
    throwMissing(std::string(name));
  }
  return {{tensor.sizes().begin(), tensor.sizes().end()}, floats(tensor)};
}

std::vector<std::int64_t> Pass::parameterShape(std::string_view name) const {
  const int index = m->parameterIndex(name);
  if (index < 0) {
    throwMissing(std::string(name));
  }
  const c10::IntArrayRef sizes = m->parameter(index).value.sizes();
  return {sizes.begin(), sizes.end()};
}

TensorValues Pass::parameterRows(std::string_view name, std::int64_t first, std::int64_t count,
                                 Quantity quantity) const {
  const int index = m->parameterIndex(name);
  const torch::Tensor tensor = index < 0 ? torch::Tensor{} : m->tensorOf(m->parameter(index), quantity);
  if (!tensor.defined() || tensor.dim() == 0) {
    throwMissing(std::string(name));
  }
  const std::int64_t from = std::clamp<std::int64_t>(first, 0, tensor.size(0));
  const torch::Tensor rows =
      tensor.narrow(0, from, std::clamp<std::int64_t>(count, 0, tensor.size(0) - from));
  return {{rows.sizes().begin(), rows.sizes().end()}, floats(rows)};
}

std::vector<std::int64_t> Pass::winners(int op, std::int64_t sample) const {
  const TracedOp& traced = checkedOp(*m, op, sample);
  if (traced.info.kind != OpKind::MaxPool2d) {
    throwMissing(traced.info.name);
  }
  std::vector<std::int64_t> places;
  places.reserve(static_cast<std::size_t>(traced.output.numel() / m->batchSize));
  for (std::int64_t map = 0; map < traced.info.shape[0]; ++map) {
    for (std::int64_t row = 0; row < traced.info.shape[1]; ++row) {
      for (std::int64_t column = 0; column < traced.info.shape[2]; ++column) {
        places.push_back(winnerOf(*m, op, sample, map, row, column));
      }
    }
  }
  return places;
}

}  // namespace officina
