// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>

#include <nlohmann/json.hpp>

#include "core/api/error.h"

namespace officina {

/// Keys stay in the order in which they are written: the command line is read by people too.
using Json = nlohmann::ordered_json;

/// One JSON object on one line of standard output, flushed. Doubles are printed so that they read back the
/// same; a float that became a double keeps its value: 0.1688... and not 0.16886017.
void printJson(const Json& object);

/// "officina: what happened. What to do." on standard error, on one line.
void printError(const std::string& message);

/// 2 for wrong usage, 1 for everything else.
[[nodiscard]] int exitStatus(const Error& error);

/// True if standard error is a terminal, where a progress bar makes sense.
[[nodiscard]] bool progressWanted();
/// Overwrites the progress line on standard error; an empty text removes it.
void showProgress(const std::string& text);

/// "24 s", "3 min 12 s", "1 h 4 min".
[[nodiscard]] std::string durationText(double seconds);

}  // namespace officina
