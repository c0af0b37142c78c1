// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/digits_networks.h"

#include "core/api/error.h"
#include "core/models/digits_network.h"
#include "core/models/tuned_digits_network.h"

namespace officina {

std::shared_ptr<Network> makeDigitsNetwork(const std::string& name, double dropout) {
  if (name == "notes") {
    return std::make_shared<DigitsNetwork>(dropout);
  }
  if (name == "tuned") {
    return std::make_shared<TunedDigitsNetwork>(dropout);
  }
  throw Error(ErrorKind::Usage,
              {OFFICINA_TEXT("core", "The digits lab has no network called \"%1\"."), {name}},
              {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
}

std::string recogniseDigitsNetwork(const StateDict& weights) {
  return weights.find("norm1.weight") != nullptr ? "tuned" : "notes";
}

}  // namespace officina
