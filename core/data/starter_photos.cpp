// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/data/drawn_pets.h"
#include "core/storage/atomic_file.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

constexpr int kDrawingsPerClass = 300;
constexpr int kDrawingSide = 128;

void makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw writeError(folder, error.value());
  }
}

void writeDrawing(const fs::path& file, const Image& drawing) {
  cv::Mat blueFirst;
  cv::cvtColor(cv::Mat(drawing.height, drawing.width, CV_8UC3,
                       const_cast<std::uint8_t*>(drawing.bytes.data())),  // NOLINT(*-const-cast): only read
               blueFirst, cv::COLOR_RGB2BGR);
  std::vector<unsigned char> bytes;
  constexpr int kQuality = 94;
  cv::imencode(".jpg", blueFirst, bytes, {cv::IMWRITE_JPEG_QUALITY, kQuality});
  writeFileAtomically(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

fs::path starterPhotos(const fs::path& folder) {
  constexpr std::array<std::string_view, 2> kNames{"cats", "dogs"};
  for (std::size_t pet = 0; pet < kNames.size(); ++pet) {
    const fs::path inside = folder / kNames[pet];
    makeFolder(inside);
    for (int number = 0; number < kDrawingsPerClass; ++number) {
      std::array<char, 32> name{};
      std::snprintf(name.data(), name.size(), "drawing-%03d.jpg", number);
      const fs::path file = inside / name.data();
      std::error_code error;
      if (!fs::exists(file, error)) {
        writeDrawing(file,
                     drawPet(static_cast<DrawnPet>(pet), static_cast<std::uint64_t>(number), kDrawingSide));
      }
    }
  }
  return folder;
}

}  // namespace officina
