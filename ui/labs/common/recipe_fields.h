// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <QString>
#include <QVariant>

#include "core/api/recipe.h"
#include "ui/widgets/recipe_form.h"

namespace officina {

inline constexpr char kDataField[] = "data";
inline constexpr char kRateField[] = "learningRate";
inline constexpr char kMomentumField[] = "momentum";
inline constexpr char kDecayField[] = "weightDecay";
inline constexpr char kDropoutField[] = "dropout";

/// One field of a recipe in a lab's form: what it is called, what it does, and where it stands.
struct LabField {
  enum class Kind { Choice, Whole, Number, Switch };

  QString key;
  RecipeForm::Words title;
  RecipeForm::Words help;  ///< its consequence
  Kind kind = Kind::Number;
  double least = 0.0;
  double most = 1.0;
  bool aboveLeast = false;
  std::vector<RecipeForm::Choice> choices{};
  std::function<QVariant(const Recipe&)> read{};
  std::function<void(Recipe&, const QVariant&)> write{};
  RecipeForm::Words section{};  ///< a small title above it
};

/// A field that is one number or switch of the recipe: `part` gives a reference to it.
template <typename Part>
LabField recipeField(const char* key, LabField::Kind kind, RecipeForm::Words title, RecipeForm::Words help,
                     Part part, double least = 0.0, double most = 1.0, bool aboveLeast = false) {
  LabField field{QLatin1String(key), std::move(title), std::move(help), kind, least, most, aboveLeast};
  field.read = [part, kind](const Recipe& recipe) {
    Recipe copy = recipe;
    const auto value = part(copy);
    return kind == LabField::Kind::Number   ? QVariant(static_cast<double>(value))
           : kind == LabField::Kind::Switch ? QVariant(static_cast<bool>(value))
                                            : QVariant(static_cast<qlonglong>(value));
  };
  field.write = [part](Recipe& recipe, const QVariant& value) {
    auto& place = part(recipe);
    using Value = std::remove_reference_t<decltype(place)>;
    if constexpr (std::is_same_v<Value, bool>) {
      place = value.toBool();
    } else if constexpr (std::is_floating_point_v<Value>) {
      place = value.toDouble();
    } else {
      place = static_cast<Value>(value.toLongLong());
    }
  };
  return field;
}

/// A choice whose value is a text of the recipe.
[[nodiscard]] LabField textField(const char* key, RecipeForm::Words title, RecipeForm::Words help,
                                 std::string Recipe::*part, std::vector<RecipeForm::Choice> choices);
/// A choice between names of an enumeration, in its order.
template <typename Part>
LabField choiceField(const char* key, RecipeForm::Words title, RecipeForm::Words help, Part part,
                     std::vector<RecipeForm::Choice> choices) {
  LabField field{QLatin1String(key), std::move(title), std::move(help), LabField::Kind::Choice};
  field.choices = std::move(choices);
  field.read = [part, names = field.choices](const Recipe& recipe) {
    Recipe copy = recipe;
    return QVariant(names[static_cast<std::size_t>(part(copy))].value);
  };
  field.write = [part, names = field.choices](Recipe& recipe, const QVariant& value) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].value == value.toString()) {
        part(recipe) = static_cast<std::remove_reference_t<decltype(part(recipe))>>(i);
      }
    }
  };
  return field;
}

/// What every network that learns from pictures has: seed, batch, epochs, optimiser with its rates, schedule,
/// dropout, and threads, in a form's order.
[[nodiscard]] std::vector<LabField> seedAndEpochFields();
[[nodiscard]] std::vector<LabField> optimizerFields();
[[nodiscard]] LabField dropoutField();
[[nodiscard]] LabField threadsField();

/// "notes" or "tuned", with the lab's own help.
[[nodiscard]] LabField networkField(RecipeForm::Words help);
/// Where it learns from; the panel fills in the choices.
[[nodiscard]] LabField dataField(RecipeForm::Words help);

void addFields(RecipeForm* form, const std::vector<LabField>& fields);

}  // namespace officina
