// SPDX-License-Identifier: GPL-3.0-or-later
// Training, the weights that come from it, and the data it takes.
#include <utility>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QUndoStack>

#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/digits_recipe_panel.h"
#include "ui/labs/digits/explain_panel.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/labs/digits/inspect_panel.h"
#include "ui/labs/digits/mistakes_panel.h"
#include "ui/labs/digits/result_panel.h"
#include "ui/labs/digits/sample_strokes.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

constexpr int kPictureSamples = 500;

void wait(int milliseconds, const std::function<bool()>& done) {
  const QDeadlineTimer deadline(milliseconds);
  while (!done() && !deadline.hasExpired()) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents, 20);
  }
}

}  // namespace

Recipe DigitsPage::recipe() const {
  return m_recipePanel->recipe();
}

TrainingDataPtr DigitsPage::data() const {
  return m_sets->get(QString::fromStdString(recipe().data));
}

void DigitsPage::waitForData(Waiting what) {
  m_waiting = what;
  transport()->setWaiting(what != Waiting::No);
  if (what != Waiting::No) {
    m_sets->load(QString::fromStdString(recipe().data));
  }
}

void DigitsPage::beginWaiting() {
  if (m_waiting == Waiting::No || !data()) {
    return;
  }
  const Waiting what = m_waiting;
  waitForData(Waiting::No);
  if (what == Waiting::ToPlay) {
    LabPage::togglePlay();
  } else {
    LabPage::stepOnce();
  }
}

void DigitsPage::togglePlay() {
  if (session()->active() || (m_waiting == Waiting::No && data())) {
    LabPage::togglePlay();
  } else {
    waitForData(m_waiting == Waiting::No ? Waiting::ToPlay : Waiting::No);
  }
}

void DigitsPage::stepOnce() {
  if (session()->active() || data()) {
    LabPage::stepOnce();
  } else {
    waitForData(Waiting::ToStep);
  }
}

void DigitsPage::stopRun() {
  waitForData(Waiting::No);
  LabPage::stopRun();
}

void DigitsPage::connectTraining() {
  connect(session(), &TrainingSession::started, this, [this](const Recipe& begun) {
    m_result->begin(begun);
    m_recipePanel->setRunning(true, begun);
    m_weights->clearRun();
    m_evaluateNext = false;
  });
  connect(session(), &TrainingSession::updated, this, &DigitsPage::collect);
  connect(session(), &TrainingSession::stateChanged, this, &DigitsPage::runStateChanged);
  connect(session(), &TrainingSession::ended, this,
          [this](TrainerState, const std::shared_ptr<const StateDict>& weights) { runEnded(weights); });
  connect(session(), &TrainingSession::failed, this,
          [this] { m_recipePanel->setRunning(false, session()->recipe()); });
  m_preferredSet = DigitsSets::preferred();
  connect(&Preferences::instance(), &Preferences::changed, this, &DigitsPage::followPreferredSet);
  connect(session(), &TrainingSession::stateChanged, this, &DigitsPage::followPreferredSet);
  connect(&m_weightsTimer, &QTimer::timeout, this, [this] {
    // Only an answer that follows the run needs its weights.
    if (!m_weights->hasRun() || m_weights->kind() == DigitsWeights::Kind::Run) {
      session()->requestWeights();
    }
  });
  connect(m_recipePanel, &DigitsRecipePanel::learningRateChanged, session(),
          &TrainingSession::setLearningRate);
  connect(m_recipePanel, &DigitsRecipePanel::validChanged, transport(), &TransportBar::setPlayable);
  connect(m_recipePanel, &DigitsRecipePanel::openFolderRequested, this, &DigitsPage::openFolderDialog);
  connect(m_recipePanel, &DigitsRecipePanel::getDataRequested, this,
          [this] { Q_EMIT pageRequested(QStringLiteral("data")); });
  connect(m_recipePanel, &DigitsRecipePanel::recipeChanged, this, [this] {
    Q_EMIT statusChanged();  // the threads
    if (isVisible()) {
      m_sets->load(QString::fromStdString(recipe().data));
    }
  });
  connect(m_sets, &DigitsSets::changed, this, [this] {
    Q_EMIT statusChanged();
    beginWaiting();
    if (std::exchange(m_wantsNotesPicture, m_wantsNotesPicture && m_sets->loading()) && !m_sets->loading()) {
      showNotesPicture();
    }
  });
  connect(m_sets, &DigitsSets::failed, this, [this](const QString& name, const QString& sentence) {
    waitForData(Waiting::No);
    complain(sentence);
    if (QString::fromStdString(recipe().data) == name && name != QLatin1String("starter")) {
      Recipe usable = recipe();
      usable.data = "starter";
      m_recipePanel->edit(usable, tr("back to the starter set"));
    }
  });
  connect(m_save, &QPushButton::clicked, this, &DigitsPage::saveWeights);
}

void DigitsPage::collect(const Mailbox::Update& update) {
  m_result->add(update);
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

void DigitsPage::runStateChanged(TrainerState state) {
  if (state == TrainerState::Running) {
    m_weightsTimer.start();
  } else {
    m_weightsTimer.stop();
  }
}

void DigitsPage::runEnded(std::shared_ptr<const StateDict> weights) {
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

void DigitsPage::resetRun() {
  waitForData(Waiting::No);
  m_weightsTimer.stop();
  m_recipePanel->setRunning(false, recipe());
  m_result->clear();
  m_mistakes->clear();
  m_weights->clearRun();
  useUntrained();
}

void DigitsPage::useUntrained() {
  m_weights->useUntrained(recipe());
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
    m_mistakes->evaluate(weights, data, m_weights->describe());
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

void DigitsPage::showPicturePart(const QString& part) {
  if (part == QLatin1String("inspect")) {
    showDrawerTab(m_inspectTab);
    m_inspect->showLayer(1);
  } else if (part == QLatin1String("mistakes")) {
    showDrawerTab(m_mistakesTab);
    evaluate();
    wait(30'000, [this] { return !m_mistakes->busy(); });
  }
}

void DigitsPage::prepareForPicture() {
  m_input->canvas()->setDrawing(sampleThree());
  wait(10'000, [this] { return m_weights->weights() != nullptr && !m_weights->loading(); });
  Recipe starter = recipe();
  starter.data = "starter";
  m_recipePanel->setRecipe(starter);
  m_sets->load(QStringLiteral("starter"));
  wait(20'000, [this] { return m_sets->get(QStringLiteral("starter")) != nullptr; });
  // A few pictures, seen several times: curves that say something after a second.
  Recipe quick = recipe();
  quick.sampleLimit = kPictureSamples;
  session()->start(quick, data());
  wait(20'000, [this] { return !session()->active(); });
  if (m_weights->hasBuiltIn()) {
    m_weights->useBuiltIn();
    wait(10'000, [this] { return !m_weights->loading(); });
  }
  wait(5'000, [this] { return !m_answers->waiting() && !picturesWaiting(); });
}

}  // namespace officina
