// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twin/python_writer.h"

namespace officina::twin {

/// `class Net` of the pets lab, in PyTorch: the notes' or the tuned one. Throws Error (Usage) for another
/// name.
void writePetsNetwork(PythonWriter& python, const std::string& network, bool dropout);

}  // namespace officina::twin
