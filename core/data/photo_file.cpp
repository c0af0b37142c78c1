// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/api/photos.h"
#include "core/data/image_contents.h"
#include "core/data/image_pixels.h"
#include "core/data/photo_decoders.h"

namespace officina {
namespace {

/// OpenCV's pixels as red, green and blue of 8 bits. Of 16 bits the upper eight are kept, as Pillow does.
Image toRgb(cv::Mat picture, const std::string& name) {
  if (picture.depth() == CV_16U) {
    cv::Mat upper(picture.rows, picture.cols, CV_8UC(picture.channels()));
    for (int row = 0; row < picture.rows; ++row) {
      const auto* from = picture.ptr<std::uint16_t>(row);
      auto* to = upper.ptr<std::uint8_t>(row);
      for (int i = 0; i < picture.cols * picture.channels(); ++i) {
        to[i] = static_cast<std::uint8_t>(from[i] >> 8U);
      }
    }
    picture = upper;
  } else if (picture.depth() != CV_8U) {
    throwRefusal(measuredImage(name));
  }
  switch (picture.channels()) {
    case 1:
      cv::cvtColor(picture, picture, cv::COLOR_GRAY2RGB);
      break;
    case 3:
      cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
      break;
    case 4:
      cv::cvtColor(picture, picture, cv::COLOR_BGRA2RGB);
      break;
    default:
      throwRefusal(damagedImage(name));
  }
  return toImage(picture);
}

Image decoded(const ImageContents& contents, const std::string& name) {
  std::optional<Image> picture;
  switch (contents.format) {
    case ImageFormat::Jpeg:
      picture = decodeJpeg(contents.bytes);
      break;
    case ImageFormat::WebP:
      picture = decodeWebP(contents.bytes, contents.header.animated);
      break;
    case ImageFormat::Gif:
      picture = decodeGif(contents.bytes);
      break;
    default:
      return toRgb(decodedPixels(contents.bytes, name), name);
  }
  if (!picture) {
    throwRefusal(damagedImage(name));
  }
  return *std::move(picture);
}

}  // namespace

Image readPhoto(const std::filesystem::path& file, bool upright) {
  const ImageContents contents = readImageContents(file, ImageUse::Photo);
  Image picture = decoded(contents, file.string());
  return upright ? turnedUpright(std::move(picture), contents.header.orientation) : picture;
}

}  // namespace officina
