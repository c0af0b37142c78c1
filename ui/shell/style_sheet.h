// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace officina {

struct Theme;

/// The one style sheet of the program, for the colours of `theme` and body text of `points` points.
[[nodiscard]] QString styleSheet(const Theme& theme, double points);

}  // namespace officina
