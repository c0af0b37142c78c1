// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs_page.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "core/api/error.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

enum Column { kName, kLab, kRecipe, kState, kLoss, kAccuracy, kDate, kColumns };

QString labTitle(const QString& id) {
  for (const LabEntry& lab : allLabs()) {
    if (lab.id == id) {
      return lab.title();
    }
  }
  return id;
}

}  // namespace

RunsPage::RunsPage(QWidget* parent)
    : GeneralPage(QStringLiteral("runs"), parent),
      m_worker(new LatestWorker(this)),
      m_table(new QTableWidget(0, kColumns, this)),
      m_empty(new QLabel(this)),
      m_noteLabel(new QLabel(this)),
      m_note(new QLineEdit(this)),
      m_open(new QPushButton(themedIcon(QStringLiteral("folder")), QString(), this)),
      m_rename(new QPushButton(themedIcon(QStringLiteral("edit")), QString(), this)),
      m_trash(new QPushButton(themedIcon(QStringLiteral("trash")), QString(), this)) {
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  m_table->setShowGrid(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Stretch);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_table->setMinimumHeight(scaled(320));
  m_table->setTabKeyNavigation(false);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  for (QPushButton* button : {m_open, m_rename, m_trash}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  m_noteLabel->setBuddy(m_note);
  auto* noteRow = new QHBoxLayout;
  noteRow->setSpacing(space::kSmall);
  noteRow->addWidget(m_noteLabel);
  noteRow->addWidget(m_note, 1);
  m_empty->setWordWrap(true);
  setTextRole(m_empty, TextRole::Muted);
  column()->addWidget(m_empty);
  column()->addWidget(m_table);
  column()->addLayout(noteRow);
  column()->addLayout(buttons);

  connect(m_open, &QPushButton::clicked, this, [this] {
    if (const int row = selectedRow(); row >= 0) {
      openInFileManager(fromPath(m_runs[static_cast<std::size_t>(row)].folder));
    }
  });
  connect(m_rename, &QPushButton::clicked, this, [this] {
    if (const int row = selectedRow(); row >= 0) {
      m_table->editItem(m_table->item(row, kName));
    }
  });
  connect(m_trash, &QPushButton::clicked, this, &RunsPage::moveToTrash);
  connect(m_table, &QTableWidget::itemSelectionChanged, this, &RunsPage::renewButtons);
  connect(m_note, &QLineEdit::editingFinished, this, &RunsPage::keepNote);
  connect(m_table, &QTableWidget::itemChanged, this, &RunsPage::rename);
  connect(m_worker, &LatestWorker::failed, this,
          [this](const QString& text) { message()->showText(InlineMessage::Kind::Error, text); });
  retranslate();
}

RunsPage::~RunsPage() {
  delete m_worker;
}

void RunsPage::showEvent(QShowEvent* event) {
  GeneralPage::showEvent(event);
  reload();
}

void RunsPage::reload() {
  m_worker->submit([this, folder = toPath(runsFolder())](const LatestWorker::Cancelled&) {
    return [this, runs = listRuns(folder)] {
      const int before = selectedRow();
      const auto chosen =
          before >= 0 ? m_runs[static_cast<std::size_t>(before)].folder : std::filesystem::path();
      m_runs = runs;
      fill();
      const auto same = [&chosen](const RunInfo& run) { return run.folder == chosen; };
      const auto row = std::find_if(m_runs.begin(), m_runs.end(), same) - m_runs.begin();
      m_table->clearSelection();
      if (row < m_table->rowCount()) {
        m_table->selectRow(static_cast<int>(row));
      }
    };
  });
}

QString RunsPage::stateText(const RunInfo& run) {
  switch (run.state) {
    case RunState::Running:
      return tr("running");
    case RunState::Finished:
      return tr("finished");
    case RunState::Stopped:
      return tr("stopped");
    case RunState::Failed:
      return tr("failed");
    case RunState::Interrupted:
      return tr("cut short");
    case RunState::Damaged:
      return tr("damaged");
  }
  return {};
}

void RunsPage::fill() {
  m_filling = true;
  m_table->setRowCount(static_cast<int>(m_runs.size()));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const RunInfo& run = m_runs[static_cast<std::size_t>(row)];
    const QString recipe = run.recipe.name == "notes"   ? tr("as in the notes")
                           : run.recipe.name == "tuned" ? tr("tuned")
                                                        : QString::fromStdString(run.recipe.name);
    const bool damaged = run.state == RunState::Damaged;
    const RunSummary summary = run.summary.value_or(RunSummary{});
    const QString texts[kColumns] = {
        QString::fromStdString(run.title),
        damaged ? QString() : labTitle(QString::fromStdString(run.recipe.lab)),
        damaged ? QString() : recipe,
        stateText(run),
        summary.loss ? number(*summary.loss) : QString(),
        summary.valAccuracy ? percent(*summary.valAccuracy, 2) : QString(),
        officina::locale().toString(QDateTime::fromSecsSinceEpoch(run.created), QLocale::ShortFormat)};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = new QTableWidgetItem(texts[column]);
      item->setFlags(column == kName && !damaged ? item->flags() | Qt::ItemIsEditable
                                                 : item->flags() & ~Qt::ItemIsEditable);
      if (column == kLoss || column == kAccuracy) {
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      }
      item->setToolTip(damaged ? translated(run.problem) : fromPath(run.folder));
      m_table->setItem(row, column, item);
    }
  }
  m_filling = false;
  m_table->setVisible(!m_runs.empty());
  m_empty->setVisible(m_runs.empty());
  renewButtons();
}

void RunsPage::rename(QTableWidgetItem* item) {
  if (m_filling || item->column() != kName) {
    return;
  }
  const RunInfo& run = m_runs[static_cast<std::size_t>(item->row())];
  const QString title = item->text().trimmed();
  if (title != QString::fromStdString(run.title) && !title.isEmpty()) {
    try {
      setRunTitle(run.folder, title.toStdString());
    } catch (...) {
      const Error error = currentError();
      message()->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
    }
  }
  reload();
}

void RunsPage::keepNote() {
  const int row = selectedRow();
  if (row < 0) {
    return;
  }
  RunInfo& run = m_runs[static_cast<std::size_t>(row)];
  const std::string note = m_note->text().trimmed().toStdString();
  if (note == run.notes) {
    return;
  }
  try {
    setRunNotes(run.folder, note);
    run.notes = note;
  } catch (...) {
    const Error error = currentError();
    message()->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
}

void RunsPage::moveToTrash() {
  const int row = selectedRow();
  if (row < 0) {
    return;
  }
  m_table->setFocus();  // the buttons go grey, and the focus must not fall on the navigation
  const RunInfo run = m_runs[static_cast<std::size_t>(row)];
  const QString title = QString::fromStdString(run.title);
  const QString folder = fromPath(run.folder);
  QString inTrash;
  if (QFile::moveToTrash(folder, &inTrash)) {
    message()->showWords(
        InlineMessage::Kind::Info, [title] { return tr("“%1” is in the trash.").arg(title); },
        [] { return tr("Put it back"); },
        [this, inTrash, folder] {
          QDir().rename(inTrash, folder);
          reload();
        });
  } else {
    message()->showWords(InlineMessage::Kind::Error,
                         [title] { return tr("“%1” could not be moved to the trash.").arg(title); });
  }
  reload();
}

int RunsPage::selectedRow() const {
  const QList<QTableWidgetItem*> items = m_table->selectedItems();
  return items.isEmpty() ? -1 : items.first()->row();
}

void RunsPage::renewButtons() {
  const int row = selectedRow();
  const RunState state = row >= 0 ? m_runs[static_cast<std::size_t>(row)].state : RunState::Damaged;
  for (QPushButton* button : {m_open, m_rename, m_trash}) {
    button->setVisible(!m_runs.empty());
    button->setEnabled(row >= 0);
  }
  const bool noted = row >= 0 && state != RunState::Damaged;
  m_noteLabel->setVisible(!m_runs.empty());
  m_note->setVisible(!m_runs.empty());
  m_note->setEnabled(noted);
  m_note->setText(noted ? QString::fromStdString(m_runs[static_cast<std::size_t>(row)].notes) : QString());
  m_rename->setEnabled(row >= 0 && state != RunState::Damaged);
  m_trash->setEnabled(row >= 0 && state != RunState::Running);
}

void RunsPage::retranslate() {
  setLead(
      tr("Each run is a folder with its recipe, its numbers and its weights. A run that was cut short can be "
         "continued, and ends with the same weights as an unbroken one."));
  m_empty->setText(
      tr("No run has been kept yet. A run that the command line writes into %1 appears here too.")
          .arg(shownPath(runsFolder())));
  m_table->setHorizontalHeaderLabels(
      {tr("Name"), tr("Lab"), tr("Recipe"), tr("State"), tr("Loss"), tr("Test accuracy"), tr("Date")});
  for (const int figures : {kLoss, kAccuracy}) {
    m_table->horizontalHeaderItem(figures)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  m_table->setAccessibleName(tr("Runs"));
  m_open->setText(tr("Open the folder"));
  m_rename->setText(tr("Rename"));
  m_noteLabel->setText(tr("Note"));
  m_note->setAccessibleName(tr("Note of the chosen run"));
  m_note->setPlaceholderText(tr("What you want to remember of this run"));
  m_trash->setText(tr("Move to the trash"));
  fill();
}

}  // namespace officina
