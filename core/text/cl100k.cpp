// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/platform.h"
#include "core/api/tokenizer.h"

namespace officina {
namespace {

std::filesystem::path givenRanks;

}  // namespace

std::filesystem::path tokenizerRanks() {
  return givenRanks.empty() ? std::filesystem::path(OFFICINA_RANKS) : givenRanks;
}

void setTokenizerRanks(const std::filesystem::path& file) {
  givenRanks = file;
}

const Tokenizer& cl100k() {
  // If the file cannot be read, the constructor throws, and C++ tries again at the next call.
  static const Tokenizer tokenizer(tokenizerRanks());
  return tokenizer;
}

}  // namespace officina
