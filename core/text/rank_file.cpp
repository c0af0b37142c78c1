// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/rank_file.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <span>

#include <nlohmann/json.hpp>

#include "core/api/error.h"
#include "core/data/checksum.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

Text remedy() {
  return {OFFICINA_TEXT("core",
                        "Configure again, and npm brings it (cmake --preset release), or name a good copy of "
                        "it (cmake --preset release -DOFFICINA_CL100K=FILE)."),
          {}};
}

[[noreturn]] void refuseForm(const std::string& name) {
  throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "%1 has not the form of a file of ranks."), {name}},
              remedy());
}

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each of base64's characters; 64 for all others.
constexpr std::array<std::uint8_t, 256> kSixBits = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(64);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

/// Appends what the base64 text stands for; false if it is none.
bool appendDecoded(std::string_view base64, std::string& bytes) {
  if (base64.empty() || base64.size() % 4 != 0) {
    return false;
  }
  while (base64.ends_with('=')) {
    base64.remove_suffix(1);
  }
  if (base64.size() % 4 == 1) {
    return false;
  }
  unsigned bits = 0;
  unsigned count = 0;
  for (const char character : base64) {
    const unsigned value = kSixBits[static_cast<unsigned char>(character)];
    if (value == 64) {
      return false;
    }
    bits = (bits << 6U) | value;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xFFU);
    }
  }
  return true;
}

/// Cuts the first word off.
std::string_view takeWord(std::string_view& line) {
  const std::size_t space = line.find(' ');
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
  return word;
}

/// One line: "! FIRST TOKEN TOKEN ...", the tokens in base64, ranks counted from FIRST, which must be the
/// next.
bool readLine(std::string_view line, RankFile& ranks) {
  if (takeWord(line) != "!") {
    return false;
  }
  const std::string_view number = takeWord(line);
  std::size_t first = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), first);
  if (error != std::errc() || end != number.data() + number.size() || first + 1 != ranks.begins.size()) {
    return false;
  }
  while (!line.empty()) {
    if (!appendDecoded(takeWord(line), ranks.bytes)) {
      return false;
    }
    ranks.begins.push_back(ranks.bytes.size());
  }
  return true;
}

}  // namespace

RankFile parseRanks(std::string_view text, const std::string& name) {
  RankFile ranks;
  std::string lines;
  try {
    const auto json = nlohmann::json::parse(text);
    json.at("pat_str").get_to(ranks.pattern);
    json.at("special_tokens").get_to(ranks.special);
    json.at("bpe_ranks").get_to(lines);
  } catch (const nlohmann::json::exception&) {
    refuseForm(name);
  }
  ranks.bytes.reserve(lines.size());
  ranks.begins.push_back(0);
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (!readLine(rest.substr(0, end), ranks)) {
      refuseForm(name);
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return ranks;
}

RankFile readRankFile(const std::filesystem::path& file) {
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown) && !unknown) {
    throw Error(ErrorKind::Io,
                {OFFICINA_TEXT("core", "%1, which the tokenizer needs, is not there."), {file.string()}},
                remedy());
  }
  const FileSource source(file);
  if (source.size() != kRankBytes) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 is not cl100k_base.json of %2: it has %3 bytes instead of %4."),
                 {file.string(), std::string(kRankPackage), std::to_string(source.size()),
                  std::to_string(kRankBytes)}},
                remedy());
  }
  std::string text(kRankBytes, '\0');
  const auto bytes = std::as_writable_bytes(std::span(text));
  source.read(0, bytes);
  Checksum sum(ChecksumKind::Sha256);
  sum.add(bytes);
  if (sum.hex() != kRankSha256) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 has been altered: it is not cl100k_base.json of %2."),
                 {file.string(), std::string(kRankPackage)}},
                remedy());
  }
  return parseRanks(text, file.string());
}

}  // namespace officina
