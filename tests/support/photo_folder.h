// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "core/api/photos.h"

namespace officina {

/// A smooth coloured picture, another one for each number.
inline Image drawnPhoto(int number, int width, int height) {
  Image photo(width, height, 3);
  for (int channel = 0; channel < 3; ++channel) {
    const double phase = 1.7 * number + 2.1 * channel;
    const double across = 1.0 + (number * 7 + channel * 3) % 5;
    const double down = 1.0 + (number * 5 + channel * 2) % 7;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const double wave = std::sin(across * 6.28 * x / width + phase) * std::cos(down * 6.28 * y / height);
        photo.at(x, y, channel) =
            static_cast<std::uint8_t>(127.0 + 60.0 * wave + 60.0 * std::sin(phase * 3.0));
      }
    }
  }
  return photo;
}

/// Writes `each` PNG files a class into folder/CLASS and scans them.
inline PhotoFolder writePhotos(const std::filesystem::path& folder, const std::vector<std::string>& classes,
                               int each) {
  int number = 0;
  for (const std::string& name : classes) {
    std::filesystem::create_directories(folder / name);
    for (int i = 0; i < each; ++i, ++number) {
      Image photo = drawnPhoto(number, 90 + 11 * (number % 9), 130 - 7 * (number % 11));
      for (std::size_t at = 0; at < photo.bytes.size(); at += 3) {
        std::swap(photo.bytes[at], photo.bytes[at + 2]);  // OpenCV writes blue first
      }
      const cv::Mat picture(photo.height, photo.width, CV_8UC3, photo.bytes.data());
      const auto file = folder / name / (std::to_string(100 + i) + ".png");
      if (!cv::imwrite(file.string(), picture)) {
        throw std::runtime_error("cannot write a photograph for the test");
      }
    }
  }
  return scanPhotos(folder.string());
}

}  // namespace officina
