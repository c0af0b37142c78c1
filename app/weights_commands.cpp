// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/state_dict.h"

namespace officina {

int weightsShowCommand(const WeightsArguments& arguments) {
  const StateDict state = readStateDict(arguments.input);
  for (const NamedTensor& tensor : state.tensors) {
    if (arguments.json) {
      printJson({{"name", tensor.name}, {"dtype", std::string(name(tensor.type))}, {"shape", tensor.shape}});
      continue;
    }
    std::string shape;
    for (const std::int64_t size : tensor.shape) {
      shape += (shape.empty() ? "" : " x ") + std::to_string(size);
    }
    std::printf("%-28s %-9s %s\n", tensor.name.c_str(), std::string(name(tensor.type)).c_str(),
                shape.empty() ? "scalar" : shape.c_str());
  }
  if (!arguments.json) {
    std::printf("%zu tensors, %lld numbers\n", state.tensors.size(),
                static_cast<long long>(state.parameterCount()));
  }
  return 0;
}

int weightsConvertCommand(const WeightsArguments& arguments) {
  const StateDict state = readStateDict(arguments.input);
  writeStateDict(arguments.output, arguments.half ? toHalf(state) : state);
  return 0;
}

}  // namespace officina
