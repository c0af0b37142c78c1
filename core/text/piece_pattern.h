// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace officina {

/// The rank file's pattern as PCRE2 must be given it to match what tiktoken's regular expressions (Rust's
/// crate regex, Unicode 16) match:
/// - \s is Unicode's White_Space; PCRE2's has U+180E (Mongolian vowel separator) besides. (JavaScript's would
///   have U+FEFF; the npm package is Rust all the same.)
/// - \p{L} and \p{N} have the letters and numbers that came after Unicode 14, which PCRE2 10.42 knows.
[[nodiscard]] std::string pcre2Pattern(std::string_view rust);

/// A compiled regular expression that cuts texts into pieces, one match beginning where the last one ended.
/// Immutable; any thread may use it.
class PiecePattern {
 public:
  /// PCRE2's dialect, with UTF and UCP. Throws Error (Input) if it is wrong.
  explicit PiecePattern(const std::string& pattern);
  ~PiecePattern();
  PiecePattern(const PiecePattern&) = delete;
  PiecePattern& operator=(const PiecePattern&) = delete;

  struct Compiled;

  /// Goes through one text. For one thread.
  class Walk {
   public:
    /// `text` must be valid UTF-8 and stay where it is.
    Walk(const PiecePattern& pattern, std::string_view text);
    ~Walk();
    Walk(const Walk&) = delete;
    Walk& operator=(const Walk&) = delete;
    /// The next match, never empty; what no match covers is skipped. False at the end.
    [[nodiscard]] bool next(std::string_view& piece);

   private:
    struct State;
    const Compiled& m_compiled;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::unique_ptr<State> m;
  };

 private:
  std::unique_ptr<Compiled> m;
};

}  // namespace officina
