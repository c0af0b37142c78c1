// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentiment_page.h"

#include <algorithm>

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "core/api/platform.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/layer_names.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/sentiment/attention_panel.h"
#include "ui/labs/sentiment/many_sentences_panel.h"
#include "ui/labs/sentiment/sentence_data_panel.h"
#include "ui/labs/sentiment/sentence_mistakes_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentiment_recipe_setup.h"
#include "ui/labs/sentiment/why_text_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

constexpr int kWeightsMilliseconds = 1000;
constexpr int kFirstLoadMilliseconds = 300;  ///< the window is drawn and usable by then

/// Where the reader's own versions of the sets are kept.
QString sentencesFolder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
      .filePath(QStringLiteral("sentences"));
}

/// Centre column: the sentence above the network.
QWidget* centre(QWidget* sentence, QWidget* network) {
  auto* whole = new QWidget;
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->setSpacing(space::kMedium);
  column->addWidget(sentence, 1);
  column->addWidget(network, 1);
  return whole;
}

}  // namespace

SentimentPage::SentimentPage(QWidget* parent)
    : DataLabPage(parent),
      m_fresh(std::make_shared<Fresh>()),
      m_sets(new SentimentSets(sentencesFolder(), this)),
      m_weights(new LabWeights(
          "sentiment",
          [fresh = m_fresh](const Recipe& wanted) {
            std::shared_ptr<const SentenceData> data;
            {
              const std::lock_guard lock(fresh->mutex);
              data = fresh->data;
            }
            return initialSentimentWeights(wanted, data ? *data : *starterSentences());
          },
          this)),
      m_answers(new SentimentAnswers(this)),
      m_model(new SentencesModel(undoStack(), this)),
      m_recipePanel(new LabRecipePanel(sentimentRecipeSetup(m_sets), undoStack())),
      m_sentence(new SentencePanel(m_weights)),
      m_network(
          new NetworkPanel({[] { return tr("sentence"); },
                            [] { return tr("What flows through: the sentence, or the batch in training"); },
                            [] { return tr("layers of the network that answers the sentence"); }})),
      m_result(new ResultPanel(HeldBack::Validation)),
      m_explain(new QTextBrowser),
      m_dataPanel(new SentenceDataPanel(m_model, undoStack())),
      m_many(new ManySentencesPanel),
      m_mistakes(new SentenceMistakesPanel),
      m_attention(new AttentionPanel),
      m_why(new WhyTextPanel) {
  setAcceptDrops(true);
  setPanels(m_recipePanel, centre(m_sentence, m_network), m_result);
  addTabs();
  followRuns({m_recipePanel, m_result, m_weights, kWeightsMilliseconds});
  connectSentence();
  connectNetwork();
  connectData();
  connectTraining();
  connectDrawer();
  retranslate();
  m_sentence->setSentence(firstSentence());
  useFirstWeights();
}

SentimentPage::~SentimentPage() = default;

void SentimentPage::addTabs() {
  setRole(m_explain, "text");
  m_explain->setOpenExternalLinks(true);
  m_explain->setFrameShape(QFrame::NoFrame);
  m_explain->document()->setDocumentMargin(space::kMedium);
  m_explainTab = addDrawerTab(m_explain);
  m_attentionTab = addDrawerTab(m_attention);
  m_whyTab = addDrawerTab(m_why);
  m_dataTab = addDrawerTab(m_dataPanel);
  m_mistakesTab = addDrawerTab(m_mistakes);
  m_manyTab = addDrawerTab(m_many);
  LabInspection::Parts parts;
  parts.looks = false;  // a sentence is no picture
  addInspection("sentiment", parts);
  inspection()->setAlwaysLooks(true);
}

QString SentimentPage::title() const {
  return tr("Sentences");
}

QString SentimentPage::statusText() const {
  if (m_sets->busy()) {
    return tr("reading the sentences…");
  }
  const auto set = m_sets->current();
  if (!set) {
    return {};
  }
  const auto [train, kept] = sentenceCounts(*set, recipe());
  const QString name = m_sets->read()->name;
  const QString shown = name == QLatin1String("starter")        ? tr("Italian sentences")
                        : name == QLatin1String("starter-en")   ? tr("English sentences")
                        : name == QLatin1String("starter-both") ? tr("sentences in both languages")
                                                                : QFileInfo(name).fileName();
  return QStringLiteral("%1: %2 + %3")
      .arg(shown, officina::locale().toString(static_cast<qlonglong>(train)),
           officina::locale().toString(static_cast<qlonglong>(kept)));
}

QString SentimentPage::messageText() const {
  return message()->text();
}

void SentimentPage::connectSentence() {
  connect(m_sentence, &SentencePanel::sentenceChanged, this, [this](const QString& text) {
    m_answers->ask(text);
    m_attention->setText(text);
    m_why->setText(text);
  });
  connect(m_sentence, &SentencePanel::filesDropped, this, [this](const QStringList& paths) {
    for (const QString& path : paths) {
      openFile(path);
    }
  });
  connect(m_sentence, &SentencePanel::shortened, this, [this] {
    message()->showWords(InlineMessage::Kind::Info, [] {
      return tr("Only the first %Ln characters fit here. Open a long text as a file: each line is answered.",
                nullptr, static_cast<int>(SentenceEdit::kMost));
    });
  });
  connect(m_sentence, &SentencePanel::openWeightsRequested, this, &SentimentPage::openWeightsDialog);
  connect(m_sentence, &SentencePanel::untrainedRequested, this,
          [this] { m_weights->useUntrained(recipe()); });
  connect(m_answers, &SentimentAnswers::answered, this, &SentimentPage::renewReply);
  connect(m_answers, &SentimentAnswers::failed, this, &SentimentPage::complain);
  connect(m_weights, &LabWeights::changed, this, &SentimentPage::renewWeights);
  connect(m_weights, &LabWeights::failed, this, &SentimentPage::complain);
}

void SentimentPage::connectNetwork() {
  connect(m_network->view(), &NetworkView::layerActivated, this, [this](int layer) {
    const PassPtr& pass = inspection()->probe()->pass();
    if (pass && layer >= 0 && layer < static_cast<int>(pass->layers().size())) {
      showInspection(QStringLiteral("inspect"), true);
      const LayerInfo& info = pass->layers()[static_cast<std::size_t>(layer)];
      inspection()->explorer()->showTensor(pass->ops()[static_cast<std::size_t>(info.shown)].name);
    }
  });
  connect(m_network, &NetworkPanel::sourceChanged, this, [this] {
    inspection()->setLive(m_network->showsBatch());
    if (m_network->showsBatch()) {
      session()->requestView();
    }
  });
  connect(inspection(), &LabInspection::viewed, m_network, &NetworkPanel::showView);
  NetworkProbe* probe = inspection()->probe();
  connect(probe, &NetworkProbe::ready, this, [this, probe] {
    m_network->setLayers(probe->pass() ? networkLayers(*probe->pass(), 0) : std::vector<NetworkLayer>{});
  });
}

void SentimentPage::connectDrawer() {
  const auto show = [this](const QString& text) { m_sentence->setSentence(text); };
  connect(m_attention, &AttentionPanel::failed, this, &SentimentPage::complain);
  connect(m_attention, &AttentionPanel::textRequested, this, show);
  connect(m_why, &WhyTextPanel::failed, this, &SentimentPage::complain);
  connect(m_many, &ManySentencesPanel::began, this, [this] { showDrawerTab(m_manyTab); });
  connect(m_many, &ManySentencesPanel::sentenceRequested, this, show);
  connect(m_many, &ManySentencesPanel::openRequested, this, &SentimentPage::openDialog);
  connect(m_many, &ManySentencesPanel::trainRequested, this, &SentimentPage::useFile);
  connect(m_many, &ManySentencesPanel::failed, this, &SentimentPage::complain);
  connect(m_mistakes, &SentenceMistakesPanel::evaluateRequested, this, &SentimentPage::evaluate);
  connect(m_mistakes, &SentenceMistakesPanel::sentenceRequested, this, show);
  connect(m_mistakes, &SentenceMistakesPanel::sampleEdited, this, &SentimentPage::editSample);
  connect(m_mistakes, &SentenceMistakesPanel::failed, this, &SentimentPage::complain);
}

void SentimentPage::renewWeights() {
  const auto weights = m_weights->weights();
  if (!weights) {
    return;
  }
  try {
    const LabWeights::Kind kind = m_weights->kind();
    m_card = readSentimentCard(kind == LabWeights::Kind::BuiltIn ? builtInWeights("sentiment")
                               : kind == LabWeights::Kind::File  ? toPath(m_weights->filePath())
                                                                 : std::filesystem::path());
  } catch (const Error& error) {
    complain(translated(error));
    m_card = {};
  }
  m_answers->setWeights(weights);
  m_attention->setNetwork(weights);
  m_why->setNetwork(weights);
}

void SentimentPage::renewReply() {
  const SentimentReply* reply = m_answers->reply();
  m_sentence->showReply(reply, m_card.sureFrom);
  if (reply != nullptr && reply->answer) {
    inspection()->setQuestion(reply->weights, reply->input, {});
  }
}

void SentimentPage::retranslate() {
  setDrawerTitle(m_explainTab, tr("Explain"));
  setDrawerTitle(m_attentionTab, tr("Attention"));
  setDrawerTitle(m_whyTab, tr("Why"));
  setDrawerTitle(m_dataTab, tr("Data"));
  setDrawerTitle(m_mistakesTab, tr("Mistakes"));
  setDrawerTitle(m_manyTab, tr("Many"));
  m_explain->document()->setDefaultStyleSheet(QStringLiteral(
      "h4 { margin-top: 10px; margin-bottom: 2px; } p { margin-top: 2px; margin-bottom: 6px; }"));
  m_explain->setHtml(longText(QStringLiteral("sentiment_explain")));
  m_explain->setAccessibleName(tr("explanation of the sentiment lab"));
  m_network->setClassNames({labelWord(kPositive)});
  inspection()->setClassNames({labelWord(kNegative), labelWord(kPositive)});
}

void SentimentPage::changeEvent(QEvent* event) {
  DataLabPage::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (const PassPtr& pass = inspection()->probe()->pass()) {
      m_network->setLayers(networkLayers(*pass, 0));  // the layers have names
    }
    Q_EMIT titleChanged();
  }
}

void SentimentPage::showEvent(QShowEvent* event) {
  DataLabPage::showEvent(event);
  if (m_sets->read() == nullptr && !m_sets->loading()) {
    QTimer::singleShot(kFirstLoadMilliseconds, this, [this] { loadData(); });
  }
}

}  // namespace officina
