// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/branches_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/runs/recipe_words.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kColumns = 5;

QIcon dot(const QColor& color) {
  QPixmap picture(24, 24);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(5, 5, 14, 14);
  return picture;
}

}  // namespace

BranchesPanel::BranchesPanel(QWidget* parent)
    : QWidget(parent),
      m_words(new QLabel(this)),
      m_table(new QTableWidget(0, kColumns, this)),
      m_runs(new QPushButton(this)) {
  setTextRole(m_words, TextRole::Caption);
  m_words->setWordWrap(true);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setShowGrid(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_table->setTabKeyNavigation(false);
  auto* top = new QHBoxLayout;
  top->addWidget(m_words, 1);
  top->addWidget(m_runs);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  column->addLayout(top);
  column->addWidget(m_table, 1);
  connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
    auto found = m_rows.begin();
    std::advance(found, row);
    Q_EMIT branchChosen(found->first, found->second.head);
  });
  connect(m_runs, &QPushButton::clicked, this, &BranchesPanel::runsPageRequested);
  retranslate();
}

void BranchesPanel::clear() {
  m_rows.clear();
  m_position = {};
  renew();
}

void BranchesPanel::add(const Mailbox::Update& update) {
  bool changed = false;
  for (const Branch& branch : update.branches) {
    m_rows[branch.id] = {branch, branch.fromStep, 0.0, {}};
    changed = true;
  }
  for (const StepSample& step : update.steps) {
    Row& row = m_rows[step.branch];
    if (step.globalStep > row.head) {
      row.head = step.globalStep;
      row.loss = step.loss;
    }
  }
  for (const EpochSample& epoch : update.epochs) {
    m_rows[epoch.branch].valAccuracy = epoch.valAccuracy;
    changed = true;
  }
  if (update.position) {
    m_position = *update.position;
    changed = true;
  }
  if (changed) {
    renew();
  }
}

void BranchesPanel::renew() {
  m_table->setRowCount(static_cast<int>(m_rows.size()));
  const auto count = [](std::int64_t value) {
    return officina::locale().toString(static_cast<qlonglong>(value));
  };
  int line = 0;
  for (const auto& [id, row] : m_rows) {
    QString change = tr("as it began");
    if (const auto parent = m_rows.find(row.branch.parent); id > 0 && parent != m_rows.end()) {
      QStringList parts;
      for (const RecipeDifference& field : difference(parent->second.branch.recipe, row.branch.recipe)) {
        parts << QStringLiteral("%1: %2 → %3")
                     .arg(fieldWords(field.field), QString::fromStdString(field.before),
                          QString::fromStdString(field.after));
      }
      change = parts.isEmpty() ? tr("nothing changed") : parts.join(QStringLiteral(" · "));
    }
    const QString name =
        id == 0 ? tr("run") : tr("branch %1, from batch %2").arg(id).arg(count(row.branch.fromStep));
    const QStringList cells{name, change, count(row.head),
                            row.head > row.branch.fromStep ? number(row.loss, 4) : QStringLiteral("–"),
                            row.valAccuracy ? percent(*row.valAccuracy, 2) : QStringLiteral("–")};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      if (column == 0) {
        item->setIcon(dot(id == 0 ? theme().series(0) : theme().series(id + 1)));
        QFont font = item->font();
        font.setBold(id == m_position.branch);
        item->setFont(font);
      } else if (column > 1) {
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      }
      item->setToolTip(cells[column]);
      m_table->setItem(line, column, item);
    }
    ++line;
  }
  m_words->setText(
      m_rows.empty()
          ? tr("No run yet. Train, pause, drag the playhead on the loss curve back and branch from there.")
          : tr("%1 moments are kept in %2 MB; every batch between them can be gone back to. A double click "
               "goes to the end of a branch.")
                .arg(count(m_position.snapshots), number(static_cast<double>(m_position.bytes) / 1e6, 3)));
}

void BranchesPanel::retranslate() {
  m_runs->setText(tr("All runs…"));
  m_table->setAccessibleName(tr("this run and its branches"));
  m_table->setHorizontalHeaderLabels(
      {tr("run"), tr("what is different"), tr("batches"), tr("loss"), tr("test")});
  renew();
}

void BranchesPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

}  // namespace officina
