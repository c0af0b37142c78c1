// SPDX-License-Identifier: GPL-3.0-or-later
// The closed list of what a pickle of weights may name and call: storages, tensors, parameters and ordered
// dictionaries. Everything else is refused by name, and nothing of it is run.
#include <algorithm>
#include <array>

#include "core/storage/pickle_machine.h"
#include "core/storage/weights_format.h"

namespace officina {

namespace {

constexpr std::size_t kMostDimensions = 64;

struct StorageName {
  std::string_view global;
  DType type;
};
constexpr std::array kStorages = {
    StorageName{"torch.FloatStorage", DType::Float32}, StorageName{"torch.DoubleStorage", DType::Float64},
    StorageName{"torch.HalfStorage", DType::Float16},  StorageName{"torch.BFloat16Storage", DType::BFloat16},
    StorageName{"torch.ByteStorage", DType::UInt8},    StorageName{"torch.CharStorage", DType::Int8},
    StorageName{"torch.ShortStorage", DType::Int16},   StorageName{"torch.IntStorage", DType::Int32},
    StorageName{"torch.LongStorage", DType::Int64},    StorageName{"torch.BoolStorage", DType::Bool}};
/// Index of a global: the storages first, then these.
constexpr std::array<std::string_view, 3> kCallables = {
    "collections.OrderedDict", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter"};
constexpr std::size_t kOrderedDictGlobal = kStorages.size();
constexpr std::size_t kTensorGlobal = kStorages.size() + 1;
constexpr std::size_t kParameterGlobal = kStorages.size() + 2;

}  // namespace

void PickleMachine::pushGlobal() {
  const std::string_view module = takeLine();
  const std::string_view attribute = takeLine();
  const std::string global = std::string(module) + "." + std::string(attribute);
  Value value;
  value.kind = Kind::Global;
  const auto storage = std::find_if(kStorages.begin(), kStorages.end(),
                                    [&](const StorageName& one) { return one.global == global; });
  const auto callable = std::find(kCallables.begin(), kCallables.end(), global);
  if (storage != kStorages.end()) {
    value.index = static_cast<std::uint32_t>(storage - kStorages.begin());
  } else if (callable != kCallables.end()) {
    value.index = static_cast<std::uint32_t>(kStorages.size()) +
                  static_cast<std::uint32_t>(callable - kCallables.begin());
  } else {
    refuseCall(global);
  }
  push(value);
}

std::int64_t PickleMachine::wholeNumber(const Value& value) const {
  if (value.kind != Kind::Int || value.number < 0) {
    refuseBroken();
  }
  return value.number;
}

std::vector<std::int64_t> PickleMachine::extents(const Value& value) const {
  if (value.kind != Kind::Tuple || container(value).items.size() > kMostDimensions) {
    refuseBroken();
  }
  std::vector<std::int64_t> result;
  for (const Value& item : container(value).items) {
    result.push_back(wholeNumber(item));
  }
  return result;
}

/// ('storage', type, key, device, element count)
void PickleMachine::pushStorage() {
  const Value id = pop();
  if (id.kind != Kind::Tuple) {
    refuseBroken();
  }
  const std::vector<Value>& parts = container(id).items;
  if (parts.size() != 5 || parts[0].kind != Kind::Text || parts[0].text != "storage" ||
      parts[1].kind != Kind::Global || parts[1].index >= kStorages.size() || parts[2].kind != Kind::Text) {
    refuseBroken();
  }
  Value value;
  value.kind = Kind::Storage;
  value.index = static_cast<std::uint32_t>(m_storages.size());
  m_storages.push_back({kStorages[parts[1].index].type, parts[2].text, wholeNumber(parts[4])});
  push(value);
}

void PickleMachine::call() {
  const Value arguments = pop();
  const Value global = pop();
  if (global.kind != Kind::Global || arguments.kind != Kind::Tuple) {
    refuseBroken();
  }
  const std::vector<Value>& items = container(arguments).items;
  if (global.index == kOrderedDictGlobal && items.empty()) {
    pushContainer(Kind::OrderedDict, {});
  } else if (global.index == kTensorGlobal) {
    rebuildTensor(arguments);
  } else if (global.index == kParameterGlobal && items.size() == 3 && items[0].kind == Kind::Tensor) {
    push(items[0]);  // (tensor, requires_grad, hooks): the tensor is all we keep
  } else {
    refuseBroken();
  }
}

/// (storage, offset, size, stride, requires_grad, hooks[, metadata])
void PickleMachine::rebuildTensor(const Value& arguments) {
  const std::vector<Value>& items = container(arguments).items;
  if ((items.size() != 6 && items.size() != 7) || items[0].kind != Kind::Storage) {
    refuseBroken();
  }
  const Storage& storage = m_storages[items[0].index];
  PickledTensor tensor;
  tensor.type = storage.type;
  tensor.storageKey = storage.key;
  tensor.storageCount = storage.count;
  tensor.offset = wholeNumber(items[1]);
  tensor.shape = extents(items[2]);
  tensor.strides = extents(items[3]);
  if (tensor.shape.size() != tensor.strides.size() || checkedElementCount(tensor.shape) < 0) {
    refuseBroken();
  }
  spend(2 * tensor.shape.size());
  Value value;
  value.kind = Kind::Tensor;
  value.index = static_cast<std::uint32_t>(m_tensors.size());
  m_tensors.push_back(std::move(tensor));
  push(value);
}

/// Python sets the attributes of the object below. The one that state dicts have (_metadata, the modules'
/// versions) matters to Python's own loading of old modules and to nothing here.
void PickleMachine::build() {
  const Value state = pop();
  if (top().kind != Kind::OrderedDict || state.kind != Kind::Dict) {
    refuseBroken();
  }
}

}  // namespace officina
