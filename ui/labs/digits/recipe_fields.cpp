// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/recipe_fields.h"

#include <array>
#include <functional>

#include <QCoreApplication>

#include "ui/widgets/recipe_form.h"

namespace officina {

namespace {

constexpr char kContext[] = "officina::DigitsRecipePanel";

QString words(const char* english) {
  return QCoreApplication::translate(kContext, english);
}

enum class Kind { Choice, Whole, Number };

struct Field {
  const char* key;
  const char* title;
  const char* help;
  Kind kind;
  double least = 0.0;
  double most = 0.0;
  bool aboveLeast = false;
};

constexpr double kMostSeed = 9.0e15;  ///< exact as a double

constexpr std::array<Field, 12> kFields{{
    {kDataField, QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Data"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "What it learns from. The starter set is drawn by this program; MNIST holds 60,000 digits that "
         "people wrote. More and more varied digits make a network that errs less on yours."),
     Kind::Choice},
    {"network", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Network"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "The notes' network has two convolutions and 60,074 weights. The tuned one has three, each "
         "normalised: more arithmetic for each picture, made to err less in the same time."),
     Kind::Choice},
    {"seed", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Seed"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Where the random numbers begin: first weights, order of the pictures. The same seed gives the same "
         "numbers again, bit for bit, on one thread."),
     Kind::Whole, 0, kMostSeed},
    {"batchSize", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Batch"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Pictures per step. Small batches give many noisy steps; large ones few calm steps, and more "
         "pictures a second."),
     Kind::Whole, 1, 4096},
    {"epochs", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Epochs"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "How often it sees the whole set. Too few: it has not learned all it can. Too many: it learns the "
         "training pictures by heart, and the test accuracy stops rising."),
     Kind::Whole, 1, 1000},
    {"optimizer", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Optimiser"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "How a gradient becomes a step. SGD walks downhill; momentum keeps going; RMSProp and Adam give "
         "each weight its own pace."),
     Kind::Choice},
    {kRateField, QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Learning rate"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Length of a step. Too long: the loss jumps or explodes. Too short: it crawls. It can be changed "
         "while the training runs."),
     Kind::Number, 0.0, 100.0, true},
    {kMomentumField, QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Momentum"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Share of the last step that is kept. Near 1 it rolls over small bumps, and past the goal."),
     Kind::Number, 0.0, 0.999},
    {kDecayField, QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Weight decay"),
     QT_TRANSLATE_NOOP("officina::DigitsRecipePanel",
                       "How much each step shrinks the weights. Some of it keeps them from growing to fit "
                       "single pictures."),
     Kind::Number, 0.0, 1.0},
    {"schedule", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Schedule"),
     QT_TRANSLATE_NOOP("officina::DigitsRecipePanel",
                       "How the learning rate goes during the run: constant, one cycle (up, then down to "
                       "almost nothing) or "
                       "a falling cosine. Falling at the end lets the weights settle."),
     Kind::Choice},
    {kDropoutField, QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Dropout"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Share of units switched off at random in each training step, so that no unit relies on one other."),
     Kind::Number, 0.0, 0.9},
    {"threads", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "Threads"),
     QT_TRANSLATE_NOOP(
         "officina::DigitsRecipePanel",
         "Processor threads for the arithmetic. One gives the same bits as PyTorch on one thread and is "
         "fastest for small batches; two pay off with large ones, such as 128."),
     Kind::Whole, 1, 64},
}};

const Field* find(const QString& key) {
  for (const Field& field : kFields) {
    if (key == QLatin1String(field.key)) {
      return &field;
    }
  }
  return nullptr;
}

std::vector<RecipeForm::Choice> choicesOf(const QString& key) {
  const auto choice = [](const char* value, const char* english) {
    return RecipeForm::Choice{QLatin1String(value), [english] { return words(english); }};
  };
  if (key == QLatin1String("network")) {
    return {choice("notes", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "notes")),
            choice("tuned", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "tuned"))};
  }
  if (key == QLatin1String("optimizer")) {
    std::vector<RecipeForm::Choice> result;
    for (const auto& [value, title] : {std::pair{"sgd", "SGD"},
                                       {"momentum", "Momentum"},
                                       {"rmsprop", "RMSProp"},
                                       {"adam", "Adam"},
                                       {"adamw", "AdamW"}}) {
      result.push_back({QLatin1String(value), [title = title] { return QLatin1String(title); }});
    }
    return result;
  }
  if (key == QLatin1String("schedule")) {
    return {choice("constant", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "constant")),
            choice("onecycle", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "one cycle")),
            choice("cosine", QT_TRANSLATE_NOOP("officina::DigitsRecipePanel", "cosine"))};
  }
  return {};
}

constexpr std::array<const char*, 5> kOptimizers{"sgd", "momentum", "rmsprop", "adam", "adamw"};
constexpr std::array<const char*, 3> kSchedules{"constant", "onecycle", "cosine"};

template <typename Enum, std::size_t N>
Enum chosen(const std::array<const char*, N>& names, const QString& value, Enum otherwise) {
  for (std::size_t i = 0; i < N; ++i) {
    if (value == QLatin1String(names[i])) {
      return static_cast<Enum>(i);
    }
  }
  return otherwise;
}

}  // namespace

void addDigitsFields(RecipeForm* form) {
  for (const Field& field : kFields) {
    const QString key = QLatin1String(field.key);
    const auto title = [&field] { return words(field.title); };
    const auto help = [&field] { return words(field.help); };
    switch (field.kind) {
      case Kind::Choice:
        form->addChoice(key, title, help, choicesOf(key));
        break;
      case Kind::Whole:
        form->addInteger(key, title, help, static_cast<qlonglong>(field.least),
                         static_cast<qlonglong>(field.most));
        break;
      case Kind::Number:
        form->addNumber(key, title, help, field.least, field.most, field.aboveLeast);
        break;
    }
  }
}

QStringList digitsFields() {
  QStringList keys;
  for (const Field& field : kFields) {
    keys << QLatin1String(field.key);
  }
  return keys;
}

QString fieldTitle(const QString& key) {
  const Field* field = find(key);
  return field != nullptr ? words(field->title) : key;
}

QVariant fieldValue(const Recipe& recipe, const QString& key) {
  const QByteArray name = key.toLatin1();
  if (name == kDataField) {
    return QString::fromStdString(recipe.data);
  }
  if (name == "network") {
    return QString::fromStdString(recipe.network);
  }
  if (name == "seed") {
    return static_cast<qlonglong>(recipe.seed);
  }
  if (name == "batchSize") {
    return static_cast<qlonglong>(recipe.batchSize);
  }
  if (name == "epochs") {
    return static_cast<qlonglong>(recipe.epochs);
  }
  if (name == "optimizer") {
    return QLatin1String(kOptimizers[static_cast<std::size_t>(recipe.optimizer.kind)]);
  }
  if (name == kRateField) {
    return recipe.optimizer.learningRate;
  }
  if (name == kMomentumField) {
    return recipe.optimizer.momentum;
  }
  if (name == kDecayField) {
    return recipe.optimizer.weightDecay;
  }
  if (name == "schedule") {
    return QLatin1String(kSchedules[static_cast<std::size_t>(recipe.schedule)]);
  }
  if (name == kDropoutField) {
    return recipe.dropout;
  }
  return static_cast<qlonglong>(recipe.threads);
}

void readField(const RecipeForm& form, const QString& key, Recipe& recipe) {
  const QByteArray name = key.toLatin1();
  if (name == kDataField) {
    recipe.data = form.choice(key).toStdString();
  } else if (name == "network") {
    recipe.network = form.choice(key).toStdString();
  } else if (name == "seed") {
    recipe.seed = static_cast<std::uint64_t>(form.integer(key));
  } else if (name == "batchSize") {
    recipe.batchSize = form.integer(key);
  } else if (name == "epochs") {
    recipe.epochs = form.integer(key);
  } else if (name == "optimizer") {
    recipe.optimizer.kind = chosen(kOptimizers, form.choice(key), OptimizerKind::Adam);
  } else if (name == kRateField) {
    recipe.optimizer.learningRate = form.number(key);
  } else if (name == kMomentumField) {
    recipe.optimizer.momentum = form.number(key);
  } else if (name == kDecayField) {
    recipe.optimizer.weightDecay = form.number(key);
  } else if (name == "schedule") {
    recipe.schedule = chosen(kSchedules, form.choice(key), Schedule::Constant);
  } else if (name == kDropoutField) {
    recipe.dropout = form.number(key);
  } else if (name == "threads") {
    recipe.threads = static_cast<int>(form.integer(key));
  }
}

}  // namespace officina
