// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_recipe_panel.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/labs/digits/recipe_fields.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/recipe_form.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

class RecipeCommand final : public QUndoCommand {
 public:
  RecipeCommand(DigitsRecipePanel* panel, Recipe before, Recipe after, const QString& text)
      : QUndoCommand(text), m_panel(panel), m_before(std::move(before)), m_after(std::move(after)) {}
  void undo() override { show(m_before); }
  void redo() override { show(m_after); }

 private:
  void show(const Recipe& recipe) {
    if (m_panel) {
      m_panel->setRecipe(recipe);
    }
  }
  QPointer<DigitsRecipePanel> m_panel;
  Recipe m_before;
  Recipe m_after;
};

}  // namespace

DigitsRecipePanel::DigitsRecipePanel(DigitsSets* sets, QUndoStack* undo, QWidget* parent)
    : QWidget(parent),
      m_sets(sets),
      m_undo(undo),
      m_heading(new QLabel(this)),
      m_name(new SegmentedControl(this)),
      m_form(new RecipeForm(this)),
      m_note(new QLabel(this)),
      m_state(new QLabel(this)),
      m_getData(new QLabel(this)) {
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_note, TextRole::Changed);
  setTextRole(m_state, TextRole::Caption);
  m_note->setWordWrap(true);
  m_note->setTextInteractionFlags(Qt::TextBrowserInteraction);
  m_note->hide();
  m_state->setWordWrap(true);
  m_getData->setWordWrap(true);
  m_getData->setTextInteractionFlags(Qt::TextBrowserInteraction);
  m_name->addOption(QStringLiteral("notes"), [] { return tr("notes"); });
  m_name->addOption(QStringLiteral("tuned"), [] { return tr("tuned"); });
  m_name->addOption(QStringLiteral("overfit"), [] { return tr("overfit"); });

  m_recipe = namedRecipe("digits", "notes");
  m_recipe.data = DigitsSets::preferred().toStdString();
  if (m_recipe.data != "starter") {
    m_folder = QString::fromStdString(m_recipe.data);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kSmall, space::kMedium);
  column->setSpacing(space::kSmall);
  column->addWidget(m_heading);
  column->addWidget(m_name);
  setMinimumWidth(scaled(190));
  makeForm();
  column->addWidget(m_form);
  column->addStretch(1);

  connect(m_name, &SegmentedControl::chosen, this, [this](const QString& name) {
    Recipe named = namedRecipe("digits", name.toStdString());
    named.data = m_recipe.data;
    edit(named, tr("recipe %1").arg(name));
  });
  connect(m_form, &RecipeForm::edited, this, &DigitsRecipePanel::fieldEdited);
  connect(m_form, &RecipeForm::validChanged, this, &DigitsRecipePanel::validChanged);
  connect(m_note, &QLabel::linkActivated, this, [this] {
    Recipe restored = m_recipe;
    restored.optimizer.learningRate = m_runRate;
    edit(restored, tr("restore the learning rate"));
  });
  connect(m_getData, &QLabel::linkActivated, this, &DigitsRecipePanel::getDataRequested);
  connect(m_sets, &DigitsSets::changed, this, &DigitsRecipePanel::renewData);
  renewReferences();
  renewForm();
  retranslate();
}

void DigitsRecipePanel::makeForm() {
  addDigitsFields(m_form);
  for (QComboBox* box : m_form->findChildren<QComboBox*>()) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
  }
  m_form->addWidget(m_note);
  auto* dataBox = new QWidget(m_form);
  auto* row = new QVBoxLayout(dataBox);
  row->setContentsMargins(0, space::kSmall, 0, 0);
  row->setSpacing(space::kTight);
  row->addWidget(m_state);
  row->addWidget(m_getData);
  m_form->addWidget(dataBox);
}

void DigitsRecipePanel::setRecipe(const Recipe& recipe) {
  const bool named = recipe.name != m_recipe.name;
  const double rate = m_recipe.optimizer.learningRate;
  if (m_running) {
    // An undo reaches back to before the run: what is being trained stays. The learning rate follows; and so
    // do samples that were edited, which the run takes over when it is branched.
    m_recipe.optimizer.learningRate = recipe.optimizer.learningRate;
    m_recipe.edits = recipe.edits;
  } else {
    m_recipe = recipe;
  }
  if (named) {
    renewReferences();
  }
  if (m_recipe.data != "starter" && !m_recipe.data.empty()) {
    m_folder = QString::fromStdString(m_recipe.data);
  }
  renewForm();
  if (m_running && m_recipe.optimizer.learningRate != rate) {
    m_changedAt = m_step;
    Q_EMIT learningRateChanged(m_recipe.optimizer.learningRate);
  }
  renewNote();
  Q_EMIT recipeChanged();
}

void DigitsRecipePanel::edit(const Recipe& recipe, const QString& commandText) {
  if (recipe == m_recipe) {
    return;
  }
  if (m_undo != nullptr) {
    m_undo->push(new RecipeCommand(this, m_recipe, recipe, commandText));
  } else {
    setRecipe(recipe);
  }
}

void DigitsRecipePanel::fieldEdited(const QString& key) {
  if (key == QLatin1String(kDataField) && m_form->choice(key) == QLatin1String(kOpenFolder)) {
    renewForm();
    Q_EMIT openFolderRequested();
    return;
  }
  Recipe edited = m_recipe;
  readField(*m_form, key, edited);
  edit(edited, fieldTitle(key));
}

void DigitsRecipePanel::setRunning(bool running, const Recipe& runRecipe) {
  m_running = running;
  if (running) {
    m_runRate = runRecipe.optimizer.learningRate;
    m_step = 0;
  }
  const auto reason = [] { return tr("fixed while the training runs"); };
  m_name->setEnabled(!running);
  for (const QString& key : digitsFields()) {
    if (key != QLatin1String(kRateField)) {
      m_form->setFieldEnabled(key, !running, reason);
    }
  }
  renewReferences();
  renewForm();
  renewNote();
}

void DigitsRecipePanel::renewReferences() {
  const Recipe named = namedRecipe("digits", m_recipe.name);
  for (const QString& key : digitsFields()) {
    if (key == QLatin1String(kDataField)) {
      continue;  // both recipes are made for any digits
    }
    // During a run the note below the field says what it was, and since when.
    const bool hidden = m_running && key == QLatin1String(kRateField);
    m_form->setReference(key, hidden ? QVariant() : fieldValue(named, key));
  }
}

void DigitsRecipePanel::renewForm() {
  m_name->setCurrent(QString::fromStdString(m_recipe.name));
  std::vector<RecipeForm::Choice> sets{{QStringLiteral("starter"), [] { return tr("starter set"); }}};
  if (!m_folder.isEmpty()) {
    const QString name = QDir(m_folder).dirName();
    sets.push_back({m_folder, [name] { return name; }});
  }
  sets.push_back({QLatin1String(kOpenFolder), [] { return tr("open a folder…"); }});
  m_form->setChoices(QLatin1String(kDataField), std::move(sets));
  for (const QString& key : digitsFields()) {
    m_form->setValue(key, fieldValue(m_recipe, key));
  }
  const OptimizerKind kind = m_recipe.optimizer.kind;
  m_form->setFieldVisible(QLatin1String(kMomentumField), kind == OptimizerKind::Momentum);
  m_form->setFieldVisible(QLatin1String(kDecayField), kind == OptimizerKind::AdamW);
  renewData();
}

void DigitsRecipePanel::renewNote() {
  const bool changed = m_running && m_recipe.optimizer.learningRate != m_runRate;
  m_noteText =
      changed ? tr("changed at batch %1: was %2")
                    .arg(officina::locale().toString(static_cast<qlonglong>(m_changedAt)), number(m_runRate))
              : QString();
  m_note->setVisible(changed);
  if (changed) {
    m_note->setText(QStringLiteral("%1 · <a href=\"restore\" style=\"color:%2\">%3</a>")
                        .arg(m_noteText.toHtmlEscaped(), theme().changed.name(), tr("restore")));
  }
}

void DigitsRecipePanel::renewData() {
  const auto loaded = m_sets->current();
  const bool starter = m_recipe.data == "starter";
  if (m_sets->loading()) {
    m_state->setText(starter ? tr("drawing the starter set…") : tr("reading the data set…"));
  } else if (loaded) {
    QStringList words{tr("%1 digits to learn from, %2 to test")
                          .arg(officina::locale().toString(static_cast<qlonglong>(loaded->train().count())),
                               officina::locale().toString(static_cast<qlonglong>(loaded->test().count())))};
    const auto left = std::ranges::count(m_recipe.edits, int{SampleEdit::kLeftOut}, &SampleEdit::label);
    const auto relabelled = static_cast<int>(std::ssize(m_recipe.edits) - left);
    if (left > 0) {
      words << tr("%Ln left out", nullptr, static_cast<int>(left));
    }
    if (relabelled > 0) {
      words << tr("%Ln relabelled", nullptr, relabelled);
    }
    m_state->setText(words.join(QStringLiteral(" · ")));
  } else {
    m_state->setText(tr("not loaded yet"));
  }
  m_getData->setVisible(starter && m_folder.isEmpty());
}

void DigitsRecipePanel::retranslate() {
  m_heading->setText(tr("Recipe"));
  m_getData->setText(QStringLiteral("<a href=\"data\" style=\"color:%1\">%2</a>")
                         .arg(theme().accent.name(), tr("Get the real digits of MNIST")));
  m_getData->setAccessibleName(tr("Get the real digits of MNIST"));
  m_note->setAccessibleName(tr("change of the learning rate"));
  m_name->setAccessibleName(tr("named recipe"));
  renewData();
  renewNote();
}

void DigitsRecipePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

}  // namespace officina
