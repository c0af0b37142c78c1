// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_recipe_setup.h"

#include <algorithm>
#include <iterator>

#include <QCoreApplication>

#include "ui/labs/digits/digits_sets.h"
#include "ui/shell/language.h"

namespace officina {

namespace {

/// The texts of this lab's recipe.
class DigitsRecipe {
  Q_DECLARE_TR_FUNCTIONS(officina::DigitsRecipe)
};

QString dataWords(const DigitsSets& sets, const Recipe& recipe) {
  if (sets.loading()) {
    return recipe.data == "starter" ? DigitsRecipe::tr("drawing the starter set…")
                                    : DigitsRecipe::tr("reading the data set…");
  }
  const auto loaded = sets.current();
  if (!loaded) {
    return DigitsRecipe::tr("not loaded yet");
  }
  QStringList words{DigitsRecipe::tr("%1 digits to learn from, %2 to test")
                        .arg(officina::locale().toString(static_cast<qlonglong>(loaded->train().count())),
                             officina::locale().toString(static_cast<qlonglong>(loaded->test().count())))};
  words << editWords(recipe);
  return words.join(QStringLiteral(" · "));
}

}  // namespace

LabRecipePanel::Setup digitsRecipeSetup(const DigitsSets* sets) {
  LabRecipePanel::Setup setup;
  setup.lab = "digits";
  setup.recipes = {{QStringLiteral("notes"), [] { return DigitsRecipe::tr("notes"); }},
                   {QStringLiteral("tuned"), [] { return DigitsRecipe::tr("tuned"); }},
                   {QStringLiteral("overfit"), [] { return DigitsRecipe::tr("overfit"); }}};
  setup.fields = {
      dataField([] {
        return DigitsRecipe::tr(
            "What it learns from. The starter set is drawn by this program; MNIST holds 60,000 digits that "
            "people wrote. More and more varied digits make a network that errs less on yours.");
      }),
      networkField([] {
        return DigitsRecipe::tr(
            "The notes' network has two convolutions and 60,074 weights. The tuned one has three, each "
            "normalised: more arithmetic for each picture, made to err less in the same time.");
      })};
  for (LabField& field : seedAndEpochFields()) {
    setup.fields.push_back(std::move(field));
  }
  for (LabField& field : optimizerFields()) {
    setup.fields.push_back(std::move(field));
  }
  setup.fields.push_back(dropoutField());
  setup.fields.push_back(threadsField());
  if (const QString preferred = DigitsSets::preferred(); preferred != QLatin1String("starter")) {
    setup.folder = preferred;
  }
  setup.dataWords = [sets](const Recipe& recipe) { return dataWords(*sets, recipe); };
  setup.getData = [] { return DigitsRecipe::tr("Get the real digits of MNIST"); };
  return setup;
}

}  // namespace officina
