// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_pixels.h"

#include <new>

#include <opencv2/imgcodecs.hpp>

namespace officina {

cv::Mat decodedPixels(const std::string& contents, const std::string& name) {
  // imdecode() takes bytes that it does not write to.
  auto* bytes = const_cast<char*>(contents.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  const cv::Mat file(1, static_cast<int>(contents.size()), CV_8UC1, bytes);
  cv::Mat picture;
  try {
    picture = cv::imdecode(file, cv::IMREAD_UNCHANGED);
  } catch (const cv::Exception& error) {
    if (error.code == cv::Error::StsNoMem) {
      throw std::bad_alloc();
    }
  }
  if (picture.empty()) {
    throwRefusal(damagedImage(name));
  }
  return picture;
}

cv::Mat turnedUpright(const cv::Mat& picture, int orientation) {
  constexpr int kAboutVertical = 1;
  constexpr int kAboutHorizontal = 0;
  cv::Mat turned;
  switch (orientation) {
    case 2:
      cv::flip(picture, turned, kAboutVertical);
      return turned;
    case 3:
      cv::rotate(picture, turned, cv::ROTATE_180);
      return turned;
    case 4:
      cv::flip(picture, turned, kAboutHorizontal);
      return turned;
    case 5:
      cv::transpose(picture, turned);
      return turned;
    case 6:
      cv::rotate(picture, turned, cv::ROTATE_90_CLOCKWISE);
      return turned;
    case 7:
      cv::transpose(picture, turned);
      cv::rotate(turned, turned, cv::ROTATE_180);
      return turned;
    case 8:
      cv::rotate(picture, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
      return turned;
    default:
      return picture;
  }
}

Image turnedUpright(Image picture, int orientation) {
  if (orientation <= 1 || orientation > 8) {
    return picture;
  }
  const cv::Mat stored(picture.height, picture.width, CV_8UC(picture.channels), picture.bytes.data());
  return toImage(turnedUpright(stored, orientation));
}

Image toImage(const cv::Mat& bytes) {
  Image image(bytes.cols, bytes.rows, bytes.channels());
  bytes.copyTo(cv::Mat(bytes.rows, bytes.cols, bytes.type(), image.bytes.data()));
  return image;
}

}  // namespace officina
