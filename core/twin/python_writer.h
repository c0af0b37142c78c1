// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace officina {

/// A Python expression that gives exactly these bytes as a str, whatever is in them: quotes, backslashes,
/// line ends and characters that hide or turn text around are escaped, so that data can never become code. A
/// text that is not UTF-8 (a path may be) becomes b"...".decode(...), which is what Python makes of such a
/// path.
[[nodiscard]] std::string pythonText(std::string_view text);

/// A Python float literal that reads back to the same double: "0.001", "1.0", "1e-08". Finite numbers only.
[[nodiscard]] std::string pythonNumber(double value);

/// Writes a program line by line, in the cells ("# %%") that editors and notebooks know.
class PythonWriter {
 public:
  /// Begins a cell: its title is a comment in a script and a heading in a notebook.
  void cell(std::string_view title);
  void line(std::string_view text = {});
  /// "NAME = value".
  void assign(std::string_view variable, std::string_view value);
  /// Several lines as they are; the first line end (after R"() is left out.
  void block(std::string_view text);
  [[nodiscard]] std::string take() { return std::move(m_text); }

 private:
  std::string m_text;
};

}  // namespace officina
