// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/torch_precision.h"

#include <ATen/autocast_mode.h>

#include "core/support/torch.h"

namespace officina {

MixedPrecision::MixedPrecision(Precision precision) : m_on(precision == Precision::BFloat16) {
  if (m_on) {
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(true);
    at::autocast::increment_nesting();
  }
}

MixedPrecision::~MixedPrecision() {
  if (m_on) {
    // The outermost one throws its copies of the weights away: the next update changes them.
    if (at::autocast::decrement_nesting() == 0) {
      at::autocast::clear_cache();
    }
    at::autocast::set_cpu_enabled(false);
  }
}

}  // namespace officina
