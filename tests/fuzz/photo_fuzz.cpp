// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a photograph of unknown origin: its kind, its header, then its pixels. PNG, BMP, TIFF and
// PNM are decoded by OpenCV, which is not instrumented; of them the header alone. Pictures of more than a
// million pixels are right but slow.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>

#include "core/api/values.h"
#include "core/data/image_contents.h"
#include "core/data/photo_decoders.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using officina::ImageFormat;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto view = std::as_bytes(std::span(bytes));
  const ImageFormat format = officina::imageFormat(view);
  if (officina::refusedFormat(format, officina::ImageUse::Photo, "photo")) {
    return 0;
  }
  const officina::ImageHeader header = officina::imageHeader(format, view);
  if (officina::refusedHeader(header, officina::ImageUse::Photo, "photo") ||
      header.width * header.height > 1'000'000) {
    return 0;
  }
  std::optional<officina::Image> picture;
  if (format == ImageFormat::Jpeg) {
    picture = officina::decodeJpeg(bytes);
  } else if (format == ImageFormat::WebP) {
    picture = officina::decodeWebP(bytes, header.animated);
  } else if (format == ImageFormat::Gif) {
    picture = officina::decodeGif(bytes);
  }
  if (picture && (picture->channels != 3 || picture->width < 1 || picture->height < 1)) {
    std::abort();
  }
  return 0;
}
