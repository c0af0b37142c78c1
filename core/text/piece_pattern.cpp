// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/piece_pattern.h"

#include <array>
#include <cstdint>
#include <new>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "core/api/error.h"

namespace officina {
namespace {

std::string messageOf(int code) {
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(code, text.data(), text.size());
  return reinterpret_cast<const char*>(text.data());
}

PCRE2_SPTR units(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

}  // namespace

struct PiecePattern::Compiled {
  pcre2_code* code = nullptr;
  pcre2_match_context* context = nullptr;
  bool jit = false;

  Compiled() = default;
  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;
  ~Compiled() {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
  }
};

PiecePattern::PiecePattern(const std::string& pattern) : m(std::make_unique<Compiled>()) {
  int error = 0;
  PCRE2_SIZE offset = 0;
  m->code = pcre2_compile(units(pattern), pattern.size(), PCRE2_UTF | PCRE2_UCP, &error, &offset, nullptr);
  if (m->code == nullptr) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The pattern that cuts texts is wrong: %1 at character %2."),
                 {messageOf(error), std::to_string(offset)}});
  }
  m->context = pcre2_match_context_create(nullptr);
  if (m->context == nullptr) {
    throw std::bad_alloc();
  }
  // The limits are there for patterns that try combinations; these go over a text once, however long a word
  // is.
  constexpr std::uint32_t kNoLimit = UINT32_MAX;
  pcre2_set_match_limit(m->context, kNoLimit);
  pcre2_set_depth_limit(m->context, kNoLimit);
  pcre2_set_heap_limit(m->context, kNoLimit);
  // Where memory must not be both written and executed there is no JIT: slower, the same matches.
  m->jit = pcre2_jit_compile(m->code, PCRE2_JIT_COMPLETE) == 0;
}

PiecePattern::~PiecePattern() = default;

struct PiecePattern::Walk::State {
  pcre2_match_data* match;

  State() : match(pcre2_match_data_create(1, nullptr)) {
    if (match == nullptr) {
      throw std::bad_alloc();
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { pcre2_match_data_free(match); }
};

PiecePattern::Walk::Walk(const PiecePattern& pattern, std::string_view text)
    : m_compiled(*pattern.m), m_text(text), m(std::make_unique<State>()) {}

PiecePattern::Walk::~Walk() = default;

bool PiecePattern::Walk::next(std::string_view& piece) {
  if (m_at == m_text.size()) {
    return false;
  }
  const auto match = m_compiled.jit ? pcre2_jit_match : pcre2_match;
  const int found = match(m_compiled.code, units(m_text), m_text.size(), m_at,
                          PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, m->match, m_compiled.context);
  if (found == PCRE2_ERROR_NOMATCH) {
    return false;
  }
  if (found < 0) {
    throw Error(ErrorKind::Internal,
                {OFFICINA_TEXT("core", "PCRE2 could not cut a text into pieces: %1."), {messageOf(found)}});
  }
  const PCRE2_SIZE* place = pcre2_get_ovector_pointer(m->match);
  piece = m_text.substr(place[0], place[1] - place[0]);
  m_at = place[1];
  return true;
}

}  // namespace officina
