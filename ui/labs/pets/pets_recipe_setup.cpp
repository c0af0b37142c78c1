// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/pets_recipe_setup.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <QCoreApplication>

#include "core/api/photos.h"
#include "ui/labs/pets/pets_sets.h"
#include "ui/shell/language.h"

namespace officina {

namespace {

/// The texts of this lab's recipe.
class PetsRecipe {
  Q_DECLARE_TR_FUNCTIONS(officina::PetsRecipe)
};

QString count(std::int64_t number) {
  return officina::locale().toString(static_cast<qlonglong>(number));
}

QString dataWords(const PetsSets& sets, const Recipe& recipe) {
  if (sets.loading()) {
    return sets.total() > 0 ? PetsRecipe::tr("looking through the folder: %1 of %2")
                                  .arg(count(sets.done()), count(sets.total()))
                            : PetsRecipe::tr("looking through the folder…");
  }
  const auto data = sets.current();
  if (!data) {
    return PetsRecipe::tr("not loaded yet");
  }
  const auto [train, kept] = splitCounts(data->folder(), recipe);
  QStringList words{
      PetsRecipe::tr("%1 photographs to learn from, %2 kept back").arg(count(train), count(kept))};
  words << editWords(recipe);
  const auto out = std::ranges::count_if(data->folder().leftOut, [](const LeftOutFile& file) {
    return file.reason != LeftOutFile::Reason::Duplicate;
  });
  if (out > 0) {
    words << PetsRecipe::tr("%Ln file(s) cannot be used", nullptr, static_cast<int>(out));
  }
  return words.join(QStringLiteral(" · "));
}

std::vector<LabField> augmentationFields() {
  using Kind = LabField::Kind;
  std::vector<LabField> fields{
      recipeField(
          "rotation", Kind::Number, [] { return PetsRecipe::tr("Rotation (degrees)"); },
          [] {
            return PetsRecipe::tr(
                "Each time a photograph is seen it is turned by up to so much, either way. The network never "
                "sees the very same picture twice and cannot learn it by heart.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.rotationDegrees; }, 0.0, 180.0),
      recipeField(
          "flip", Kind::Switch, [] { return PetsRecipe::tr("Mirrored"); },
          [] {
            return PetsRecipe::tr(
                "Every second time left and right change places: a cat stays a cat. For digits this would be "
                "wrong.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.flip; }),
      recipeField(
          "zoom", Kind::Number, [] { return PetsRecipe::tr("Zoom"); },
          [] {
            return PetsRecipe::tr(
                "0.25: between three quarters and five quarters of its size, so that animals near and far "
                "are "
                "known.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.zoom; }, 0.0, 0.9),
      recipeField(
          "shift", Kind::Number, [] { return PetsRecipe::tr("Shift (pixels)"); },
          [] {
            return PetsRecipe::tr(
                "Moved by up to so many of the network's pixels, so that the place does not matter.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.shiftPixels; }, 0.0, 100.0),
      recipeField(
          "brightness", Kind::Number, [] { return PetsRecipe::tr("Brightness"); },
          [] {
            return PetsRecipe::tr(
                "0.3: up to 30 % darker or brighter, as if it were another hour of the day.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.brightness; }, 0.0, 0.9),
      recipeField(
          "contrast", Kind::Number, [] { return PetsRecipe::tr("Contrast"); },
          [] { return PetsRecipe::tr("Flatter or harsher by up to this share, as other cameras draw."); },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.contrast; }, 0.0, 0.9),
      recipeField(
          "saturation", Kind::Number, [] { return PetsRecipe::tr("Saturation"); },
          [] {
            return PetsRecipe::tr(
                "Paler or more colourful by up to this share, so that it looks at shapes rather than "
                "colours.");
          },
          [](Recipe & recipe) -> auto& { return recipe.augmentation.saturation; }, 0.0, 0.9)};
  fields.front().section = [] { return PetsRecipe::tr("Data augmentation"); };
  return fields;
}

std::vector<LabField> remedyFields() {
  using Kind = LabField::Kind;
  return {recipeField(
              "labelSmoothing", Kind::Number, [] { return PetsRecipe::tr("Label smoothing"); },
              [] {
                return PetsRecipe::tr(
                    "Asks for a little less than certainty, which keeps the network from being surer than it "
                    "is right.");
              },
              [](Recipe & recipe) -> auto& { return recipe.labelSmoothing; }, 0.0, 0.9),
          recipeField(
              "weightAverage", Kind::Number, [] { return PetsRecipe::tr("Averaged weights"); },
              [] {
                return PetsRecipe::tr(
                    "Answers with a running mean of the weights (this is its decay; 0: none): calmer than "
                    "the weights of the last step.");
              },
              [](Recipe & recipe) -> auto& { return recipe.weightAverage; }, 0.0, 0.9999),
          recipeField(
              "patience", Kind::Whole, [] { return PetsRecipe::tr("Patience (epochs)"); },
              [] {
                return PetsRecipe::tr(
                    "Early stopping: ends the run after so many epochs without a lower validation loss. 0: "
                    "never.");
              },
              [](Recipe & recipe) -> auto& { return recipe.patience; }, 0, 1000),
          recipeField(
              "validationShare", Kind::Number, [] { return PetsRecipe::tr("Kept back"); },
              [] {
                return PetsRecipe::tr(
                    "Share of the photographs that is never learned from, only asked: the notes keep 0.2.");
              },
              [](Recipe & recipe) -> auto& { return recipe.validationShare; }, 0.0, 0.9, true),
          recipeField(
              "stratified", Kind::Switch, [] { return PetsRecipe::tr("Same share of each class"); },
              [] {
                return PetsRecipe::tr(
                    "Keeps back the same share of each class and leaves duplicates out. Off: at random over "
                    "all, as the notes do.");
              },
              [](Recipe & recipe) -> auto& { return recipe.stratified; }),
          choiceField(
              "precision", [] { return PetsRecipe::tr("Precision"); },
              [] {
                return PetsRecipe::tr(
                    "bfloat16 makes the products of convolutions with fewer digits: twice as fast on "
                    "processors that have it, slow on others.");
              },
              [](Recipe & recipe) -> auto& { return recipe.precision; },
              {{QStringLiteral("float32"), [] { return QStringLiteral("float32"); }},
               {QStringLiteral("bfloat16"), [] { return QStringLiteral("bfloat16"); }}})};
}

}  // namespace

std::pair<std::int64_t, std::int64_t> splitCounts(const PhotoFolder& folder, const Recipe& recipe) {
  std::int64_t train = 0;
  std::int64_t kept = 0;
  if (!recipe.stratified) {
    const auto all = std::ranges::count_if(folder.photos, &PhotoFile::inImageFolder);
    train = static_cast<std::int64_t>((1.0 - recipe.validationShare) * static_cast<double>(all));
    kept = all - train;
  } else {
    for (int label = 0; label < static_cast<int>(folder.classes.size()); ++label) {
      const auto all = std::ranges::count_if(folder.photos, [label](const PhotoFile& photo) {
        return photo.label == label && !photo.duplicate;
      });
      const auto share = std::llround(recipe.validationShare * static_cast<double>(all));
      kept += share;
      train += all - share;
    }
  }
  if (recipe.sampleLimit > 0) {
    train = std::min(train, recipe.sampleLimit);
  }
  return {train, kept};
}

LabRecipePanel::Setup petsRecipeSetup(const PetsSets* sets) {
  LabRecipePanel::Setup setup;
  setup.lab = "pets";
  setup.recipes = {{QStringLiteral("notes"), [] { return PetsRecipe::tr("notes"); }},
                   {QStringLiteral("tuned"), [] { return PetsRecipe::tr("tuned"); }}};
  setup.fields = {
      dataField([] {
        return PetsRecipe::tr(
            "A folder with one folder per class, or the class folders themselves. The starter set "
            "is drawn by this program: faces to watch the training at once, not animals.");
      }),
      networkField([] {
        return PetsRecipe::tr(
            "The notes' network has two convolutions and a wide fully connected layer: 804,522 "
            "weights on 224×224 pixels. The tuned one has seven residual blocks with "
            "normalisation: 1,563,194 weights on 96×96 pixels.");
      })};
  for (auto* part : {&seedAndEpochFields, &optimizerFields, &remedyFields, &augmentationFields}) {
    for (LabField& field : (*part)()) {
      setup.fields.push_back(std::move(field));
    }
    if (part == &optimizerFields) {
      setup.fields.push_back(dropoutField());
    }
  }
  setup.fields.push_back(threadsField());
  if (const QString preferred = PetsSets::preferred(); preferred != QLatin1String("starter")) {
    setup.folder = preferred;
  }
  setup.dataWords = [sets](const Recipe& recipe) { return dataWords(*sets, recipe); };
  setup.getData = [] { return PetsRecipe::tr("Get real photographs of cats and dogs"); };
  return setup;
}

}  // namespace officina
