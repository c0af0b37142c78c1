// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs/runs_page.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStandardPaths>
#include <QUndoStack>

#include "core/api/error.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/runs/run_comparison.h"
#include "ui/shell/runs/run_edits.h"
#include "ui/shell/runs/runs_tree.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

constexpr int kColumnWidth = 1180;
constexpr int kSoon = 250;               ///< milliseconds
constexpr int kWhileRunning = 2000;      ///< milliseconds
constexpr qsizetype kMostWatched = 500;  ///< folders; the system has a limit for all programs together

bool hasLab(const RunInfo& run) {
  const auto& labs = allLabs();
  return std::any_of(labs.begin(), labs.end(),
                     [&](const LabEntry& lab) { return lab.id.toStdString() == run.recipe.lab; });
}

}  // namespace

RunsPage::RunsPage(QWidget* parent)
    : GeneralPage(QStringLiteral("runs"), parent, kColumnWidth),
      m_worker(new LatestWorker(this)),
      m_copier(new LatestWorker(this)),
      m_undo(new QUndoStack(this)),
      m_tree(new RunsTree(this)),
      m_comparison(new RunComparison(this)),
      m_empty(new QLabel(this)),
      m_noteLabel(new QLabel(this)),
      m_note(new QLineEdit(this)) {
  m_empty->setWordWrap(true);
  setTextRole(m_empty, TextRole::Muted);
  m_noteLabel->setBuddy(m_note);
  column()->addWidget(m_empty);
  column()->addWidget(m_tree);
  addButtons();
  column()->addWidget(m_comparison);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSoon);
  m_running.setInterval(kWhileRunning);
  connectAll();
  retranslate();
}

RunsPage::~RunsPage() {
  m_undo->disconnect(this);  // it tells of its clearing when the page is no more than a widget
  delete m_worker;
  delete m_copier;
}

void RunsPage::addButtons() {
  const auto make = [this](const char* icon) {
    return new QPushButton(themedIcon(QString::fromLatin1(icon)), QString(), this);
  };
  m_openInLab = make("open");
  m_resume = make("play");
  m_rename = make("edit");
  m_export = make("table");
  m_openFolder = make("folder");
  m_trash = make("trash");
  auto* noteRow = new QHBoxLayout;
  noteRow->setSpacing(space::kSmall);
  noteRow->addWidget(m_noteLabel);
  noteRow->addWidget(m_note, 1);
  m_buttons = new QBoxLayout(QBoxLayout::LeftToRight);
  m_buttons->setSpacing(space::kSmall);
  for (const auto& group :
       {std::array{m_openInLab, m_resume, m_rename}, std::array{m_export, m_openFolder, m_trash}}) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    for (QPushButton* button : group) {
      row->addWidget(button);
    }
    row->addStretch(1);
    m_buttons->addLayout(row);
  }
  column()->addLayout(noteRow);
  column()->addLayout(m_buttons);
}

void RunsPage::fitButtons() {
  if (m_buttons == nullptr) {
    return;
  }
  constexpr int kMargins = 100;  // of the page, and its scroll bar
  int needed = 0;
  for (const QPushButton* button : {m_openInLab, m_resume, m_rename, m_export, m_openFolder, m_trash}) {
    needed += button->sizeHint().width() + space::kSmall;
  }
  const int room = std::min(width() - kMargins, scaled(kColumnWidth));
  m_buttons->setDirection(needed > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  m_buttons->setStretch(1, m_buttons->direction() == QBoxLayout::LeftToRight ? 1 : 0);
}

void RunsPage::resizeEvent(QResizeEvent* event) {
  GeneralPage::resizeEvent(event);
  fitButtons();
}

void RunsPage::changeEvent(QEvent* event) {
  GeneralPage::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
    fitButtons();
  }
}

void RunsPage::connectAll() {
  connect(m_openInLab, &QPushButton::clicked, this, [this] { openInLab(false); });
  connect(m_resume, &QPushButton::clicked, this, [this] { openInLab(true); });
  connect(m_tree, &QTreeWidget::itemActivated, this, [this] { openInLab(false); });
  connect(m_rename, &QPushButton::clicked, m_tree, &RunsTree::editName);
  connect(m_openFolder, &QPushButton::clicked, this, [this] {
    if (const auto runs = chosen(); runs.size() == 1) {
      openInFileManager(fromPath(runs.front().folder));
    }
  });
  connect(m_export, &QPushButton::clicked, this, [this] {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the numbers"),
                                                      QDir(folder).filePath(QStringLiteral("metrics.csv")),
                                                      tr("Tables (*.csv)"));
    if (!path.isEmpty()) {
      exportMetrics(path);
    }
  });
  connect(m_comparison, &RunComparison::savePressed, this, [this] {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save picture"), QDir(folder).filePath(QStringLiteral("officina-curves.png")),
        tr("Pictures (*.png *.svg)"));
    if (!path.isEmpty()) {
      savePicture(path);
    }
  });
  connect(m_trash, &QPushButton::clicked, this, &RunsPage::moveToTrash);
  auto* del = new QShortcut(QKeySequence::Delete, m_tree);
  del->setContext(Qt::WidgetShortcut);
  connect(del, &QShortcut::activated, this, &RunsPage::moveToTrash);
  connect(m_tree, &RunsTree::chosenChanged, this, &RunsPage::showChosen);
  connect(m_tree, &RunsTree::renamed, this, &RunsPage::rename);
  connect(m_note, &QLineEdit::editingFinished, this, &RunsPage::keepNote);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
  connect(&m_soon, &QTimer::timeout, this, &RunsPage::reload);
  connect(&m_running, &QTimer::timeout, this, &RunsPage::reload);
  connect(m_undo, &QUndoStack::indexChanged, this, &RunsPage::afterEdit);
  for (const LatestWorker* worker : {m_worker, m_copier}) {
    connect(worker, &LatestWorker::failed, this,
            [this](const QString& text) { message()->showText(InlineMessage::Kind::Error, text); });
  }
  connect(m_comparison, &RunComparison::failed, this,
          [this](const QString& text) { message()->showText(InlineMessage::Kind::Error, text); });
}

void RunsPage::showEvent(QShowEvent* event) {
  GeneralPage::showEvent(event);
  reload();
}

void RunsPage::hideEvent(QHideEvent* event) {
  m_soon.stop();
  m_running.stop();
  GeneralPage::hideEvent(event);
}

void RunsPage::reload() {
  if (m_tree->editing()) {
    m_soon.start();  // not under the pen of somebody who is writing a name
    return;
  }
  m_worker->submit([this, folder = toPath(runsFolder())](const LatestWorker::Cancelled&) {
    return [this, runs = listRuns(folder)] {
      if (m_tree->editing()) {
        m_soon.start();
        return;
      }
      const bool any = !runs.empty();
      const bool running = std::any_of(runs.begin(), runs.end(),
                                       [](const RunInfo& run) { return run.state == RunState::Running; });
      m_tree->setRuns(runs);
      m_tree->setVisible(any);
      m_empty->setVisible(!any);
      for (QWidget* widget : {static_cast<QWidget*>(m_noteLabel), static_cast<QWidget*>(m_note),
                              static_cast<QWidget*>(m_openInLab), static_cast<QWidget*>(m_resume),
                              static_cast<QWidget*>(m_rename), static_cast<QWidget*>(m_export),
                              static_cast<QWidget*>(m_openFolder), static_cast<QWidget*>(m_trash)}) {
        widget->setVisible(any);
      }
      if (running && isVisible()) {
        m_running.start();
      } else {
        m_running.stop();
      }
      watch();
    };
  });
}

void RunsPage::watch() {
  // Until there is a folder of runs, the nearest one above it tells when it comes.
  QDir place(runsFolder());
  while (!place.exists() && !place.isRoot()) {
    place = QDir(QFileInfo(place.path()).path());
  }
  QStringList wanted{place.path()};
  for (const RunInfo& run : m_tree->runs()) {
    if (wanted.size() < kMostWatched) {
      wanted << fromPath(run.folder);
    }
  }
  QStringList gone;
  for (const QString& folder : m_watcher.directories()) {
    if (!wanted.contains(folder)) {
      gone << folder;
    } else {
      wanted.removeAll(folder);
    }
  }
  if (!gone.isEmpty()) {
    m_watcher.removePaths(gone);
  }
  if (!wanted.isEmpty()) {
    m_watcher.addPaths(wanted);
  }
}

std::vector<RunInfo> RunsPage::chosen() const {
  return m_tree->chosen();
}

void RunsPage::showChosen() {
  const std::vector<RunInfo> runs = chosen();
  renewButtons();
  m_comparison->setRuns(runs);
}

void RunsPage::openInLab(bool resume) {
  const std::vector<RunInfo> runs = chosen();
  if (runs.size() == 1 && (resume ? m_resume : m_openInLab)->isEnabled()) {
    Q_EMIT runRequested(QString::fromStdString(runs.front().recipe.lab), fromPath(runs.front().folder),
                        resume);
  }
}

bool RunsPage::attempt(const std::function<void()>& change) {
  try {
    change();
    return true;
  } catch (...) {
    const Error error = currentError();
    m_problem = [error] { return translated(error); };
    return false;
  }
}

void RunsPage::edit(const QString& text, std::function<bool()> forth, std::function<bool()> back) {
  m_undo->push(new RunEdit(text, std::move(forth), std::move(back)));
  afterEdit();  // the stack says nothing of an edit that failed at once
}

void RunsPage::afterEdit() {
  message()->clear();
  if (m_problem) {
    message()->showWords(InlineMessage::Kind::Error, m_problem);
    m_problem = {};
  }
  reload();
}

void RunsPage::rename(const std::filesystem::path& folder, const QString& title) {
  const auto& runs = m_tree->runs();
  const auto run =
      std::find_if(runs.begin(), runs.end(), [&](const RunInfo& one) { return one.folder == folder; });
  if (run == runs.end()) {
    return;
  }
  const auto give = [this, folder](const std::string& name) {
    return attempt([&] { setRunTitle(folder, name); });
  };
  edit(
      tr("Rename"), [give, now = title.toStdString()] { return give(now); },
      [give, before = run->title] { return give(before); });
}

void RunsPage::keepNote() {
  const auto& runs = m_tree->runs();
  const auto run =
      std::find_if(runs.begin(), runs.end(), [&](const RunInfo& one) { return one.folder == m_noted; });
  const std::string note = m_note->text().trimmed().toStdString();
  m_note->setModified(false);
  if (run == runs.end() || note == run->notes) {
    return;
  }
  const auto write = [this, folder = m_noted](const std::string& text) {
    return attempt([&] { setRunNotes(folder, text); });
  };
  edit(
      tr("Note"), [write, note] { return write(note); },
      [write, before = run->notes] { return write(before); });
}

void RunsPage::moveToTrash() {
  std::vector<RunInfo> runs = chosen();
  std::erase_if(runs, [](const RunInfo& run) { return run.state == RunState::Running; });
  if (runs.empty()) {
    return;
  }
  m_tree->setFocus();  // the buttons go grey, and the focus must not fall on the navigation
  struct Moved {
    QString folder;
    QString inTrash;
  };
  auto moved = std::make_shared<std::vector<Moved>>();
  const auto back = [this, moved] {
    bool all = true;
    for (const Moved& one : *moved) {
      if (!restoreFromTrash(one.inTrash, one.folder)) {
        all = false;
        m_problem = [one] {
          return tr("%1 could not be put back from the trash.").arg(shownPath(one.folder));
        };
      }
    }
    return all;
  };
  const auto forth = [this, moved, runs] {
    moved->clear();
    for (const RunInfo& run : runs) {
      Moved one{fromPath(run.folder), {}};
      if (!moveFolderToTrash(one.folder, one.inTrash)) {
        const QString title = QString::fromStdString(run.title);
        m_problem = [title] { return tr("“%1” could not be moved to the trash.").arg(title); };
        continue;
      }
      moved->push_back(one);
    }
    return !moved->empty();
  };
  edit(tr("Move to the trash"), forth, back);
  if (message()->isHidden()) {
    const QString title = QString::fromStdString(runs.front().title);
    const auto count = static_cast<int>(runs.size());
    message()->showWords(
        InlineMessage::Kind::Info,
        [title, count] {
          return count == 1 ? tr("“%1” is in the trash.").arg(title)
                            : tr("%n runs are in the trash.", nullptr, count);
        },
        [] { return tr("Put back"); }, [this] { m_undo->undo(); });
  }
}

void RunsPage::exportMetrics(const QString& path) {
  const std::vector<RunInfo> runs = chosen();
  if (runs.size() != 1) {
    return;
  }
  m_copier->submit(
      [this, source = fromPath(runs.front().folder / "metrics.csv"), path](const LatestWorker::Cancelled&) {
        // Beside the target and renamed over it; a run that is being written gives what it has so far.
        const QString part = path + QStringLiteral(".part");
        QFile::remove(part);
        const bool done =
            QFile::copy(source, part) && std::rename(QFile::encodeName(part), QFile::encodeName(path)) == 0;
        if (!done) {
          QFile::remove(part);
        }
        return [this, path, done] {
          message()->showWords(done ? InlineMessage::Kind::Good : InlineMessage::Kind::Error, [path, done] {
            return (done ? tr("Saved as %1.") : tr("%1 cannot be written. Choose another folder."))
                .arg(shownPath(path));
          });
        };
      });
}

void RunsPage::savePicture(const QString& path) {
  const bool done = m_comparison->savePicture(path);
  message()->showWords(done ? InlineMessage::Kind::Good : InlineMessage::Kind::Error, [path, done] {
    return (done ? tr("Saved as %1.") : tr("%1 cannot be written. Choose another folder."))
        .arg(shownPath(path));
  });
}

void RunsPage::renewButtons() {
  const std::vector<RunInfo> runs = chosen();
  const bool one = runs.size() == 1;
  const RunInfo run = one ? runs.front() : RunInfo{};
  const bool whole = one && run.state != RunState::Damaged;
  const bool inLab = whole && hasLab(run);
  m_openInLab->setEnabled(inLab && run.checkpointStep.has_value());
  m_resume->setEnabled(inLab && (run.state == RunState::Stopped || run.state == RunState::Interrupted));
  m_rename->setEnabled(whole);
  m_export->setEnabled(whole);
  m_openFolder->setEnabled(one);
  m_trash->setEnabled(std::any_of(runs.begin(), runs.end(),
                                  [](const RunInfo& each) { return each.state != RunState::Running; }));
  m_note->setEnabled(whole);
  const auto folder = whole ? run.folder : std::filesystem::path();
  if (folder != m_noted || !m_note->isModified()) {  // what is being typed stays
    m_noted = folder;
    m_note->setText(QString::fromStdString(run.notes));
  }
}

void RunsPage::retranslate() {
  setLead(
      tr("Each run is a folder with its recipe, its numbers and its weights. A run that was cut short can be "
         "continued, and ends with the same weights as an unbroken one. Choose several to compare them."));
  m_empty->setText(
      tr("No run has been kept yet. Every training that you begin in a lab is written into %1 and "
         "appears here; so does one that the command line writes there.")
          .arg(shownPath(runsFolder())));
  m_openInLab->setText(tr("Open in its lab"));
  m_openInLab->setToolTip(tr("The network of the newest checkpoint, to look into and to draw for"));
  m_resume->setText(tr("Resume"));
  m_resume->setToolTip(tr("Go on with the run in its lab, from its newest checkpoint"));
  m_rename->setText(tr("Rename"));
  m_export->setText(tr("Export numbers…"));
  m_openFolder->setText(tr("Open the folder"));
  m_trash->setText(tr("Move to the trash"));
  m_noteLabel->setText(tr("Note"));
  m_note->setAccessibleName(tr("Note of the chosen run"));
  m_note->setPlaceholderText(tr("What you want to remember of this run"));
  m_tree->retranslate();
  m_comparison->retranslate();
  fitButtons();
  showChosen();
}

}  // namespace officina
