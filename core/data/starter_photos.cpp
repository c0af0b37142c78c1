// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
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
  // Renamed when it is whole. Not flushed to the disk one by one, which would take most of the time: a
  // drawing that a power cut takes is drawn again.
  const fs::path part = file.string() + ".part";
  std::ofstream stream(part, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (stream) {
    fs::rename(part, file, error);
  }
  if (!stream || error) {
    const int code = error ? error.value() : errno;
    fs::remove(part, error);
    throw writeError(file, code);
  }
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
      const auto bytes = fs::file_size(file, error);
      if (error || bytes == 0) {
        writeDrawing(file,
                     drawPet(static_cast<DrawnPet>(pet), static_cast<std::uint64_t>(number), kDrawingSide));
      }
    }
  }
  return folder;
}

}  // namespace officina
