// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/lab_page.h"

#include <algorithm>

#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/labs/lab_panels.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
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
const QString kColumns = QStringLiteral("layout/columns");
const QString kRows = QStringLiteral("layout/rows");

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
  connect(m_transport, &TransportBar::stopPressed, this, &LabPage::stopRun);
  connect(m_transport, &TransportBar::resetPressed, this, [this] {
    m_session->reset();
    resetRun();
  });
  connect(m_session, &TrainingSession::started, m_message, &InlineMessage::clear);
  connect(m_session, &TrainingSession::failed, this, [this](const Error& error) {
    if (error.kind() != ErrorKind::Cancelled) {
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
    m_session->start(recipeOfSettings(), data());
  } else if (m_session->state() == TrainerState::Paused) {
    m_session->resume();
  } else {
    m_session->pause();
  }
}

void LabPage::stepOnce() {
  if (!m_session->active()) {
    TrainerOptions options;
    options.startPaused = true;
    m_session->start(recipeOfSettings(), data(), options);
  } else if (m_session->state() != TrainerState::Paused) {
    m_session->pause();
    return;
  }
  m_session->step(1);
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

void LabPage::showDrawerTab(int index) {
  m_drawer->setCurrentIndex(index);
  m_fold->keepAsItIs();
  m_fold->setFolded(false);
}

}  // namespace officina
