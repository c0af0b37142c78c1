// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

#include "core/api/text.h"

namespace officina {

enum class ErrorKind {
  Usage,      ///< the caller asked for something that does not exist; exit status 2
  Input,      ///< a file or a value is not what it should be
  Io,         ///< the operating system refused: permission, full disk, vanished device
  Network,    ///< a download failed
  Numeric,    ///< training produced a number that cannot be used (infinity, NaN)
  Cancelled,  ///< the user stopped it; nothing to report
  Internal    ///< a mistake of ours
};

/// What core/ throws: what happened and what to do about it, in one sentence each.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, Text what, Text remedy = {});

  [[nodiscard]] ErrorKind kind() const { return m_kind; }
  [[nodiscard]] const Text& whatText() const { return m_what; }
  [[nodiscard]] const Text& remedyText() const { return m_remedy; }
  /// Both sentences in English on one line, ready for the command line.
  [[nodiscard]] const char* what() const noexcept override { return m_line.c_str(); }

 private:
  ErrorKind m_kind;
  Text m_what;
  Text m_remedy;
  std::string m_line;
};

/// Turns whatever is being handled (also c10::Error, cv::Exception, std::bad_alloc) into an Error.
/// Call it only inside a catch block.
[[nodiscard]] Error currentError();

}  // namespace officina
