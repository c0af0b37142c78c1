// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/api/sentences.h"

namespace officina {

/// Sentences without their tokens.
struct SentenceSets {
  std::vector<Sentence> train;
  std::vector<Sentence> held;
};

/// The shipped ones by name; `shipped` is the folder datasets/. Throws Error (Usage) for an unknown name,
/// Error (Io, Input) if a file is missing or damaged: what ships has no entry to be left out.
[[nodiscard]] SentenceSets readStarterSets(const std::string& name, const std::filesystem::path& shipped);
/// What loadSentences() joins. Only what ships brings held-out sentences along.
[[nodiscard]] SentenceSets readSentenceSets(const std::string& data, const std::filesystem::path& shipped);

}  // namespace officina
