// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/api/error.h"
#include "core/api/recipe.h"
#include "core/api/tokenizer.h"
#include "core/api/training.h"

namespace officina {

inline constexpr int kNegative = 0;
inline constexpr int kPositive = 1;
/// The notes' longest sentence: what lies behind it is cut.
inline constexpr std::int64_t kNotesTokens = 100;

struct Sentence {
  std::string text;  ///< UTF-8, not empty
  int label = kNegative;
  bool operator==(const Sentence&) const = default;
};

/// Something in a file that was left out, or taken with a repair, and where.
struct SentenceNote {
  std::int64_t line = 0;  ///< from 1; of JSON: the number of the entry
  Text what;              ///< "the label is 2", "repaired: bytes that are not UTF-8"
  bool leftOut = true;
};

/// A file of sentences, read.
struct SentenceFile {
  std::vector<Sentence> sentences;
  std::vector<SentenceNote> notes;  ///< at most kMostNotes
  std::int64_t leftOut = 0;         ///< entries that were left out, in all
  std::string encoding = "UTF-8";   ///< what the bytes were taken as: "UTF-8", "UTF-16LE", "Latin-1" ...
  static constexpr std::size_t kMostNotes = 200;
};

/// Reads [{"text": ..., "label": ...}, ...] or TSV/CSV with a header that names a text and a label column,
/// also packed with gzip; the content decides, not the name. Labels: 1/0, true/false, pos/neg,
/// positive/negative, positivo/negativo, any case, in JSON also as text; of a key that stands twice in an
/// entry the last counts, as in Python, and it is noted. Without a byte order mark UTF-16 is known by its
/// zero bytes, then UTF-8 is tried, then Latin-1 (Windows-1252). Single entries that cannot be used are left
/// out and noted; `strict` throws for the first of them instead (an editor's paste is lenient, a test is
/// not). Throws Error (Input) if nothing can be used or the JSON is broken, Error (Io) if it cannot be read
/// or has more than 512 MB, unpacked.
[[nodiscard]] SentenceFile readSentences(const std::filesystem::path& file, bool strict = false);
/// The same from memory, for what was pasted or dropped: also plain lines "text<TAB>label" without a header.
[[nodiscard]] SentenceFile parseSentences(std::string_view bytes, bool strict = false);
/// A text file for asking: one text a line, in any of the encodings; empty lines are left out.
[[nodiscard]] std::vector<std::string> readLines(const std::filesystem::path& file);

/// The notes' JSON, one entry a line; atomic.
void writeSentences(const std::filesystem::path& file, std::span<const Sentence> sentences);
/// As the notes' JSON, TSV or CSV text. CSV and TSV have a header. TSV has no quoting: a tab or line end
/// within a text becomes a space.
[[nodiscard]] std::string sentencesJson(std::span<const Sentence> sentences);
[[nodiscard]] std::string sentencesTable(std::span<const Sentence> sentences, char separator);

/// What a set consists of, for the learner to see before training.
struct SentenceSurvey {
  std::int64_t positive = 0;
  std::int64_t negative = 0;
  std::vector<std::int64_t> lengths;  ///< tokens of each sentence
  struct Pair {
    std::int64_t first = 0;
    std::int64_t second = 0;
    bool contradict = false;  ///< the same words with different labels
  };
  std::vector<Pair> duplicates;  ///< equal but for case, spaces and final punctuation; each with its first
  std::vector<std::int64_t> tooLong;  ///< more tokens than `most`
  std::int64_t knownTokens = 0;       ///< different tokens
};
[[nodiscard]] SentenceSurvey survey(std::span<const Sentence> sentences, std::int64_t most = kNotesTokens,
                                    const std::function<bool()>& cancelled = {});

/// What the lab trains on. Tokens are computed once, here.
class SentenceData final : public TrainingData {
 public:
  /// `held`: sentences that are kept for asking; may be empty.
  SentenceData(std::string title, std::vector<Sentence> train, std::vector<Sentence> held = {});
  [[nodiscard]] std::int64_t trainCount() const override { return static_cast<std::int64_t>(m_train.size()); }
  [[nodiscard]] const std::string& title() const { return m_title; }  ///< "starter" or the file
  [[nodiscard]] const std::vector<Sentence>& train() const { return m_train; }
  [[nodiscard]] const std::vector<Sentence>& held() const { return m_held; }
  [[nodiscard]] const std::vector<std::vector<TokenId>>& trainTokens() const { return m_trainTokens; }
  [[nodiscard]] const std::vector<std::vector<TokenId>>& heldTokens() const { return m_heldTokens; }

 private:
  std::string m_title;
  std::vector<Sentence> m_train;
  std::vector<Sentence> m_held;
  std::vector<std::vector<TokenId>> m_trainTokens;
  std::vector<std::vector<TokenId>> m_heldTokens;
};

/// Numbers of the sentences that are trained on, and of those that are kept: of each class the share
/// `Recipe::validationShare`, drawn with the recipe's seed from a generator of its own; none of data that
/// brings its own held-out sentences.
struct SentenceSplit {
  std::vector<std::int64_t> train;
  std::vector<std::int64_t> kept;
};
[[nodiscard]] SentenceSplit splitSentences(const SentenceData& data, const Recipe& recipe);

/// What ships: "starter" (Italian), "starter-en", "starter-both", "starter-all" (both with their larger
/// second parts); the held-out sentences are those of datasets/sentiment_test_{it,en}.json, which nothing was
/// trained on. Throws Error (Io, Usage).
[[nodiscard]] std::shared_ptr<const SentenceData> starterSentences(const std::string& name = "starter");
/// "starter...", or files joined by "+" ("mine.json+starter"; a path that has one and is there is a path).
/// Only what ships has held-out sentences. Entries that cannot be used are left out. Throws Error (Io,
/// Input).
[[nodiscard]] std::shared_ptr<const SentenceData> loadSentences(const std::string& data);

}  // namespace officina
