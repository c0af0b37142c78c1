// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <optional>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/api/state_dict.h"
#include "core/api/thermometer.h"

namespace officina {

namespace {

struct Owner {
  std::string lab;
  std::string network;  ///< which of the lab's; empty if it has only one
};

/// Whose weights they are, judged by all names and shapes; nothing if they fit no network.
std::optional<Owner> ownerOf(const StateDict& state) {
  try {
    return Owner{"digits", DigitsClassifier(state).network()};
  } catch (const Error&) {  // not this one's
  }
  try {
    (void)lineFrom(state);
    return Owner{"thermometer", ""};
  } catch (const Error&) {
  }
  return std::nullopt;
}

void refuseUnknownFormat(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending != ".pth" && ending != ".pt" && ending != ".safetensors") {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "%1 has the ending of no format for weights."), {file.string()}},
                {OFFICINA_TEXT("core", "Give it the ending .pth or .safetensors."), {}});
  }
}

}  // namespace

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
  const std::optional<Owner> owner = ownerOf(state);
  if (arguments.json) {
    Json line{{"tensors", state.tensors.size()}, {"numbers", state.parameterCount()}};
    if (owner) {
      line["lab"] = owner->lab;
      line["network"] = owner->network;
    }
    printJson(line);
    return 0;
  }
  std::printf("%zu tensors, %lld numbers\n", state.tensors.size(),
              static_cast<long long>(state.parameterCount()));
  if (owner && !owner->network.empty()) {
    std::printf("the network “%s” of the lab %s\n", owner->network.c_str(), owner->lab.c_str());
  } else if (owner) {
    std::printf("the network of the lab %s\n", owner->lab.c_str());
  } else {
    std::puts("of no network that Officina has");
  }
  return 0;
}

int weightsConvertCommand(const WeightsArguments& arguments) {
  refuseUnknownFormat(arguments.output);
  const StateDict state = readStateDict(arguments.input);
  writeStateDict(arguments.output, arguments.half ? toHalf(state) : state);
  return 0;
}

}  // namespace officina
