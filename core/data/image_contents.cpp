// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_contents.h"

#include <algorithm>
#include <span>

#include "core/api/error.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

using Reason = LeftOutFile::Reason;

ImageRefusal refusal(Reason reason, const char* pattern, const std::string& name, const char* remedy) {
  return {reason, {pattern, {name}}, {remedy, {}}};
}

void requireNone(const std::optional<ImageRefusal>& refused) {
  if (refused) {
    throwRefusal(*refused);
  }
}

}  // namespace

void throwRefusal(const ImageRefusal& refusal) {
  throw Error(ErrorKind::Input, refusal.what, refusal.remedy);
}

ImageRefusal damagedImage(const std::string& name) {
  return refusal(Reason::Damaged, OFFICINA_TEXT("core", "The picture %1 is damaged."), name,
                 OFFICINA_TEXT("core", "Get it again from where it came."));
}

ImageRefusal emptyFile(const std::string& name) {
  return refusal(Reason::Damaged, OFFICINA_TEXT("core", "The file %1 is empty."), name,
                 OFFICINA_TEXT("core", "Get it again from where it came."));
}

ImageRefusal measuredImage(const std::string& name) {
  return refusal(Reason::NotPicture, OFFICINA_TEXT("core", "%1 holds measured values rather than colours."),
                 name, OFFICINA_TEXT("core", "Save it with 8 or 16 bits a channel."));
}

std::optional<ImageRefusal> refusedFormat(ImageFormat format, ImageUse use, const std::string& name) {
  switch (format) {
    case ImageFormat::WebPage:
      return refusal(Reason::NotPicture, OFFICINA_TEXT("core", "%1 is a web page, not a picture."), name,
                     OFFICINA_TEXT("core", "Save the picture itself rather than the page that shows it."));
    case ImageFormat::Text:
      return refusal(Reason::NotPicture, OFFICINA_TEXT("core", "%1 is text, not a picture."), name,
                     OFFICINA_TEXT("core", "Choose a PNG, JPEG, BMP, WebP, TIFF or PNM file."));
    case ImageFormat::Heif:
      return refusal(
          Reason::NotPicture,
          OFFICINA_TEXT("core", "%1 is a photograph in the HEIF or AVIF format, which cannot be read."), name,
          OFFICINA_TEXT("core", "Save it as PNG or JPEG first."));
    case ImageFormat::Gif:
      if (use == ImageUse::Photo) {
        return std::nullopt;
      }
      return refusal(Reason::NotPicture,
                     OFFICINA_TEXT("core", "%1 is a GIF, which cannot be read from here."), name,
                     OFFICINA_TEXT("core", "Save it as PNG first, or open it in the window."));
    case ImageFormat::Unknown:
      return refusal(Reason::NotPicture, OFFICINA_TEXT("core", "%1 is not a picture of a known kind."), name,
                     OFFICINA_TEXT("core", "Choose a PNG, JPEG, BMP, WebP, TIFF or PNM file."));
    default:
      return std::nullopt;
  }
}

std::optional<ImageRefusal> refusedFileSize(std::uint64_t bytes, const std::string& name) {
  if (bytes <= kMostPictureBytes) {
    return std::nullopt;
  }
  return ImageRefusal{Reason::TooLarge,
                      {OFFICINA_TEXT("core", "%1 has %2 MB; a picture may have at most %3."),
                       {name, std::to_string(bytes >> 20U), std::to_string(kMostPictureBytes >> 20U)}},
                      {OFFICINA_TEXT("core", "Make the picture smaller first."), {}}};
}

std::optional<ImageRefusal> refusedHeader(const ImageHeader& header, ImageUse use, const std::string& name) {
  if (header.width > 0 && header.height > 0 && header.width > kMostPicturePixels / header.height) {
    return ImageRefusal{Reason::TooLarge,
                        {OFFICINA_TEXT("core", "%1 has %2 × %3 pixels; at most 64 million are read."),
                         {name, std::to_string(header.width), std::to_string(header.height)}},
                        {OFFICINA_TEXT("core", "Make the picture smaller first."), {}}};
  }
  if (header.animated && use == ImageUse::Ink) {
    return refusal(Reason::NotPicture, OFFICINA_TEXT("core", "%1 is an animation, not a single picture."),
                   name, OFFICINA_TEXT("core", "Save one frame of it as PNG."));
  }
  if (!header.whole) {
    return refusal(Reason::Damaged, OFFICINA_TEXT("core", "The picture %1 is cut off: its end is missing."),
                   name, OFFICINA_TEXT("core", "Get it again from where it came."));
  }
  if (header.width <= 0 || header.height <= 0) {
    return damagedImage(name);
  }
  return std::nullopt;
}

ImageContents readImageContents(const std::filesystem::path& file, ImageUse use) {
  const std::string name = file.string();
  const FileSource source(file);
  if (source.size() == 0) {
    throwRefusal(emptyFile(name));
  }
  // First the few bytes that say what it is, so that a film of gigabytes is refused at once.
  ImageContents contents;
  contents.bytes.resize(std::min<std::uint64_t>(source.size(), kImageFormatBytes));
  source.read(0, std::as_writable_bytes(std::span(contents.bytes)));
  contents.format = imageFormat(std::as_bytes(std::span(contents.bytes)));
  requireNone(refusedFormat(contents.format, use, name));
  requireNone(refusedFileSize(source.size(), name));
  const std::size_t known = contents.bytes.size();
  contents.bytes.resize(static_cast<std::size_t>(source.size()));
  source.read(known, std::as_writable_bytes(std::span(contents.bytes).subspan(known)));
  contents.header = imageHeader(contents.format, std::as_bytes(std::span(contents.bytes)));
  requireNone(refusedHeader(contents.header, use, name));
  return contents;
}

}  // namespace officina
