// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/api/twin.h"

namespace officina {

/// Where a CodePanel gets its programs and its Python from. Called on workers; may throw Error.
struct CodeTools {
  std::function<std::string(const Recipe&, const TwinOptions&)> script;
  std::function<std::string(const Recipe&, const TwinOptions&)> notebook;
  /// Writes what the program reads from its own folder, if it reads anything; returns where that is.
  std::function<std::filesystem::path(const Recipe&, const std::filesystem::path& folder)> writeData;
  /// Empty if no Python on this machine has PyTorch.
  std::function<std::filesystem::path()> findPython;
};
/// core's own.
[[nodiscard]] CodeTools coreCodeTools();

}  // namespace officina
