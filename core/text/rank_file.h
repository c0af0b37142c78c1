// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

/// The one file that is taken: encoders/cl100k_base.json of the npm package tiktoken, this version. CMake
/// reads the three lines too (cmake/OfficinaRanks.cmake), so they stand here only.
inline constexpr std::string_view kRankPackage = "tiktoken@1.0.22";
inline constexpr std::string_view kRankSha256 =
    "49a4e05dea02c8fafbd50cc4725c4aab8f39386c0afedef118e0dfebc2fe523a";
inline constexpr std::size_t kRankBytes = 1090747;

/// What stands in it. A token's rank is its id: the lower, the earlier it is merged.
struct RankFile {
  std::string pattern;                 ///< cuts a text into pieces; Rust's dialect, see piece_pattern.h
  std::map<std::string, int> special;  ///< names of the special tokens: "<|endoftext|>"
  std::string bytes;                   ///< those of all tokens, one after the other
  std::vector<std::size_t> begins;     ///< token i is bytes begins[i] ... begins[i + 1] - 1
};

/// Throws Error (Io) if it cannot be read, Error (Input) if it is not that very file.
[[nodiscard]] RankFile readRankFile(const std::filesystem::path& file);

/// The file's text taken apart. Throws Error (Input) for what has not its form; `name` is for the message.
[[nodiscard]] RankFile parseRanks(std::string_view text, const std::string& name);

}  // namespace officina
