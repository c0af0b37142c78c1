// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs/recipe_words.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

#include "ui/shell/language.h"
#include "ui/shell/places.h"

namespace officina {

namespace {

struct Words {
  const char* field;
  const char* text;
};
constexpr std::array kWords = {
    Words{"lab", QT_TRANSLATE_NOOP("recipe words", "Lab")},
    Words{"name", QT_TRANSLATE_NOOP("recipe words", "Recipe")},
    Words{"network", QT_TRANSLATE_NOOP("recipe words", "Network")},
    Words{"data", QT_TRANSLATE_NOOP("recipe words", "Data")},
    Words{"seed", QT_TRANSLATE_NOOP("recipe words", "Seed")},
    Words{"epochs", QT_TRANSLATE_NOOP("recipe words", "Epochs")},
    Words{"batchSize", QT_TRANSLATE_NOOP("recipe words", "Batch size")},
    Words{"optimizer.kind", QT_TRANSLATE_NOOP("recipe words", "Optimizer")},
    Words{"optimizer.learningRate", QT_TRANSLATE_NOOP("recipe words", "Learning rate")},
    Words{"optimizer.momentum", QT_TRANSLATE_NOOP("recipe words", "Momentum")},
    Words{"optimizer.alpha", QT_TRANSLATE_NOOP("recipe words", "Alpha (RMSProp)")},
    Words{"optimizer.beta1", QT_TRANSLATE_NOOP("recipe words", "Beta 1 (Adam)")},
    Words{"optimizer.beta2", QT_TRANSLATE_NOOP("recipe words", "Beta 2 (Adam)")},
    Words{"optimizer.epsilon", QT_TRANSLATE_NOOP("recipe words", "Epsilon")},
    Words{"optimizer.weightDecay", QT_TRANSLATE_NOOP("recipe words", "Weight decay")},
    Words{"schedule", QT_TRANSLATE_NOOP("recipe words", "Schedule of the learning rate")},
    Words{"augmentation.rotationDegrees", QT_TRANSLATE_NOOP("recipe words", "Random rotation (degrees)")},
    Words{"augmentation.zoom", QT_TRANSLATE_NOOP("recipe words", "Random zoom")},
    Words{"augmentation.shiftPixels", QT_TRANSLATE_NOOP("recipe words", "Random shift (pixels)")},
    Words{"augmentation.shear", QT_TRANSLATE_NOOP("recipe words", "Random shear")},
    Words{"augmentation.flip", QT_TRANSLATE_NOOP("recipe words", "Random mirroring")},
    Words{"augmentation.brightness", QT_TRANSLATE_NOOP("recipe words", "Random brightness")},
    Words{"augmentation.contrast", QT_TRANSLATE_NOOP("recipe words", "Random contrast")},
    Words{"augmentation.saturation", QT_TRANSLATE_NOOP("recipe words", "Random saturation")},
    Words{"dropout", QT_TRANSLATE_NOOP("recipe words", "Dropout")},
    Words{"labelSmoothing", QT_TRANSLATE_NOOP("recipe words", "Label smoothing")},
    Words{"weightAverage", QT_TRANSLATE_NOOP("recipe words", "Averaged weights (decay)")},
    Words{"sampleLimit", QT_TRANSLATE_NOOP("recipe words", "Samples to learn from (0: all)")},
    Words{"validationShare", QT_TRANSLATE_NOOP("recipe words", "Share kept for validation")},
    Words{"stratified", QT_TRANSLATE_NOOP("recipe words", "The same share of each class")},
    Words{"patience", QT_TRANSLATE_NOOP("recipe words", "Patience (epochs)")},
    Words{"precision", QT_TRANSLATE_NOOP("recipe words", "Precision")},
    Words{"balanceClasses", QT_TRANSLATE_NOOP("recipe words", "Balanced classes")},
    Words{"edits", QT_TRANSLATE_NOOP("recipe words", "Edited samples")},
    Words{"threads", QT_TRANSLATE_NOOP("recipe words", "Threads")},
};

QString words(const char* english) {
  return QCoreApplication::translate("recipe words", english);
}

/// number() without the zeros at its end: a setting is exact, "0.0001" and not "0.0001000000".
QString shortNumber(double value) {
  QString text = number(value, 7);
  const auto exponent = text.indexOf(QLatin1Char('e'));
  QString digits = exponent < 0 ? text : text.left(exponent);
  const QString rest = exponent < 0 ? QString() : text.mid(exponent);
  if (digits.contains(officina::locale().decimalPoint())) {
    while (digits.endsWith(QLatin1Char('0'))) {
      digits.chop(1);
    }
    if (digits.endsWith(officina::locale().decimalPoint())) {
      digits.chop(1);
    }
  }
  return digits + rest;
}

/// A value as a reader writes it: numbers with the language's comma, yes and no, folders from home.
QString valueWords(const std::string& field, const std::string& value) {
  const QString text = QString::fromStdString(value);
  if (value == "true" || value == "false") {
    return value == "true" ? words(QT_TRANSLATE_NOOP("recipe words", "yes"))
                           : words(QT_TRANSLATE_NOOP("recipe words", "no"));
  }
  if (field == "data") {
    return value == "starter" ? words(QT_TRANSLATE_NOOP("recipe words", "starter set")) : shownPath(text);
  }
  if (field == "edits") {
    return value.empty() ? words(QT_TRANSLATE_NOOP("recipe words", "none"))
                         : QString::number(text.count(QLatin1Char(':')));
  }
  bool isNumber = false;
  const double real = text.toDouble(&isNumber);
  if (!isNumber || field == "seed") {
    return text;
  }
  return shortNumber(real);
}

}  // namespace

QString fieldWords(const std::string& field) {
  const auto* found =
      std::find_if(kWords.begin(), kWords.end(), [&](const Words& one) { return field == one.field; });
  return found == kWords.end() ? QString::fromStdString(field) : words(found->text);
}

RecipeTable compareRecipes(const std::vector<Recipe>& recipes) {
  RecipeTable table;
  std::vector<std::string> fields;
  for (std::size_t i = 1; i < recipes.size(); ++i) {
    for (const RecipeDifference& change : difference(recipes.front(), recipes[i])) {
      auto row =
          static_cast<std::size_t>(std::find(fields.begin(), fields.end(), change.field) - fields.begin());
      if (row == fields.size()) {
        fields.push_back(change.field);
        RecipeTable::Row& added = table.rows.emplace_back();
        added.field = fieldWords(change.field);
        const QString before = valueWords(change.field, change.before);
        for (std::size_t column = 0; column < recipes.size(); ++column) {
          added.values << before;
        }
      }
      table.rows[row].values[static_cast<int>(i)] = valueWords(change.field, change.after);
    }
  }
  return table;
}

}  // namespace officina
