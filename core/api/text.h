// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// Marks an English sentence of core/ for translation: OFFICINA_TEXT("core", "Cannot open %1.").
/// It is only a marker (lupdate reads it); the window translates Text::pattern when it shows it.
#define OFFICINA_TEXT(context, pattern) pattern

namespace officina {

/// A sentence with its arguments kept apart, so that core/ can speak without knowing a language.
/// `pattern` is English with %1 ... %9; the context for translators is always "core".
struct Text {
  std::string pattern;
  std::vector<std::string> arguments;
  std::vector<Text> parts = {};  ///< further sentences, one after the other, each translated on its own

  /// The English sentence, every %n replaced, then those of `parts`. An argument is never searched for %n
  /// itself.
  [[nodiscard]] std::string str() const;
  [[nodiscard]] bool empty() const { return pattern.empty(); }
};

}  // namespace officina
