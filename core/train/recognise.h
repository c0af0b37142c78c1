// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/train/task.h"

namespace officina {

/// Finds which of a lab's networks has the tensors of `weights`, by names and shapes, and loads them. Throws
/// Error (Input) with each difference to the nearest of them if none has.
[[nodiscard]] NamedNetwork recognise(
    const std::vector<std::string>& names,
    const std::function<std::shared_ptr<Network>(const std::string& name)>& make, const StateDict& weights);

}  // namespace officina
