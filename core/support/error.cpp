// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/error.h"

#include <utility>

namespace officina {

Error::Error(ErrorKind kind, Text what, Text remedy)
    : m_kind(kind), m_what(std::move(what)), m_remedy(std::move(remedy)), m_line(m_what.str()) {
  if (!m_remedy.empty()) {
    m_line += ' ' + m_remedy.str();
  }
}

}  // namespace officina
