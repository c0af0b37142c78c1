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
  connect(m_sets, &PetsSets::failed, this, &PetsPage::giveUpData);
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

void PetsPage::resetRun() {
  m_classes->clear();
  m_mistakes->clear();
  DataLabPage::resetRun();
}

void PetsPage::runBegan() {
  m_classes->clear();
  countClasses();
}

void PetsPage::runGoesOn(const Mailbox::Update& update) {
  if (!update.epochs.empty()) {
    m_classes->add(update.epochs);
  }
  if (update.answers) {
    m_mistakes->insight()->setHistory(update.answers);
  }
}

bool PetsPage::evaluatesEachEpoch() const {
  return m_mistakes->afterEachEpoch();
}

bool PetsPage::evaluating() const {
  return m_mistakes->busy();
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
