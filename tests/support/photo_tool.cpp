// SPDX-License-Identifier: GPL-3.0-or-later
// What core/data does with photographs, for scripts that compare it with Pillow or measure it.
//   photo_tool read FILE...            for each: width and height in text, a line end, then the bytes
//   photo_tool resize WIDTH HEIGHT FILE...   the same, resized
//   photo_tool scan FOLDER             seconds, then one line a photograph
//   photo_tool decode SIDE FOLDER [COUNT]    seconds for the pictures of the folder, resized to SIDE
//   photo_tool starter FOLDER
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/api/error.h"
#include "core/api/photos.h"

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void print(const officina::Image& picture) {
  std::printf("%d %d\n", picture.width, picture.height);
  std::fwrite(picture.bytes.data(), 1, picture.bytes.size(), stdout);
}

int run(const std::vector<std::string>& arguments) {
  const std::string& command = arguments.at(1);
  if (command == "read" || command == "resize") {
    const bool resize = command == "resize";
    for (std::size_t i = resize ? 4 : 2; i < arguments.size(); ++i) {
      try {
        const officina::Image picture = officina::readPhoto(arguments[i], false);
        print(resize ? officina::pillowResize(picture, std::stoi(arguments.at(2)), std::stoi(arguments.at(3)))
                     : picture);
      } catch (const officina::Error& error) {
        std::printf("0 0\n");
        std::fprintf(stderr, "%s\n", error.what());
      }
    }
    return 0;
  }
  const Clock::time_point start = Clock::now();
  if (command == "scan") {
    const officina::PhotoFolder folder = officina::scanPhotos(arguments.at(2));
    std::printf("%zu photographs in %.3f s, %zu left out\n", folder.photos.size(), secondsSince(start),
                folder.leftOut.size());
    for (const officina::PhotoFile& photo : folder.photos) {
      std::printf("%d %d x %d %s\n", photo.label, photo.width, photo.height, photo.path.c_str());
    }
    return 0;
  }
  if (command == "decode") {
    const int side = std::stoi(arguments.at(2));
    const officina::PhotoFolder folder = officina::scanPhotos(arguments.at(3));
    const double scanned = secondsSince(start);
    const std::size_t count =
        std::min(folder.photos.size(), arguments.size() > 4 ? std::stoul(arguments.at(4)) : std::size_t(-1));
    const Clock::time_point began = Clock::now();
    unsigned sum = 0;  // so that nothing can be left undone
    for (std::size_t i = 0; i < count; ++i) {
      // Spread over all classes.
      const auto& photo = folder.photos[i * folder.photos.size() / count];
      sum += officina::pillowResize(officina::readPhoto(photo.path, false), side, side).bytes[0];
    }
    const double seconds = secondsSince(began);
    std::printf("scan %zu files %.4f s, decode %zu files %.4f s, check %u\n",
                folder.photos.size() + folder.leftOut.size(), scanned, count, seconds, sum);
    return 0;
  }
  if (command == "starter") {
    (void)officina::starterPhotos(arguments.at(2));
    std::printf("%.3f s\n", secondsSince(start));
    return 0;
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
