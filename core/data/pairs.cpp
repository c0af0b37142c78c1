// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

#include "core/api/error.h"
#include "core/api/thermometer.h"
#include "core/storage/atomic_file.h"

namespace officina {
namespace {

constexpr std::uint64_t kLargestText = std::uint64_t{64} << 20U;
constexpr float kLargestValue = 1e6F;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kUnicodeMinus = "\xE2\x88\x92";  // what word processors make of a hyphen
constexpr char kSpaces = ' ';

enum class Number { Good, NotANumber, NotFinite, TooLarge };

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\v\f");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t\v\f") - first + 1);
}

/// One number, with decimal point or (if allowed) comma.
Number parseNumber(std::string_view field, bool commaAllowed, float& value) {
  std::array<char, 64> digits{};
  std::size_t length = 0;
  if (field.starts_with(kUnicodeMinus)) {
    digits[length++] = '-';
    field.remove_prefix(kUnicodeMinus.size());
  } else if (field.size() > 1 && field[0] == '+' && field[1] != '-') {
    field.remove_prefix(1);
  }
  if (field.empty() || field.back() == ',' || field.size() + length > digits.size()) {
    return Number::NotANumber;
  }
  for (const char c : field) {
    digits[length++] = (c == ',' && commaAllowed) ? '.' : c;
  }
  double parsed = 0.0;
  const char* end = digits.data() + length;
  const auto [stop, code] = std::from_chars(digits.data(), end, parsed);
  if (stop != end || code == std::errc::invalid_argument) {
    return Number::NotANumber;
  }
  if (code == std::errc::result_out_of_range) {
    const std::string_view written(digits.data(), length);
    if (written.find("e-") == std::string_view::npos && written.find("E-") == std::string_view::npos) {
      return Number::TooLarge;
    }
    parsed = 0.0;  // too small for a double
  }
  if (!std::isfinite(parsed)) {
    return Number::NotFinite;
  }
  if (std::fabs(parsed) > static_cast<double>(kLargestValue)) {
    return Number::TooLarge;
  }
  value = static_cast<float>(parsed);
  return Number::Good;
}

bool isNumber(std::string_view field, bool commaAllowed) {
  float unused = 0.0F;
  return parseNumber(field, commaAllowed, unused) != Number::NotANumber;
}

struct Fields {
  std::array<std::string_view, 3> text;  ///< the first three, without quotes and spaces around
  std::array<bool, 3> quoted{};
  std::size_t count = 0;  ///< all of them, without empty ones at the end
  bool openQuote = false;
};

Fields split(std::string_view line, char separator) {
  Fields fields;
  std::size_t index = 0;
  std::size_t at = 0;
  const auto isSeparator = [&](char c) {
    return separator == kSpaces ? c == ' ' || c == '\t' : c == separator;
  };
  if (separator == kSpaces) {
    line = trimmed(line);
  }
  while (at <= line.size()) {
    const std::size_t start = at;
    bool inQuotes = false;
    while (at < line.size() && (inQuotes || !isSeparator(line[at]))) {
      inQuotes = inQuotes != (line[at] == '"');
      ++at;
    }
    fields.openQuote = fields.openQuote || inQuotes;
    std::string_view field = trimmed(line.substr(start, at - start));
    const bool quoted = field.size() >= 2 && field.front() == '"' && field.back() == '"';
    if (quoted) {
      field = trimmed(field.substr(1, field.size() - 2));
    }
    if (index < fields.text.size()) {
      fields.text[index] = field;
      fields.quoted[index] = quoted;
    }
    ++index;
    if (!field.empty()) {
      fields.count = index;
    }
    ++at;
    while (separator == kSpaces && at < line.size() && isSeparator(line[at])) {
      ++at;
    }
  }
  return fields;
}

/// Cuts the next line off `text`; lines end with LF, CRLF or CR.
std::string_view nextLine(std::string_view& text) {
  const auto end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
  } else {
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return line;
}

bool hasOutsideQuotes(std::string_view text, char wanted) {
  bool inQuotes = false;
  for (const char c : text) {
    if (c == '"') {
      inQuotes = !inQuotes;
    } else if (c == '\n' || c == '\r') {
      inQuotes = false;
    } else if (c == wanted && !inQuotes) {
      return true;
    }
  }
  return false;
}

/// One separator for the whole text. A tab anywhere wins (spreadsheets paste tabs), then a semicolon; the
/// commas are then decimal ones. Without either, two numbers with spaces between them ("70,5 21,2") are
/// separated by spaces, and only in what is left does a comma separate columns: "70,5" alone is the pair 70
/// and 5.
char findSeparator(std::string_view text) {
  for (const char separator : {'\t', ';'}) {
    if (hasOutsideQuotes(text, separator)) {
      return separator;
    }
  }
  for (int seen = 0; seen < 2 && !text.empty();) {
    const std::string_view line = trimmed(nextLine(text));
    if (line.empty()) {
      continue;
    }
    ++seen;  // the first may be a header
    const Fields spaced = split(line, kSpaces);
    if (spaced.count >= 2 && isNumber(spaced.text[0], true) && isNumber(spaced.text[1], true)) {
      return kSpaces;
    }
    if (hasOutsideQuotes(line, ',')) {
      const Fields commas = split(line, ',');
      if (isNumber(commas.text[0], commas.quoted[0])) {
        return ',';
      }
    }
  }
  return ',';
}

class PairParser {
 public:
  explicit PairParser(std::string_view text) : m_text(text) {}

  std::vector<TemperaturePair> parse() {
    refuseOtherEncodings();
    if (m_text.starts_with(kByteOrderMark)) {
      m_text.remove_prefix(kByteOrderMark.size());
    }
    m_separator = findSeparator(m_text);
    m_pairs.reserve(static_cast<std::size_t>(std::count(m_text.begin(), m_text.end(), '\n')) + 1);
    while (!m_text.empty()) {
      ++m_line;
      parseLine(nextLine(m_text));
    }
    if (m_pairs.empty()) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "There is not a single pair of numbers."), {}},
                  help());
    }
    return std::move(m_pairs);
  }

 private:
  static Text help() {
    return {
        OFFICINA_TEXT("core", "Give two numbers a line, separated by a comma, a semicolon, a tab or spaces."),
        {}};
  }
  [[noreturn]] void fail(Text what) const { throw Error(ErrorKind::Input, std::move(what), help()); }
  [[nodiscard]] std::string line() const { return std::to_string(m_line); }

  void refuseOtherEncodings() const {
    if (m_text.starts_with("\xFF\xFE") || m_text.starts_with("\xFE\xFF")) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The text is encoded as UTF-16."), {}},
                  {OFFICINA_TEXT("core", "Save it as CSV in UTF-8."), {}});
    }
    if (m_text.find('\0') != std::string_view::npos) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "This is not text: it has zero bytes in it."), {}},
                  {OFFICINA_TEXT("core", "Save it as CSV in UTF-8."), {}});
    }
  }

  void parseLine(std::string_view text) {
    const Fields fields = split(text, m_separator);
    if (fields.openQuote) {
      fail({OFFICINA_TEXT("core", "Line %1 has a quotation mark that is not closed."), {line()}});
    }
    if (fields.count == 0) {
      return;
    }
    if (m_headerAllowed && isHeader(fields)) {
      m_headerAllowed = false;
      return;
    }
    m_headerAllowed = false;
    if (fields.count != 2) {
      fail({OFFICINA_TEXT("core", "Line %1 has %2 columns instead of 2."),
            {line(), std::to_string(fields.count)}});
    }
    m_pairs.push_back({number(fields, 0), number(fields, 1)});
  }

  /// A line in which nothing is a number.
  [[nodiscard]] bool isHeader(const Fields& fields) const {
    for (std::size_t i = 0; i < std::min(fields.count, fields.text.size()); ++i) {
      if (isNumber(fields.text[i], true)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] float number(const Fields& fields, std::size_t index) const {
    float value = 0.0F;
    const std::string shown = shortened(fields.text[index]);
    switch (parseNumber(fields.text[index], m_separator != ',' || fields.quoted[index], value)) {
      case Number::Good:
        break;
      case Number::NotANumber:
        fail({OFFICINA_TEXT("core", "Line %1: \"%2\" is not a number."), {line(), shown}});
      case Number::NotFinite:
        fail({OFFICINA_TEXT("core", "Line %1: %2 is not a finite number."), {line(), shown}});
      case Number::TooLarge:
        fail({OFFICINA_TEXT("core", "Line %1: %2 is beyond a million."), {line(), shown}});
    }
    return value;
  }

  static std::string shortened(std::string_view text) {
    std::size_t length = std::min<std::size_t>(text.size(), 40);
    while (length > 0 && length < text.size() &&
           (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
      --length;  // not in the middle of a character
    }
    return std::string(text.substr(0, length)) + (length < text.size() ? "..." : "");
  }

  std::string_view m_text;
  std::vector<TemperaturePair> m_pairs;
  std::size_t m_line = 0;
  char m_separator = ',';
  bool m_headerAllowed = true;
};

void appendNumber(std::string& text, float value) {
  std::array<char, 32> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  text.append(digits.data(), result.ptr);
}

}  // namespace

std::vector<TemperaturePair> notesPairs() {
  return {{55, 13}, {65, 18}, {75, 24}, {54, 12}, {67, 20}, {78, 26}, {53, 12},
          {65, 18}, {76, 24}, {60, 14}, {70, 21}, {81, 28}, {51, 12}, {68, 20}};
}

std::vector<TemperaturePair> parsePairs(std::string_view text) {
  return PairParser(text).parse();
}

std::vector<TemperaturePair> readPairs(const std::filesystem::path& file) {
  const std::string text = readFile(file, kLargestText);
  try {
    return parsePairs(text);
  } catch (const Error& error) {
    throw Error(error.kind(), error.whatText(),
                {OFFICINA_TEXT("core", "Correct the file %1 and open it again."), {file.string()}});
  }
}

std::string pairsToCsv(const std::vector<TemperaturePair>& pairs) {
  std::string text = "x,y\n";
  for (const TemperaturePair& pair : pairs) {
    appendNumber(text, pair.x);
    text += ',';
    appendNumber(text, pair.y);
    text += '\n';
  }
  return text;
}

}  // namespace officina
