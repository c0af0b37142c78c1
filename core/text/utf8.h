// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace officina {

/// What stands at the start of a text that is not empty.
struct Utf8Unit {
  std::size_t length = 0;  ///< bytes of one code point, or, if it is not valid, of what one U+FFFD stands for
  bool valid = false;
};
/// Unicode's "maximal subpart" (The Unicode Standard 16, section 3.9): a sequence that breaks off counts as
/// one as far as it could have become a code point. What Rust's from_utf8_lossy and the Web's decoders do.
[[nodiscard]] Utf8Unit firstUtf8Unit(std::string_view text);

/// The bytes of the longest valid beginning.
[[nodiscard]] std::size_t validUtf8Length(std::string_view text);

/// `text` itself if it is UTF-8; else its repaired form, put into `store`.
[[nodiscard]] std::string_view repairedUtf8(std::string_view text, std::string& store);

}  // namespace officina
