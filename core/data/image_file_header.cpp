// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_file_header.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace officina {
namespace {

using Bytes = std::span<const std::byte>;

/// Numbers in a file of either byte order. What lies past the end reads as 0, which no header takes for a
/// size.
class Reader {
 public:
  Reader(Bytes bytes, bool bigEndian) : m_bytes(bytes), m_bigEndian(bigEndian) {}

  [[nodiscard]] std::uint32_t number(std::uint64_t offset, unsigned count) const {
    if (offset > m_bytes.size() || m_bytes.size() - offset < count) {
      return 0;
    }
    std::uint32_t value = 0;
    for (unsigned i = 0; i < count; ++i) {
      const std::uint64_t at = offset + (m_bigEndian ? i : count - 1 - i);
      value = (value << 8U) | std::to_integer<std::uint32_t>(m_bytes[static_cast<std::size_t>(at)]);
    }
    return value;
  }
  [[nodiscard]] std::uint32_t u8(std::uint64_t offset) const { return number(offset, 1); }
  [[nodiscard]] std::uint32_t u16(std::uint64_t offset) const { return number(offset, 2); }
  [[nodiscard]] std::uint32_t u24(std::uint64_t offset) const { return number(offset, 3); }
  [[nodiscard]] std::uint32_t u32(std::uint64_t offset) const { return number(offset, 4); }

 private:
  Bytes m_bytes;
  bool m_bigEndian;
};

std::string_view textOf(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool hasAt(Bytes bytes, std::uint64_t offset, std::string_view text) {
  return offset <= bytes.size() && textOf(bytes).substr(static_cast<std::size_t>(offset)).starts_with(text);
}

/// The first directory of a TIFF file, which is also what EXIF is made of.
struct TiffDirectory {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int orientation = 1;
};

TiffDirectory tiffDirectory(Bytes bytes) {
  constexpr std::uint32_t kWidth = 256;
  constexpr std::uint32_t kHeight = 257;
  constexpr std::uint32_t kOrientation = 274;
  constexpr std::uint32_t kEntryBytes = 12;
  const Reader reader(bytes, hasAt(bytes, 0, "MM"));
  const std::uint64_t start = reader.u32(4);
  const std::uint32_t entries = reader.u16(start);
  TiffDirectory found;
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::uint64_t entry = start + 2 + std::uint64_t{i} * kEntryBytes;
    const bool isShort = reader.u16(entry + 2) == 3;
    const std::uint32_t value = isShort ? reader.u16(entry + 8) : reader.u32(entry + 8);
    switch (reader.u16(entry)) {
      case kWidth:
        found.width = value;
        break;
      case kHeight:
        found.height = value;
        break;
      case kOrientation:
        found.orientation = value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        break;
      default:
        break;
    }
  }
  return found;
}

/// `bytes`: an EXIF block, with or without the six bytes that JPEG puts before it.
int exifOrientation(Bytes bytes) {
  using namespace std::string_view_literals;
  if (hasAt(bytes, 0, "Exif\0\0"sv)) {
    bytes = bytes.subspan(6);
  }
  return hasAt(bytes, 0, "II*\0"sv) || hasAt(bytes, 0, "MM\0*"sv) ? tiffDirectory(bytes).orientation : 1;
}

ImageHeader pngHeader(Bytes file) {
  const Reader reader(file, true);
  ImageHeader header{.width = reader.u32(16), .height = reader.u32(20), .whole = false};
  constexpr std::uint64_t kAround = 12;  // length, name and checksum of a chunk
  for (std::uint64_t chunk = 8; chunk + kAround <= file.size();) {
    const std::uint64_t length = reader.u32(chunk);
    if (length > file.size() - chunk - kAround) {
      break;
    }
    if (hasAt(file, chunk + 4, "IEND")) {
      header.whole = true;
      break;
    }
    if (hasAt(file, chunk + 4, "eXIf")) {
      header.orientation = exifOrientation(
          file.subspan(static_cast<std::size_t>(chunk + 8), static_cast<std::size_t>(length)));
    }
    chunk += kAround + length;
  }
  return header;
}

/// Within the compressed data a byte FF is never followed by D9, so these two mark the end and nothing else.
bool endsJpeg(Bytes file, std::uint64_t scan) {
  return textOf(file).substr(static_cast<std::size_t>(scan)).rfind("\xFF\xD9") != std::string_view::npos;
}

ImageHeader jpegHeader(Bytes file) {
  const Reader reader(file, true);
  ImageHeader header{.whole = false};
  std::uint64_t at = 2;
  while (at + 4 <= file.size() && reader.u8(at) == 0xFF) {
    const std::uint32_t marker = reader.u8(at + 1);
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    if (marker == 0xDA) {  // the compressed data begin
      header.whole = endsJpeg(file, at);
      break;
    }
    const std::uint64_t length = reader.u16(at + 2);
    const bool isFrame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (isFrame) {
      header.height = reader.u16(at + 5);
      header.width = reader.u16(at + 7);
    } else if (marker == 0xE1 && length >= 2 && at + 2 + length <= file.size() &&
               hasAt(file, at + 4, "Exif")) {
      header.orientation = exifOrientation(
          file.subspan(static_cast<std::size_t>(at + 4), static_cast<std::size_t>(length - 2)));
    }
    at += 2 + std::max<std::uint64_t>(length, 2);
  }
  return header;
}

ImageHeader bmpHeader(Bytes file) {
  const Reader reader(file, false);
  constexpr std::uint32_t kOldHeader = 12;
  ImageHeader header;
  std::int64_t bits = 0;
  bool packed = false;
  if (reader.u32(14) == kOldHeader) {
    header.width = reader.u16(18);
    header.height = reader.u16(20);
    bits = reader.u16(24);
  } else {
    header.width = static_cast<std::int32_t>(reader.u32(18));
    // Negative where the rows go from top to bottom.
    header.height = std::abs(std::int64_t{static_cast<std::int32_t>(reader.u32(22))});
    bits = reader.u16(28);
    constexpr std::uint32_t kPlain = 0;
    constexpr std::uint32_t kBitFields = 3;
    packed = reader.u32(30) != kPlain && reader.u32(30) != kBitFields;
  }
  if (!packed && header.width > 0) {
    const std::int64_t rowBytes = (header.width * bits + 31) / 32 * 4;
    const auto room = static_cast<std::int64_t>(file.size()) - std::int64_t{reader.u32(10)};
    header.whole = room >= 0 && (rowBytes == 0 || room / rowBytes >= header.height);
  }
  return header;
}

ImageHeader webpHeader(Bytes file) {
  const Reader reader(file, false);
  constexpr std::uint32_t kSideMask = 0x3FFF;
  ImageHeader header;
  const std::uint64_t end = std::uint64_t{reader.u32(4)} + 8;
  header.whole = end <= file.size();
  if (hasAt(file, 12, "VP8X")) {
    header.animated = (reader.u8(20) & 0x02U) != 0;
    header.width = reader.u24(24) + 1;
    header.height = reader.u24(27) + 1;
    for (std::uint64_t chunk = 12; chunk + 8 <= std::min<std::uint64_t>(end, file.size());) {
      const std::uint64_t length = reader.u32(chunk + 4);
      if (hasAt(file, chunk, "EXIF") && length <= file.size() - chunk - 8) {
        header.orientation = exifOrientation(
            file.subspan(static_cast<std::size_t>(chunk + 8), static_cast<std::size_t>(length)));
      }
      chunk += 8 + length + (length & 1U);
    }
  } else if (hasAt(file, 12, "VP8L")) {
    header.width = (reader.u32(21) & kSideMask) + 1;
    header.height = ((reader.u32(21) >> 14U) & kSideMask) + 1;
  } else if (hasAt(file, 12, "VP8 ")) {
    header.width = reader.u16(26) & kSideMask;
    header.height = reader.u16(28) & kSideMask;
  }
  return header;
}

/// Where the blocks that begin at `at` end, or nothing if the file ends first.
std::optional<std::uint64_t> afterGifBlocks(Bytes file, std::uint64_t at) {
  const Reader reader(file, false);
  while (at < file.size()) {
    const std::uint64_t length = reader.u8(at);
    at += 1 + length;
    if (length == 0) {
      return at;
    }
  }
  return std::nullopt;
}

/// Of the canvas and the first frame, which may be larger; what comes after it is not looked at.
ImageHeader gifHeader(Bytes file) {
  constexpr std::uint32_t kFrame = 0x2C;
  constexpr std::uint32_t kExtension = 0x21;
  const Reader reader(file, false);
  ImageHeader header{.width = reader.u16(6), .height = reader.u16(8), .whole = false};
  const auto paletteBytes = [](std::uint32_t flags) {
    return (flags & 0x80U) != 0 ? std::uint64_t{3} << ((flags & 0x07U) + 1) : 0U;
  };
  std::optional<std::uint64_t> at = 13 + paletteBytes(reader.u8(10));
  while (at && reader.u8(*at) == kExtension) {
    at = afterGifBlocks(file, *at + 2);
  }
  if (at && reader.u8(*at) == kFrame) {
    header.width = std::max<std::int64_t>(header.width, reader.u16(*at + 1) + reader.u16(*at + 5));
    header.height = std::max<std::int64_t>(header.height, reader.u16(*at + 3) + reader.u16(*at + 7));
    // Ten bytes of frame, its palette, one byte that begins the code.
    header.whole = afterGifBlocks(file, *at + 11 + paletteBytes(reader.u8(*at + 9))).has_value();
  }
  return header;
}

ImageHeader pnmHeader(Bytes file) {
  const std::string_view text = textOf(file);
  std::size_t at = 2;
  const auto next = [&]() -> std::int64_t {
    while (at < text.size() && (std::isspace(static_cast<unsigned char>(text[at])) != 0 || text[at] == '#')) {
      at = text[at] == '#' ? std::min(text.find('\n', at), text.size()) : at + 1;
    }
    constexpr std::int64_t kFarTooLarge = 1'000'000'000;
    std::int64_t value = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
      value = std::min(value * 10 + (text[at] - '0'), kFarTooLarge);
    }
    return value;
  };
  ImageHeader header;
  header.width = next();
  header.height = next();
  // Every pixel takes at least so many bytes; what is written in decimal has at least a digit for each.
  std::int64_t rowBytes = header.width;
  const char kind = text[1];
  if (kind == '4') {
    rowBytes = (header.width + 7) / 8;
  } else if (kind == '5' || kind == '6') {
    constexpr std::int64_t kWidestByte = 255;
    rowBytes *= kind == '6' ? 3 : 1;
    rowBytes *= next() > kWidestByte ? 2 : 1;
  }
  const auto room = static_cast<std::int64_t>(text.size() - at) - 1;  // a white space ends the header
  header.whole = rowBytes == 0 || room / rowBytes >= header.height;
  return header;
}

bool isPlainText(std::string_view start) {
  return std::all_of(start.begin(), start.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 || (byte >= 0x09 && byte <= 0x0D);
  });
}

}  // namespace

ImageFormat imageFormat(Bytes start) {
  using namespace std::string_view_literals;
  start = start.first(std::min(start.size(), kImageFormatBytes));
  const std::string_view text = textOf(start);
  if (text.starts_with("\x89PNG\r\n\x1A\n")) {
    return ImageFormat::Png;
  }
  if (text.starts_with("\xFF\xD8\xFF")) {
    return ImageFormat::Jpeg;
  }
  if (text.starts_with("GIF87a") || text.starts_with("GIF89a")) {
    return ImageFormat::Gif;
  }
  if (text.starts_with("RIFF") && hasAt(start, 8, "WEBP")) {
    return ImageFormat::WebP;
  }
  if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv)) {
    return ImageFormat::Tiff;
  }
  if (hasAt(start, 4, "ftyp")) {
    const std::string_view brand = text.substr(std::min<std::size_t>(8, text.size()), 4);
    if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1" || brand == "avif") {
      return ImageFormat::Heif;
    }
    return ImageFormat::Unknown;
  }
  if (text.size() > 2 && text[0] == 'P' && text[1] >= '1' && text[1] <= '6' &&
      (std::isspace(static_cast<unsigned char>(text[2])) != 0 || text[2] == '#')) {
    return ImageFormat::Pnm;
  }
  // Two letters are few: a text may begin with them, but not with two zeros at 6, which every BMP has.
  if (text.starts_with("BM") && hasAt(start, 6, "\0\0\0\0"sv)) {
    return ImageFormat::Bmp;
  }
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower.find("<html") != std::string::npos || lower.find("<!doctype html") != std::string::npos) {
    return ImageFormat::WebPage;
  }
  return isPlainText(text) ? ImageFormat::Text : ImageFormat::Unknown;
}

ImageHeader imageHeader(ImageFormat format, Bytes file) {
  switch (format) {
    case ImageFormat::Png:
      return pngHeader(file);
    case ImageFormat::Jpeg:
      return jpegHeader(file);
    case ImageFormat::Bmp:
      return bmpHeader(file);
    case ImageFormat::WebP:
      return webpHeader(file);
    case ImageFormat::Tiff: {
      const TiffDirectory directory = tiffDirectory(file);
      return {.width = directory.width, .height = directory.height};
    }
    case ImageFormat::Pnm:
      return pnmHeader(file);
    case ImageFormat::Gif:
      return gifHeader(file);
    default:
      return {};
  }
}

}  // namespace officina
