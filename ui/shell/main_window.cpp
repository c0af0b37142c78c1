// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QUndoStack>

#include "ui/session/training_session.h"
#include "ui/shell/commands.h"
#include "ui/shell/key_guard.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page_list.h"
#include "ui/shell/preferences.h"
#include "ui/shell/status_line.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kLastPage = QStringLiteral("window/page");
const QString kFolded = QStringLiteral("window/navigationFolded");
const QString kFirstPage = QStringLiteral("digits");

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      m_commands(new Commands(this)),
      m_navigation(new Navigation(m_commands->menu(), this)),
      m_stack(new QStackedWidget(this)),
      m_message(new InlineMessage(this)),
      m_status(new StatusLine(this)) {
  setWindowTitle(QStringLiteral("Officina"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/officina.svg")));
  setAcceptDrops(true);
  setMinimumSize(900, 600);

  auto* central = new QWidget(this);
  auto* grid = new QGridLayout(central);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(0);
  auto* pageColumn = new QVBoxLayout;
  pageColumn->setSpacing(0);
  m_message->setBand(true);
  pageColumn->addWidget(m_message);
  pageColumn->addWidget(m_stack, 1);
  grid->addWidget(m_navigation, 0, 0);
  grid->addLayout(pageColumn, 0, 1);
  grid->addWidget(m_status, 1, 0, 1, 2);
  grid->setRowStretch(0, 1);
  grid->setColumnStretch(1, 1);
  setCentralWidget(central);
  // Else Qt gives the focus to the first button, and the space bar would press that instead of training.
  central->setFocus(Qt::OtherFocusReason);

  for (const PageEntry& entry : pageList()) {
    if (entry.navigable) {
      m_navigation->addPage(entry.id, entry.iconName, entry.title, entry.lab);
    }
  }
  connect(m_navigation, &Navigation::pageChosen, this, &MainWindow::showPage);
  connect(m_navigation, &Navigation::foldPressed, m_commands->navigation, &QAction::trigger);
  connect(m_status, &StatusLine::shortcutsPressed, m_commands->shortcuts, &QAction::trigger);
  connect(&Preferences::instance(), &Preferences::changed, m_commands, &Commands::retranslate);
  connect(&Preferences::instance(), &Preferences::changed, this, &MainWindow::renewTexts);
  connectCommands();
  const QVariant folded = QSettings().value(kFolded);
  if (folded.isValid()) {
    m_foldWish = folded.toBool();
  }
  qApp->installEventFilter(this);
}

MainWindow::~MainWindow() {
  qApp->removeEventFilter(this);
  // Pages go first: their sessions join their threads while the rest of the window is still there.
  qDeleteAll(m_pages);
}

void MainWindow::restore() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(kGeometry).toByteArray())) {
    resize(1440, 900);
  }
  if (showPage(settings.value(kLastPage, kFirstPage).toString()) == nullptr) {
    showPage(kFirstPage);
  }
}

Page* MainWindow::showPage(const QString& id) {
  Page* page = m_pages.value(id);
  if (page == nullptr) {
    for (const PageEntry& entry : pageList()) {
      if (entry.id == id) {
        page = entry.create(*this);
        m_pages.insert(id, page);
        m_stack->addWidget(page);
        connect(page, &Page::statusChanged, this, &MainWindow::renewTexts);
        connect(page, &Page::titleChanged, this, &MainWindow::renewTexts);
        connect(page, &Page::pageRequested, this, &MainWindow::showPage);
        connect(page, &Page::runRequested, this,
                [this](const QString& lab, const QString& folder, bool resume) {
                  if (Page* target = showPage(lab)) {
                    target->openRun(folder, resume);
                  }
                });
        if (QUndoStack* stack = page->undoStack()) {
          m_undo.addStack(stack);
        }
        if (TrainingSession* session = page->session()) {
          connect(session, &TrainingSession::stateChanged, this, &MainWindow::renewTexts);
        }
      }
    }
  }
  if (page == nullptr) {
    return nullptr;
  }
  if (Page* current = currentPage(); current != nullptr && current != page) {
    m_before = current->id();
    m_message->clear();
  }
  m_stack->setCurrentWidget(page);
  m_navigation->setCurrent(id);
  m_undo.setActiveStack(page->undoStack());
  renewTexts();
  return page;
}

Page* MainWindow::currentPage() const {
  return static_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::renewTexts() {
  const Page* page = currentPage();
  if (page == nullptr) {
    return;
  }
  m_status->setPageText(page->statusText());
  m_status->setThreads(page->threads());
  setWindowTitle(QStringLiteral("%1 – Officina").arg(page->title()));
  TrainingSession* session = const_cast<Page*>(page)->session();
  m_commands->play->setEnabled(session != nullptr);
  m_commands->step->setEnabled(session != nullptr);
  m_commands->back->setEnabled(session != nullptr);
  m_commands->stop->setEnabled(session != nullptr && session->active());
  m_commands->open->setEnabled(!page->openFilter().isEmpty());
}

void MainWindow::fitNavigation() {
  m_navigation->setFolded(m_foldWish.value_or(width() < scaled(1200)));
}

void MainWindow::connectCommands() {
  const Commands& c = *m_commands;
  connect(c.open, &QAction::triggered, this, &MainWindow::openDialog);
  connect(c.paste, &QAction::triggered, this, &MainWindow::pasteHere);
  connect(c.savePicture, &QAction::triggered, this, &MainWindow::savePicture);
  connect(c.quit, &QAction::triggered, this, &QWidget::close);
  connect(c.undo, &QAction::triggered, &m_undo, &QUndoGroup::undo);
  connect(c.redo, &QAction::triggered, &m_undo, &QUndoGroup::redo);
  connect(&m_undo, &QUndoGroup::canUndoChanged, c.undo, &QAction::setEnabled);
  connect(&m_undo, &QUndoGroup::canRedoChanged, c.redo, &QAction::setEnabled);
  c.undo->setEnabled(false);
  c.redo->setEnabled(false);
  connect(c.play, &QAction::triggered, this, [this] { currentPage()->togglePlay(); });
  connect(c.step, &QAction::triggered, this, [this] { currentPage()->stepOnce(); });
  connect(c.back, &QAction::triggered, this, [this] { currentPage()->stepBack(); });
  connect(c.stop, &QAction::triggered, this, [this] { currentPage()->stopRun(); });
  for (QAction* action : c.pages) {
    connect(action, &QAction::triggered, this, [this, action] { showPage(action->data().toString()); });
  }
  connect(c.shortcuts, &QAction::triggered, this, [this] {
    const bool shown = currentPage() != nullptr && currentPage()->id() == QLatin1String("shortcuts");
    showPage(shown ? m_before : QStringLiteral("shortcuts"));
  });
  connect(c.navigation, &QAction::triggered, this, [this] {
    m_foldWish = !m_navigation->folded();
    QSettings().setValue(kFolded, *m_foldWish);
    fitNavigation();
  });
  connect(c.fullScreen, &QAction::triggered, this,
          [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
  connect(c.openMenu, &QAction::triggered, this,
          [this] { m_commands->menu()->popup(m_navigation->mapToGlobal(QPoint(10, 48))); });
  for (QAction* action : c.themes) {
    connect(action, &QAction::triggered, this,
            [action] { Preferences::instance().setTheme(static_cast<ThemeMode>(action->data().toInt())); });
  }
  for (QAction* action : c.languages) {
    connect(action, &QAction::triggered, this,
            [action] { Preferences::instance().setLanguage(action->data().toString()); });
  }
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    m_commands->retranslate();
    renewTexts();
  } else if (event->type() == QEvent::WindowStateChange) {
    m_commands->fullScreen->setChecked(isFullScreen());
  }
  QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QSettings settings;
  settings.setValue(kGeometry, saveGeometry());
  if (const Page* page = currentPage()) {
    settings.setValue(kLastPage, page->id() == QLatin1String("shortcuts") ? m_before : page->id());
  }
  for (Page* page : std::as_const(m_pages)) {
    if (TrainingSession* session = page->session()) {
      session->stop();  // all of them first; the destructors then only wait
    }
  }
  event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  fitNavigation();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && belongsToFocus(static_cast<QKeyEvent*>(event))) {
    event->accept();  // the focused widget gets the key; the shortcut does not
    return true;
  }
  return QMainWindow::eventFilter(watched, event);
}

}  // namespace officina
