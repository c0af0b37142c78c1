// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace officina {

/// Opens the window and runs until it is closed; the exit status. Call setResourceDirectory() before.
[[nodiscard]] int runWindow(int argc, char** argv);

}  // namespace officina
