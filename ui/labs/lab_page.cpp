// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/lab_page.h"

#include <algorithm>

#include <QDir>
#include <QEvent>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/api/runs.h"
#include "ui/inspect/branch_form.h"
#include "ui/inspect/branches_panel.h"
#include "ui/inspect/diagnosis_bar.h"
#include "ui/inspect/lab_inspection.h"
#include "ui/labs/lab_panels.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

namespace {

constexpr int kRecipeWidth = 256;  // room for "Ottimizzatore", its help and its field
constexpr int kRecipeLeast = 248;
constexpr int kResultWidth = 392;
constexpr int kResultMost = 510;  // large text must leave room for what is in the middle
constexpr int kTravelMilliseconds = 40;
const QString kColumns = QStringLiteral("layout/columns");
const QString kRows = QStringLiteral("layout/rows");

/// Mended by a branch. Undone by going back to where the run stood; redone by going to the branch.
class MendCommand final : public QUndoCommand {
 public:
  MendCommand(LabPage* page, TrainingSession* session, const Diagnosis& diagnosis)
      : QUndoCommand(translated(diagnosis.remedyLabel)),
        m_page(page),
        m_session(session),
        m_diagnosis(diagnosis),
        m_branch(session->position().branch),
        m_step(session->globalStep()) {}

  void undo() override {
    m_session->pause();
    m_page->goTo(m_branch, m_step);
  }

  void redo() override {
    m_session->pause();
    m_session->seek(m_branch, *m_diagnosis.forkAt);
    m_session->fork(m_diagnosis.remedy);
    m_session->resume();
  }

 private:
  LabPage* m_page;
  TrainingSession* m_session;
  Diagnosis m_diagnosis;
  int m_branch;
  std::int64_t m_step;
};

}  // namespace

LabPage::LabPage(QWidget* parent)
    : Page(parent),
      m_session(new TrainingSession(this)),
      m_undo(new QUndoStack(this)),
      m_transport(new TransportBar(m_session, this)),
      m_message(new InlineMessage(this)),
      m_columns(new QSplitter(Qt::Horizontal, this)),
      m_rows(new QSplitter(Qt::Vertical, this)),
      m_drawer(new QTabWidget(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_transport);
  m_message->setBand(true);
  column->addWidget(m_message);
  m_diagnosis = new DiagnosisBar(this);
  column->addWidget(m_diagnosis);
  column->addWidget(m_rows, 1);

  m_columns->setHandleWidth(1);
  m_columns->setChildrenCollapsible(false);
  m_rows->setHandleWidth(1);
  m_rows->setChildrenCollapsible(false);
  m_rows->addWidget(m_columns);
  m_rows->addWidget(m_drawer);
  m_rows->setStretchFactor(0, 1);
  m_rows->setStretchFactor(1, 0);
  setRole(m_drawer, "drawer");
  m_drawer->setAttribute(Qt::WA_StyledBackground);
  m_drawer->setAccessibleName(tr("explanations and tools"));
  m_drawer->hide();
  m_fold = new DrawerFold(m_drawer, m_rows);

  // Only what the user moved is remembered: a window that was merely small must not decide for the next one.
  connect(m_columns, &QSplitter::splitterMoved, this,
          [this] { QSettings().setValue(kColumns, m_columns->saveState()); });
  connect(m_rows, &QSplitter::splitterMoved, this, [this] {
    m_fold->keepAsItIs();
    QSettings().setValue(kRows, m_rows->saveState());
  });

  connect(m_transport, &TransportBar::playPressed, this, &LabPage::togglePlay);
  connect(m_transport, &TransportBar::stepPressed, this, &LabPage::stepOnce);
  connect(m_transport, &TransportBar::backPressed, this, &LabPage::stepBack);
  connect(m_transport, &TransportBar::branchPressed, this, &LabPage::branchHere);
  m_travel.setSingleShot(true);
  m_travel.setInterval(kTravelMilliseconds);
  connect(&m_travel, &QTimer::timeout, this, [this] { m_session->seek(m_wantedBranch, m_wantedStep); });
  connect(m_transport, &TransportBar::stopPressed, this, &LabPage::stopRun);
  connect(m_transport, &TransportBar::resetPressed, this, [this] {
    m_session->reset();
    resetRun();
  });
  connect(m_session, &TrainingSession::started, m_message, &InlineMessage::clear);
  connect(m_session, &TrainingSession::refused, this, [this](const Error& error) {
    m_message->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  });
  connect(m_session, &TrainingSession::failed, this, [this](const Error& error) {
    if (error.kind() == ErrorKind::Io && m_session->globalStep() == 0) {
      // A full or read-only disk keeps nobody from learning.
      m_message->showWords(
          InlineMessage::Kind::Error, [error] { return translated(error); },
          [] { return tr("Train without keeping the run"); },
          [this] {
            const Recipe wanted = recipeOfSettings();
            TrainerOptions options = runOptions(wanted);
            options.runDirectory.clear();
            m_session->start(wanted, data(), options);
          });
    } else if (error.kind() != ErrorKind::Cancelled) {
      m_message->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
    }
  });
}

LabPage::~LabPage() {
  // The thread is joined while the page, to which its signals go, is still whole.
  delete m_session;
}

Recipe LabPage::recipeOfSettings() const {
  Recipe wanted = recipe();
  if (const int threads = Preferences::instance().threads(); threads > 0) {
    wanted.threads = threads;
  }
  return wanted;
}

int LabPage::threads() const {
  return m_session->active() ? m_session->recipe().threads : recipeOfSettings().threads;
}

void LabPage::togglePlay() {
  if (!m_session->active()) {
    const Recipe wanted = recipeOfSettings();
    m_session->start(wanted, data(), runOptions(wanted));
  } else if (m_session->state() == TrainerState::Paused) {
    m_session->resume();
  } else {
    m_session->pause();
  }
}

void LabPage::stepOnce() {
  if (!m_session->active()) {
    const Recipe wanted = recipeOfSettings();
    TrainerOptions options = runOptions(wanted);
    options.startPaused = true;
    m_session->start(wanted, data(), options);
  } else if (m_session->state() != TrainerState::Paused) {
    m_session->pause();
    return;
  }
  m_session->step(1);
}

TrainerOptions LabPage::runOptions(const Recipe& recipe) const {
  constexpr std::int64_t kSnapshotBytes = 256LL << 20;
  TrainerOptions options;
  options.runDirectory = newRunFolder(toPath(runsFolder()), recipe);
  if (travels()) {
    options.snapshotBytes = kSnapshotBytes;
    options.keepOpen = true;
  }
  return options;
}

void LabPage::stepBack() {
  if (m_session->open()) {
    goTo(m_session->position().branch, std::max<std::int64_t>(0, m_session->globalStep() - 1));
  }
}

void LabPage::goTo(int branch, std::int64_t globalStep) {
  if (m_session->open()) {
    m_wantedBranch = branch;
    m_wantedStep = globalStep;
    if (!m_travel.isActive()) {
      m_travel.start();
    }
  }
}

void LabPage::branchHere() {
  if (!m_session->open()) {
    return;
  }
  m_session->pause();
  auto* form = new BranchForm(m_session->recipe(), m_session->globalStep(), this);
  form->setAttribute(Qt::WA_DeleteOnClose);
  connect(form, &QDialog::accepted, this, [this, form] {
    m_session->fork(form->recipe());
    m_session->resume();
  });
  form->open();
}

void LabPage::mend(const Diagnosis& diagnosis) {
  if (m_session->open() && diagnosis.forkAt) {
    m_undo->push(new MendCommand(this, m_session, diagnosis));
    return;
  }
  // The whole run would have to be another one: the recipe is changed and a new run begins.
  m_session->stop();
  showRecipe(diagnosis.remedy, translated(diagnosis.remedyLabel));
  m_session->start(diagnosis.remedy, data(), runOptions(diagnosis.remedy));
}

void LabPage::openRun(const QString& folder, bool resume) {
  try {
    const RunInfo info = readRun(toPath(folder));
    if (!resume) {
      if (!info.checkpointStep) {
        m_message->showWords(InlineMessage::Kind::Info,
                             [] { return tr("This run has kept no network yet."); });
        return;
      }
      openFile(QDir(folder).filePath(QStringLiteral("checkpoint-%1.pth").arg(*info.checkpointStep)));
      return;
    }
    m_session->reset();
    resetRun();
    showRecipe(info.recipe, tr("the recipe of a run"));
    TrainerOptions options = runOptions(info.recipe);
    options.runDirectory.clear();
    options.resumeDirectory = info.folder;
    m_session->start(info.recipe, data(), options);
  } catch (const Error& error) {
    m_message->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
}

void LabPage::stopRun() {
  m_session->stop();
}

void LabPage::setPanels(QWidget* recipePanel, QWidget* networkPanel, QWidget* resultPanel) {
  m_columns->addWidget(scrollable(recipePanel, kRecipeWidth, kRecipeLeast, true, this));
  m_columns->addWidget(scrollable(networkPanel, 480, 320, false, this));
  m_columns->addWidget(scrollable(resultPanel, kResultWidth, 260, false, this));
  m_columns->setStretchFactor(0, 0);
  m_columns->setStretchFactor(1, 1);
  m_columns->setStretchFactor(2, 0);
  const QSettings settings;
  if (!m_columns->restoreState(settings.value(kColumns).toByteArray())) {
    m_columns->setSizes({scaled(kRecipeWidth), scaled(640), std::min(scaled(kResultWidth), kResultMost)});
  }
  m_columns->setHandleWidth(1);
}

int LabPage::addDrawerTab(QWidget* content) {
  const int index = m_drawer->addTab(content, QString());
  if (index == 0) {
    m_drawer->show();
    const QSettings settings;
    if (m_rows->restoreState(settings.value(kRows).toByteArray())) {
      m_fold->keepAsItIs();
    } else {
      m_rows->setSizes({1000 - kDrawerShare, kDrawerShare});
    }
    m_rows->setHandleWidth(1);
  }
  return index;
}

void LabPage::setDrawerTitle(int index, const QString& title) {
  m_drawer->setTabText(index, title);
}

LabInspection* LabPage::addInspection(const std::string& lab, const LabInspection::Parts& parts) {
  m_inspection = new LabInspection(lab, parts, m_session, this);
  m_transport->setTravels(parts.travels);
  for (const LabInspection::Tab& tab : m_inspection->tabs()) {
    const int index = addDrawerTab(tab.content);
    m_inspectionTabs[tab.key] = index;
    setDrawerTitle(index, tab.title());
  }
  connect(m_inspection, &LabInspection::failed, this,
          [this](const QString& sentence) { m_message->showText(InlineMessage::Kind::Error, sentence); });
  connect(m_inspection, &LabInspection::stepRequested, this, &LabPage::stepOnce);
  connect(m_inspection, &LabInspection::momentRequested, this, &LabPage::goTo);
  m_watch = new TrainingWatch(m_session, diagnose, this);
  connect(m_watch, &TrainingWatch::diagnosesChanged, m_diagnosis, &DiagnosisBar::setDiagnoses);
  connect(m_session, &TrainingSession::started, m_diagnosis, &DiagnosisBar::startRun);
  connect(m_diagnosis, &DiagnosisBar::mendRequested, this, &LabPage::mend);
  connect(m_inspection, &LabInspection::stepBackRequested, this, &LabPage::stepBack);
  connect(m_inspection->branches(), &BranchesPanel::branchChosen, this, &LabPage::goTo);
  connect(m_inspection->branches(), &BranchesPanel::runsPageRequested, this,
          [this] { Q_EMIT pageRequested(QStringLiteral("runs")); });
  return m_inspection;
}

void LabPage::showInspection(const QString& key, bool large) {
  if (const auto found = m_inspectionTabs.find(key); found != m_inspectionTabs.end()) {
    showDrawerTab(found->second);
    if (large) {
      showDrawerLarge();
    }
  }
}

void LabPage::showDrawerLarge() {
  m_fold->keepAsItIs();
  m_fold->setExpanded(true);
}

void LabPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    m_drawer->setAccessibleName(tr("explanations and tools"));
  }
  if (event->type() == QEvent::LanguageChange && m_inspection != nullptr) {
    for (const LabInspection::Tab& tab : m_inspection->tabs()) {
      setDrawerTitle(m_inspectionTabs[tab.key], tab.title());
    }
  }
}

void LabPage::showDrawerTab(int index) {
  m_drawer->setCurrentIndex(index);
  m_fold->keepAsItIs();
  m_fold->setFolded(false);
}

}  // namespace officina
