// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace officina {

enum class IconInk { Ink, Muted, Accent, OnAccent, Changed, Good, Warning, Error };

/// The icon resources/icons/<name>.svg, drawn in one colour of the theme in force each time it is painted: it
/// follows a change of theme by itself. Checked (QIcon::On) is drawn in the accent, disabled in a faint ink.
[[nodiscard]] QIcon themedIcon(const QString& name, IconInk ink = IconInk::Ink);

}  // namespace officina
