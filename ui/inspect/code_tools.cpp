// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/code_tools.h"

namespace officina {

CodeTools coreCodeTools() {
  return {twinScript, twinNotebook, writeTwinData, findPythonWithTorch};
}

}  // namespace officina
