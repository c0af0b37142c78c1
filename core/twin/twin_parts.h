// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/api/twin.h"
#include "core/twin/python_writer.h"

namespace officina::twin {

// The parts of a twin that are the same for every lab.

/// The docstring at a script's head: what it is, how it is called, what its numbers are equal to. `exception`
/// (may be empty): why they are not, in plain lines.
void writeHead(PythonWriter& python, const std::string& title, const std::string& exception);

/// The standard library's part of the imports, by name and in order, and `extra` among them.
void writeImports(PythonWriter& python, const Recipe& recipe, std::vector<std::string> extra);

/// SEED, EPOCHS, THREADS, MAX_STEPS, EXPECTED: what every lab's recipe has.
void writeRecipe(PythonWriter& python, const Recipe& recipe, const TwinOptions& options);

/// The command line: --data, --log-every, --max-steps, --save.
void writeArguments(PythonWriter& python, const std::string& dataHelp, const TwinOptions& options);

/// report(), expect() and checked(): one JSON object a line, what was expected beside what came.
void writeReport(PythonWriter& python);

/// "torch.optim.Adam(model.parameters(), lr=0.001)": only what differs from PyTorch's defaults is named.
[[nodiscard]] std::string optimizerExpression(const OptimizerSpec& spec);
/// The optimiser, and the learning rate's schedule over `totalSteps` (a Python expression), if it has one.
void writeOptimizer(PythonWriter& python, const Recipe& recipe, const std::string& totalSteps);

/// The averaged weights, if the recipe has them: `average` is a second model whose parameters follow.
void writeAverage(PythonWriter& python, const Recipe& recipe);
/// What is evaluated and saved: "average" or "model".
[[nodiscard]] std::string judged(const Recipe& recipe);
/// What comes after `optimizer.step()` in each step, indented by `indent`.
void writeAfterUpdate(PythonWriter& python, const Recipe& recipe, const std::string& indent);
/// The last cell: the "end" event and --save.
void writeEnd(PythonWriter& python, const Recipe& recipe);

}  // namespace officina::twin
