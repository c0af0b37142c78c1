// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/arithmetic.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/api/error.h"

namespace officina {

namespace {

constexpr std::size_t kMost = Arithmetic::kMostTerms;

/// The tensor that a place's number stands in.
const torch::Tensor& tensorAt(const Pass::Impl& pass, int id) {
  const int ops = static_cast<int>(pass.ops.size());
  return id < ops ? pass.op(id).output : pass.parameter(id - ops).value;
}

std::vector<std::int64_t> unravelled(std::int64_t at, c10::IntArrayRef sizes) {
  std::vector<std::int64_t> index(sizes.size());
  for (std::size_t d = sizes.size(); d-- > 0;) {
    index[d] = at % sizes[d];
    at /= sizes[d];
  }
  return index;
}

/// Checks an index against a shape and returns it with zeros for the missing dimensions.
std::array<std::int64_t, 4> checkedIndex(const Cell& cell, const std::vector<std::int64_t>& shape) {
  bool inside = cell.index.size() == shape.size();
  std::array<std::int64_t, 4> index{};
  for (std::size_t d = 0; inside && d < shape.size(); ++d) {
    inside = cell.index[d] >= 0 && cell.index[d] < shape[d];
    index[d] = cell.index[d];
  }
  if (!inside) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "%1 has no such number."), {cell.tensor}});
  }
  return index;
}

[[noreturn]] void throwMissing(const Cell& cell) {
  throw Error(ErrorKind::Usage,
              {OFFICINA_TEXT("core", "This pass does not hold what was asked of %1."), {cell.tensor}},
              {OFFICINA_TEXT("core", "Gradients and updates are there for a batch in training only."), {}});
}

std::int64_t flatIndex(const std::array<std::int64_t, 4>& index, c10::IntArrayRef sizes) {
  std::int64_t at = 0;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    at = at * sizes[d] + index[d];
  }
  return at;
}

void explainOfOp(const Pass::Impl& pass, int op, Arithmetic& result) {
  const TracedOp& traced = pass.op(op);
  const torch::Tensor tensor = pass.tensorOf(op, result.quantity);
  if (!tensor.defined()) {
    throwMissing(result.cell);
  }
  const Spot spot{op, result.cell.sample, checkedIndex(result.cell, traced.info.shape)};
  if (spot.sample < 0 || spot.sample >= pass.batchSize) {
    throwMissing(result.cell);
  }
  result.kind = traced.info.kind;
  std::int64_t at = flatIndex(spot.index, traced.info.shape);
  if (tensor.dim() > 0) {
    at += spot.sample * (tensor.numel() / tensor.size(0));
  }
  result.value = static_cast<double>(tensor.data_ptr<float>()[at]);
  if (result.quantity == Quantity::Value) {
    explainOutput(pass, spot, result);
  } else {
    explainOutputGradient(pass, spot, result);
  }
}

void explainOfParameter(const Pass::Impl& pass, const PassParameter& parameter, Arithmetic& result) {
  const torch::Tensor tensor = pass.tensorOf(parameter, result.quantity);
  if (!tensor.defined()) {
    throwMissing(result.cell);
  }
  const std::vector<std::int64_t> shape(tensor.sizes().begin(), tensor.sizes().end());
  const std::array<std::int64_t, 4> index = checkedIndex(result.cell, shape);
  const std::int64_t at = flatIndex(index, shape);
  result.cell.sample = 0;
  result.value = static_cast<double>(tensor.data_ptr<float>()[at]);
  for (const TracedOp& op : pass.ops) {
    if (op.weight.name == parameter.name || op.bias.name == parameter.name) {
      result.kind = op.info.kind;
    }
  }
  if (result.quantity == Quantity::Value) {
    result.computed = result.value;
  } else if (result.quantity == Quantity::Gradient) {
    explainParameterGradient(pass, parameter, index, result);
  } else {
    explainUpdate(pass, parameter, at, result);
  }
}

}  // namespace

std::optional<Cell> cellAt(const Pass::Impl& pass, const Place& place) {
  if (place.tensor < 0) {
    return std::nullopt;
  }
  const int ops = static_cast<int>(pass.ops.size());
  const torch::Tensor& tensor = tensorAt(pass, place.tensor);
  if (place.tensor >= ops) {
    return Cell{pass.parameter(place.tensor - ops).name, unravelled(place.at, tensor.sizes()), 0};
  }
  const std::string& name = pass.op(place.tensor).info.name;
  if (tensor.dim() == 0) {
    return Cell{name, {}, place.at};
  }
  std::vector<std::int64_t> index = unravelled(place.at, tensor.sizes());
  const std::int64_t sample = index.front();
  index.erase(index.begin());
  return Cell{name, std::move(index), sample};
}

View::View(const torch::Tensor& tensor, int id)
    : m_tensor(tensor), m_data(tensor.data_ptr<float>()), m_id(id) {
  std::copy(tensor.sizes().begin(), tensor.sizes().end(), m_sizes.begin());
}

View outputOf(const Pass::Impl& pass, int op) {
  return {pass.op(op).output, op};
}

namespace {

torch::Tensor withTokens(const torch::Tensor& tensor) {
  return tensor.dim() == 2 ? tensor.unsqueeze(1) : tensor;
}

}  // namespace

View outputByToken(const Pass::Impl& pass, int op) {
  return {withTokens(pass.op(op).output), op};
}

View gradientByToken(const Pass::Impl& pass, int op) {
  return {withTokens(pass.gradient(op)), op};
}

View gradientOf(const Pass::Impl& pass, int op) {
  return {pass.gradient(op), op};
}

View viewOf(const Pass::Impl& pass, const TracedParameter& parameter) {
  return {parameter.tensor, static_cast<int>(pass.ops.size()) + pass.parameterIndex(parameter.name)};
}

void TermSum::addTerm(double left, double right, double product, const Place& leftPlace,
                      const Place& rightPlace) {
  m_sum += product;
  ++m_count;
  if (std::abs(product) <= m_threshold) {
    m_rest += product;
    return;
  }
  m_kept.push_back({left, right, product, leftPlace, rightPlace, m_count});
  if (m_kept.size() == 2 * kMost) {
    drop();
  }
}

void TermSum::drop() {
  const auto middle = m_kept.begin() + static_cast<std::ptrdiff_t>(kMost);
  std::nth_element(m_kept.begin(), middle - 1, m_kept.end(),
                   [](const Kept& a, const Kept& b) { return std::abs(a.product) > std::abs(b.product); });
  m_threshold = std::abs((middle - 1)->product);
  for (auto dropped = middle; dropped != m_kept.end(); ++dropped) {
    m_rest += dropped->product;
  }
  m_kept.erase(middle, m_kept.end());
}

void TermSum::writeTo(const Pass::Impl& pass, Arithmetic& result) {
  if (m_kept.size() > kMost) {
    drop();
  }
  std::sort(m_kept.begin(), m_kept.end(), [](const Kept& a, const Kept& b) { return a.number < b.number; });
  result.terms.reserve(m_kept.size());
  for (const Kept& kept : m_kept) {
    result.terms.push_back(
        {kept.left, kept.right, kept.product, cellAt(pass, kept.leftPlace), cellAt(pass, kept.rightPlace)});
  }
  result.termCount = m_count;
  result.restSum = m_rest;
}

std::string numberOf(double value) {
  std::array<char, 40> text{};
  constexpr int kDigits = 6;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, kDigits).ptr;
  std::string result;
  for (const char* c = text.data(); c != end; ++c) {
    result += *c == '-' ? std::string("−") : std::string(1, *c);
  }
  return result;
}

std::string operand(double value) {
  return std::signbit(value) ? joined("(", numberOf(value), ")") : numberOf(value);
}

Arithmetic Pass::explain(const Cell& cell, Quantity quantity) const {
  Arithmetic result;
  result.cell = cell;
  result.quantity = quantity;
  if (const int op = m->opIndex(cell.tensor); op >= 0) {
    explainOfOp(*m, op, result);
  } else if (const int parameter = m->parameterIndex(cell.tensor); parameter >= 0) {
    explainOfParameter(*m, m->parameter(parameter), result);
  } else {
    throwMissing(cell);
  }
  return result;
}

}  // namespace officina
