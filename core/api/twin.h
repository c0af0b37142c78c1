// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/training.h"

namespace officina {

/// What a twin can say beside the program itself.
struct TwinOptions {
  std::vector<EpochSample> expected;  ///< printed beside its own losses, where there are any
  std::int64_t maxSteps = 0;    ///< a run that was ended after so many steps; 0: the recipe's whole length
  std::int64_t logEvery = 100;  ///< prints every so many steps
};

/// The Python program (PyTorch and nothing else but its usual companions) that gives the same numbers as
/// `recipe`, to the last bit on the same libraries. Reads like the notes' program. With no arguments it
/// trains and prints one line of JSON per logged step and epoch, in the form of `officina train --json`,
/// after "# expected" lines in comments;
/// `--data PATH` overrides the recipe's data, `--save FILE` saves its state dict. A recipe with random
/// changes of its pictures gives a program that says at its head why its numbers differ. Throws Error
/// (Usage).
[[nodiscard]] std::string twinScript(const Recipe& recipe, const TwinOptions& options = {});
/// The same as a Jupyter notebook (nbformat 4), a cell a step.
[[nodiscard]] std::string twinNotebook(const Recipe& recipe, const TwinOptions& options = {});
/// Of a run's folder: its recipe, expected losses and length. Throws Error.
[[nodiscard]] TwinOptions twinOptionsOf(const std::filesystem::path& runFolder);

/// Writes what the program of `recipe` reads from its own folder because Python cannot make it (the digits
/// and faces that this program draws). Returns where it is (for `--data`), or nothing if the recipe
/// needs nothing. Throws Error (Io).
std::filesystem::path writeTwinData(const Recipe& recipe, const std::filesystem::path& scriptFolder);

/// A Python interpreter that can import torch: what OFFICINA_PYTHON names, /usr/bin/python3, python3 on the
/// PATH. Empty if none can. Starts processes; may take seconds the first time.
[[nodiscard]] std::filesystem::path findPythonWithTorch();

}  // namespace officina
