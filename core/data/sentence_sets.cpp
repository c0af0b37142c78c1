// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sentence_sets.h"

#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/api/error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;

struct Starter {
  std::string_view name;
  bool italian;
  bool english;
  bool more;  ///< the second, larger part as well
};
constexpr std::array<Starter, 4> kStarters{{{"starter", true, false, false},
                                            {"starter-en", false, true, false},
                                            {"starter-both", true, true, false},
                                            {"starter-all", true, true, true}}};

const Starter* findStarter(std::string_view name) {
  for (const Starter& starter : kStarters) {
    if (starter.name == name) {
      return &starter;
    }
  }
  return nullptr;
}

void append(std::vector<Sentence>& sentences, std::vector<Sentence> more) {
  sentences.insert(sentences.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

void appendStarter(SentenceSets& sets, const Starter& starter, const fs::path& folder) {
  for (const std::string language : {"it", "en"}) {
    if (language == "it" ? starter.italian : starter.english) {
      append(sets.train, readSentences(folder / ("sentiment_" + language + ".json"), true).sentences);
      if (starter.more) {
        append(sets.train, readSentences(folder / ("sentiment_" + language + "_more.json"), true).sentences);
      }
      append(sets.held, readSentences(folder / ("sentiment_test_" + language + ".json"), true).sentences);
    }
  }
}

bool exists(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

/// The names between the "+"; a name that has one itself and is there is one name, the longest that is.
std::vector<std::string> partsOf(const std::string& data) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= data.size()) {
    std::size_t end = data.size();
    while (!exists(data.substr(start, end - start))) {
      const std::size_t plus = end == start ? std::string::npos : data.rfind('+', end - 1);
      if (plus == std::string::npos || plus < start) {
        break;  // nothing is there: the shortest name is what will be missed
      }
      end = plus;
    }
    parts.push_back(data.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

}  // namespace

SentenceSets readStarterSets(const std::string& name, const fs::path& shipped) {
  const Starter* starter = findStarter(name);
  if (starter == nullptr) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "No sentences called “%1” ship with the program."), {name}},
                {OFFICINA_TEXT("core", "There are starter, starter-en, starter-both and starter-all."), {}});
  }
  SentenceSets sets;
  appendStarter(sets, *starter, shipped);
  return sets;
}

SentenceSets readSentenceSets(const std::string& data, const fs::path& shipped) {
  SentenceSets sets;
  for (const std::string& part : partsOf(data)) {
    if (const Starter* starter = findStarter(part)) {
      appendStarter(sets, *starter, shipped);
    } else {
      append(sets.train, readSentences(part).sentences);
    }
  }
  return sets;
}

}  // namespace officina
