// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace officina {

/// The sentence as far as its words go: in lower case (Latin, Greek and Cyrillic letters), one space between
/// words, without punctuation, quotation marks and spaces at its end and spaces at its start. Of a sentence
/// that is nothing but punctuation, all of it. Accents count.
[[nodiscard]] std::string sentenceKey(std::string_view text);

}  // namespace officina
