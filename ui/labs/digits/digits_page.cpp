// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_page.h"

#include <algorithm>

#include <QEvent>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/network_panel.h"
#include "ui/labs/common/result_panel.h"
#include "ui/labs/digits/answer_panel.h"
#include "ui/labs/digits/centre_panel.h"
#include "ui/labs/digits/digit_layers.h"
#include "ui/labs/digits/digits_evaluation.h"
#include "ui/labs/digits/digits_recipe_setup.h"
#include "ui/labs/digits/explain_panel.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/labs/digits/steps_panel.h"
#include "ui/shell/language.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

constexpr int kWeightsMilliseconds = 250;
constexpr int kPicturesMilliseconds = 80;  ///< twelve pictures of the network a second are enough for an eye
constexpr int kFirstLoadMilliseconds = 400;  ///< the window is drawn and usable by then

class StepsCommand final : public QUndoCommand {
 public:
  StepsCommand(StepsPanel* panel, std::function<void()> ask, const DigitSteps& before,
               const DigitSteps& after)
      : QUndoCommand(DigitsPage::tr("switch a step")),
        m_panel(panel),
        m_ask(std::move(ask)),
        m_before(before),
        m_after(after) {}
  void undo() override { show(m_before); }
  void redo() override { show(m_after); }

 private:
  void show(const DigitSteps& steps) {
    if (m_panel) {
      m_panel->setSteps(steps);
      m_ask();
    }
  }
  QPointer<StepsPanel> m_panel;
  std::function<void()> m_ask;
  DigitSteps m_before;
  DigitSteps m_after;
};

}  // namespace

DigitsPage::DigitsPage(QWidget* parent)
    : DataLabPage(parent),
      m_sets(new DigitsSets(this)),
      m_weights(new LabWeights("digits", initialDigitsWeights, this)),
      m_answers(new DigitsAnswers(this)),
      m_loader(new PictureLoader(this)),
      m_recipePanel(new LabRecipePanel(digitsRecipeSetup(m_sets), undoStack())),
      m_input(new InputPanel(m_sets, undoStack())),
      m_steps(new StepsPanel),
      m_answer(new AnswerPanel(m_weights)),
      m_network(
          new NetworkPanel({[] { return tr("drawing"); },
                            [] { return tr("What flows through: the drawing, or the batch in training"); },
                            [] { return tr("layers of the network that answers the drawing"); }})),
      m_result(new ResultPanel(HeldBack::Test)),
      m_explain(new ExplainPanel),
      m_mistakes(new MistakesPanel("digits", HeldBack::Test)) {
  setAcceptDrops(true);
  setPanels(m_recipePanel, new CentrePanel(m_input, m_steps, m_answer, m_network), m_result);
  m_explainTab = addDrawerTab(m_explain);
  addInspection("digits", {});
  inspection()->setClassNames(digitNames());
  m_mistakes->setClassNames(digitNames());
  m_network->setClassNames(digitNames());
  m_mistakesTab = addDrawerTab(m_mistakes);
  followRuns({m_recipePanel, m_result, m_weights, kWeightsMilliseconds});
  connectDrawing();
  connectTraining();
  connectDrawer();
  retranslate();
  useFirstWeights();
  ask();
}

DigitsPage::~DigitsPage() = default;

QString DigitsPage::title() const {
  return tr("Digits");
}

QString DigitsPage::statusText() const {
  if (m_sets->loading()) {
    return tr("reading the digits…");
  }
  const auto data = m_sets->current();
  if (!data) {
    return {};
  }
  const QString name =
      m_sets->name() == QLatin1String("starter") ? tr("starter set") : QStringLiteral("MNIST");
  return QStringLiteral("%1: %2 + %3")
      .arg(name, officina::locale().toString(static_cast<qlonglong>(data->train().count())),
           officina::locale().toString(static_cast<qlonglong>(data->test().count())));
}

void DigitsPage::connectDrawing() {
  connect(m_input->canvas(), &DrawCanvas::changed, this, &DigitsPage::ask);
  connect(m_input, &InputPanel::openRequested, this, &DigitsPage::openPictureDialog);
  connect(m_input, &InputPanel::pasteRequested, this, [this] {
    if (!paste()) {
      complain(tr("There is no picture on the clipboard."));
    }
  });
  connect(m_steps, &StepsPanel::stepsEdited, this, [this](const DigitSteps& before, const DigitSteps& after) {
    undoStack()->push(new StepsCommand(
        m_steps, [this] { ask(); }, before, after));
  });
  connect(m_steps, &StepsPanel::exampleRequested, m_input, &InputPanel::drawOffCentreSeven);
  connect(m_answer, &AnswerPanel::untrainedRequested, this, [this] { m_weights->useUntrained(recipe()); });
  connect(m_answer, &AnswerPanel::openWeightsRequested, this, &DigitsPage::openWeightsDialog);
  connect(m_weights, &LabWeights::changed, this, [this] {
    m_answers->setWeights(m_weights->weights());
    inspection()->setWeights(m_weights->weights());
  });
  connect(m_weights, &LabWeights::failed, this, &DigitsPage::complain);
  m_picturesTimer.setSingleShot(true);
  connect(&m_picturesTimer, &QTimer::timeout, this, &DigitsPage::showPictures);
  connect(m_answers, &DigitsAnswers::answered, this, &DigitsPage::showReply);
  connect(m_answers, &DigitsAnswers::failed, this, &DigitsPage::complain);
  connect(m_loader, &PictureLoader::failed, this, &DigitsPage::complain);
  connect(m_loader, &PictureLoader::loaded, this,
          [this](const std::shared_ptr<const Image>& ink, const QString& source) {
            message()->clear();
            Drawing drawing;
            drawing.picture = ink;
            drawing.source = source;
            m_input->canvas()->edit(drawing, tr("open a picture"));
          });
}

void DigitsPage::connectDrawer() {
  connect(m_network->view(), &NetworkView::layerActivated, this, [this](int layer) { openLayer(layer); });
  connect(m_network, &NetworkPanel::sourceChanged, this, [this] {
    inspection()->setLive(m_network->showsBatch());
    if (m_network->showsBatch()) {
      session()->requestView();
    }
  });
  connect(inspection(), &LabInspection::viewed, m_network, &NetworkPanel::showView);
  connect(m_mistakes, &MistakesPanel::evaluateRequested, this, &DigitsPage::evaluate);
  connect(m_mistakes, &MistakesPanel::failed, this, &DigitsPage::complain);
  connect(m_mistakes, &MistakesPanel::pictureChosen, m_input, &InputPanel::pick);
  connect(m_mistakes, &MistakesPanel::setChanged, this, &DigitsPage::evaluate);
  connect(m_mistakes, &MistakesPanel::historyRequested, this, [this](const TensorValues& input) {
    if (session()->open()) {
      session()->requestAnswers(input);
    }
  });
  connect(m_mistakes, &MistakesPanel::sampleEdited, this, &DigitsPage::editSample);
  connect(m_explain, &ExplainPanel::notesPictureRequested, this, &DigitsPage::showNotesPicture);
  connect(m_explain, &ExplainPanel::trainRequested, this, [this] {
    if (!session()->active() && !waiting()) {
      togglePlay();
    }
  });
}

void DigitsPage::ask() {
  m_answers->ask({m_input->canvas()->drawing(), m_steps->steps()});
}

/// The bars at once, for they follow the pen; the pictures, which cost more to draw, only so often.
void DigitsPage::showReply() {
  const DigitReply* reply = m_answers->reply();
  m_answer->showReply(reply, {m_input->canvas()->drawing(), m_steps->steps()});
  if (!m_picturesTimer.isActive()) {
    const qint64 passed = m_sincePictures.isValid() ? m_sincePictures.elapsed() : kPicturesMilliseconds;
    m_picturesTimer.start(static_cast<int>(std::max<qint64>(kPicturesMilliseconds - passed, 0)));
  }
  m_explain->showAnswer(reply != nullptr && reply->answer ? &*reply->answer : nullptr);
}

void DigitsPage::showPictures() {
  m_sincePictures.start();
  const DigitReply* reply = m_answers->reply();
  m_steps->showReply(reply, {m_input->canvas()->drawing(), m_steps->steps()});
  m_network->setLayers(reply != nullptr ? networkLayers(reply->layers) : std::vector<NetworkLayer>{});
  if (reply != nullptr && !reply->stages.tensor.values.empty()) {
    inspection()->setInput({{1, kDigitSide, kDigitSide}, reply->stages.tensor.values},
                           inkPicture(reply->stages.centred, Qt::black));
  }
}

/// A layer of the diagram, large, with its numbers.
void DigitsPage::openLayer(int layer) {
  const DigitReply* reply = m_answers->reply();
  if (reply == nullptr || layer < 0 || layer >= static_cast<int>(reply->layers.size())) {
    return;
  }
  showInspection(QStringLiteral("inspect"), true);
  inspection()->explorer()->showTensor(reply->layers[static_cast<std::size_t>(layer)].name);
}

void DigitsPage::retranslate() {
  setDrawerTitle(m_explainTab, tr("Explain"));
  setDrawerTitle(m_mistakesTab, tr("Mistakes"));
}

void DigitsPage::changeEvent(QEvent* event) {
  DataLabPage::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showPictures();  // the layers have names
    Q_EMIT titleChanged();
  }
}

void DigitsPage::showEvent(QShowEvent* event) {
  DataLabPage::showEvent(event);
  if (!m_sets->current() && !m_sets->loading()) {
    QTimer::singleShot(kFirstLoadMilliseconds, this,
                       [this] { m_sets->load(QString::fromStdString(recipe().data)); });
  }
}

}  // namespace officina
