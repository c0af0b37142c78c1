// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <gif_lib.h>
#include <memory>
#include <vector>

#include "core/data/image_contents.h"
#include "core/data/photo_decoders.h"

namespace officina {
namespace {

struct Unread {
  const char* at;
  std::size_t count;
};

int readBytes(GifFileType* gif, GifByteType* into, int wanted) {
  auto* unread = static_cast<Unread*>(gif->UserData);
  const std::size_t count = std::min(unread->count, static_cast<std::size_t>(wanted));
  std::memcpy(into, unread->at, count);
  unread->at += count;
  unread->count -= count;
  return static_cast<int>(count);
}

struct CloseGif {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, CloseGif>;

/// Reads an extension with all of its blocks; of a graphics control it keeps the transparent colour.
bool readExtension(GifFileType* gif, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;  // its length, then its bytes
  if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) {
    return false;
  }
  while (block != nullptr) {
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
      transparent = control.TransparentColor;
    }
    if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) {
      return false;
    }
  }
  return true;
}

using Palette = std::array<std::uint8_t, std::size_t{256} * 3>;

/// Numbers without a colour stand for grey, as Pillow has it.
Palette paletteOf(const ColorMapObject* colors) {
  Palette palette;
  for (std::size_t i = 0; i < palette.size(); ++i) {
    palette[i] = static_cast<std::uint8_t>(colors == nullptr ? i / 3 : 0);
  }
  for (std::size_t i = 0; colors != nullptr && i < static_cast<std::size_t>(colors->ColorCount); ++i) {
    palette[i * 3] = colors->Colors[i].Red;
    palette[i * 3 + 1] = colors->Colors[i].Green;
    palette[i * 3 + 2] = colors->Colors[i].Blue;
  }
  return palette;
}

/// In which order the rows of a frame come.
std::vector<int> rowOrder(int rows, bool interlaced) {
  std::vector<int> order;
  order.reserve(static_cast<std::size_t>(rows));
  constexpr std::array<std::array<int, 2>, 4> kInterlaced{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  constexpr std::array<std::array<int, 2>, 1> kPlain{{{0, 1}}};
  const auto pass = [&](const std::array<int, 2>& startAndStep) {
    for (int row = startAndStep[0]; row < rows; row += startAndStep[1]) {
      order.push_back(row);
    }
  };
  if (interlaced) {
    std::for_each(kInterlaced.begin(), kInterlaced.end(), pass);
  } else {
    pass(kPlain[0]);
  }
  return order;
}

std::optional<Image> readFrame(GifFileType* gif, int transparent) {
  const GifImageDesc& frame = gif->Image;
  const std::int64_t width = std::max<std::int64_t>(gif->SWidth, std::int64_t{frame.Left} + frame.Width);
  const std::int64_t height = std::max<std::int64_t>(gif->SHeight, std::int64_t{frame.Top} + frame.Height);
  if (frame.Width <= 0 || frame.Height <= 0 || frame.Left < 0 || frame.Top < 0 ||
      width > kMostPicturePixels / height) {
    return std::nullopt;
  }
  const Palette palette = paletteOf(frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap);
  const auto paint = [&](std::uint8_t* pixel, int number) {
    std::memcpy(pixel, palette.data() + static_cast<std::size_t>(number) * 3, 3);
  };
  Image picture(static_cast<int>(width), static_cast<int>(height), 3);
  const bool covered = frame.Width == width && frame.Height == height;
  for (std::size_t at = 0; !covered && at < picture.bytes.size(); at += 3) {
    paint(picture.bytes.data() + at, std::max(transparent, 0));
  }
  std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
  for (const int y : rowOrder(frame.Height, frame.Interlace)) {
    if (DGifGetLine(gif, row.data(), frame.Width) == GIF_ERROR) {
      return std::nullopt;
    }
    std::uint8_t* pixel = picture.bytes.data() + picture.index(frame.Left, frame.Top + y);
    for (const GifPixelType number : row) {
      paint(pixel, number);
      pixel += 3;
    }
  }
  return picture;
}

}  // namespace

std::optional<Image> decodeGif(const std::string& contents) {
  Unread unread{contents.data(), contents.size()};
  int error = 0;
  const Gif gif(DGifOpen(&unread, readBytes, &error));
  int transparent = NO_TRANSPARENT_COLOR;
  GifRecordType record = UNDEFINED_RECORD_TYPE;
  while (gif && DGifGetRecordType(gif.get(), &record) == GIF_OK) {
    if (record == IMAGE_DESC_RECORD_TYPE) {
      return DGifGetImageDesc(gif.get()) == GIF_OK ? readFrame(gif.get(), transparent) : std::nullopt;
    }
    if (record != EXTENSION_RECORD_TYPE || !readExtension(gif.get(), transparent)) {
      break;
    }
  }
  return std::nullopt;
}

}  // namespace officina
