// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/photo_batch.h"

namespace officina {

const std::array<float, 256>& unitOfByte() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = static_cast<float>(i) / 255.0F;
    }
    return values;
  }();
  return table;
}

void photoToTensor(const std::uint8_t* rgb, int side, float* target) {
  const auto& unit = unitOfByte();
  const std::int64_t pixels = std::int64_t{side} * side;
  float* red = target;
  float* green = red + pixels;
  float* blue = green + pixels;
  for (std::int64_t i = 0; i < pixels; ++i, rgb += 3) {
    red[i] = unit[rgb[0]];
    green[i] = unit[rgb[1]];
    blue[i] = unit[rgb[2]];
  }
}

torch::Tensor photosToTensor(const std::uint8_t* rgb, std::int64_t count, int side) {
  torch::Tensor result = torch::empty({count, 3, side, side});
  float* target = result.data_ptr<float>();
  const std::int64_t numbers = std::int64_t{3} * side * side;
  at::parallel_for(0, count, /*grain_size=*/4, [=](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      photoToTensor(rgb + i * numbers, side, target + i * numbers);
    }
  });
  return result;
}

}  // namespace officina
