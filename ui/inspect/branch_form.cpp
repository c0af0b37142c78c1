// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/branch_form.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/recipe_form.h"

namespace officina {

namespace {

const QString kRate = QStringLiteral("optimizer.learningRate");
const QString kKind = QStringLiteral("optimizer.kind");
const QString kDecay = QStringLiteral("optimizer.weightDecay");
const QString kDropout = QStringLiteral("dropout");
const QString kEpochs = QStringLiteral("epochs");
constexpr double kMostDropout = 0.9;
constexpr double kMostRate = 100.0;
constexpr qlonglong kMostEpochs = 1'000'000;

std::vector<RecipeForm::Choice> optimizers() {
  std::vector<RecipeForm::Choice> choices;
  for (const auto& [kind, label] :
       {std::pair(OptimizerKind::Sgd, "SGD"), std::pair(OptimizerKind::Momentum, "SGD + momentum"),
        std::pair(OptimizerKind::RmsProp, "RMSProp"), std::pair(OptimizerKind::Adam, "Adam"),
        std::pair(OptimizerKind::AdamW, "AdamW")}) {
    const std::string_view key = name(kind);
    choices.push_back({QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())),
                       [label] { return QString::fromLatin1(label); }});
  }
  return choices;
}

QString keyOf(OptimizerKind kind) {
  const std::string_view key = name(kind);
  return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

}  // namespace

BranchForm::BranchForm(const Recipe& recipe, std::int64_t step, QWidget* parent)
    : QDialog(parent),
      m_recipe(recipe),
      m_step(step),
      m_words(new QLabel(this)),
      m_form(new RecipeForm(this)),
      m_buttons(new QDialogButtonBox(this)) {
  m_words->setWordWrap(true);
  setTextRole(m_words, TextRole::Muted);
  m_form->addNumber(
      kRate, [] { return tr("Learning rate"); },
      [] { return tr("How far each update goes. The branch uses it from its first batch on."); }, 0.0,
      kMostRate, true);
  m_form->addChoice(
      kKind, [] { return tr("Optimiser"); },
      [] {
        return tr(
            "Another optimiser begins without a memory of earlier gradients; the same one keeps its own.");
      },
      optimizers());
  m_form->addNumber(
      kDecay, [] { return QStringLiteral("Weight decay"); },
      [] { return tr("Pulls all weights a little towards zero at each update."); }, 0.0, 1.0);
  m_form->addNumber(
      kDropout, [] { return QStringLiteral("Dropout"); },
      [] { return tr("The share of hidden units that each batch leaves out, from 0 to 0.9."); }, 0.0,
      kMostDropout);
  m_form->addInteger(
      kEpochs, [] { return tr("Epochs"); },
      [] { return tr("Where the branch ends, counted from the run's start."); }, 1, kMostEpochs);
  m_form->setValue(kRate, recipe.optimizer.learningRate);
  m_form->setValue(kKind, keyOf(recipe.optimizer.kind));
  m_form->setValue(kDecay, recipe.optimizer.weightDecay);
  m_form->setValue(kDropout, recipe.dropout);
  m_form->setValue(kEpochs, static_cast<qlonglong>(recipe.epochs));
  m_form->setReference(kRate, recipe.optimizer.learningRate);
  m_form->setReference(kKind, keyOf(recipe.optimizer.kind));
  m_form->setReference(kDecay, recipe.optimizer.weightDecay);
  m_form->setReference(kDropout, recipe.dropout);
  m_form->setReference(kEpochs, static_cast<qlonglong>(recipe.epochs));

  m_buttons->setStandardButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(space::kMedium);
  column->addWidget(m_words);
  column->addWidget(m_form);
  column->addWidget(m_buttons);
  connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_form, &RecipeForm::validChanged, m_buttons->button(QDialogButtonBox::Ok),
          &QPushButton::setEnabled);
  setMinimumWidth(scaled(340));
  retranslate();
}

Recipe BranchForm::recipe() const {
  Recipe changed = m_recipe;
  changed.optimizer.learningRate = m_form->number(kRate);
  for (const OptimizerKind kind : {OptimizerKind::Sgd, OptimizerKind::Momentum, OptimizerKind::RmsProp,
                                   OptimizerKind::Adam, OptimizerKind::AdamW}) {
    if (keyOf(kind) == m_form->choice(kKind)) {
      changed.optimizer.kind = kind;
    }
  }
  changed.optimizer.weightDecay = m_form->number(kDecay);
  changed.dropout = m_form->number(kDropout);
  changed.epochs = m_form->integer(kEpochs);
  return changed;
}

void BranchForm::retranslate() {
  setWindowTitle(tr("Branch from here"));
  m_words->setText(
      tr("What if, from batch %1 on, something were different? The run stays as it is; both curves stay on "
         "the chart.")
          .arg(officina::locale().toString(static_cast<qlonglong>(m_step))));
  m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Branch and train"));
  m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
}

void BranchForm::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
