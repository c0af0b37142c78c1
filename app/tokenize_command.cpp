// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/tokenizer.h"

namespace officina {

namespace {

std::string standardInput() {
  std::string text;
  std::array<char, 65536> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), stdin)) {
    text.append(piece.data(), count);
  }
  return text;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4U];
    text += kDigits[static_cast<unsigned char>(byte) & 0xFU];
  }
  return text;
}

/// A text cut into tokens, each with its bytes; only cl100k's have ids.
struct Cut {
  std::vector<TokenId> ids;
  std::vector<std::string> tokens;
  bool partial = false;  ///< a token is a part of a character
};

Cut cut(const std::string& method, const std::string& text) {
  if (method == "words") {
    return {{}, wordTokens(text), false};
  }
  if (method == "chars") {
    return {{}, characterTokens(text), false};
  }
  Cut made;
  made.ids = cl100k().encode(text);
  for (const TokenId id : made.ids) {
    made.tokens.emplace_back(cl100k().bytes(id));
    made.partial = made.partial || repairUtf8(made.tokens.back()) != made.tokens.back();
  }
  return made;
}

void printObject(const std::string& method, const std::string& text, const Cut& made) {
  Json line{{"method", method}, {"text", repairUtf8(text)}};
  if (method == "cl100k") {
    line["ids"] = made.ids;
  }
  Json tokens = Json::array();
  Json bytes = Json::array();
  for (const std::string& token : made.tokens) {
    tokens.push_back(repairUtf8(token));
    if (made.partial) {
      bytes.push_back(hex(token));
    }
  }
  line["tokens"] = std::move(tokens);
  line["count"] = made.tokens.size();
  if (made.partial) {
    line["bytes"] = std::move(bytes);
  }
  printJson(line);
}

/// A token a line, in quotes so that its spaces are seen; of a part of a character, its bytes.
void printTable(const Cut& made) {
  for (std::size_t i = 0; i < made.tokens.size(); ++i) {
    const std::string& token = made.tokens[i];
    if (!made.ids.empty()) {
      std::printf("%6d  ", made.ids[i]);
    }
    const bool whole = repairUtf8(token) == token;
    std::printf("%s\n", whole ? Json(token).dump().c_str() : hex(token).c_str());
  }
  std::printf("%zu %s\n", made.tokens.size(), made.tokens.size() == 1 ? "token" : "tokens");
}

}  // namespace

int tokenizeCommand(const TokenizeArguments& arguments) {
  const std::string text = arguments.text == "-" ? standardInput() : arguments.text;
  const Cut made = cut(arguments.method, text);
  if (arguments.json) {
    printObject(arguments.method, text, made);
  } else {
    printTable(made);
  }
  return 0;
}

}  // namespace officina
