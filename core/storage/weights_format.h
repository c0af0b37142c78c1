// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/api/error.h"
#include "core/api/state_dict.h"

namespace officina {

/// The refusal of a file of weights. `pattern` is translatable, and its %1 is the file's name.
[[nodiscard]] Error refusedWeights(const char* pattern, const std::string& file,
                                   std::vector<std::string> more = {});

/// A name from a file, made fit for a sentence: no control characters, at most 80 bytes.
[[nodiscard]] std::string printable(std::string_view text);

/// Number of elements of a shape, or -1 if an extent is negative or the product of all extents (a zero
/// counted as one, so that no later product of them overflows either) passes 2^48.
[[nodiscard]] std::int64_t checkedElementCount(std::span<const std::int64_t> shape);

[[nodiscard]] bool isUtf8(std::string_view text);

/// What both writers require of a state dict: names that are UTF-8 and differ, bytes that fit the shapes.
/// Throws Error (Internal) otherwise.
void checkWritable(const StateDict& state);

/// PyTorch holds booleans as the bytes 0 and 1, and any other byte breaks its arithmetic.
void normaliseBooleans(NamedTensor& tensor);

}  // namespace officina
