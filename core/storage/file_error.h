// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/api/error.h"

namespace officina {

/// What the operating system's `code` (an errno value) means for somebody who wanted to write `path`. Kind:
/// Io.
[[nodiscard]] Error writeError(const std::filesystem::path& path, int code);
/// The same for somebody who wanted to read `path`.
[[nodiscard]] Error readError(const std::filesystem::path& path, int code);

}  // namespace officina
