// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "core/api/values.h"
#include "core/data/image_contents.h"

namespace officina {

/// What OpenCV decodes of a file, every channel and bit as stored (blue first). Throws Error (Input) if it is
/// damaged.
[[nodiscard]] cv::Mat decodedPixels(const std::string& contents, const std::string& name);

/// Turns a picture as a viewer must, for an orientation that EXIF counts from 1 to 8.
[[nodiscard]] cv::Mat turnedUpright(const cv::Mat& picture, int orientation);

/// The same for bytes.
[[nodiscard]] Image turnedUpright(Image picture, int orientation);

[[nodiscard]] Image toImage(const cv::Mat& bytes);

}  // namespace officina
