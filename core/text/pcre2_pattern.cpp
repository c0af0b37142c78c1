// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <utility>

#include "core/text/piece_pattern.h"

namespace officina {
namespace {

// Inside brackets.
constexpr std::string_view kWhiteSpace =
    R"(\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";

// What Unicode 15, 15.1 and 16 added to the categories, as the package tiktoken 1.0.22 itself sorts all code
// points; a newer PCRE2 knows them too, and then they stand here twice, which changes nothing. (One that
// knows Unicode 17 would have letters that tiktoken has not; tests/parity/test_tokenizer.py looks at every
// code point.)
constexpr std::string_view kLetters =
    R"(\p{L}\x{1c89}-\x{1c8a}\x{a7cb}-\x{a7cd}\x{a7da}-\x{a7dc}\x{105c0}-\x{105f3}\x{10d4a}-\x{10d65})"
    R"(\x{10d6f}-\x{10d85}\x{10ec2}-\x{10ec4}\x{1123f}-\x{11240}\x{11380}-\x{11389}\x{1138b}\x{1138e})"
    R"(\x{11390}-\x{113b5}\x{113b7}\x{113d1}\x{113d3}\x{11bc0}-\x{11be0}\x{11f02}\x{11f04}-\x{11f10})"
    R"(\x{11f12}-\x{11f33}\x{1342f}\x{13441}-\x{13446}\x{13460}-\x{143fa}\x{16100}-\x{1611d})"
    R"(\x{16d40}-\x{16d6c}\x{18cff}\x{1b132}\x{1b155}\x{1df25}-\x{1df2a}\x{1e030}-\x{1e06d})"
    R"(\x{1e4d0}-\x{1e4eb}\x{1e5d0}-\x{1e5ed}\x{1e5f0}\x{2b739}\x{2ebf0}-\x{2ee5d}\x{31350}-\x{323af})";
constexpr std::string_view kNumbers =
    R"(\p{N}\x{10d40}-\x{10d49}\x{116d0}-\x{116e3}\x{11bf0}-\x{11bf9}\x{11f50}-\x{11f59}\x{16130}-\x{16139})"
    R"(\x{16d70}-\x{16d79}\x{1ccf0}-\x{1ccf9}\x{1d2c0}-\x{1d2d3}\x{1e4f0}-\x{1e4f9}\x{1e5f1}-\x{1e5fa})";

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kClasses{
    {{R"(\s)", kWhiteSpace}, {R"(\p{L})", kLetters}, {R"(\p{N})", kNumbers}}};

}  // namespace

std::string pcre2Pattern(std::string_view rust) {
  std::string pattern;
  bool inBrackets = false;
  while (!rust.empty()) {
    std::string_view taken = rust.substr(0, rust[0] == '\\' ? 2 : 1);
    std::string_view members;
    for (const auto& [name, its] : kClasses) {
      if (rust.starts_with(name)) {
        taken = name;
        members = its;
      }
    }
    if (taken == R"(\S)") {
      pattern.append("[^").append(kWhiteSpace).append("]");
    } else if (members.empty()) {
      pattern.append(taken);
    } else if (inBrackets) {
      pattern.append(members);
    } else {
      pattern.append("[").append(members).append("]");
    }
    inBrackets = taken == "[" || (inBrackets && taken != "]");
    rust.remove_prefix(taken.size());
  }
  return pattern;
}

}  // namespace officina
