// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "core/api/runs.h"

namespace officina::runfiles {

// The names and contents of the small files of a run, for those who write runs and those who list them.

inline constexpr const char* kRecipe = "recipe.json";
inline constexpr const char* kMetrics = "metrics.csv";
inline constexpr const char* kSummary = "summary.json";
inline constexpr const char* kAbout = "about.json";

struct About {
  std::string title;
  std::string notes;
  std::int64_t created = 0;     ///< seconds since 1970
  std::string branchOf;         ///< name of the folder of the run that it began from; empty: from nothing
  std::int64_t branchStep = 0;  ///< and after how many of its steps
};

[[nodiscard]] Recipe readRecipe(const std::filesystem::path& folder);
[[nodiscard]] RunSummary readSummary(const std::filesystem::path& folder);
void writeSummary(const std::filesystem::path& folder, const RunSummary& summary);
/// Without the file, what the folder itself tells.
[[nodiscard]] About readAbout(const std::filesystem::path& folder);
void writeAbout(const std::filesystem::path& folder, const About& about);
/// Checkpoints by their step.
[[nodiscard]] std::map<std::int64_t, std::filesystem::path> checkpoints(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path checkpointName(const std::filesystem::path& folder,
                                                   std::int64_t globalStep);

}  // namespace officina::runfiles
