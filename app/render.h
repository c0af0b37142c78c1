// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace officina {

struct RenderOptions {
  std::string page;             ///< one of renderablePages()
  std::string out;              ///< PNG file
  int width = 1440;             ///< of the window, in [640, 8192]
  int height = 900;             ///< in [480, 8192]
  std::string language = "en";  ///< "it" or "en"
  std::string theme = "light";  ///< "light" or "dark"
  int textPercent = 100;        ///< 100 to 150
};

/// Draws the whole window with that page into a PNG file, without a display and without the user's settings.
/// Returns 0. Throws Error (Usage: unknown page, size, language or theme; Io: the file cannot be written).
[[nodiscard]] int renderPage(const RenderOptions& options);

[[nodiscard]] std::vector<std::string> renderablePages();

}  // namespace officina
