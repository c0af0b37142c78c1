// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/api/digits.h"

namespace officina {

/// Bars in ten places: small, quick and learnable.
inline std::shared_ptr<const DigitsData> bars(std::int64_t train = 300, std::int64_t test = 40) {
  const auto make = [](std::int64_t count) {
    DigitSet set;
    for (std::int64_t i = 0; i < count; ++i) {
      const auto label = static_cast<std::uint8_t>(i * 7 % 10);
      set.labels.push_back(label);
      for (int pixel = 0; pixel < kDigitPixels; ++pixel) {
        const int row = pixel / kDigitSide;
        const bool ink = row >= 4 + 2 * label && row < 7 + 2 * label;
        const std::int64_t value = ink ? 230 : (i * 31 + pixel * 17) % 50;
        set.pixels.push_back(static_cast<std::uint8_t>(value));
      }
    }
    return set;
  };
  return std::make_shared<DigitsData>("bars", make(train), make(test));
}

}  // namespace officina
