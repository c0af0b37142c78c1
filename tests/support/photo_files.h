// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "core/api/values.h"

namespace officina::testing {

/// An RGB picture with something in every pixel, different for each seed.
inline Image speckled(int width, int height, std::uint32_t seed) {
  Image picture(width, height, 3);
  std::uint32_t state = seed * 2654435761U + 1;
  for (std::uint8_t& byte : picture.bytes) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(state >> 24U);
  }
  return picture;
}

/// The bytes of a file of that picture; `ending` decides the format.
inline std::string fileOf(const Image& picture, const std::string& ending = ".png") {
  cv::Mat blueFirst(picture.height, picture.width, CV_8UC3);
  for (std::size_t i = 0; i < picture.bytes.size(); ++i) {
    blueFirst.data[i / 3 * 3 + 2 - i % 3] = picture.bytes[i];
  }
  std::vector<unsigned char> bytes;
  if (!cv::imencode(ending, blueFirst, bytes)) {
    throw std::runtime_error("cannot encode a picture");
  }
  return {bytes.begin(), bytes.end()};
}

inline std::string fromHex(std::string_view digits) {
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(static_cast<unsigned char>(value(digits[i]) * 16 + value(digits[i + 1])));
  }
  return bytes;
}

// Written by Pillow 9.4. Two frames of 12 x 10: red beside blue, then green.
inline std::string movingGif() {
  return fromHex(
      "4749463837610c000a00810000ff00000000ff0000000000002c000000000c000a000008240001081c18a0a0c181040d16"
      "442850e142860e03300410716245880e2d66c4a850a3c280002c000000000c000a008100ff000000000000000000000814"
      "0001081c48b0a0c18308132a5cc8b0a1c3870101003b");
}
inline std::string movingWebP() {
  return fromHex(
      "524946468e00000057454250565038580a000000020000000b0000090000414e494d06000000000000000000414e4d4632"
      "0000000000000000000b0000090000000000025650384c190000002f0b4002000f10f3bffff31f0e04024966fb9b8d10d1"
      "ffc80000414e4d46280000000000000000000b0000090000000000005650384c0f0000002f0b40020007d0ff88fe0722a2"
      "ff0100");
}
/// 8 x 8 JPEG in four inks, which Pillow shows as (225, 49, 137).
inline std::string inkJpeg() {
  return fromHex(
      "ffd8ffee000e41646f626500640000000000ffdb0043000201010101010201010102020202020403020202020504040304"
      "060506060605060606070908060709070606080b08090a0a0a0a0a06080b0c0b0a0c090a0a0affc0001408000800080443"
      "11004d11005911004b1100ffc4001500010100000000000000000000000000000907ffc400141001000000000000000000"
      "00000000000000ffda000e0443004d0059004b00003f007f06dad8611fffd9");
}

}  // namespace officina::testing
