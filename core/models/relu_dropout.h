// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/torch.h"

namespace officina {

/// torch::dropout(torch::relu(x), rate, true) in one pass forward and one backward: the same draws, the same
/// numbers (of a zero, the sign may differ). `rate` in (0, 1).
[[nodiscard]] torch::Tensor reluDropout(const torch::Tensor& x, double rate);

}  // namespace officina
