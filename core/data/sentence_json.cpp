// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/api/error.h"
#include "core/data/sentence_collector.h"
#include "core/data/sentence_escapes.h"

namespace officina {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 64;

/// Tells everybody who has its counter how far the reading has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** progress) : m_at(at), m_progress(progress) {}
  const char& operator*() const { return *m_at; }
  CountingIterator& operator++() {
    *m_progress = ++m_at;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
  bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

 private:
  const char* m_at;
  const char** m_progress;
};

/// Takes the parser's events: what is not needed is never kept.
class EntryReader final : public nlohmann::json_sax<Json> {
 public:
  EntryReader(std::string_view text, const std::vector<std::size_t>& repairs,
              const std::vector<std::size_t>& escapes, SentenceCollector& out)
      : m_text(text), m_at(text.data()), m_repairs(repairs), m_escapes(escapes), m_out(out) {}

  void read() {
    Json::sax_parse(CountingIterator(m_text.data(), &m_at),
                    CountingIterator(m_text.data() + m_text.size(), &m_at), this);
  }

  bool null() override { return scalar(Kind::Null, "null"); }
  bool boolean(bool value) override {
    return scalar(value ? Kind::Positive : Kind::Negative, value ? "true" : "false");
  }
  bool number_integer(number_integer_t value) override { return scalar(Kind::Other, std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    const Kind kind = value == 1 ? Kind::Positive : value == 0 ? Kind::Negative : Kind::Other;
    return scalar(kind, std::to_string(value));
  }
  bool number_float(number_float_t value, const string_t& written) override {
    return scalar(value == 1.0 ? Kind::Positive : value == 0.0 ? Kind::Negative : Kind::Other, written);
  }
  bool string(string_t& value) override { return scalar(Kind::String, value); }
  bool binary(binary_t& /*value*/) override { return false; }  // not in JSON

  bool start_object(std::size_t /*size*/) override {
    if (m_depth == 0) {
      fail({OFFICINA_TEXT("core", "The JSON is one object in braces, not a list of them in brackets."), {}});
    }
    if (m_depth == 1) {
      ++m_entry;
      m_inEntry = true;
      m_fields = {};
    }
    return open();
  }
  bool end_object() override {
    --m_depth;
    if (m_depth == 1 && m_inEntry) {
      m_inEntry = false;
      finishEntry();
    }
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    if (m_depth == 1) {
      leaveOutValue("[ ]");
    }
    return open();
  }
  bool end_array() override {
    --m_depth;
    return true;
  }
  bool key(string_t& name) override {
    if (m_depth == 2) {
      m_column = m_inEntry ? columnName(name) : ColumnName{};
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string& last, const Json::exception& error) override {
    failAt(position, last, error.what());
  }

 private:
  enum class Kind { Missing, Null, String, Positive, Negative, Other };
  struct Field {
    Kind kind = Kind::Missing;
    std::string value;  ///< of a string; of another value for messages
    int rank = 0;
    bool twice = false;
  };
  struct Fields {
    Field text;
    Field label;
  };

  [[noreturn]] static void fail(Text what) { throw Error(ErrorKind::Input, std::move(what), sentenceHelp()); }

  /// A list or an object begins.
  bool open() {
    if (m_depth == 2 && m_inEntry) {
      set(Kind::Other, "[ ]");
    }
    if (++m_depth > kDeepest) {
      fail({OFFICINA_TEXT("core", "The JSON is nested more than %1 deep."), {std::to_string(kDeepest)}});
    }
    return true;
  }

  bool scalar(Kind kind, std::string_view value) {
    if (m_depth == 1) {
      leaveOutValue(value);
    } else if (m_depth == 2 && m_inEntry) {
      set(kind, value);
    } else if (m_depth == 0) {
      fail({OFFICINA_TEXT("core", "The JSON is a single value, not a list of sentences."), {}});
    }
    return true;
  }

  void set(Kind kind, std::string_view value) {
    if (m_column.column == SentenceColumn::Other) {
      return;
    }
    Field& field = m_column.column == SentenceColumn::Text ? m_fields.text : m_fields.label;
    if (field.kind != Kind::Missing && m_column.rank > field.rank) {
      return;
    }
    field.twice = field.kind != Kind::Missing && m_column.rank == field.rank;
    field.rank = m_column.rank;
    field.kind = kind;
    field.value = value;
  }

  void leaveOutValue(std::string_view value) {
    ++m_entry;
    m_out.leaveOut(m_entry, [&] {
      return Text{OFFICINA_TEXT("core", "“%1” is not an object with text and label."), {shortened(value)}};
    });
  }

  void finishEntry() {
    const auto end = static_cast<std::size_t>(m_at - m_text.data());
    // Both are asked, so that neither stays behind and is told of the next entry.
    const bool repaired = m_repairs.anyBefore(end);
    const bool escaped = m_escapes.anyBefore(end);
    const auto label = labelOfEntry();
    if (!label || !textIsUsable()) {
      return;
    }
    for (const auto& [field, name] :
         {std::pair(&m_fields.text, "text"), std::pair(&m_fields.label, "label")}) {
      if (field->twice) {
        m_out.remark(m_entry, [&, called = name] {
          return Text{OFFICINA_TEXT("core", "“%1” stands there twice; the last one is taken."), {called}};
        });
      }
    }
    if (repaired) {
      m_out.remark(m_entry, repairedBytes);
    }
    if (escaped) {
      m_out.remark(m_entry, [] {
        return Text{
            OFFICINA_TEXT("core", "repaired: an escape such as \\ud800 or \\u0000 that is no character."),
            {}};
      });
    }
    m_out.add(std::move(m_fields.text.value), *label);
  }

  bool textIsUsable() {
    const Field& text = m_fields.text;
    if (text.kind == Kind::String && !isBlank(text.value)) {
      return true;
    }
    m_out.leaveOut(m_entry, [&] {
      if (text.kind == Kind::Missing || text.kind == Kind::Null) {
        return Text{OFFICINA_TEXT("core", "there is no text."), {}};
      }
      return text.kind == Kind::String
                 ? noText()
                 : Text{OFFICINA_TEXT("core", "the text is not in quotation marks."), {}};
    });
    return false;
  }

  std::optional<int> labelOfEntry() {
    const Field& label = m_fields.label;
    if (label.kind == Kind::Positive || label.kind == Kind::Negative) {
      return label.kind == Kind::Positive ? kPositive : kNegative;
    }
    if (label.kind == Kind::String) {
      if (const auto known = labelOf(label.value)) {
        return known;
      }
    }
    m_out.leaveOut(m_entry,
                   [&] { return label.kind == Kind::Missing ? noLabel() : wrongLabel(label.value); });
    return std::nullopt;
  }

  /// What is wrong with the JSON itself, in words. `position`: bytes that the parser has taken.
  [[noreturn]] void failAt(std::size_t position, const std::string& last, std::string_view reason) const {
    const std::string entry = std::to_string(m_entry);
    if (position > m_text.size()) {
      if (m_entry == 0) {
        fail({OFFICINA_TEXT("core", "The JSON ends before its first entry."), {}});
      }
      fail({m_inEntry
                ? OFFICINA_TEXT("core", "The JSON ends in the middle of entry %1: the file is cut short.")
                : OFFICINA_TEXT("core",
                                "The JSON ends without a bracket after entry %1: the file is cut short."),
            {entry}});
    }
    const std::size_t at = position == 0 ? 0 : position - 1;
    const std::string_view before = m_text.substr(0, at);
    const std::string line = std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
    const bool closes = m_text[at] == ']' || m_text[at] == '}';
    if (closes && trimmedAscii(before).ends_with(',')) {
      fail({OFFICINA_TEXT("core", "Line %1: a comma stands before “%2”, where nothing more follows."),
            {line, std::string(1, m_text[at])}});
    }
    if (reason.find("control character") != std::string_view::npos) {
      fail({OFFICINA_TEXT("core",
                          "Line %1: a text in quotation marks goes over the end of the line, or has a tab "
                          "or another control character in it; in JSON they are written \\n and \\t."),
            {line}});
    }
    fail({OFFICINA_TEXT("core", "Line %1, in or after entry %2: “%3” is not JSON there."),
          {line, entry, m_text[at] == '"' ? shortened(last) : wordAt(at)}});
  }

  /// The parser stops inside NaN or 1e999; a person wants to read the word.
  [[nodiscard]] std::string wordAt(std::size_t at) const {
    const auto inWord = [this](std::size_t i) {
      const char c = m_text[i];
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '+' || c == '-';
    };
    constexpr std::size_t kMost = 20;
    std::size_t begin = at;
    while (inWord(at) && begin > 0 && begin + kMost > at && inWord(begin - 1)) {
      --begin;
    }
    while (begin > 0 && (static_cast<unsigned char>(m_text[begin]) & 0xC0U) == 0x80U) {
      --begin;
    }
    std::size_t end = begin;
    (void)nextCharacter(m_text, end);
    while (end < m_text.size() && inWord(begin) && end < at + kMost && inWord(end)) {
      ++end;
    }
    return shortened(m_text.substr(begin, end - begin));
  }

  std::string_view m_text;
  const char* m_at;
  RepairCursor m_repairs;
  RepairCursor m_escapes;
  SentenceCollector& m_out;
  int m_depth = 0;
  std::int64_t m_entry = 0;  ///< from 1
  bool m_inEntry = false;
  ColumnName m_column;  ///< of the value that comes next
  Fields m_fields;
};

}  // namespace

bool beginsAsJson(std::string_view text) {
  const std::string_view start = trimmedAscii(text);
  if (start.empty() || (start[0] != '[' && start[0] != '{')) {
    return false;
  }
  const std::string_view inside = trimmedAscii(start.substr(1));
  if (inside.empty() ||
      std::string_view(start[0] == '[' ? "{[]\"" : "\"}").find(inside[0]) != std::string_view::npos) {
    return true;
  }
  // "[1, 2]" is a list, if not of sentences; "[1] What a film" and "[irony] what a film" are lines.
  const std::size_t end = std::min(inside.find_first_not_of("-.0123456789aeflnrstu"), inside.size());
  const std::string_view value = inside.substr(0, end);
  const bool scalar = value == "null" || value == "true" || value == "false" ||
                      (end > 0 && value.find_first_not_of("-.0123456789") == std::string_view::npos);
  return start[0] == '[' && scalar && trimmedAscii(inside.substr(end)).starts_with(',');
}

void readJsonSentences(const SentenceText& text, SentenceCollector& out) {
  std::string copy;
  const std::vector<std::size_t> escapes = repairEscapes(text.text(), copy);
  const std::string_view json = copy.empty() ? text.text() : copy;
  EntryReader(json, text.repairs(), escapes, out).read();
}

}  // namespace officina
