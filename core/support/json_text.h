// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json.hpp>

namespace officina {

/// Parses small JSON files that may come from anybody. Throws Error (Input) if `text` is longer than
/// `longest` bytes, is not JSON, nests deeper than 16, names a key twice in one object, or is not an object.
/// `pattern`: the translatable sentence, in which %1 becomes the reason.
[[nodiscard]] nlohmann::ordered_json parseJsonObject(std::string_view text, std::size_t longest,
                                                     const char* pattern);

}  // namespace officina
