// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <memory>
#include <webp/decode.h>
#include <webp/demux.h>

#include "core/data/image_contents.h"
#include "core/data/photo_decoders.h"

namespace officina {
namespace {

struct ReleaseDecoder {
  void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

bool isAcceptable(std::int64_t width, std::int64_t height) {
  return width > 0 && height > 0 && width <= kMostPicturePixels / height;
}

std::optional<Image> firstFrame(const WebPData& data) {
  const std::unique_ptr<WebPAnimDecoder, ReleaseDecoder> decoder(WebPAnimDecoderNew(&data, nullptr));
  WebPAnimInfo info;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0 ||
      !isAcceptable(info.canvas_width, info.canvas_height)) {
    return std::nullopt;
  }
  std::uint8_t* frame = nullptr;  // red, green, blue, alpha; owned by the decoder
  int timestamp = 0;
  if (WebPAnimDecoderGetNext(decoder.get(), &frame, &timestamp) == 0) {
    return std::nullopt;
  }
  Image picture(static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height), 3);
  const std::size_t pixels = picture.bytes.size() / 3;
  for (std::size_t i = 0; i < pixels; ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      picture.bytes[i * 3 + c] = frame[i * 4 + c];
    }
  }
  return picture;
}

}  // namespace

std::optional<Image> decodeWebP(const std::string& contents, bool animated) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(contents.data());
  if (animated) {
    return firstFrame({bytes, contents.size()});
  }
  int width = 0;
  int height = 0;
  if (WebPGetInfo(bytes, contents.size(), &width, &height) == 0 || !isAcceptable(width, height)) {
    return std::nullopt;
  }
  Image picture(width, height, 3);
  if (WebPDecodeRGBInto(bytes, contents.size(), picture.bytes.data(), picture.bytes.size(), width * 3) ==
      nullptr) {
    return std::nullopt;
  }
  return picture;
}

}  // namespace officina
