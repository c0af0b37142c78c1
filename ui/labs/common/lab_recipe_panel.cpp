// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/lab_recipe_panel.h"

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

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/recipe_form.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

constexpr char kOpenFolder[] = "?";  ///< not a folder: the choice that asks for one

class RecipeCommand final : public QUndoCommand {
 public:
  RecipeCommand(LabRecipePanel* panel, Recipe before, Recipe after, const QString& text)
      : QUndoCommand(text), m_panel(panel), m_before(std::move(before)), m_after(std::move(after)) {}
  void undo() override { show(m_before); }
  void redo() override { show(m_after); }

 private:
  void show(const Recipe& recipe) {
    if (m_panel) {
      m_panel->setRecipe(recipe);
    }
  }
  QPointer<LabRecipePanel> m_panel;
  Recipe m_before;
  Recipe m_after;
};

}  // namespace

LabRecipePanel::LabRecipePanel(Setup setup, QUndoStack* undo, QWidget* parent)
    : QWidget(parent),
      m_setup(std::move(setup)),
      m_undo(undo),
      m_heading(new QLabel(this)),
      m_name(new SegmentedControl(this)),
      m_form(new RecipeForm(this)),
      m_note(new QLabel(this)),
      m_state(new QLabel(this)),
      m_getData(new QLabel(this)),
      m_folder(m_setup.folder) {
  if (m_setup.sets.empty()) {
    m_setup.sets = {{QStringLiteral("starter"), [] { return tr("starter set"); }}};
  }
  if (!m_setup.open) {
    m_setup.open = [] { return tr("open a folder…"); };
  }
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_note, TextRole::Changed);
  setTextRole(m_state, TextRole::Caption);
  m_note->setWordWrap(true);
  m_note->setTextInteractionFlags(Qt::TextBrowserInteraction);
  m_note->hide();
  m_state->setWordWrap(true);
  m_getData->setWordWrap(true);
  m_getData->setTextInteractionFlags(Qt::TextBrowserInteraction);
  for (const RecipeForm::Choice& recipe : m_setup.recipes) {
    m_name->addOption(recipe.value, recipe.label);
  }
  m_recipe = namedRecipe(m_setup.lab, m_setup.recipes.front().value.toStdString());
  if (!m_folder.isEmpty()) {
    m_recipe.data = m_folder.toStdString();
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
    Recipe named = namedRecipe(m_setup.lab, name.toStdString());
    named.data = m_recipe.data;
    edit(named, tr("recipe %1").arg(name));
  });
  connect(m_form, &RecipeForm::edited, this, &LabRecipePanel::fieldEdited);
  connect(m_form, &RecipeForm::validChanged, this, &LabRecipePanel::validChanged);
  connect(m_note, &QLabel::linkActivated, this, [this] {
    Recipe restored = m_recipe;
    restored.optimizer.learningRate = m_runRate;
    edit(restored, tr("restore the learning rate"));
  });
  connect(m_getData, &QLabel::linkActivated, this, &LabRecipePanel::getDataRequested);
  renewReferences();
  renewForm();
  retranslate();
}

void LabRecipePanel::makeForm() {
  addFields(m_form, m_setup.fields);
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

void LabRecipePanel::setRecipe(const Recipe& recipe) {
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
  if (!ships(m_recipe.data) && !m_recipe.data.empty()) {
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

void LabRecipePanel::edit(const Recipe& recipe, const QString& commandText) {
  if (recipe == m_recipe) {
    return;
  }
  if (m_undo != nullptr) {
    m_undo->push(new RecipeCommand(this, m_recipe, recipe, commandText));
  } else {
    setRecipe(recipe);
  }
}

void LabRecipePanel::editSample(std::int64_t sample, std::optional<int> label) {
  Recipe changed = m_recipe;
  std::erase_if(changed.edits, [sample](const SampleEdit& edit) { return edit.sample == sample; });
  if (label) {
    changed.edits.push_back({sample, *label});
    std::ranges::sort(changed.edits, {}, &SampleEdit::sample);
  }
  edit(changed, label == SampleEdit::kLeftOut ? tr("leave one out") : tr("relabel one"));
}

void LabRecipePanel::fieldEdited(const QString& key) {
  if (key == QLatin1String(kDataField) && m_form->choice(key) == QLatin1String(kOpenFolder)) {
    renewForm();
    Q_EMIT openFolderRequested();
    return;
  }
  const LabField* one = field(key);
  if (one == nullptr) {
    return;
  }
  Recipe edited = m_recipe;
  one->write(edited, formValue(*one));
  edit(edited, one->title());
}

bool LabRecipePanel::ships(const std::string& named) const {
  return std::ranges::any_of(
      m_setup.sets, [name = QString::fromStdString(named)](const auto& one) { return one.value == name; });
}

const LabField* LabRecipePanel::field(const QString& key) const {
  const auto found = std::ranges::find(m_setup.fields, key, &LabField::key);
  return found == m_setup.fields.end() ? nullptr : &*found;
}

QVariant LabRecipePanel::formValue(const LabField& field) const {
  switch (field.kind) {
    case LabField::Kind::Choice:
      return m_form->choice(field.key);
    case LabField::Kind::Whole:
      return m_form->integer(field.key);
    case LabField::Kind::Number:
      return m_form->number(field.key);
    case LabField::Kind::Switch:
      return m_form->value(field.key).toBool();
  }
  return {};
}

void LabRecipePanel::setRunning(bool running, const Recipe& runRecipe) {
  m_running = running;
  if (running) {
    m_runRate = runRecipe.optimizer.learningRate;
    m_step = 0;
  }
  const auto reason = [] { return tr("fixed while the training runs"); };
  m_name->setEnabled(!running);
  for (const LabField& one : m_setup.fields) {
    if (one.key != QLatin1String(kRateField)) {
      m_form->setFieldEnabled(one.key, !running, reason);
    }
  }
  renewReferences();
  renewForm();
  renewNote();
}

void LabRecipePanel::renewReferences() {
  const Recipe named = namedRecipe(m_setup.lab, m_recipe.name);
  for (const LabField& one : m_setup.fields) {
    if (one.key == QLatin1String(kDataField)) {
      continue;  // the recipes are made for any data
    }
    // During a run the note below the field says what it was, and since when.
    const bool hidden = m_running && one.key == QLatin1String(kRateField);
    m_form->setReference(one.key, hidden ? QVariant() : one.read(named));
  }
}

void LabRecipePanel::renewForm() {
  m_name->setCurrent(QString::fromStdString(m_recipe.name));
  std::vector<RecipeForm::Choice> sets = m_setup.sets;
  if (!m_folder.isEmpty()) {
    // Several folders, one a line, are called by the first.
    const QString name = QDir(m_folder.section(QLatin1Char('\n'), 0, 0)).dirName();
    sets.push_back({m_folder, [name] { return name; }});
  }
  sets.push_back({QLatin1String(kOpenFolder), m_setup.open});
  m_form->setChoices(QLatin1String(kDataField), std::move(sets));
  for (const LabField& one : m_setup.fields) {
    m_form->setValue(one.key, one.read(m_recipe));
  }
  const OptimizerKind kind = m_recipe.optimizer.kind;
  m_form->setFieldVisible(QLatin1String(kMomentumField), kind == OptimizerKind::Momentum);
  m_form->setFieldVisible(QLatin1String(kDecayField), kind == OptimizerKind::AdamW);
  renewData();
}

void LabRecipePanel::renewNote() {
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

void LabRecipePanel::renewData() {
  m_state->setText(m_setup.dataWords(m_recipe));
  m_getData->setVisible(m_setup.getData && ships(m_recipe.data) && m_folder.isEmpty());
}

QStringList editWords(const Recipe& recipe) {
  QStringList words;
  const auto left =
      static_cast<int>(std::ranges::count(recipe.edits, int{SampleEdit::kLeftOut}, &SampleEdit::label));
  const auto relabelled = static_cast<int>(std::ssize(recipe.edits)) - left;
  if (left > 0) {
    words << LabRecipePanel::tr("%Ln left out", nullptr, left);
  }
  if (relabelled > 0) {
    words << LabRecipePanel::tr("%Ln relabelled", nullptr, relabelled);
  }
  return words;
}

void LabRecipePanel::retranslate() {
  m_heading->setText(tr("Recipe"));
  if (m_setup.getData) {
    m_getData->setText(QStringLiteral("<a href=\"data\" style=\"color:%1\">%2</a>")
                           .arg(theme().accent.name(), m_setup.getData().toHtmlEscaped()));
    m_getData->setAccessibleName(m_setup.getData());
  }
  m_note->setAccessibleName(tr("change of the learning rate"));
  m_name->setAccessibleName(tr("named recipe"));
  renewData();
  renewNote();
}

void LabRecipePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

}  // namespace officina
