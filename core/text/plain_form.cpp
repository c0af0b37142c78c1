// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <new>
#include <string>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "core/api/error.h"
#include "core/api/tokenizer.h"

namespace officina {

namespace {

struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};

const pcre2_code* capitals() {
  static const std::unique_ptr<pcre2_code, FreeCode> code = [] {
    int error = 0;
    PCRE2_SIZE offset = 0;
    const auto* pattern = reinterpret_cast<PCRE2_SPTR>("[\\p{Lu}\\p{Lt}]+");
    std::unique_ptr<pcre2_code, FreeCode> compiled(
        pcre2_compile(pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP, &error, &offset, nullptr));
    if (!compiled) {
      throw std::bad_alloc();
    }
    return compiled;
  }();
  return code.get();
}

}  // namespace

std::string plainForm(std::string_view text) {
  std::string valid = repairUtf8(text);
  if (valid.empty() || valid.front() != ' ') {
    valid.insert(valid.begin(), ' ');
  }
  constexpr std::uint32_t kOptions =
      PCRE2_SUBSTITUTE_GLOBAL | PCRE2_SUBSTITUTE_EXTENDED | PCRE2_SUBSTITUTE_OVERFLOW_LENGTH;
  const auto* replacement = reinterpret_cast<PCRE2_SPTR>("\\L$0");
  std::string plain(valid.size() + 16, '\0');  // a small letter may take more bytes than its capital
  for (;;) {
    PCRE2_SIZE length = plain.size();
    const int count = pcre2_substitute(capitals(), reinterpret_cast<PCRE2_SPTR>(valid.data()), valid.size(),
                                       0, kOptions, nullptr, nullptr, replacement, PCRE2_ZERO_TERMINATED,
                                       reinterpret_cast<PCRE2_UCHAR*>(plain.data()), &length);
    if (count == PCRE2_ERROR_NOMEMORY && length > plain.size()) {
      plain.resize(length);
      continue;
    }
    if (count < 0) {
      throw Error(ErrorKind::Internal,
                  {OFFICINA_TEXT("core", "The capitals of a text could not be made small (%1)."),
                   {std::to_string(count)}});
    }
    plain.resize(length);
    return plain;
  }
}

}  // namespace officina
