// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs_page.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

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
  m_table->setMinimumHeight(scaled(320));
  m_table->setTabKeyNavigation(false);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  for (QPushButton* button : {m_open, m_rename, m_trash}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  m_empty->setWordWrap(true);
  setTextRole(m_empty, TextRole::Muted);
  column()->addWidget(m_empty);
  column()->addWidget(m_table);
  column()->addLayout(buttons);

  connect(m_open, &QPushButton::clicked, this, [this] {
    if (const int row = selectedRow(); row >= 0) {
      openInFileManager(m_runs[static_cast<std::size_t>(row)].folder);
    }
  });
  connect(m_rename, &QPushButton::clicked, this, [this] {
    if (const int row = selectedRow(); row >= 0) {
      m_table->editItem(m_table->item(row, kName));
    }
  });
  connect(m_trash, &QPushButton::clicked, this, &RunsPage::moveToTrash);
  connect(m_table, &QTableWidget::itemSelectionChanged, this, &RunsPage::renewButtons);
  connect(m_table, &QTableWidget::itemChanged, this, &RunsPage::rename);
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
  m_worker->submit([this, folder = runsFolder()](const LatestWorker::Cancelled&) {
    return [this, runs = readRuns(folder)] {
      m_runs = runs;
      fill();
    };
  });
}

void RunsPage::fill() {
  m_filling = true;
  m_table->setRowCount(static_cast<int>(m_runs.size()));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const RunRow& run = m_runs[static_cast<std::size_t>(row)];
    const QString state = run.state == QLatin1String("finished")  ? tr("finished")
                          : run.state == QLatin1String("stopped") ? tr("stopped")
                          : run.state == QLatin1String("failed")  ? tr("failed")
                                                                  : tr("cut short");
    const QString recipe = run.recipe == QLatin1String("notes")   ? tr("as in the notes")
                           : run.recipe == QLatin1String("tuned") ? tr("tuned")
                                                                  : run.recipe;
    const QString texts[kColumns] = {run.name,
                                     labTitle(run.lab),
                                     recipe,
                                     state,
                                     run.loss ? number(*run.loss) : QString(),
                                     run.accuracy ? percent(*run.accuracy, 2) : QString(),
                                     officina::locale().toString(run.date, QLocale::ShortFormat)};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = new QTableWidgetItem(texts[column]);
      item->setFlags(column == kName ? item->flags() | Qt::ItemIsEditable
                                     : item->flags() & ~Qt::ItemIsEditable);
      if (column == kLoss || column == kAccuracy) {
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      }
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
  const RunRow& run = m_runs[static_cast<std::size_t>(item->row())];
  const QString name = item->text().trimmed();
  if (name == run.name) {
    return;
  }
  const bool usable =
      !name.isEmpty() && !name.contains(QLatin1Char('/')) && !name.startsWith(QLatin1Char('.'));
  const QDir parent = QFileInfo(run.folder).dir();
  if (!usable) {
    message()->showWords(InlineMessage::Kind::Warning, [] {
      return tr("A name must not be empty, begin with a point or contain a slash.");
    });
  } else if (parent.exists(name)) {
    message()->showWords(InlineMessage::Kind::Warning,
                         [name] { return tr("There is another run called “%1”.").arg(name); });
  } else if (!QDir().rename(run.folder, parent.filePath(name))) {
    message()->showWords(InlineMessage::Kind::Error, [] { return tr("The folder could not be renamed."); });
  }
  reload();
}

void RunsPage::moveToTrash() {
  const int row = selectedRow();
  if (row < 0) {
    return;
  }
  const RunRow run = m_runs[static_cast<std::size_t>(row)];
  QString inTrash;
  if (QFile::moveToTrash(run.folder, &inTrash)) {
    message()->showWords(
        InlineMessage::Kind::Info, [name = run.name] { return tr("“%1” is in the trash.").arg(name); },
        [] { return tr("Put it back"); },
        [this, inTrash, folder = run.folder] {
          QDir().rename(inTrash, folder);
          reload();
        });
  } else {
    message()->showWords(InlineMessage::Kind::Error,
                         [name = run.name] { return tr("“%1” could not be moved to the trash.").arg(name); });
  }
  reload();
}

int RunsPage::selectedRow() const {
  const QList<QTableWidgetItem*> items = m_table->selectedItems();
  return items.isEmpty() ? -1 : items.first()->row();
}

void RunsPage::renewButtons() {
  const bool chosen = selectedRow() >= 0;
  for (QPushButton* button : {m_open, m_rename, m_trash}) {
    button->setVisible(!m_runs.empty());
    button->setEnabled(chosen);
  }
}

void RunsPage::retranslate() {
  setLead(
      tr("Each run is a folder with its recipe, its numbers and its weights. A run that was cut short can be "
         "continued, and ends with the same weights as an unbroken one."));
  m_empty->setText(tr("No run has been kept yet. Runs of `officina train` with --run-dir in %1 appear here.")
                       .arg(QDir::toNativeSeparators(runsFolder()))
                       .remove(QLatin1Char('`')));
  m_table->setHorizontalHeaderLabels(
      {tr("Name"), tr("Lab"), tr("Recipe"), tr("State"), tr("Loss"), tr("Test accuracy"), tr("Date")});
  m_table->setAccessibleName(tr("Runs"));
  m_open->setText(tr("Open the folder"));
  m_rename->setText(tr("Rename"));
  m_trash->setText(tr("Move to the trash"));
  fill();
}

}  // namespace officina
