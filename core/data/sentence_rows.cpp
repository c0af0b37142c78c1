// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_rows.h"

#include <algorithm>

#include "core/data/sentence_text.h"

namespace officina {

RowReader::RowReader(std::string_view text, char separator, bool quotes, std::size_t keep)
    : m_text(text), m_keep(keep), m_separator(separator), m_quotes(quotes) {
  // The Macintosh of old ended lines with CR alone; inside a file with LF it is a character of the text.
  if (text.find('\n') == std::string_view::npos) {
    m_newline = '\r';
  }
}

std::size_t RowReader::lineEnd(std::size_t from) const {
  return std::min(m_text.find(m_newline, from), m_text.size());
}

bool RowReader::next(SentenceRow& row) {
  while (m_at < m_text.size()) {
    if (readRow(row)) {
      return true;
    }
  }
  return false;
}

/// False for a row without anything in it.
bool RowReader::readRow(SentenceRow& row) {
  const std::size_t start = m_at;
  row.line = m_line;
  row.fields.resize(std::min(row.fields.size(), m_keep));
  row.count = 0;
  row.openQuote = false;
  for (std::size_t index = 0;; ++index) {
    m_field.clear();
    if (m_quotes && !readQuoted()) {
      row.openQuote = true;
      row.count = index + 1;
      m_at = lineEnd(start);
      break;
    }
    readRaw();
    keepField(row, index);
    if (m_at >= m_text.size() || m_text[m_at] != m_separator) {
      break;
    }
    ++m_at;
  }
  row.fields.resize(std::min(row.count, m_keep));
  m_at = std::min(m_at + 1, m_text.size());  // behind the line end
  const std::string_view taken = m_text.substr(start, m_at - start);
  m_line += std::count(taken.begin(), taken.end(), m_newline);
  return row.count > 0;
}

/// What stands in quotation marks at the start of a field, if anything; false if they are not closed.
bool RowReader::readQuoted() {
  const std::size_t open = m_text.find_first_not_of(' ', m_at);
  if (open == std::string_view::npos || m_text[open] != '"') {
    return true;
  }
  const std::size_t limit = m_wasted > 2 * m_text.size() ? lineEnd(open) : m_text.size();
  std::size_t at = open + 1;
  while (true) {
    const std::size_t mark = std::min(m_text.substr(0, limit).find('"', at), limit);
    m_field.append(m_text.substr(at, mark - at));
    at = mark + 1;
    if (mark == limit) {
      m_wasted += limit - open;
      return false;
    }
    if (at >= limit || m_text[at] != '"') {
      break;
    }
    m_field += '"';
    ++at;
  }
  const std::size_t behind = std::min(m_text.find_first_not_of(" \r", at), m_text.size());
  if (behind == m_text.size() || m_text[behind] == m_separator || m_text[behind] == '\n' ||
      m_text.substr(at, behind - at).find(m_newline) != std::string_view::npos) {
    m_at = at;
    return true;
  }
  // More text behind the mark: on one line somebody quotes within a sentence; over lines the mark is the one
  // that opens another row's field.
  const bool oneLine = m_field.find(m_newline) == std::string::npos;
  m_field.clear();
  m_wasted += at - open;
  return oneLine;
}

/// Up to the separator or the line end.
void RowReader::readRaw() {
  std::size_t end = m_at;
  while (end < m_text.size() && m_text[end] != m_separator && m_text[end] != m_newline) {
    ++end;
  }
  std::string_view raw = m_text.substr(m_at, end - m_at);
  const bool lineEnds = end >= m_text.size() || m_text[end] == m_newline;
  if (lineEnds && raw.ends_with('\r')) {
    raw.remove_suffix(1);
  }
  if (m_field.empty() || !isBlank(raw)) {  // spaces behind the closing mark are not of the text
    m_field.append(raw);
  }
  m_at = end;
}

void RowReader::keepField(SentenceRow& row, std::size_t index) {
  if (!trimmedAscii(m_field).empty()) {
    row.count = index + 1;
  }
  if (index < m_keep) {
    if (row.fields.size() <= index) {
      row.fields.emplace_back();
    }
    row.fields[index] = m_field;
  }
}

}  // namespace officina
