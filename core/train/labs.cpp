// SPDX-License-Identifier: GPL-3.0-or-later

// The list of labs that core/ can train: one line each.

#include <array>
#include <string>

#include "core/api/error.h"
#include "core/train/digits_task.h"
#include "core/train/pets_task.h"
#include "core/train/sentiment_task.h"
#include "core/train/task.h"
#include "core/train/thermometer_task.h"

namespace officina {

const LabDefinition& labDefinition(std::string_view lab) {
  static const std::array labs{thermometerLab(), digitsLab(), petsLab(), sentimentLab()};
  std::string names;
  for (const LabDefinition& definition : labs) {
    if (definition.name == lab) {
      return definition;
    }
    names += (names.empty() ? "" : ", ") + definition.name;
  }
  throw Error(ErrorKind::Usage,
              {OFFICINA_TEXT("core", "There is no lab called \"%1\" to train."), {std::string(lab)}},
              {OFFICINA_TEXT("core", "Choose one of: %1."), {names}});
}

torch::Tensor answersOf(Outputs outputs, const torch::Tensor& output) {
  switch (outputs) {
    case Outputs::Classes:
      return torch::softmax(output, 1);
    case Outputs::YesNo:
      return torch::cat({torch::sigmoid(-output), torch::sigmoid(output)}, 1);
    case Outputs::Numbers:
      break;
  }
  return output;
}

Recipe namedRecipe(std::string_view lab, std::string_view name) {
  return labDefinition(lab).recipe(std::string(name));
}

TrainingDataPtr loadTrainingData(const Recipe& recipe) {
  return labDefinition(recipe.lab).load(recipe);
}

}  // namespace officina
