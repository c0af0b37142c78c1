// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace officina {

/// Whether the desktop asks for no animations: the style says so, GTK's settings.ini or KDE's kdeglobals
/// does, or OFFICINA_REDUCED_MOTION is set to 1 (0 says no).
[[nodiscard]] bool reducedMotion();

/// How long something moves: `milliseconds`, or 0 with reduced motion.
[[nodiscard]] int motionTime(int milliseconds);

}  // namespace officina
