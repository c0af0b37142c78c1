// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/models/network.h"

namespace officina {

/// "notes" (pets_network.h) or "tuned" (tuned_pets_network.h), with weights drawn from the default generator.
/// Throws Error (Usage) for another name.
[[nodiscard]] std::shared_ptr<Network> makePetsNetwork(const std::string& name, int classes,
                                                       double dropout = 0.0);
/// Side of the square pictures that it takes.
[[nodiscard]] int petsNetworkSide(const std::string& name);
/// How many classes the weights tell apart: rows of the last layer, 2 where they do not say.
[[nodiscard]] int petsClassesOf(const StateDict& weights);

}  // namespace officina
