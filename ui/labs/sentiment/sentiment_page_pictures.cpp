// SPDX-License-Identifier: GPL-3.0-or-later
// The lab as `officina render` shows it, and each of its parts.
#include <QAbstractItemModel>
#include <QTemporaryDir>

#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/picture_wait.h"
#include "ui/labs/sentiment/attention_panel.h"
#include "ui/labs/sentiment/many_sentences_panel.h"
#include "ui/labs/sentiment/sentence_data_panel.h"
#include "ui/labs/sentiment/sentence_mistakes_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/labs/sentiment/why_text_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/places.h"

namespace officina {

namespace {
constexpr std::int64_t kPictureSnapshots = 128LL << 20;
constexpr std::int64_t kPictureMoment = 12;  ///< a batch that has learned something and not yet everything
constexpr std::size_t kPictureMany = 40;
constexpr std::int64_t kPictureSentences = 1200;
}  // namespace

void SentimentPage::showPicturePart(const QString& part) {
  PassExplorer& explorer = *inspection()->explorer();
  MicroscopePanel& microscope = *inspection()->microscope();
  const auto settled = [&] {
    return !explorer.busy() && !microscope.explorer()->busy() && !inspection()->probe()->waiting();
  };
  if (part == QLatin1String("attention") || part == QLatin1String("why")) {
    const bool why = part == QLatin1String("why");
    showDrawerTab(why ? m_whyTab : m_attentionTab);
    showDrawerLarge();
    waitForPicture(300, [] { return false; });
    if (why) {
      m_why->finishForPicture();
    } else {
      m_attention->finishForPicture();
    }
    waitForPicture(300, [] { return false; });
    return;
  }
  if (part == QLatin1String("data")) {
    showDrawerTab(m_dataTab);
    showDrawerLarge();
    waitForPicture(300, [] { return false; });
    waitForPicture(10'000, [this] { return !m_dataPanel->busy(); });
    return;
  }
  if (part == QLatin1String("mistakes")) {
    showDrawerTab(m_mistakesTab);
    showDrawerLarge();
    evaluate();
    waitForPicture(30'000, [this] { return m_mistakes->evaluation() != nullptr && !m_mistakes->busy(); });
    return;
  }
  if (part == QLatin1String("many")) {
    QStringList texts;
    for (const Sentence& sentence : m_sets->held()) {
      if (static_cast<std::size_t>(texts.size()) < kPictureMany) {
        texts << QString::fromStdString(sentence.text);
      }
    }
    m_many->askTexts(texts, m_weights->weights(), m_card.sureFrom);
    waitForPicture(30'000, [this] { return !m_many->busy(); });
    showDrawerTab(m_manyTab);
    showDrawerLarge();
    return;
  }
  if (part == QLatin1String("microscope") || part == QLatin1String("units") ||
      part == QLatin1String("history")) {
    session()->seek(0, kPictureMoment);
    session()->requestView();
    showInspection(part, true);
    waitForPicture(10'000,
                   [&] { return microscope.view() && microscope.view()->globalStep == kPictureMoment; });
    microscope.nextPhase();
    microscope.nextPhase();
  } else {
    showInspection(part, true);
  }
  if (part == QLatin1String("inspect")) {
    explorer.showTensor("layer1.weights");
  } else if (part == QLatin1String("microscope")) {
    microscope.explorer()->showTensor("layer1.weights");
  }
  waitForPicture(800, [] { return false; });
  waitForPicture(10'000, settled);
}

/// Without a run folder: a picture leaves nothing behind.
void SentimentPage::trainForPicture(const Recipe& wanted) {
  TrainerOptions options;
  options.keepOpen = true;
  options.snapshotBytes = kPictureSnapshots;
  session()->start(wanted, data(), options);
  waitForPicture(40'000,
                 [this] { return !session()->active() || session()->state() == TrainerState::Paused; });
}

void SentimentPage::prepareForPicture() {
  waitForPicture(10'000, [this] { return m_weights->weights() != nullptr && !m_weights->loading(); });
  Recipe quick = namedRecipe("sentiment", "tuned");
  quick.epochs = 4;
  quick.sampleLimit = kPictureSentences;
  m_recipePanel->setRecipe(quick);
  loadData();
  waitForPicture(30'000, [this] { return data() != nullptr; });
  trainForPicture(quick);
  if (m_weights->hasBuiltIn()) {
    m_weights->useBuiltIn();
    waitForPicture(10'000, [this] { return !m_weights->loading(); });
  }
  waitForPicture(5'000, [this] { return m_answers->reply() != nullptr && !m_answers->waiting(); });
  waitForPicture(5'000, [this] { return !inspection()->probe()->waiting(); });
  waitForPicture(300, [] { return false; });
}

}  // namespace officina
