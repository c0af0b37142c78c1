// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace officina {

/// What the first bytes of a file say that it is, whatever its name ends in.
enum class ImageFormat { Unknown, Text, WebPage, Heif, Gif, Png, Jpeg, Bmp, WebP, Tiff, Pnm };

/// How many of a file's first bytes imageFormat() wants to see.
inline constexpr std::size_t kImageFormatBytes = 512;
[[nodiscard]] ImageFormat imageFormat(std::span<const std::byte> start);

/// What a picture says of itself before anything is decoded. Sizes are in pixels and come from the file, so
/// they may be anything; 0 where the header is damaged.
struct ImageHeader {
  std::int64_t width = 0;
  std::int64_t height = 0;
  int orientation = 1;    ///< as EXIF counts, 1 (upright) to 8; 1 for TIFF, which OpenCV turns itself
  bool animated = false;  ///< a WebP of several frames (of a GIF only the first is ever looked at)
  bool whole = true;      ///< false where the file's own bookkeeping says that its end is missing
};

/// Reads the header of a whole file in one of the formats from Gif on. Never throws for what is in the bytes.
[[nodiscard]] ImageHeader imageHeader(ImageFormat format, std::span<const std::byte> file);

}  // namespace officina
