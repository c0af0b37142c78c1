// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/recipe.h"
#include "core/api/sentences.h"
#include "core/twin/python_writer.h"

namespace officina::twin {

/// What a program of the sentiment lab needs beyond the notes'.
struct SentimentParts {
  bool ids = true;      ///< the sentences stand in the script, with their tokens; false: it reads the file
  bool held = false;    ///< there are sentences to be asked after each epoch
  bool masks = false;   ///< some batches hold padding that counts for nothing
  bool splits = false;  ///< a part of the sentences is kept back
};
[[nodiscard]] SentimentParts sentimentPartsOf(const Recipe& recipe, const SentenceData& data);

/// The cell that leaves `train` and `held`, lists of (text, label, ids), and padded().
void writeSentences(PythonWriter& python, const Recipe& recipe, const SentenceData& data,
                    const SentimentParts& parts);
/// The cell of the class Model, and `model`. Its names are those of SentimentNetwork::stateDict().
void writeSentimentModel(PythonWriter& python, const Recipe& recipe, const SentimentParts& parts);

}  // namespace officina::twin
