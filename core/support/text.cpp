// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/text.h"

#include <cstddef>

namespace officina {

std::string Text::str() const {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' && pattern[i + 1] <= '9') {
      const auto index = static_cast<std::size_t>(pattern[i + 1] - '1');
      if (index < arguments.size()) {
        result += arguments[index];
        ++i;
        continue;
      }
    }
    result += pattern[i];
  }
  for (const Text& part : parts) {
    result += ' ' + part.str();
  }
  return result;
}

}  // namespace officina
