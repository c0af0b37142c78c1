// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/models/network.h"

namespace officina {

/// "notes" (digits_network.h) or "tuned" (tuned_digits_network.h), with weights drawn from the default
/// generator. Throws Error (Usage) for another name.
[[nodiscard]] std::shared_ptr<Network> makeDigitsNetwork(const std::string& name, double dropout = 0.0);

/// Which of them a state dict belongs to, judged by its first layer; the exact check is loadStateDict's.
[[nodiscard]] std::string recogniseDigitsNetwork(const StateDict& weights);

}  // namespace officina
