// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizer, for scripts that compare it with the npm package tiktoken or measure it. Texts come on
// standard input, each behind its length in bytes (4 bytes, little-endian).
//   tokens_tool encode          for each: how many tokens, then their ids (4 bytes each, little-endian)
//   tokens_tool bench ROUNDS    one JSON object: seconds to read the ranks, tokens, processor seconds of each
//   round
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "core/api/error.h"
#include "core/api/tokenizer.h"

namespace {

double processorSeconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

bool readNumber(std::uint32_t& number) {
  return std::fread(&number, sizeof(number), 1, stdin) == 1;
}

bool readText(std::string& text) {
  std::uint32_t length = 0;
  if (!readNumber(length)) {
    return false;
  }
  text.resize(length);
  return std::fread(text.data(), 1, length, stdin) == length;
}

void encodeAll() {
  const officina::Tokenizer& tokenizer = officina::cl100k();
  for (std::string text; readText(text);) {
    const std::vector<officina::TokenId> ids = tokenizer.encode(text);
    const auto count = static_cast<std::uint32_t>(ids.size());
    std::fwrite(&count, sizeof(count), 1, stdout);
    std::fwrite(ids.data(), sizeof(officina::TokenId), ids.size(), stdout);
  }
}

void measure(int rounds) {
  std::vector<std::string> texts;
  for (std::string text; readText(text);) {
    texts.push_back(text);
  }
  double start = processorSeconds();
  const officina::Tokenizer& tokenizer = officina::cl100k();
  std::printf(R"({"load_seconds": %.6f, "seconds": [)", processorSeconds() - start);
  std::size_t tokens = 0;
  for (int round = 0; round < rounds; ++round) {
    tokens = 0;
    start = processorSeconds();
    for (const std::string& text : texts) {
      tokens += tokenizer.encode(text).size();
    }
    std::printf("%s%.6f", round > 0 ? ", " : "", processorSeconds() - start);
  }
  std::printf("], \"tokens\": %zu}\n", tokens);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  try {
    if (command == "encode") {
      encodeAll();
    } else if (command == "bench" && argc > 2) {
      measure(std::stoi(argv[2]));
    } else {
      std::fprintf(stderr, "usage: tokens_tool encode | bench ROUNDS\n");
      return 2;
    }
  } catch (const officina::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
