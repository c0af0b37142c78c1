// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace officina {

/// Lets the window work until `done` or the time is up; for `officina render`, which waits for pictures.
void waitForPicture(int milliseconds, const std::function<bool()>& done);

}  // namespace officina
