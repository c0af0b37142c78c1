// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

struct SentenceRow {
  std::int64_t line = 0;            ///< on which it begins, from 1
  std::vector<std::string> fields;  ///< those that are kept
  std::size_t count = 0;            ///< all of them, without empty ones at the end
  bool openQuote = false;           ///< a quotation mark that is never closed: what was read is of no use
};

/// Cuts a table into rows. With `quotes`, fields are quoted as RFC 4180 has it: a field that begins with a
/// quotation mark goes on to the next single one, over separators and line ends; two of them are one.
/// Elsewhere in a field, and without `quotes`, a quotation mark is a character like any other; so it is where
/// more text follows the closing one on the same line ("Bello" disse).
///
/// One quotation mark that is never closed would swallow the rest of the file: its row is marked and the
/// reading goes on with the next line. When as much has been read in vain as the file has twice, a field must
/// end on its line, so that a file full of such marks takes linear time.
class RowReader {
 public:
  /// `keep`: fields of a row that are kept; the others are only counted, so that a line of nothing but
  /// separators takes no memory.
  RowReader(std::string_view text, char separator, bool quotes, std::size_t keep);
  /// The next row that is not empty; false at the end.
  bool next(SentenceRow& row);
  /// How far it has read.
  [[nodiscard]] std::size_t offset() const { return m_at; }

 private:
  bool readRow(SentenceRow& row);
  bool readQuoted();
  void readRaw();
  void keepField(SentenceRow& row, std::size_t index);
  [[nodiscard]] std::size_t lineEnd(std::size_t from) const;

  std::string_view m_text;
  std::size_t m_at = 0;
  std::int64_t m_line = 1;
  std::size_t m_keep;
  char m_separator;
  char m_newline = '\n';
  bool m_quotes;
  std::size_t m_wasted = 0;  ///< bytes that were looked through for a closing mark in vain
  std::string m_field;
};

}  // namespace officina
