// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/api/values.h"

namespace officina {

// Decoders for what OpenCV reads otherwise than Pillow does, or not at all. Each gives RGB, as stored (not
// turned), or nothing if the file is damaged or larger than its header was said to be.

/// CMYK is taken as Adobe writes it (inverted), as Pillow takes it. Bytes where none should be are skipped,
/// as every viewer does; data that end early or are no valid code are damage.
[[nodiscard]] std::optional<Image> decodeJpeg(const std::string& contents);
/// The first frame.
[[nodiscard]] std::optional<Image> decodeWebP(const std::string& contents, bool animated);
/// The first frame on its canvas; what it leaves free has the transparent colour, or colour 0.
[[nodiscard]] std::optional<Image> decodeGif(const std::string& contents);

}  // namespace officina
