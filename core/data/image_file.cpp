// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/api/digits.h"
#include "core/data/image_contents.h"
#include "core/data/image_pixels.h"

namespace officina {
namespace {

/// 8 bits a channel; 1 channel, or 3 or 4 as red, green, blue and alpha.
cv::Mat plainBytes(cv::Mat picture, const std::string& name) {
  if (picture.depth() == CV_16U) {
    constexpr double kSixteenToEight = 1.0 / 257.0;  // 65535 / 255
    picture.convertTo(picture, CV_8U, kSixteenToEight);
  } else if (picture.depth() != CV_8U) {
    throwRefusal(measuredImage(name));
  }
  if (picture.channels() == 3) {
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
  } else if (picture.channels() == 4) {
    cv::cvtColor(picture, picture, cv::COLOR_BGRA2RGBA);
  } else if (picture.channels() != 1) {
    throwRefusal(damagedImage(name));
  }
  return picture;
}

}  // namespace

Image readImageFile(const std::filesystem::path& file) {
  const std::string name = file.string();
  const ImageContents contents = readImageContents(file, ImageUse::Ink);
  cv::Mat picture = plainBytes(decodedPixels(contents.bytes, name), name);
  return toImage(turnedUpright(picture, contents.header.orientation));
}

}  // namespace officina
