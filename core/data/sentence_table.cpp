// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/error.h"
#include "core/data/sentence_collector.h"
#include "core/data/sentence_rows.h"

namespace officina {
namespace {

constexpr std::size_t kMostColumns = 1000;
// Where a file has no line ends it is not copied once for each way in which it could be a table.
constexpr std::size_t kLongestHeader = std::size_t{64} << 10U;
constexpr std::size_t kPlainLinesWithin = std::size_t{16} << 20U;

[[noreturn]] void fail(Text what) {
  throw Error(ErrorKind::Input, std::move(what), sentenceHelp());
}

/// How the rows of a table are made.
struct Layout {
  char separator = '\t';
  bool quotes = false;
  bool header = true;
  std::size_t columns = 2;
  std::size_t text = 0;  ///< number of the column
  std::size_t label = 1;
};

/// The column of one kind in a header; of several the one whose name ranks best. Throws Error (Input) if
/// there are two of that name.
std::optional<std::size_t> findColumn(const SentenceRow& header, SentenceColumn wanted) {
  std::optional<std::size_t> best;
  int bestRank = 0;
  bool twice = false;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const ColumnName name = columnName(header.fields[i]);
    if (name.column != wanted || (best && name.rank > bestRank)) {
      continue;
    }
    twice = best && name.rank == bestRank;
    best = i;
    bestRank = name.rank;
  }
  if (twice) {
    fail({OFFICINA_TEXT("core", "Line %1: two columns are called “%2”."),
          {std::to_string(header.line), shortened(trimmedAscii(header.fields[*best]))}});
  }
  return best;
}

/// The first row that is not empty, cut at `separator`, as the quotes in it ask.
SentenceRow firstRow(std::string_view text, char separator) {
  SentenceRow row;
  RowReader(text.substr(0, kLongestHeader), separator, true, kMostColumns).next(row);
  return row;
}

std::optional<Layout> headerLayout(std::string_view text) {
  for (const char separator : {'\t', ';', ','}) {
    const SentenceRow header = firstRow(text, separator);
    const auto textColumn = findColumn(header, SentenceColumn::Text);
    const auto labelColumn = findColumn(header, SentenceColumn::Label);
    if (!textColumn || !labelColumn || header.openQuote) {
      continue;
    }
    // Where tabs separate, a quotation mark is mostly a part of the text; unless the header's names are
    // quoted.
    const std::string_view start = trimmedAscii(text);
    const bool quotes = separator != '\t' || (!start.empty() && start[0] == '"');
    return Layout{separator, quotes, true, header.count, *textColumn, *labelColumn};
  }
  return std::nullopt;
}

/// Lines "text<TAB>label": whether there is one among the first.
bool hasPlainLine(std::string_view text) {
  constexpr int kLooked = 100;
  RowReader reader(text.substr(0, kPlainLinesWithin), '\t', false, 2);
  SentenceRow row;
  for (int i = 0; i < kLooked && reader.next(row); ++i) {
    if (row.count == 2 && labelOf(row.fields[1])) {
      return true;
    }
  }
  return false;
}

[[noreturn]] void failWithoutHeader(std::string_view text) {
  const std::string_view start = trimmedAscii(text);
  std::string line = shortened(start.substr(0, start.find_first_of("\r\n")));
  for (const char separator : {'\t', ';', ','}) {
    const SentenceRow header = firstRow(text, separator);
    const bool named = findColumn(header, SentenceColumn::Text).has_value();
    if (named || findColumn(header, SentenceColumn::Label)) {
      fail({named ? OFFICINA_TEXT("core", "The first line, “%1”, names no column for the label.")
                  : OFFICINA_TEXT("core", "The first line, “%1”, names no column for the text."),
            {std::move(line)}});
    }
  }
  fail({OFFICINA_TEXT("core", "The first line, “%1”, does not name the columns."), {std::move(line)}});
}

class TableReader {
 public:
  TableReader(const SentenceText& text, const Layout& layout, SentenceCollector& out)
      : m_layout(layout),
        m_rows(text.text(), layout.separator, layout.quotes, layout.columns),
        m_repairs(text.repairs()),
        m_out(out) {}

  void read() {
    SentenceRow row;
    if (m_layout.header) {
      m_rows.next(row);
      (void)m_repairs.anyBefore(m_rows.offset());
    }
    while (m_rows.next(row)) {
      const bool repaired = m_repairs.anyBefore(m_rows.offset());
      if (take(row) && repaired) {
        m_out.remark(row.line, repairedBytes);
      }
    }
  }

 private:
  /// False if it was left out.
  bool take(const SentenceRow& row) {
    if (row.openQuote) {
      return leaveOut(row, [] { return Text{OFFICINA_TEXT("core", "a quotation mark is not closed."), {}}; });
    }
    if (row.count > m_layout.columns) {
      return leaveOut(row, [&] {
        return Text{m_layout.separator == '\t'
                        ? OFFICINA_TEXT("core", "there are %1 columns instead of %2.")
                        : OFFICINA_TEXT("core",
                                        "there are %1 columns instead of %2; a text with the separator in "
                                        "it must stand in quotation marks."),
                    {std::to_string(row.count), std::to_string(m_layout.columns)}};
      });
    }
    const std::string_view text = field(row, m_layout.text);
    const std::string_view word = trimmedAscii(field(row, m_layout.label));
    const auto label = labelOf(word);
    if (!label) {
      return leaveOut(row, [&] { return word.empty() ? noLabel() : wrongLabel(word); });
    }
    if (isBlank(text)) {
      return leaveOut(row, noText);
    }
    m_out.add(std::string(text), *label);
    return true;
  }

  template <class MakeText>
  bool leaveOut(const SentenceRow& row, const MakeText& what) {
    m_out.leaveOut(row.line, what);
    return false;
  }

  static std::string_view field(const SentenceRow& row, std::size_t column) {
    return column < row.fields.size() ? std::string_view(row.fields[column]) : std::string_view();
  }

  Layout m_layout;
  RowReader m_rows;
  RepairCursor m_repairs;
  SentenceCollector& m_out;
};

}  // namespace

void readTableSentences(const SentenceText& text, SentenceCollector& out) {
  if (isBlank(text.text())) {
    return;
  }
  std::optional<Layout> layout = headerLayout(text.text());
  if (!layout && hasPlainLine(text.text())) {
    layout = Layout{};
    layout->header = false;
  }
  if (!layout) {
    failWithoutHeader(text.text());
  }
  TableReader(text, *layout, out).read();
}

}  // namespace officina
