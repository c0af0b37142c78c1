// SPDX-License-Identifier: GPL-3.0-or-later
// Training, the weights that come from it, and the data it takes.
#include <algorithm>
#include <utility>

#include <QUndoStack>

#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/digits/digits_evaluation.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/explain_panel.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

Recipe DigitsPage::recipe() const {
  return m_recipePanel->recipe();
}

TrainingDataPtr DigitsPage::data() const {
  return m_sets->get(QString::fromStdString(recipe().data));
}

void DigitsPage::showRecipe(const Recipe& wanted, const QString& words) {
  m_recipePanel->setRunning(false, wanted);
  m_recipePanel->edit(wanted, words);
}

void DigitsPage::renewCode() {
  inspection()->code()->setRecipe(recipe());
  inspection()->code()->setData(data());
}

/// For the diagnosis of a one-sided training set.
void DigitsPage::countClasses() {
  const auto set = data();
  if (!set) {
    return;
  }
  const DigitSet& train = std::static_pointer_cast<const DigitsData>(set)->train();
  const Recipe& begun = session()->recipe();
  const std::int64_t limit =
      begun.sampleLimit > 0 ? std::min(begun.sampleLimit, train.count()) : train.count();
  std::vector<std::int64_t> counts(kDigitClasses, 0);
  for (std::int64_t i = 0; i < limit; ++i) {
    ++counts[train.labels[static_cast<std::size_t>(i)]];
  }
  for (const SampleEdit& edit : begun.edits) {
    if (edit.sample < limit) {
      --counts[train.labels[static_cast<std::size_t>(edit.sample)]];
      if (edit.label != SampleEdit::kLeftOut) {
        ++counts[static_cast<std::size_t>(edit.label)];
      }
    }
  }
  watch()->setClassCounts(std::move(counts));
}

void DigitsPage::loadData() {
  m_sets->load(QString::fromStdString(recipe().data));
}

void DigitsPage::connectTraining() {
  m_preferredSet = DigitsSets::preferred();
  connect(&Preferences::instance(), &Preferences::changed, this, &DigitsPage::followPreferredSet);
  connect(session(), &TrainingSession::stateChanged, this, &DigitsPage::followPreferredSet);
  connect(m_recipePanel, &LabRecipePanel::openFolderRequested, this, &DigitsPage::openFolderDialog);
  connect(m_recipePanel, &LabRecipePanel::getDataRequested, this,
          [this] { Q_EMIT pageRequested(QStringLiteral("data")); });
  connect(m_recipePanel, &LabRecipePanel::recipeChanged, this, [this] {
    Q_EMIT statusChanged();  // the threads
    if (isVisible()) {
      m_sets->load(QString::fromStdString(recipe().data));
    }
  });
  connect(m_sets, &DigitsSets::changed, m_recipePanel, &LabRecipePanel::renewData);
  connect(m_sets, &DigitsSets::changed, this, [this] {
    Q_EMIT statusChanged();
    beginWaiting();
    if (std::exchange(m_wantsNotesPicture, m_wantsNotesPicture && m_sets->loading()) && !m_sets->loading()) {
      showNotesPicture();
    }
  });
  connect(m_sets, &DigitsSets::failed, this, &DigitsPage::giveUpData);
  connect(m_recipePanel, &LabRecipePanel::recipeChanged, m_mistakes,
          [this] { m_mistakes->setEdits(recipe().edits); });
  connect(m_recipePanel, &LabRecipePanel::recipeChanged, inspection()->code(), [this] { renewCode(); });
  renewCode();
}

void DigitsPage::resetRun() {
  m_mistakes->clear();
  DataLabPage::resetRun();
}

void DigitsPage::runBegan() {
  countClasses();
}

void DigitsPage::runGoesOn(const Mailbox::Update& update) {
  if (update.answers) {
    m_mistakes->insight()->setHistory(update.answers);
  }
}

bool DigitsPage::evaluatesEachEpoch() const {
  return m_mistakes->afterEachEpoch();
}

bool DigitsPage::evaluating() const {
  return m_mistakes->busy();
}

void DigitsPage::evaluate() {
  const auto data = m_sets->current();
  if (!data) {
    m_sets->load(QString::fromStdString(recipe().data));
    message()->showWords(InlineMessage::Kind::Info,
                         [] { return tr("The digits are being read. Evaluate when they are there."); });
    return;
  }
  if (const auto weights = m_weights->weights()) {
    const bool training = m_mistakes->asksTraining();
    m_mistakes->evaluate(
        weights,
        [weights, data, training](const std::function<void(double)>& progress,
                                  const LatestWorker::Cancelled& cancelled) {
          DigitsClassifier network(*weights);
          return evaluateDigits(network, data, training, progress, cancelled);
        },
        m_weights->describe());
  }
}

void DigitsPage::showNotesPicture() {
  const auto data = m_sets->current();
  const bool mnist =
      data && m_sets->name() != QLatin1String("starter") && data->test().count() > kNotesPicture;
  if (!mnist) {
    const QString folder = DigitsSets::preferred();
    if (folder == QLatin1String("starter")) {
      message()->showWords(
          InlineMessage::Kind::Info,
          [] {
            return tr("Picture 5214 is one of MNIST's test pictures, which are not on this computer yet.");
          },
          [] { return tr("Get MNIST"); }, [this] { Q_EMIT pageRequested(QStringLiteral("data")); });
    } else {
      m_wantsNotesPicture = true;
      useFolder(folder);
    }
    return;
  }
  if (session()->active()) {
    session()->reset();
  }
  Recipe notes = namedRecipe("digits", "notes");
  notes.data = recipe().data;
  m_recipePanel->setRunning(false, notes);
  m_recipePanel->edit(notes, tr("the notes' recipe"));
  resetRun();
  m_input->pick(true, kNotesPicture);
  showDrawerTab(m_explainTab);
}

void DigitsPage::useFolder(const QString& folder) {
  Recipe changed = recipe();
  changed.data = folder.toStdString();
  m_recipePanel->edit(changed, tr("data set"));
  m_sets->load(folder);
}

void DigitsPage::followPreferredSet() {
  const QString preferred = DigitsSets::preferred();
  if (preferred != m_preferredSet && !session()->active()) {
    m_preferredSet = preferred;
    useFolder(preferred);
  }
}

}  // namespace officina
