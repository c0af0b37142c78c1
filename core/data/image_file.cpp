// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <new>
#include <string>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/data/image_file_header.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

constexpr std::int64_t kMostPixels = 64'000'000;
constexpr std::uint64_t kMostBytes = std::uint64_t{1}
                                     << 29U;  // such a picture in the widest pixels there are

[[noreturn]] void refuse(const char* pattern, const std::string& name, const char* remedy) {
  throw Error(ErrorKind::Input, {pattern, {name}}, {remedy, {}});
}

[[noreturn]] void refuseDamaged(const std::string& name) {
  refuse(OFFICINA_TEXT("core", "The picture %1 is damaged."), name,
         OFFICINA_TEXT("core", "Get it again from where it came."));
}

void requirePicture(ImageFormat format, const std::string& name) {
  switch (format) {
    case ImageFormat::WebPage:
      refuse(OFFICINA_TEXT("core", "%1 is a web page, not a picture."), name,
             OFFICINA_TEXT("core", "Save the picture itself rather than the page that shows it."));
    case ImageFormat::Text:
      refuse(OFFICINA_TEXT("core", "%1 is text, not a picture."), name,
             OFFICINA_TEXT("core", "Choose a PNG, JPEG, BMP, WebP, TIFF or PNM file."));
    case ImageFormat::Heif:
      refuse(OFFICINA_TEXT("core", "%1 is a photograph in the HEIF or AVIF format, which cannot be read."),
             name, OFFICINA_TEXT("core", "Save it as PNG or JPEG first."));
    case ImageFormat::Gif:
      refuse(OFFICINA_TEXT("core", "%1 is a GIF, which cannot be read from here."), name,
             OFFICINA_TEXT("core", "Save it as PNG first, or open it in the window."));
    case ImageFormat::Unknown:
      refuse(OFFICINA_TEXT("core", "%1 is not a picture of a known kind."), name,
             OFFICINA_TEXT("core", "Choose a PNG, JPEG, BMP, WebP, TIFF or PNM file."));
    default:
      return;
  }
}

void requireReadable(const ImageHeader& header, const std::string& name) {
  if (header.width > 0 && header.height > 0 && header.width > kMostPixels / header.height) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has %2 × %3 pixels; at most 64 million are read."),
                 {name, std::to_string(header.width), std::to_string(header.height)}},
                {OFFICINA_TEXT("core", "Make the picture smaller first."), {}});
  }
  if (header.animated) {
    refuse(OFFICINA_TEXT("core", "%1 is an animation, not a single picture."), name,
           OFFICINA_TEXT("core", "Save one frame of it as PNG."));
  }
  if (!header.whole) {
    refuse(OFFICINA_TEXT("core", "The picture %1 is cut off: its end is missing."), name,
           OFFICINA_TEXT("core", "Get it again from where it came."));
  }
  if (header.width <= 0 || header.height <= 0) {
    refuseDamaged(name);
  }
}

/// Turns the picture as a viewer must, for an orientation that EXIF counts from 1 to 8.
cv::Mat upright(const cv::Mat& picture, int orientation) {
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

cv::Mat decoded(const std::string& contents, const std::string& name) {
  // imdecode() takes bytes that it does not write to.
  auto* bytes = const_cast<char*>(contents.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  const cv::Mat file(1, static_cast<int>(contents.size()), CV_8UC1, bytes);
  try {
    return cv::imdecode(file, cv::IMREAD_UNCHANGED);
  } catch (const cv::Exception& error) {
    if (error.code == cv::Error::StsNoMem) {
      throw std::bad_alloc();
    }
    refuseDamaged(name);
  }
}

/// 8 bits a channel; 1 channel, or 3 or 4 as red, green, blue and alpha.
cv::Mat plainBytes(cv::Mat picture, const std::string& name) {
  if (picture.depth() == CV_16U) {
    constexpr double kSixteenToEight = 1.0 / 257.0;  // 65535 / 255
    picture.convertTo(picture, CV_8U, kSixteenToEight);
  } else if (picture.depth() != CV_8U) {
    refuse(OFFICINA_TEXT("core", "%1 holds measured values rather than colours."), name,
           OFFICINA_TEXT("core", "Save it with 8 or 16 bits a channel."));
  }
  if (picture.channels() == 3) {
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
  } else if (picture.channels() == 4) {
    cv::cvtColor(picture, picture, cv::COLOR_BGRA2RGBA);
  } else if (picture.channels() != 1) {
    refuseDamaged(name);
  }
  return picture;
}

}  // namespace

Image readImageFile(const std::filesystem::path& file) {
  const std::string name = file.string();
  const FileSource source(file);
  if (source.size() == 0) {
    refuse(OFFICINA_TEXT("core", "The file %1 is empty."), name,
           OFFICINA_TEXT("core", "Get it again from where it came."));
  }
  // First the few bytes that say what it is, so that a film of gigabytes is refused at once.
  std::string contents(std::min<std::uint64_t>(source.size(), kImageFormatBytes), '\0');
  source.read(0, std::as_writable_bytes(std::span(contents)));
  const ImageFormat format = imageFormat(std::as_bytes(std::span(contents)));
  requirePicture(format, name);
  if (source.size() > kMostBytes) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has %2 MB; a picture may have at most %3."),
                 {name, std::to_string(source.size() >> 20U), std::to_string(kMostBytes >> 20U)}},
                {OFFICINA_TEXT("core", "Make the picture smaller first."), {}});
  }
  contents.resize(static_cast<std::size_t>(source.size()));
  source.read(0, std::as_writable_bytes(std::span(contents)));
  const ImageHeader header = imageHeader(format, std::as_bytes(std::span(contents)));
  requireReadable(header, name);

  cv::Mat picture = decoded(contents, name);
  if (picture.empty()) {
    refuseDamaged(name);
  }
  picture = upright(plainBytes(std::move(picture), name), header.orientation);
  Image image(picture.cols, picture.rows, picture.channels());
  picture.copyTo(cv::Mat(picture.rows, picture.cols, picture.type(), image.bytes.data()));
  return image;
}

}  // namespace officina
