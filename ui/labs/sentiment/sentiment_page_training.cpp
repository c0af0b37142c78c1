// SPDX-License-Identifier: GPL-3.0-or-later
// Training, the weights that come from it, and the sentences it takes.
#include <algorithm>
#include <array>
#include <utility>

#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/sentiment/sentence_data_panel.h"
#include "ui/labs/sentiment/sentence_mistakes_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentence_samples.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/toolbar_button.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

/// An edited set is a file of its own, see SentimentSets.
Recipe SentimentPage::recipe() const {
  Recipe wanted = m_recipePanel->recipe();
  wanted.data = toPath(m_sets->runName(QString::fromStdString(wanted.data))).string();
  return wanted;
}

TrainingDataPtr SentimentPage::data() const {
  return m_sets->get(QString::fromStdString(m_recipePanel->recipe().data));
}

void SentimentPage::loadData() {
  m_sets->load(QString::fromStdString(m_recipePanel->recipe().data));
}

void SentimentPage::showRecipe(const Recipe& wanted, const QString& words) {
  m_recipePanel->setRunning(false, wanted);
  Recipe shown = wanted;
  const std::string& own = m_recipePanel->recipe().data;
  if (wanted.data == toPath(m_sets->runName(QString::fromStdString(own))).string()) {
    shown.data = own;  // the set in hand, as it is edited
  }
  m_recipePanel->edit(shown, words);
}

void SentimentPage::renewCode() {
  inspection()->code()->setRecipe(recipe());
  inspection()->code()->setData(data());
}

/// For the diagnosis of a one-sided training set.
void SentimentPage::countClasses() {
  std::vector<std::int64_t> counts(2, 0);
  if (const auto set = m_sets->current()) {
    for (const std::int64_t number : splitSentences(*set, session()->recipe()).train) {
      ++counts[set->train()[static_cast<std::size_t>(number)].label == kPositive ? 1 : 0];
    }
    watch()->setClassCounts(counts);
  }
}

void SentimentPage::connectData() {
  connect(m_sets, &SentimentSets::loaded, this, [this] {
    m_model->setSet(m_sets->read()->name, m_sets->read()->data->train());
    m_dataPanel->setSet(*m_sets->read());
  });
  connect(m_sets, &SentimentSets::changed, this, [this] {
    m_recipePanel->renewData();
    renewData();
    Q_EMIT statusChanged();
    beginWaiting();
  });
  connect(m_sets, &SentimentSets::failed, this, [this](const QString& name, const QString& sentence) {
    stopWaiting();
    complain(sentence);
    if (!name.isEmpty() && QString::fromStdString(m_recipePanel->recipe().data) == name &&
        name != QLatin1String("starter")) {
      Recipe usable = m_recipePanel->recipe();
      usable.data = "starter";
      m_recipePanel->edit(usable, tr("back to the starter set"));
    }
  });
  connect(m_model, &SentencesModel::edited, this, [this] { m_sets->setEdited(m_model->sentences()); });
  connect(m_model, &SentencesModel::resized, this, &SentimentPage::moveEdits);
  connect(m_dataPanel, &SentenceDataPanel::openRequested, this, &SentimentPage::openDataDialog);
  connect(m_dataPanel, &SentenceDataPanel::failed, this, &SentimentPage::complain);
  connect(m_dataPanel, &SentenceDataPanel::sentenceRequested, this,
          [this](const QString& text) { m_sentence->setSentence(text); });
  connect(m_dataPanel, &SentenceDataPanel::saved, this, [this](const QString& path) {
    message()->showWords(InlineMessage::Kind::Good,
                         [path] { return tr("Saved as %1.").arg(shownPath(path)); });
  });
}

void SentimentPage::moveEdits(int first, int removed, int inserted) {
  Recipe moved = m_recipePanel->recipe();
  if (moved.edits.empty()) {
    return;
  }
  std::erase_if(moved.edits, [&](const SampleEdit& edit) {
    return edit.sample >= first && edit.sample < first + removed;
  });
  for (SampleEdit& edit : moved.edits) {
    if (edit.sample >= first) {
      edit.sample += inserted - removed;
    }
  }
  m_recipePanel->setRecipe(moved);
}

/// Other sentences, or another division of them.
void SentimentPage::renewData() {
  const auto set = m_sets->busy() ? nullptr : m_sets->current();
  if (set && set != m_shownData) {
    m_shownData = set;
    {
      const std::lock_guard lock(m_fresh->mutex);
      m_fresh->data = set;
    }
    m_mistakes->clear();
    renewCode();
  }
  m_dataPanel->setLimit(m_recipePanel->recipe().text.maxTokens);
}

void SentimentPage::connectTraining() {
  connect(session(), &TrainingSession::started, this, [this](const Recipe& begun) {
    m_result->begin(begun);
    m_recipePanel->setRunning(true, begun);
    m_weights->clearRun();
    m_evaluateNext = false;
    countClasses();
  });
  connect(session(), &TrainingSession::updated, this, &SentimentPage::collect);
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
  connect(m_recipePanel, &LabRecipePanel::openFolderRequested, this, &SentimentPage::openDataDialog);
  connect(m_recipePanel, &LabRecipePanel::recipeChanged, this, [this] {
    Q_EMIT statusChanged();
    if (isVisible()) {
      loadData();
    }
    renewData();
    m_mistakes->setEdits(m_recipePanel->recipe().edits);
    renewCode();
  });
  connect(m_save, &QPushButton::clicked, this, &SentimentPage::saveWeights);
  connect(m_result, &ResultPanel::momentChosen, this, &SentimentPage::goTo);
  renewCode();
}

void SentimentPage::collect(const Mailbox::Update& update) {
  m_result->add(update);
  if (update.position) {
    m_result->setPosition(*update.position, true);
    session()->requestWeights();  // the answer is that moment's
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

/// Another label for a sentence, none at all, or its own again; one undo step of the recipe.
void SentimentPage::editSample(std::int64_t sample, std::optional<int> label) {
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
        next.edits = m_recipePanel->recipe().edits;
        session()->fork(next);
        session()->resume();
      });
}

void SentimentPage::runEnded(std::shared_ptr<const StateDict> weights) {
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

void SentimentPage::resetRun() {
  stopWaiting();
  m_weightsTimer.stop();
  m_recipePanel->setRunning(false, recipe());
  m_result->clear();
  m_mistakes->clear();
  m_weights->clearRun();
  m_weights->useUntrained(recipe());
}

void SentimentPage::evaluate() {
  const auto set = m_sets->current();
  if (!set) {
    loadData();
    message()->showWords(InlineMessage::Kind::Info,
                         [] { return tr("The sentences are being read. Evaluate when they are there."); });
    return;
  }
  const auto weights = m_weights->weights();
  if (!weights) {
    return;
  }
  m_mistakes->evaluate(
      [weights, set, held = m_sets->held(), wanted = recipe(), training = m_mistakes->asksTraining()](
          const std::function<void(double)>& progress, const LatestWorker::Cancelled& cancelled) {
        SentimentClassifier network(*weights);
        return evaluateSentences(network, sentenceQuestion(*set, held, wanted, training), progress,
                                 cancelled);
      },
      m_weights->describe());
}

void SentimentPage::useFile(const QString& path) {
  Recipe changed = m_recipePanel->recipe();
  changed.data = toPath(path).string();
  changed.edits.clear();  // they speak of other sentences
  m_recipePanel->edit(changed, tr("sentences"));
  m_sets->load(path);
  SentimentSets::setPreferred(path);
}

}  // namespace officina
