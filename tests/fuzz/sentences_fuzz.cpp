// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte decides whether the reading is strict. What was read keeps what the contract says of it, and
// is the same after it was written and read again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/api/error.h"
#include "core/api/sentences.h"
#include "core/data/sentence_text.h"

namespace {

using officina::Sentence;
using officina::SentenceFile;

void require(bool right) {
  if (!right) {
    std::abort();
  }
}

void check(const SentenceFile& file, bool strict) {
  require(!file.sentences.empty() && file.notes.size() <= SentenceFile::kMostNotes);
  std::int64_t leftOut = 0;
  for (const officina::SentenceNote& note : file.notes) {
    require(note.line > 0 && !note.what.str().empty());
    leftOut += note.leftOut ? 1 : 0;
  }
  require(leftOut <= file.leftOut && (!strict || file.leftOut == 0));
  for (const Sentence& sentence : file.sentences) {
    require(sentence.label == officina::kNegative || sentence.label == officina::kPositive);
    require(!officina::isBlank(sentence.text));
    // With the mark it is taken as UTF-8 whatever it looks like: it is, if nothing has to be repaired.
    const std::string marked = std::string("\xEF\xBB\xBF").append(sentence.text);
    require(officina::SentenceText(marked).repairs().empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const bool strict = data[0] % 2 == 1;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const SentenceFile file = officina::parseSentences(bytes, strict);
    check(file, strict);
    require(officina::parseSentences(officina::sentencesJson(file.sentences), true).sentences ==
            file.sentences);
    for (const char separator : {',', ';'}) {
      const std::string table = officina::sentencesTable(file.sentences, separator);
      require(officina::parseSentences(table, true).sentences == file.sentences);
    }
    const std::string tabs = officina::sentencesTable(file.sentences, '\t');
    require(officina::parseSentences(tabs, true).sentences.size() == file.sentences.size());
  } catch (const officina::Error& error) {
    require(error.kind() == officina::ErrorKind::Input);
  }
  return 0;
}
