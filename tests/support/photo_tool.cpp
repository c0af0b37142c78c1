// SPDX-License-Identifier: GPL-3.0-or-later
// What core/data does with photographs, for scripts that compare it with Pillow or measure it.
//   photo_tool read FILE...            for each: width and height in text, a line end, then the bytes
//   photo_tool resize WIDTH HEIGHT FILE...   the same, resized
//   photo_tool scan FOLDER             seconds, then one line a photograph
//   photo_tool decode SIDE FOLDER [COUNT]    seconds for the pictures of the folder, resized to SIDE
//   photo_tool starter FOLDER          seconds to draw the set into it
//   photo_tool parts FILE              milliseconds of reading, resizing and varying a photograph
#include <algorithm>
#include <chrono>
#include <cstdint>
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

/// Milliseconds that one call takes, the least of many rounds: what else runs on the machine only adds.
template <class Action>
double least(const Action& action) {
  constexpr int kRounds = 60;
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const Clock::time_point start = Clock::now();
    action();
    best = std::min(best, 1e3 * secondsSince(start));
  }
  return best;
}

void printParts(const std::string& file) {
  const officina::Image photo = officina::readPhoto(file);
  const officina::Image source = officina::pillowResize(photo, 128, 128);
  const officina::Augmentation ranges{.rotationDegrees = 15,
                                      .zoom = 0.2,
                                      .shiftPixels = 6,
                                      .shear = 0.1,
                                      .flip = true,
                                      .brightness = 0.2,
                                      .contrast = 0.2,
                                      .saturation = 0.2};
  std::vector<float> target(std::size_t{3} * 96 * 96);
  std::uint64_t key = 0;
  std::printf("%d x %d: read %.3f ms, to 224 %.3f ms, to 128 %.3f ms; 128 varied to 96 %.3f ms\n",
              photo.width, photo.height, least([&] { (void)officina::readPhoto(file); }),
              least([&] { (void)officina::pillowResize(photo, 224, 224); }),
              least([&] { (void)officina::pillowResize(photo, 128, 128); }),
              least([&] { officina::augmentPhoto(source, 96, ranges, ++key, target.data()); }));
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
    std::printf(
        "{\"scanned\": %zu, \"scan_seconds\": %.4f, \"decoded\": %zu, \"decode_seconds\": %.4f, "
        "\"check\": %u}\n",
        folder.photos.size(), scanned, count, seconds, sum);
    return 0;
  }
  if (command == "parts") {
    printParts(arguments.at(2));
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
