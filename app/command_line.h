// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace officina {

/// Runs the command of the command line and returns its exit status, or nothing if the window is wanted.
/// Errors are printed on standard error.
[[nodiscard]] std::optional<int> runCommandLine(int argc, char** argv);

}  // namespace officina
