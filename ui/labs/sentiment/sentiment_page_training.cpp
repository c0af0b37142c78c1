// SPDX-License-Identifier: GPL-3.0-or-later
// Training, the weights that come from it, and the sentences it takes.
#include <algorithm>
#include <array>
#include <utility>

#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/sentiment/sentence_data_panel.h"
#include "ui/labs/sentiment/sentence_mistakes_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentence_samples.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"
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
  connect(m_sets, &SentimentSets::failed, this, &SentimentPage::giveUpData);
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
  renewCode();
}

void SentimentPage::resetRun() {
  m_mistakes->clear();
  DataLabPage::resetRun();
}

void SentimentPage::runBegan() {
  countClasses();
}

bool SentimentPage::evaluatesEachEpoch() const {
  return m_mistakes->afterEachEpoch();
}

bool SentimentPage::evaluating() const {
  return m_mistakes->busy();
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
