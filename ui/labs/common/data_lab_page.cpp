// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/data_lab_page.h"

#include <utility>

#include <QDir>
#include <QEvent>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/common/result_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/toolbar_button.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

DataLabPage::DataLabPage(QWidget* parent)
    : LabPage(parent),
      m_save(transport()->addButton(QStringLiteral("save"))),
      m_saver(new LatestWorker(this)) {
  connect(m_save, &QPushButton::clicked, this, &DataLabPage::saveWeights);
  connect(m_saver, &LatestWorker::failed, this, &DataLabPage::complain);
  retranslate();
}

void DataLabPage::followRuns(const RunParts& parts) {
  m_run = parts;
  connect(session(), &TrainingSession::started, this, &DataLabPage::begin);
  connect(session(), &TrainingSession::updated, this, &DataLabPage::collect);
  connect(session(), &TrainingSession::ended, this,
          [this](TrainerState, std::shared_ptr<const StateDict> weights) { end(std::move(weights)); });
  connect(session(), &TrainingSession::failed, this,
          [this] { m_run.recipe->setRunning(false, session()->recipe()); });
  m_weightsTimer.setInterval(parts.weightsMilliseconds);
  connect(session(), &TrainingSession::stateChanged, this, [this](TrainerState state) {
    if (state == TrainerState::Running) {
      m_weightsTimer.start();
    } else {
      m_weightsTimer.stop();
    }
  });
  connect(&m_weightsTimer, &QTimer::timeout, this, [this] {
    // Only an answer that follows the run needs its weights.
    if (!m_run.weights->hasRun() || m_run.weights->kind() == LabWeights::Kind::Run) {
      session()->requestWeights();
    }
  });
  connect(m_run.recipe, &LabRecipePanel::learningRateChanged, session(), &TrainingSession::setLearningRate);
  connect(m_run.recipe, &LabRecipePanel::validChanged, transport(), &TransportBar::setPlayable);
  connect(m_run.result, &ResultPanel::momentChosen, this, &DataLabPage::goTo);
}

void DataLabPage::useFirstWeights() {
  if (m_run.weights->hasBuiltIn()) {
    m_run.weights->useBuiltIn();
    return;
  }
  m_run.weights->useUntrained(recipe());
  message()->showWords(InlineMessage::Kind::Info, [] {
    return tr("The built-in weights are not installed: the network that answers is untrained. Press Train.");
  });
}

void DataLabPage::begin(const Recipe& begun) {
  m_run.result->begin(begun);
  m_run.recipe->setRunning(true, begun);
  m_run.weights->clearRun();
  m_evaluateNext = false;
  runBegan();
}

void DataLabPage::collect(const Mailbox::Update& update) {
  m_run.result->add(update);
  runGoesOn(update);
  if (update.position) {
    m_run.result->setPosition(*update.position, true);
    session()->requestWeights();  // the answer is that moment's
  }
  m_run.recipe->setStep(session()->globalStep());
  if (update.weights) {
    takeWeights(update.weights, update.weightsStep);
    if (std::exchange(m_evaluateNext, false)) {
      evaluate();
    }
  }
  if (!update.epochs.empty() && evaluatesEachEpoch() && !evaluating()) {
    m_evaluateNext = true;
    session()->requestWeights();
  } else if (!update.steps.empty() && update.state == TrainerState::Paused) {
    session()->requestWeights();  // after each single step, the answer is that step's
  }
}

void DataLabPage::end(std::shared_ptr<const StateDict> weights) {
  takeWeights(std::move(weights), session()->globalStep());
  m_run.recipe->setRunning(false, session()->recipe());
  if (evaluatesEachEpoch()) {
    evaluate();
  }
}

void DataLabPage::takeWeights(std::shared_ptr<const StateDict> weights, std::int64_t step) {
  const bool first = !m_run.weights->hasRun();
  m_run.weights->setRun(std::move(weights), step);
  if (first) {
    m_run.weights->useRun();
  }
}

void DataLabPage::resetRun() {
  stopWaiting();
  m_weightsTimer.stop();
  m_run.recipe->setRunning(false, recipe());
  m_run.result->clear();
  m_run.weights->clearRun();
  m_run.weights->useUntrained(recipe());
}

void DataLabPage::editSample(std::int64_t sample, std::optional<int> label) {
  m_run.recipe->editSample(sample, label);
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

void DataLabPage::giveUpData(const QString& name, const QString& sentence) {
  stopWaiting();
  complain(sentence);
  Recipe usable = m_run.recipe->recipe();
  if (!name.isEmpty() && name != QLatin1String("starter") && QString::fromStdString(usable.data) == name) {
    usable.data = "starter";
    m_run.recipe->edit(usable, tr("back to the starter set"));
  }
}

void DataLabPage::saveWeights() {
  const auto weights = m_run.weights->weights();
  if (!weights) {
    complain(tr("There are no weights to save yet."));
    return;
  }
  openFileDialog(this, tr("Save weights"), QFileDialog::AnyFile,
                 tr("PyTorch (*.pth)") + QStringLiteral(";;") + tr("Safetensors (*.safetensors)"),
                 [this, weights, writeCard = cardWriter()](const QStringList& names) {
                   const QString path = isWeightsFile(names.constFirst())
                                            ? names.constFirst()
                                            : names.constFirst() + QStringLiteral(".pth");
                   m_saver->submit([this, weights, writeCard,
                                    path](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
                     writeStateDict(toPath(path), *weights);
                     if (writeCard) {
                       writeCard(toPath(path));
                     }
                     return [this, path] {
                       message()->showWords(InlineMessage::Kind::Good, [path] {
                         return tr("Saved as %1.").arg(QDir::toNativeSeparators(path));
                       });
                     };
                   });
                 });
}

void DataLabPage::complain(const QString& sentence) {
  message()->showText(InlineMessage::Kind::Error, sentence);
}

void DataLabPage::retranslate() {
  m_save->setTexts(tr("Save weights…"), tr("Save the weights in use as .pth (PyTorch) or .safetensors"));
}

void DataLabPage::changeEvent(QEvent* event) {
  LabPage::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

void DataLabPage::waitForData(Waiting what) {
  m_waiting = what;
  transport()->setWaiting(what != Waiting::No);
  if (what != Waiting::No) {
    loadData();
  }
}

void DataLabPage::beginWaiting() {
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

void DataLabPage::togglePlay() {
  if (session()->active() || (m_waiting == Waiting::No && data())) {
    LabPage::togglePlay();
  } else {
    waitForData(m_waiting == Waiting::No ? Waiting::ToPlay : Waiting::No);
  }
}

void DataLabPage::stepOnce() {
  if (session()->active() || data()) {
    LabPage::stepOnce();
  } else {
    waitForData(Waiting::ToStep);
  }
}

void DataLabPage::stopRun() {
  waitForData(Waiting::No);
  LabPage::stopRun();
}

}  // namespace officina
