// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

/// The bytes of a text file as UTF-8 without byte order mark and without zero bytes, whatever they were.
///
/// With a byte order mark it decides. Without one: UTF-16 if zero bytes stand at every second place as they
/// do in text (such bytes are valid UTF-8, so this comes first); UTF-8 if all of it is, or if damaged
/// characters are the exception; else Windows-1252, which is Latin-1 with quotation marks and dashes where
/// Latin-1 has nothing. Zero bytes and what is not a character become U+FFFD.
class SentenceText {
 public:
  /// Borrows `bytes` where nothing has to be changed: they must outlive this.
  explicit SentenceText(std::string_view bytes);
  SentenceText(const SentenceText&) = delete;
  SentenceText& operator=(const SentenceText&) = delete;
  ~SentenceText() = default;

  [[nodiscard]] std::string_view text() const { return m_text; }
  [[nodiscard]] const std::string& encoding() const { return m_encoding; }
  /// Where in text() a U+FFFD stands for something else, ascending; the first kMostRepairs of them.
  [[nodiscard]] const std::vector<std::size_t>& repairs() const { return m_repairs; }
  static constexpr std::size_t kMostRepairs = 100'000;

 private:
  void fromUtf8(std::string_view bytes);
  void fromUtf16(std::string_view bytes, bool bigEndian);
  void fromWindows1252(std::string_view bytes);
  void repair();

  std::string m_owned;
  std::string_view m_text;
  std::string m_encoding = "UTF-8";
  std::vector<std::size_t> m_repairs;
};

/// Goes through ascending places beside a reader.
class RepairCursor {
 public:
  explicit RepairCursor(const std::vector<std::size_t>& places) : m_places(places) {}
  /// Whether there are places before `end` that were not passed yet; passes them.
  bool anyBefore(std::size_t end) {
    const std::size_t start = m_next;
    while (m_next < m_places.size() && m_places[m_next] < end) {
      ++m_next;
    }
    return m_next > start;
  }

 private:
  const std::vector<std::size_t>& m_places;
  std::size_t m_next = 0;
};

/// The character at `at`, behind which it goes; U+FFFD for bytes that are none. `at` < text.size().
[[nodiscard]] char32_t nextCharacter(std::string_view text, std::size_t& at);
/// White space (Unicode's, with the zero-width characters).
[[nodiscard]] bool isSpace(char32_t character);
/// Empty, or nothing but white space.
[[nodiscard]] bool isBlank(std::string_view text);
/// Without spaces, tabs and line ends around it.
[[nodiscard]] std::string_view trimmedAscii(std::string_view text);
/// The start of `text`, for a message: at most 40 bytes, cut between characters.
[[nodiscard]] std::string shortened(std::string_view text);
void appendUtf8(std::string& text, char32_t character);

}  // namespace officina
