// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/network.h"

#include <cstring>
#include <utility>

#include "core/api/error.h"

namespace officina {

namespace {

c10::ScalarType scalarType(DType type) {
  switch (type) {
    case DType::Float16:
      return torch::kHalf;
    case DType::BFloat16:
      return torch::kBFloat16;
    case DType::Float32:
      return torch::kFloat;
    case DType::Float64:
      return torch::kDouble;
    case DType::UInt8:
      return torch::kByte;
    case DType::Int8:
      return torch::kChar;
    case DType::Int16:
      return torch::kShort;
    case DType::Int32:
      return torch::kInt;
    case DType::Int64:
      return torch::kLong;
    case DType::Bool:
      return torch::kBool;
  }
  return torch::kFloat;
}

DType dtypeOf(c10::ScalarType type) {
  for (const DType candidate : {DType::Float16, DType::BFloat16, DType::Float32, DType::Float64, DType::UInt8,
                                DType::Int8, DType::Int16, DType::Int32, DType::Int64, DType::Bool}) {
    if (scalarType(candidate) == type) {
      return candidate;
    }
  }
  throw Error(ErrorKind::Internal,
              {OFFICINA_TEXT("core", "Tensors of type %1 cannot be kept in a file."), {c10::toString(type)}});
}

std::string shapeText(c10::IntArrayRef shape) {
  std::string text = "[";
  for (const std::int64_t size : shape) {
    text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  }
  return text + "]";
}

/// Python's order: the module's own parameters, its own buffers, then each child in order of registration.
void collect(const torch::nn::Module& module, const std::string& prefix,
             std::vector<std::pair<std::string, torch::Tensor>>& found) {
  for (const auto& item : module.named_parameters(/*recurse=*/false)) {
    found.emplace_back(prefix + item.key(), item.value());
  }
  for (const auto& item : module.named_buffers(/*recurse=*/false)) {
    found.emplace_back(prefix + item.key(), item.value());
  }
  for (const auto& child : module.named_children()) {
    collect(*child.value(), prefix + child.key() + ".", found);
  }
}

}  // namespace

NamedTensor toNamedTensor(const std::string& name, const torch::Tensor& tensor) {
  const torch::Tensor plain = tensor.detach().cpu().contiguous();
  NamedTensor result;
  result.name = name;
  result.type = dtypeOf(plain.scalar_type());
  result.shape.assign(plain.sizes().begin(), plain.sizes().end());
  result.bytes.resize(plain.nbytes());
  if (!result.bytes.empty()) {
    std::memcpy(result.bytes.data(), plain.data_ptr(), result.bytes.size());
  }
  return result;
}

torch::Tensor toTensor(const NamedTensor& tensor) {
  torch::Tensor result = torch::empty(tensor.shape, scalarType(tensor.type));
  if (result.nbytes() != tensor.bytes.size()) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "Tensor %1 has another size than its shape %2 says."),
                 {tensor.name, shapeText(tensor.shape)}});
  }
  if (!tensor.bytes.empty()) {
    std::memcpy(result.data_ptr(), tensor.bytes.data(), tensor.bytes.size());
  }
  return result;
}

StateDict stateDictOf(const torch::nn::Module& module) {
  std::vector<std::pair<std::string, torch::Tensor>> found;
  collect(module, "", found);
  StateDict state;
  state.tensors.reserve(found.size());
  for (const auto& [name, tensor] : found) {
    state.tensors.push_back(toNamedTensor(name, tensor));
  }
  return state;
}

StateDict Network::stateDict() const {
  return stateDictOf(*this);
}

std::vector<std::string> differencesFrom(const torch::nn::Module& module, const StateDict& state) {
  std::vector<std::pair<std::string, torch::Tensor>> wanted;
  collect(module, "", wanted);
  std::vector<std::string> differences;
  for (const auto& [name, tensor] : wanted) {
    const NamedTensor* given = state.find(name);
    if (given == nullptr) {
      differences.push_back(name + " is missing");
    } else if (tensor.sizes() != c10::IntArrayRef(given->shape)) {
      differences.push_back(name + " is " + shapeText(given->shape) + " instead of " +
                            shapeText(tensor.sizes()));
    }
  }
  for (const NamedTensor& given : state.tensors) {
    bool known = false;
    for (const auto& item : wanted) {
      known = known || item.first == given.name;
    }
    if (!known) {
      differences.push_back(given.name + " is not in this network");
    }
  }
  return differences;
}

void loadStateDict(torch::nn::Module& module, const StateDict& state) {
  std::string differences;
  for (const std::string& difference : differencesFrom(module, state)) {
    differences += differences.empty() ? "" : "; ";
    differences += difference;
  }
  if (!differences.empty()) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "These weights belong to another network: %1."), {differences}},
                {OFFICINA_TEXT("core", "Choose weights that were saved from this network."), {}});
  }

  std::vector<std::pair<std::string, torch::Tensor>> wanted;
  collect(module, "", wanted);
  const torch::NoGradGuard noGrad;
  for (auto& [name, tensor] : wanted) {
    tensor.copy_(toTensor(*state.find(name)));
  }
}

}  // namespace officina
