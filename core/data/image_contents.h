// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/api/photos.h"
#include "core/api/text.h"
#include "core/data/image_file_header.h"

namespace officina {

// What a file of a picture is judged by before anything is decoded, and the words for what is refused.

inline constexpr std::int64_t kMostPicturePixels = 64'000'000;
/// Such a picture in the widest pixels there are.
inline constexpr std::uint64_t kMostPictureBytes = std::uint64_t{1} << 29U;

/// Why a file is not read as a picture.
struct ImageRefusal {
  LeftOutFile::Reason reason = LeftOutFile::Reason::NotPicture;
  Text what;
  Text remedy;
};
[[noreturn]] void throwRefusal(const ImageRefusal& refusal);

/// Ink is drawn by hand and comes from a still; photographs may be the first frame of something that moves.
enum class ImageUse { Ink, Photo };

// `name`: of the file, for the words.
[[nodiscard]] ImageRefusal damagedImage(const std::string& name);
[[nodiscard]] ImageRefusal emptyFile(const std::string& name);
[[nodiscard]] ImageRefusal measuredImage(const std::string& name);
[[nodiscard]] std::optional<ImageRefusal> refusedFormat(ImageFormat format, ImageUse use,
                                                        const std::string& name);
[[nodiscard]] std::optional<ImageRefusal> refusedFileSize(std::uint64_t bytes, const std::string& name);
[[nodiscard]] std::optional<ImageRefusal> refusedHeader(const ImageHeader& header, ImageUse use,
                                                        const std::string& name);

/// A whole file that is a picture as far as its header tells.
struct ImageContents {
  std::string bytes;
  ImageFormat format = ImageFormat::Unknown;
  ImageHeader header;
};

/// Reads a file, its first bytes alone as long as they do not look like a picture. Throws Error (Input, Io).
[[nodiscard]] ImageContents readImageContents(const std::filesystem::path& file, ImageUse use);

}  // namespace officina
