// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/api/sentences.h"
#include "core/data/sentence_text.h"

namespace officina {

/// What each reader of sentences hands its findings to.
class SentenceCollector {
 public:
  enum class Place { Line, Entry };
  SentenceCollector(SentenceFile& file, Place place, bool strict)
      : m_file(file), m_place(place), m_strict(strict) {}

  void add(std::string text, int label) { m_file.sentences.push_back({std::move(text), label}); }

  /// `what` makes the Text, and is asked only if somebody will read it: a hostile file has a hundred million
  /// bad entries. Throws Error (Input) if the reading is strict.
  template <class MakeText>
  void leaveOut(std::int64_t where, const MakeText& what) {
    if (m_strict) {
      refuse(where, what());
    }
    ++m_file.leftOut;
    note(where, what, true);
  }
  /// Something that is taken all the same.
  template <class MakeText>
  void remark(std::int64_t where, const MakeText& what) {
    note(where, what, false);
  }
  /// Throws Error (Input) if there is not a single sentence.
  void finish() const;

 private:
  template <class MakeText>
  void note(std::int64_t where, const MakeText& what, bool leftOut) {
    if (m_file.notes.size() < SentenceFile::kMostNotes) {
      m_file.notes.push_back({where, what(), leftOut});
    }
  }
  [[nodiscard]] Text placed(std::int64_t where, Text what) const;
  [[noreturn]] void refuse(std::int64_t where, Text what) const;

  SentenceFile& m_file;
  Place m_place;
  bool m_strict;
};

/// "1", "Pos", " negativo ": what the header of the contract lists.
[[nodiscard]] std::optional<int> labelOf(std::string_view word);

enum class SentenceColumn { Other, Text, Label };
struct ColumnName {
  SentenceColumn column = SentenceColumn::Other;
  int rank = 0;  ///< 0 is the name of the notes; of two names that mean the same column the lower one counts
};
/// What a column or a key is called: "text", "Testo", "label", "sentiment" ...
[[nodiscard]] ColumnName columnName(std::string_view name);

// Sentences that several readers say.
[[nodiscard]] Text noText();
[[nodiscard]] Text noLabel();
[[nodiscard]] Text wrongLabel(std::string_view label);
[[nodiscard]] Text repairedBytes();
/// What such a file looks like.
[[nodiscard]] Text sentenceHelp();

/// Whether `text` begins as JSON rather than as a table or a plain line.
[[nodiscard]] bool beginsAsJson(std::string_view text);
/// Throw Error (Input) for what cannot be read at all; the caller calls finish().
void readJsonSentences(const SentenceText& text, SentenceCollector& out);
void readTableSentences(const SentenceText& text, SentenceCollector& out);

}  // namespace officina
