// SPDX-License-Identifier: GPL-3.0-or-later
// Training, the weights that come from it, and the photographs it takes.
#include <algorithm>
#include <utility>

#include <QUndoStack>

#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/pets/classes_panel.h"
#include "ui/labs/pets/data_panel.h"
#include "ui/labs/pets/pets_evaluation.h"
#include "ui/labs/pets/pets_page.h"
#include "ui/labs/pets/photo_panel.h"
#include "ui/labs/pets/why_panel.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/toolbar_button.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

Recipe PetsPage::recipe() const {
  return m_recipePanel->recipe();
}

TrainingDataPtr PetsPage::data() const {
  return m_sets->get(QString::fromStdString(recipe().data));
}

void PetsPage::showRecipe(const Recipe& wanted, const QString& words) {
  m_recipePanel->setRunning(false, wanted);
  m_recipePanel->edit(wanted, words);
}

void PetsPage::renewCode() {
  inspection()->code()->setRecipe(recipe());
  inspection()->code()->setData(data());
}

/// For the diagnosis of a one-sided training set.
void PetsPage::countClasses() {
  if (const auto data = m_sets->current()) {
    watch()->setClassCounts(data->folder().counts());
  }
}

void PetsPage::loadData() {
  m_sets->load(QString::fromStdString(recipe().data));
}

void PetsPage::connectTraining() {
  connect(session(), &TrainingSession::started, this, [this](const Recipe& begun) {
    m_result->begin(begun);
    m_classes->clear();
    m_recipePanel->setRunning(true, begun);
    m_weights->clearRun();
    m_evaluateNext = false;
    countClasses();
  });
  connect(session(), &TrainingSession::updated, this, &PetsPage::collect);
  connect(session(), &TrainingSession::stateChanged, this, [this](TrainerState state) {
    if (state == TrainerState::Running) {
      m_weightsTimer.start();
    } else {
      m_weightsTimer.stop();
    }
  });
  connect(session(), &TrainingSession::ended, this,
          [this](TrainerState, const std::shared_ptr<const StateDict>& weights) { runEnded(weights); });
  connect(session(), &TrainingSession::failed, this,
          [this] { m_recipePanel->setRunning(false, session()->recipe()); });
  connect(&m_weightsTimer, &QTimer::timeout, this, [this] {
    // Only an answer that follows the run needs its weights.
    if (!m_weights->hasRun() || m_weights->kind() == LabWeights::Kind::Run) {
      session()->requestWeights();
    }
  });
  connect(m_recipePanel, &LabRecipePanel::learningRateChanged, session(), &TrainingSession::setLearningRate);
  connect(m_recipePanel, &LabRecipePanel::validChanged, transport(), &TransportBar::setPlayable);
  connect(m_recipePanel, &LabRecipePanel::openFolderRequested, this, &PetsPage::openFolderDialog);
  connect(m_recipePanel, &LabRecipePanel::getDataRequested, this,
          [this] { Q_EMIT pageRequested(QStringLiteral("data")); });
  connect(m_recipePanel, &LabRecipePanel::recipeChanged, this, [this] {
    Q_EMIT statusChanged();
    if (isVisible()) {
      m_sets->load(QString::fromStdString(recipe().data));
    }
    renewVariants();
    renewData();
    m_mistakes->setEdits(recipe().edits);
    renewCode();
  });
  connect(m_sets, &PetsSets::progressed, m_recipePanel, &LabRecipePanel::renewData);
  connect(m_sets, &PetsSets::changed, this, [this] {
    m_recipePanel->renewData();
    renewData();
    Q_EMIT statusChanged();
    beginWaiting();
  });
  connect(m_sets, &PetsSets::failed, this, [this](const QString& name, const QString& sentence) {
    stopWaiting();
    complain(sentence);
    if (QString::fromStdString(recipe().data) == name && name != QLatin1String("starter")) {
      Recipe usable = recipe();
      usable.data = "starter";
      m_recipePanel->edit(usable, tr("back to the starter set"));
    }
  });
  connect(m_save, &QPushButton::clicked, this, &PetsPage::saveWeights);
  connect(m_result, &ResultPanel::momentChosen, this, &PetsPage::goTo);
  renewCode();
}

/// Other photographs, or another division of them.
void PetsPage::renewData() {
  const auto data = m_sets->loading() ? nullptr : m_sets->current();
  if (data) {
    const PhotoFolder& folder = data->folder();
    m_fresh->photos = std::ranges::count_if(folder.photos, &PhotoFile::inImageFolder);
    m_fresh->classes = static_cast<int>(folder.classes.size());
    if (m_photo == nullptr && !m_loader->busy() && !folder.photos.empty()) {
      // Of the drawings one that the built-in weights, which have seen photographs only, know for what it is.
      const bool drawn = folder.source == "starter";
      m_loader->loadFile(fromPath(folder.photos[drawn ? folder.photos.size() * 7 / 12 : 0].path));
    }
  }
  if (m_dataPanel->data() != data) {
    m_thumbnails->reset(data ? Thumbnails::Provider([data](std::int64_t photo) {
      return thumbnailOf(data->folder().photos[static_cast<std::size_t>(photo)].path);
    })
                             : Thumbnails::Provider());
    m_mistakes->clear();
    renewCode();
  }
  m_dataPanel->setData(data, recipe());
  m_why->setData(data, recipe());
  if (data && m_weights->kind() == LabWeights::Kind::Untrained && !session()->active() && classesDiffer()) {
    m_weights->useUntrained(recipe());
  }
}

bool PetsPage::classesDiffer() const {
  return static_cast<qsizetype>(m_card.classes.size()) != dataClasses().size();
}

void PetsPage::collect(const Mailbox::Update& update) {
  m_result->add(update);
  if (!update.epochs.empty()) {
    m_classes->add(update.epochs);
  }
  if (update.position) {
    m_result->setPosition(*update.position, true);
    session()->requestWeights();  // the answer is that moment's
  }
  if (update.answers) {
    m_mistakes->insight()->setHistory(update.answers);
  }
  m_recipePanel->setStep(session()->globalStep());
  if (update.weights) {
    const bool first = !m_weights->hasRun();
    m_weights->setRun(update.weights, update.weightsStep);
    if (first) {
      m_weights->useRun();
    }
    if (std::exchange(m_evaluateNext, false)) {
      evaluate();
    }
  }
  if (!update.epochs.empty() && m_mistakes->afterEachEpoch() && !m_mistakes->busy()) {
    m_evaluateNext = true;
    session()->requestWeights();
  } else if (!update.steps.empty() && update.state == TrainerState::Paused) {
    session()->requestWeights();  // after each single step, the answer is that step's
  }
}

/// Another label for a photograph, none at all, or its own again; one undo step of the recipe.
void PetsPage::editSample(std::int64_t sample, std::optional<int> label) {
  m_recipePanel->editSample(sample, label);
  if (!session()->open()) {
    return;
  }
  message()->showWords(
      InlineMessage::Kind::Info,
      [] { return tr("The training set is changed. The run in hand still has the old one."); },
      [] { return tr("Train on from here with the new one"); },
      [this] {
        Recipe next = session()->recipe();
        next.edits = recipe().edits;
        session()->fork(next);
        session()->resume();
      });
}

void PetsPage::runEnded(std::shared_ptr<const StateDict> weights) {
  const bool first = !m_weights->hasRun();
  m_weights->setRun(std::move(weights), session()->globalStep());
  if (first) {
    m_weights->useRun();
  }
  m_recipePanel->setRunning(false, session()->recipe());
  if (m_mistakes->afterEachEpoch()) {
    evaluate();
  }
}

void PetsPage::resetRun() {
  stopWaiting();
  m_weightsTimer.stop();
  m_recipePanel->setRunning(false, recipe());
  m_result->clear();
  m_classes->clear();
  m_mistakes->clear();
  m_weights->clearRun();
  m_weights->useUntrained(recipe());
}

void PetsPage::evaluate() {
  const auto data = m_sets->current();
  if (!data) {
    m_sets->load(QString::fromStdString(recipe().data));
    message()->showWords(InlineMessage::Kind::Info, [] {
      return tr("The photographs are being looked through. Evaluate when they are there.");
    });
    return;
  }
  const auto weights = m_weights->weights();
  if (!weights) {
    return;
  }
  if (static_cast<std::size_t>(dataClasses().size()) != m_card.classes.size()) {
    complain(tr("These weights know %1 classes, the folder has %2: train on it first.")
                 .arg(m_card.classes.size())
                 .arg(dataClasses().size()));
    return;
  }
  const bool training = m_mistakes->asksTraining();
  m_mistakes->evaluate(
      weights,
      [weights, data, training, wanted = recipe(), thumbnails = m_thumbnails](
          const std::function<void(double)>& progress, const LatestWorker::Cancelled& cancelled) {
        PetsClassifier network(*weights);
        return evaluatePets(network, data, wanted, training, thumbnails, progress, cancelled);
      },
      m_weights->describe());
}

void PetsPage::useFolder(const QString& folder) {
  Recipe changed = recipe();
  changed.data = folder.toStdString();
  m_recipePanel->edit(changed, tr("photographs"));
  m_sets->load(folder);
  PetsSets::setPreferred(folder);
}

}  // namespace officina
