// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include "core/api/recipe.h"

namespace officina {

class RecipeForm;

inline constexpr char kDataField[] = "data";
inline constexpr char kRateField[] = "learningRate";
inline constexpr char kMomentumField[] = "momentum";
inline constexpr char kDecayField[] = "weightDecay";
inline constexpr char kDropoutField[] = "dropout";
/// Value of the data field's entry that opens a dialog.
inline constexpr char kOpenFolder[] = "\x01open";

/// The fields of the digits lab's form, in order, each with its consequence.
void addDigitsFields(RecipeForm* form);
[[nodiscard]] QStringList digitsFields();
/// The name of a field, for the undo stack.
[[nodiscard]] QString fieldTitle(const QString& key);
/// A recipe's value for the form, and back.
[[nodiscard]] QVariant fieldValue(const Recipe& recipe, const QString& key);
void readField(const RecipeForm& form, const QString& key, Recipe& recipe);

}  // namespace officina
