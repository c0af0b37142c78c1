// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/api/recipe.h"

namespace officina {

/// Where recipes differ: a row a field, a value a recipe.
struct RecipeTable {
  struct Row {
    QString field;
    QStringList values;
  };
  std::vector<Row> rows;
};
[[nodiscard]] RecipeTable compareRecipes(const std::vector<Recipe>& recipes);

/// "Learning rate" for "optimizer.learningRate"; a field without words is shown by its own name.
[[nodiscard]] QString fieldWords(const std::string& field);

}  // namespace officina
