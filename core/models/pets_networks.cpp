// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/pets_networks.h"

#include "core/api/error.h"
#include "core/models/pets_network.h"
#include "core/models/tuned_pets_network.h"

namespace officina {

namespace {

[[noreturn]] void refuseName(const std::string& name) {
  throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "The pets lab has no network called \"%1\"."), {name}},
              {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
}

}  // namespace

std::shared_ptr<Network> makePetsNetwork(const std::string& name, int classes, double dropout) {
  if (name == "notes") {
    return std::make_shared<PetsNetwork>(classes, dropout);
  }
  if (name == "tuned") {
    return std::make_shared<TunedPetsNetwork>(classes, dropout);
  }
  refuseName(name);
}

int petsNetworkSide(const std::string& name) {
  if (name == "notes") {
    return PetsNetwork::kSide;
  }
  if (name == "tuned") {
    return TunedPetsNetwork::kSide;
  }
  refuseName(name);
}

int petsClassesOf(const StateDict& weights) {
  constexpr std::int64_t kMost = 1000;  // a wrong file must not make a network of its size
  for (const char* last : {"fc.bias", "fc2.bias"}) {
    const NamedTensor* bias = weights.find(last);
    if (bias != nullptr && bias->shape.size() == 1 && bias->shape[0] >= 1 && bias->shape[0] <= kMost) {
      return static_cast<int>(bias->shape[0]);
    }
  }
  return 2;
}

}  // namespace officina
