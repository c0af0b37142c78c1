// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace officina {

/// The shortest text that reads back to exactly this number, with a point whatever the locale.
template <class Number>
[[nodiscard]] std::string numberText(Number value) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

/// The other way round; false if `text` is not wholly such a number.
template <class Number>
[[nodiscard]] bool readNumber(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace officina
