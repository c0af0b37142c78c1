// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/recipe.h"

namespace officina {

/// While it lives, this thread's convolutions and linear layers are made in `precision` (PyTorch's autocast);
/// for Float32 it does nothing. What comes out of them is of that type: bring it back with to(torch::kFloat).
class MixedPrecision {
 public:
  explicit MixedPrecision(Precision precision);
  ~MixedPrecision();
  MixedPrecision(const MixedPrecision&) = delete;
  MixedPrecision& operator=(const MixedPrecision&) = delete;

 private:
  bool m_on;
};

}  // namespace officina
