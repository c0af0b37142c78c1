// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/thermometer_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QUndoStack>

#include "ui/inspect/code_panel.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/labs/thermometer/curves_panel.h"
#include "ui/labs/thermometer/fit_panel.h"
#include "ui/labs/thermometer/numbers_tab.h"
#include "ui/labs/thermometer/pairs_model.h"
#include "ui/labs/thermometer/pairs_panel.h"
#include "ui/labs/thermometer/recipe_panel.h"
#include "ui/session/latest_worker.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/toolbar_button.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

/// Epochs a second that can be chosen; the usual one takes the notes' 3,000 epochs through in three seconds.
constexpr std::array kPaces{1.0, 10.0, 100.0, 1000.0, 0.0};
constexpr int kUsualPace = 3;

}  // namespace

class ThermometerPage::RecipeCommand final : public QUndoCommand {
 public:
  RecipeCommand(ThermometerPage* page, Recipe after, QString key, const QString& text)
      : QUndoCommand(text),
        m_page(page),
        m_before(page->recipe()),
        m_after(std::move(after)),
        m_key(std::move(key)) {}
  void undo() override { m_page->applyRecipe(m_before); }
  void redo() override { m_page->applyRecipe(m_after); }
  [[nodiscard]] int id() const override { return 1; }
  /// Typing 0.001 passes through 0.0 and 0.00: one change, not four.
  bool mergeWith(const QUndoCommand* next) override {
    const auto* other = static_cast<const RecipeCommand*>(next);
    if (m_key == QLatin1String("name") || other->m_key != m_key) {
      return false;
    }
    m_after = other->m_after;
    return true;
  }

 private:
  ThermometerPage* m_page;
  Recipe m_before;
  Recipe m_after;
  QString m_key;
};

ThermometerPage::ThermometerPage(QWidget* parent)
    : LabPage(parent),
      m_pairs(new PairsModel(undoStack(), this)),
      m_recipe(new ThermometerRecipePanel(this)),
      m_fit(new FitPanel(this)),
      m_curves(new CurvesPanel(this)),
      m_pairsPanel(new PairsPanel(m_pairs, message(), this)),
      m_numbers(new NumbersTab(this)),
      m_explain(new QTextBrowser(this)),
      m_worker(new LatestWorker(this)) {
  setPanels(m_recipe, m_fit, m_curves);
  setRole(m_explain, "text");
  m_explain->setOpenExternalLinks(true);
  m_explain->document()->setDocumentMargin(space::kLarge);
  m_pairsTab = addDrawerTab(m_pairsPanel);
  m_explainTab = addDrawerTab(m_explain);
  addInspection("thermometer", {.input = false, .looks = false, .units = false, .travels = false});
  m_numbersTab = addDrawerTab(m_numbers);
  buildTransport();
  connectRun();
  inspection()->code()->setRecipe(recipe());
  m_runPairs = m_pairs->pairs();
  m_runRecipe = m_recipe->recipe();
  m_fit->setPairs(m_pairs->pairs());
  m_recipe->setPairs(m_pairs->pairs());
  m_curves->begin(m_runRecipe.epochs);
  retranslate();
  renewAll();
  findInitialLine();
}

ThermometerPage::~ThermometerPage() {
  undoStack()->clear();  // the commands point here
}

void ThermometerPage::buildTransport() {
  transport()->setStepIsEpoch(true);
  m_paceLabel = new QLabel(transport());
  setTextRole(m_paceLabel, TextRole::Caption);
  m_pace = new QComboBox(transport());
  for (std::size_t i = 0; i < kPaces.size(); ++i) {
    m_pace->addItem(QString());
  }
  m_pace->setCurrentIndex(kUsualPace);
  transport()->layout()->addWidget(m_paceLabel);
  transport()->layout()->addWidget(m_pace);
  m_save = transport()->addButton(QStringLiteral("save"));
  connect(m_pace, &QComboBox::activated, this,
          [this](int index) { session()->setPace(kPaces[static_cast<std::size_t>(index)]); });
  connect(m_save, &QPushButton::clicked, this, &ThermometerPage::saveWeights);
}

void ThermometerPage::connectRun() {
  connect(session(), &TrainingSession::started, this, &ThermometerPage::beginRun);
  connect(session(), &TrainingSession::updated, this, &ThermometerPage::take);
  connect(session(), &TrainingSession::ended, this, &ThermometerPage::endRun);
  connect(session(), &TrainingSession::failed, this, &ThermometerPage::explainFailure);
  connect(session(), &TrainingSession::stateChanged, this,
          [this] { m_recipe->setRunning(session()->active()); });
  connect(m_recipe, &ThermometerRecipePanel::edited, this, &ThermometerPage::changeRecipe);
  connect(m_recipe, &ThermometerRecipePanel::validChanged, this, [this] { (void)canTrain(); });
  connect(m_pairs, &PairsModel::pairsChanged, this, &ThermometerPage::pairsHaveChanged);
  connect(m_curves, &CurvesPanel::playheadMoved, this, &ThermometerPage::showEpoch);
  connect(m_fit, &FitPanel::latestAsked, this, [this] { showEpoch(m_history.epochs()); });
}

Recipe ThermometerPage::recipe() const {
  return m_recipe->recipe();
}

void ThermometerPage::showRecipe(const Recipe& wanted, const QString& words) {
  if (wanted != recipe()) {
    undoStack()->push(new RecipeCommand(this, wanted, QStringLiteral("run"), words));
  }
}

TrainingDataPtr ThermometerPage::data() const {
  return std::make_shared<ThermometerData>(m_pairs->pairs());
}

bool ThermometerPage::canTrain() {
  const bool can = m_recipe->valid() && !m_pairs->pairs().empty();
  transport()->setPlayable(can);
  return can;
}

void ThermometerPage::togglePlay() {
  if (session()->active() || canTrain()) {
    LabPage::togglePlay();
  }
}

void ThermometerPage::stepOnce() {
  if (session()->active() || canTrain()) {
    LabPage::stepOnce();
  }
}

void ThermometerPage::setPace(double stepsPerSecond) {
  const auto found = std::find(kPaces.begin(), kPaces.end(), stepsPerSecond);
  m_pace->setCurrentIndex(found == kPaces.end() ? kUsualPace : static_cast<int>(found - kPaces.begin()));
  session()->setPace(kPaces[static_cast<std::size_t>(m_pace->currentIndex())]);
}

void ThermometerPage::beginRun() {
  m_worker->cancel();
  session()->requestWeights();  // the first thing the run does: the line before any step
  session()->setPace(kPaces[static_cast<std::size_t>(m_pace->currentIndex())]);
  m_history.clear();
  m_runPairs = m_pairs->pairs();
  m_runRecipe = m_recipe->recipe();
  m_shown = 0;
  m_follow = true;
  m_ended = false;
  m_curves->begin(m_runRecipe.epochs);
  m_fit->setOutdated(false);
  m_recipe->setRunning(true);
  renewAll();
}

void ThermometerPage::take(const Mailbox::Update& update) {
  if (update.steps.empty() && !update.weights) {
    return;
  }
  m_history.add(update);
  renewAll();
}

void ThermometerPage::endRun() {
  m_ended = true;
  m_recipe->setRunning(false);
  renewAll();
}

void ThermometerPage::resetRun() {
  m_history.clear();
  m_ended = false;
  m_follow = true;
  m_curves->begin(recipe().epochs);
  m_fit->setOutdated(false);
  m_recipe->setRunning(false);
  message()->clear();
  renewAll();
  findInitialLine();
}

void ThermometerPage::renewAll() {
  m_shown = m_follow ? m_history.epochs() : std::min(m_shown, m_history.epochs());
  m_fit->show(m_history, m_shown, m_ended);
  m_curves->show(m_history, m_ended);
  if (!m_history.empty()) {
    m_curves->setPlayhead(m_shown);
  }
  m_pairsPanel->setLine(m_history.line(m_shown), m_fit->when());
  const bool same = m_runRecipe == namedRecipe("thermometer", "notes") && m_runPairs == notesPairs();
  m_numbers->show(m_history.losses(), same);
  m_save->setEnabled(m_history.line(m_history.epochs()).has_value());
  renewDiagnosis();
}

void ThermometerPage::renewDiagnosis() {
  const auto& losses = m_history.losses();
  const double best = m_runPairs.empty() ? 0.0 : meanSquaredError(leastSquares(m_runPairs), m_runPairs);
  m_recipe->setDiagnosis(diagnose(losses, best), losses.empty() ? 0.0 : losses.back(), best);
}

void ThermometerPage::showEpoch(std::int64_t epoch) {
  m_follow = epoch >= m_history.epochs();
  m_shown = std::clamp<std::int64_t>(epoch, 0, m_history.epochs());
  m_curves->setPlayhead(m_shown);
  m_fit->show(m_history, m_shown, m_ended);
  m_pairsPanel->setLine(m_history.line(m_shown), m_fit->when());
}

void ThermometerPage::changeRecipe(const Recipe& changed, const QString& key) {
  if (changed != recipe()) {
    const QString text = key == QLatin1String("name") ? tr("Choose a recipe") : tr("Change the recipe");
    undoStack()->push(new RecipeCommand(this, changed, key, text));
  }
}

void ThermometerPage::applyRecipe(const Recipe& changed) {
  inspection()->code()->setRecipe(changed);
  const bool otherStart = changed.seed != recipe().seed;
  m_recipe->setRecipe(changed);
  if (session()->active()) {
    session()->setLearningRate(changed.optimizer.learningRate);
  } else if (m_history.empty()) {
    m_curves->begin(changed.epochs);
    if (otherStart) {
      findInitialLine();
    }
  }
  (void)canTrain();
}

void ThermometerPage::pairsHaveChanged() {
  m_fit->setPairs(m_pairs->pairs());
  m_recipe->setPairs(m_pairs->pairs());
  const bool trained = !m_history.empty() || session()->active();
  if (!trained) {
    m_runPairs = m_pairs->pairs();
  }
  m_fit->setOutdated(trained && m_runPairs != m_pairs->pairs());
  renewDiagnosis();
  (void)canTrain();
  Q_EMIT statusChanged();
}

void ThermometerPage::explainFailure(const Error& error) {
  endRun();
  if (error.kind() != ErrorKind::Numeric) {
    return;  // LabPage has said what it was
  }
  m_curves->setLogScale(true);
  const OptimizerSpec optimizer = m_runRecipe.optimizer;
  const std::vector<TemperaturePair> pairs = m_runPairs;
  const std::int64_t epochs = m_history.epochs();
  message()->showWords(
      InlineMessage::Kind::Error,
      [optimizer, pairs, epochs] {
        const double limit = stabilityLimit(optimizer, pairs);
        const QString rate = officina::locale().toString(optimizer.learningRate);
        const QString after =
            tr("After %Ln epoch(s) the loss was too large for a number.", nullptr, static_cast<int>(epochs));
        if (!std::isfinite(limit)) {
          return after + QLatin1Char(' ') +
                 tr("With the learning rate %1 each step overshoots further than the one before.").arg(rate);
        }
        return after + QLatin1Char(' ') +
               tr("With the inputs of these pairs the loss is so steep (curvature %1) that a learning rate "
                  "above %2 "
                  "overshoots further with every step; it was %3.")
                   .arg(number(largestCurvature(pairs), 3), number(limit, 2), rate);
      },
      [optimizer, pairs] { return tr("Train with %1").arg(number(mendedLearningRate(optimizer, pairs), 2)); },
      [this] { mend(); });
}

void ThermometerPage::mend() {
  Recipe mended = recipe();
  mended.optimizer.learningRate = mendedLearningRate(m_runRecipe.optimizer, m_runPairs);
  changeRecipe(mended, QStringLiteral("mend"));
  if (!session()->active()) {
    togglePlay();
  }
}

void ThermometerPage::findInitialLine() {
  m_worker->submit([this, recipe = recipe()](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    // One pair is enough: what the network starts from does not depend on the data.
    Trainer trainer(recipe, std::make_shared<ThermometerData>(std::vector<TemperaturePair>{{1.0F, 1.0F}}));
    trainer.stop();
    trainer.run();
    return [this, line = lineFrom(trainer.weights())] {
      if (m_history.empty() && !session()->active()) {
        m_history.setInitial(line);
        renewAll();
      }
    };
  });
}

QString ThermometerPage::title() const {
  return tr("Thermometer");
}

QString ThermometerPage::openFilter() const {
  return tr("Tables (*.csv *.tsv *.txt)");
}

void ThermometerPage::openFile(const QString& path) {
  showDrawerTab(m_pairsTab);
  m_pairsPanel->openFile(path);
}

bool ThermometerPage::paste() {
  showDrawerTab(m_pairsTab);
  return m_pairsPanel->paste();
}

QString ThermometerPage::statusText() const {
  return tr("%Ln pair(s) of temperatures", nullptr, static_cast<int>(m_pairs->pairs().size()));
}

void ThermometerPage::saveWeights() {
  const auto line = m_history.line(m_history.epochs());
  if (!line) {
    return;
  }
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Save weights"), QStringLiteral("thermometer.pth"), tr("Weights (*.pth *.safetensors)"));
  if (path.isEmpty()) {
    return;
  }
  try {
    StateDict state;
    state.tensors.push_back(NamedTensor::ofFloats("weight", {1, 1}, std::array{line->weight}));
    state.tensors.push_back(NamedTensor::ofFloats("bias", {1}, std::array{line->bias}));
    writeStateDict(path.toStdString(), state);
    message()->showWords(InlineMessage::Kind::Good, [path] { return tr("Weights saved in %1.").arg(path); });
  } catch (const Error& error) {
    message()->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
}

void ThermometerPage::prepareForPicture() {
  QEventLoop loop;
  const auto ended = connect(session(), &TrainingSession::ended, &loop, &QEventLoop::quit);
  const auto failed = connect(session(), &TrainingSession::failed, &loop, &QEventLoop::quit);
  session()->start(recipe(), data());
  session()->setPace(0.0);
  loop.exec(QEventLoop::ExcludeUserInputEvents);
  disconnect(ended);
  disconnect(failed);
  m_curves->setLogScale(true);
}

void ThermometerPage::showPicturePart(const QString& part) {
  showInspection(part, true);
  MicroscopePanel& microscope = *inspection()->microscope();
  TrainerOptions options;
  options.startPaused = true;
  session()->start(recipe(), data(), options);
  session()->step(2);
  QEventLoop loop;
  const auto stands = connect(session(), &TrainingSession::updated, &loop, [&] {
    if (session()->globalStep() == 2 && session()->state() == TrainerState::Paused) {
      loop.quit();
    }
  });
  loop.exec(QEventLoop::ExcludeUserInputEvents);
  disconnect(stands);
  session()->requestView();
  const auto viewed = connect(inspection(), &LabInspection::viewed, &loop, &QEventLoop::quit);
  loop.exec(QEventLoop::ExcludeUserInputEvents);
  disconnect(viewed);
  microscope.nextPhase();
  microscope.nextPhase();
  microscope.explorer()->showCell({"weight", {0, 0}, 0});
  while (microscope.explorer()->busy()) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::ExcludeUserInputEvents);
  }
}

void ThermometerPage::retranslate() {
  setDrawerTitle(m_pairsTab, tr("Pairs"));
  setDrawerTitle(m_explainTab, tr("Explain"));
  setDrawerTitle(m_numbersTab, tr("Numbers"));
  m_explain->setHtml(longText(QStringLiteral("thermometer_explain")));
  m_explain->setAccessibleName(tr("Explanation"));
  m_paceLabel->setText(tr("Speed"));
  m_pace->setAccessibleName(tr("Speed: epochs a second"));
  m_pace->setToolTip(tr("Slow motion: this network is so small that at full speed the eye sees nothing"));
  for (std::size_t i = 0; i < kPaces.size(); ++i) {
    m_pace->setItemText(static_cast<int>(i),
                        kPaces[i] > 0.0 ? tr("%1 epochs/s").arg(number(kPaces[i], 1)) : tr("full speed"));
  }
  m_save->setTexts({}, tr("Save weight and bias as a PyTorch file…"));
  renewAll();
  fitColumns();
}

void ThermometerPage::fitColumns() {
  // Words differ in length between languages: no column may need a scroll bar at its foot.
  for (QWidget* panel :
       {static_cast<QWidget*>(m_recipe), static_cast<QWidget*>(m_fit), static_cast<QWidget*>(m_curves)}) {
    auto* area = qobject_cast<QScrollArea*>(panel->parentWidget()->parentWidget());
    if (area != nullptr) {
      const int bar = area->verticalScrollBar()->sizeHint().width();
      area->setMinimumWidth(panel->minimumSizeHint().width() + bar);
    }
  }
}

void ThermometerPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) {
    fitColumns();
  } else if (event->type() == QEvent::LanguageChange) {
    retranslate();
    Q_EMIT titleChanged();
    Q_EMIT statusChanged();
  }
  LabPage::changeEvent(event);
}

}  // namespace officina
