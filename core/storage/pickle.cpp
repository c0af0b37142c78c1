// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/pickle.h"

#include <unordered_set>

#include "core/storage/pickle_machine.h"
#include "core/storage/weights_format.h"

namespace officina {

std::vector<PickledTensor> readStateDictPickle(std::span<const std::byte> pickle, const std::string& file) {
  using Kind = PickleMachine::Kind;
  PickleMachine machine(pickle, file);
  const PickleMachine::Value root = machine.run();
  if (root.kind != Kind::Dict && root.kind != Kind::OrderedDict) {
    throw refusedWeights(OFFICINA_TEXT("core", "%1 holds %2, not a dictionary of tensors."), file,
                         {std::string(PickleMachine::kindName(root.kind))});
  }
  const auto& items = machine.container(root).items;
  std::vector<PickledTensor> tensors;
  tensors.reserve(items.size() / 2);
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    const auto& key = items[i];
    const auto& value = items[i + 1];
    if (key.kind != Kind::Text) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, one of the names is %2, not a text."), file,
                           {std::string(PickleMachine::kindName(key.kind))});
    }
    if (value.kind != Kind::Tensor) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, “%2” is %3, not a tensor."), file,
                           {printable(key.text), std::string(PickleMachine::kindName(value.kind))});
    }
    if (!isUtf8(key.text) || !names.insert(key.text).second) {
      throw refusedWeights(OFFICINA_TEXT("core", "In %1, the name “%2” stands twice or is not valid text."),
                           file, {isUtf8(key.text) ? printable(key.text) : "?"});
    }
    PickledTensor& tensor = tensors.emplace_back(machine.tensor(value));
    tensor.name = key.text;
  }
  return tensors;
}

}  // namespace officina
