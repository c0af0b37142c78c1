// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

/// JSON can write half a surrogate pair, and Python reads it; no text can hold it. Such escapes, and that of
/// the zero character, become \ufffd, which is as long: in a copy, if there are any. Returns the places of
/// the first of them.
[[nodiscard]] std::vector<std::size_t> repairEscapes(std::string_view text, std::string& copy);

}  // namespace officina
