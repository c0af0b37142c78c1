// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/recipe_fields.h"

#include <QCoreApplication>

namespace officina {

namespace {

constexpr double kMostSeed = 9.0e15;  ///< exact as a double

QString words(const char* english) {
  return QCoreApplication::translate("officina::RecipeFields", english);
}

RecipeForm::Choice named(const char* value, const char* english) {
  return {QLatin1String(value), [english] { return words(english); }};
}

/// Names that are the same in every language.
RecipeForm::Choice proper(const char* value, const char* name) {
  return {QLatin1String(value), [name] { return QString::fromLatin1(name); }};
}

}  // namespace

LabField textField(const char* key, RecipeForm::Words title, RecipeForm::Words help,
                   std::string Recipe::*part, std::vector<RecipeForm::Choice> choices) {
  LabField field{QLatin1String(key), std::move(title), std::move(help), LabField::Kind::Choice};
  field.choices = std::move(choices);
  field.read = [part](const Recipe& recipe) { return QVariant(QString::fromStdString(recipe.*part)); };
  field.write = [part](Recipe& recipe, const QVariant& value) {
    recipe.*part = value.toString().toStdString();
  };
  return field;
}

LabField dataField(RecipeForm::Words help) {
  return textField(kDataField, [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Data")); },
                   std::move(help), &Recipe::data, {});
}

LabField networkField(RecipeForm::Words help) {
  return textField("network", [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Network")); },
                   std::move(help), &Recipe::network,
                   {named("notes", QT_TRANSLATE_NOOP("officina::RecipeFields", "notes")),
                    named("tuned", QT_TRANSLATE_NOOP("officina::RecipeFields", "tuned"))});
}

std::vector<LabField> seedAndEpochFields() {
  using Kind = LabField::Kind;
  return {
      recipeField(
          "seed", Kind::Whole, [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Seed")); },
          [] {
            return words(
                QT_TRANSLATE_NOOP("officina::RecipeFields",
                                  "Where the random numbers begin: first weights, order of the pictures. The "
                                  "same seed gives the same numbers again, bit for bit, on one thread."));
          },
          [](Recipe & recipe) -> auto& { return recipe.seed; }, 0, kMostSeed),
      recipeField(
          "batchSize", Kind::Whole,
          [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Batch")); },
          [] {
            return words(QT_TRANSLATE_NOOP("officina::RecipeFields",
                                           "Pictures per step. Small batches give many noisy steps; large "
                                           "ones few calm steps, and more pictures a second."));
          },
          [](Recipe & recipe) -> auto& { return recipe.batchSize; }, 1, 4096),
      recipeField(
          "epochs", Kind::Whole, [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Epochs")); },
          [] {
            return words(QT_TRANSLATE_NOOP(
                "officina::RecipeFields",
                "How often it sees the whole set. Too few: it has not learned all it can. Too many: it "
                "learns the training pictures by heart, and the test accuracy stops rising."));
          },
          [](Recipe & recipe) -> auto& { return recipe.epochs; }, 1, 1000)};
}

std::vector<LabField> optimizerFields() {
  using Kind = LabField::Kind;
  return {
      choiceField(
          "optimizer", [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Optimiser")); },
          [] {
            return words(QT_TRANSLATE_NOOP("officina::RecipeFields",
                                           "How a gradient becomes a step. SGD walks downhill; momentum "
                                           "keeps going; RMSProp and Adam give each weight its own pace."));
          },
          [](Recipe & recipe) -> auto& { return recipe.optimizer.kind; },
          {proper("sgd", "SGD"), proper("momentum", "Momentum"), proper("rmsprop", "RMSProp"),
           proper("adam", "Adam"), proper("adamw", "AdamW")}),
      recipeField(
          kRateField, Kind::Number,
          [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Learning rate")); },
          [] {
            return words(QT_TRANSLATE_NOOP("officina::RecipeFields",
                                           "Length of a step. Too long: the loss jumps or explodes. Too "
                                           "short: it crawls. It can be changed while the training runs."));
          },
          [](Recipe & recipe) -> auto& { return recipe.optimizer.learningRate; }, 0.0, 100.0, true),
      recipeField(
          kMomentumField, Kind::Number,
          [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Momentum")); },
          [] {
            return words(QT_TRANSLATE_NOOP(
                "officina::RecipeFields",
                "Share of the last step that is kept. Near 1 it rolls over small bumps, and past the goal."));
          },
          [](Recipe & recipe) -> auto& { return recipe.optimizer.momentum; }, 0.0, 0.999),
      recipeField(
          kDecayField, Kind::Number,
          [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Weight decay")); },
          [] {
            return words(QT_TRANSLATE_NOOP("officina::RecipeFields",
                                           "How much each step shrinks the weights. Some of it keeps them "
                                           "from growing to fit single pictures."));
          },
          [](Recipe & recipe) -> auto& { return recipe.optimizer.weightDecay; }, 0.0, 1.0),
      choiceField(
          "schedule", [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Schedule")); },
          [] {
            return words(QT_TRANSLATE_NOOP(
                "officina::RecipeFields",
                "How the learning rate goes during the run: constant, one cycle (up, then down to almost "
                "nothing) or a falling cosine. Falling at the end lets the weights settle."));
          },
          [](Recipe & recipe) -> auto& { return recipe.schedule; },
          {named("constant", QT_TRANSLATE_NOOP("officina::RecipeFields", "constant")),
           named("onecycle", QT_TRANSLATE_NOOP("officina::RecipeFields", "one cycle")),
           named("cosine", QT_TRANSLATE_NOOP("officina::RecipeFields", "cosine"))})};
}

LabField dropoutField() {
  return recipeField(
      kDropoutField, LabField::Kind::Number,
      [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Dropout")); },
      [] {
        return words(QT_TRANSLATE_NOOP("officina::RecipeFields",
                                       "Share of units switched off at random in each training step, so that "
                                       "no unit relies on one other."));
      },
      [](Recipe & recipe) -> auto& { return recipe.dropout; }, 0.0, 0.9);
}

LabField threadsField() {
  return recipeField(
      "threads", LabField::Kind::Whole,
      [] { return words(QT_TRANSLATE_NOOP("officina::RecipeFields", "Threads")); },
      [] {
        return words(QT_TRANSLATE_NOOP(
            "officina::RecipeFields",
            "Processor threads for the arithmetic. One gives the same bits as PyTorch on one thread and is "
            "fastest for small batches; two pay off with large ones, such as 128."));
      },
      [](Recipe & recipe) -> auto& { return recipe.threads; }, 1, 64);
}

void addFields(RecipeForm* form, const std::vector<LabField>& fields) {
  for (const LabField& field : fields) {
    if (field.section) {
      form->addSection(field.section);
    }
    switch (field.kind) {
      case LabField::Kind::Choice:
        form->addChoice(field.key, field.title, field.help, field.choices);
        break;
      case LabField::Kind::Whole:
        form->addInteger(field.key, field.title, field.help, static_cast<qlonglong>(field.least),
                         static_cast<qlonglong>(field.most));
        break;
      case LabField::Kind::Number:
        form->addNumber(field.key, field.title, field.help, field.least, field.most, field.aboveLeast);
        break;
      case LabField::Kind::Switch:
        form->addSwitch(field.key, field.title, field.help);
        break;
    }
  }
}

}  // namespace officina
