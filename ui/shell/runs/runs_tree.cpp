// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs/runs_tree.h"

#include <algorithm>
#include <map>
#include <set>

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>

#include "ui/labs/page.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

enum Column { kName, kLab, kRecipe, kState, kLoss, kAccuracy, kDate, kColumns };

constexpr int kIndex = Qt::UserRole;  ///< of the item's run

QString labTitle(const QString& id) {
  for (const LabEntry& lab : allLabs()) {
    if (lab.id == id) {
      return lab.title();
    }
  }
  return id;
}

/// Which run each one is shown under: its index, or -1. A branch whose origin is gone stands alone, and so
/// does one of a circle, which only a file that was tampered with can describe.
std::vector<int> parentsOf(const std::vector<RunInfo>& runs) {
  std::map<std::string, int> byName;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    byName[runs[i].folder.filename().string()] = static_cast<int>(i);
  }
  std::vector<int> parents(runs.size(), -1);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto found = byName.find(runs[i].branchOf);
    parents[i] = runs[i].branchOf.empty() || found == byName.end() ? -1 : found->second;
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::set<int> seen{static_cast<int>(i)};
    for (int at = parents[i]; at >= 0; at = parents[static_cast<std::size_t>(at)]) {
      if (!seen.insert(at).second) {
        parents[i] = -1;
        break;
      }
    }
  }
  return parents;
}

QIcon lineOf(const QColor& colour) {
  constexpr int kSide = 16;
  constexpr int kRatio = 2;
  QPixmap picture(kSide * kRatio, kSide * kRatio);
  picture.setDevicePixelRatio(kRatio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 3.0, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(3.0, kSide / 2.0), QPointF(kSide - 3.0, kSide / 2.0));
  QIcon icon(picture);
  icon.addPixmap(picture, QIcon::Selected);  // else the style mixes the selection's colour into it
  return icon;
}

}  // namespace

QString runStateText(RunState state) {
  switch (state) {
    case RunState::Running:
      return RunsTree::tr("running");
    case RunState::Finished:
      return RunsTree::tr("finished");
    case RunState::Stopped:
      return RunsTree::tr("stopped");
    case RunState::Failed:
      return RunsTree::tr("failed");
    case RunState::Interrupted:
      return RunsTree::tr("cut short");
    case RunState::Damaged:
      return RunsTree::tr("damaged");
  }
  return {};
}

QString recipeTitle(const Recipe& recipe) {
  return recipe.name == "notes"     ? RunsTree::tr("as in the notes")
         : recipe.name == "tuned"   ? RunsTree::tr("tuned")
         : recipe.name == "overfit" ? RunsTree::tr("overfit on purpose")
                                    : QString::fromStdString(recipe.name);
}

RunsTree::RunsTree(QWidget* parent) : QTreeWidget(parent) {
  setColumnCount(kColumns);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setEditTriggers(QAbstractItemView::EditKeyPressed);
  setAllColumnsShowFocus(true);
  setUniformRowHeights(true);
  setRootIsDecorated(false);
  setIndentation(scaled(18));
  setIconSize({16, 16});
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  header()->setSectionResizeMode(kName, QHeaderView::Stretch);
  header()->setSectionsMovable(false);
  header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  connect(this, &QTreeWidget::itemSelectionChanged, this, [this] {
    if (!m_filling) {
      renewColours();
      Q_EMIT chosenChanged();
    }
  });
  connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
    if (m_filling || column != kName) {
      return;
    }
    const RunInfo& run = m_runs[static_cast<std::size_t>(item->data(kName, kIndex).toInt())];
    const QString title = item->text(kName).trimmed();
    if (title.isEmpty() || title == QString::fromStdString(run.title)) {
      const QScopedValueRollback<bool> quiet(m_filling, true);
      item->setText(kName, QString::fromStdString(run.title));
    } else {
      Q_EMIT renamed(run.folder, title);
    }
  });
  retranslate();
}

void RunsTree::fitHeight() {
  constexpr int kFewest = 4;
  constexpr int kMost = 10;
  const int rows = std::clamp(static_cast<int>(m_runs.size()), kFewest, kMost);
  setFixedHeight(header()->sizeHint().height() + rows * std::max(sizeHintForRow(0), scaled(20)) +
                 2 * frameWidth() + space::kTight);
}

void RunsTree::fitColumns() {
  constexpr int kLeastName = 150;
  int others = 0;
  const auto widthOf = [this](int column) {
    return std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
  };
  for (int column = kName + 1; column < kColumns; ++column) {
    others += widthOf(column);
  }
  // What can also be seen by choosing the run gives way to its name.
  for (const int column : {kRecipe, kLab}) {
    const bool tight = viewport()->width() - others < scaled(kLeastName);
    if (isColumnHidden(column) != tight) {
      setColumnHidden(column, tight);
    }
    others -= tight ? widthOf(column) : 0;
  }
}

void RunsTree::resizeEvent(QResizeEvent* event) {
  QTreeWidget::resizeEvent(event);
  fitColumns();
}

QTreeWidgetItem* RunsTree::makeItem(std::size_t index) {
  auto* item = new QTreeWidgetItem;
  item->setData(kName, kIndex, static_cast<int>(index));
  fill(item, m_runs[index]);
  return item;
}

void RunsTree::fill(QTreeWidgetItem* item, const RunInfo& run) {
  const bool damaged = run.state == RunState::Damaged;
  const RunSummary summary = run.summary.value_or(RunSummary{});
  const QString texts[kColumns] = {
      QString::fromStdString(run.title),
      damaged ? QString() : labTitle(QString::fromStdString(run.recipe.lab)),
      damaged ? QString() : recipeTitle(run.recipe),
      runStateText(run.state),
      summary.loss ? number(*summary.loss) : QString(),
      summary.valAccuracy ? percent(*summary.valAccuracy, 2) : QString(),
      officina::locale().toString(QDateTime::fromSecsSinceEpoch(run.created), QLocale::ShortFormat)};
  QString hint = damaged ? translated(run.problem) : fromPath(run.folder);
  if (!run.branchOf.empty()) {
    hint += QLatin1Char('\n') + tr("Began from %1 after %2 steps")
                                    .arg(QString::fromStdString(run.branchOf),
                                         officina::locale().toString(static_cast<qlonglong>(run.branchStep)));
  }
  for (int column = 0; column < kColumns; ++column) {
    item->setText(column, texts[column]);
    item->setToolTip(column, hint);
  }
  for (const int figures : {kLoss, kAccuracy}) {
    item->setTextAlignment(figures, Qt::AlignRight | Qt::AlignVCenter);
  }
  item->setFlags(damaged ? item->flags() & ~Qt::ItemIsEditable : item->flags() | Qt::ItemIsEditable);
}

void RunsTree::setRuns(std::vector<RunInfo> runs) {
  std::set<std::filesystem::path> wereChosen;
  std::set<std::filesystem::path> wereFolded;
  std::filesystem::path current;
  for (QTreeWidgetItemIterator at(this); *at != nullptr; ++at) {
    const auto& folder = m_runs[static_cast<std::size_t>((*at)->data(kName, kIndex).toInt())].folder;
    if ((*at)->isSelected()) {
      wereChosen.insert(folder);
    }
    if ((*at)->childCount() > 0 && !(*at)->isExpanded()) {
      wereFolded.insert(folder);
    }
    current = *at == currentItem() ? folder : current;
  }

  {
    const QScopedValueRollback<bool> quiet(m_filling, true);
    clear();
    m_runs = std::move(runs);
    const std::vector<int> parents = parentsOf(m_runs);
    std::vector<QTreeWidgetItem*> items;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
      items.push_back(makeItem(i));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (parents[i] < 0) {
        addTopLevelItem(items[i]);
      } else {
        // The list is newest first; branches read better in the order in which they began.
        items[static_cast<std::size_t>(parents[i])]->insertChild(0, items[i]);
      }
    }
    const bool branched = std::any_of(parents.begin(), parents.end(), [](int parent) { return parent >= 0; });
    setRootIsDecorated(branched);
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i]->setExpanded(!wereFolded.contains(m_runs[i].folder));
      if (m_runs[i].folder == current) {
        setCurrentItem(items[i], kName, QItemSelectionModel::NoUpdate);
      }
      items[i]->setSelected(wereChosen.contains(m_runs[i].folder));
    }
    renewColours();
  }
  fitHeight();
  fitColumns();
  Q_EMIT chosenChanged();
}

std::vector<RunInfo> RunsTree::chosen() const {
  std::vector<RunInfo> result;
  for (QTreeWidgetItemIterator at(const_cast<RunsTree*>(this)); *at != nullptr; ++at) {
    if ((*at)->isSelected()) {
      result.push_back(m_runs[static_cast<std::size_t>((*at)->data(kName, kIndex).toInt())]);
    }
  }
  return result;
}

void RunsTree::editName() {
  if (const QList<QTreeWidgetItem*> items = selectedItems(); items.size() == 1) {
    editItem(items.first(), kName);
  }
}

void RunsTree::renewColours() {
  const QScopedValueRollback<bool> quiet(m_filling, true);
  int next = 0;
  for (QTreeWidgetItemIterator at(this); *at != nullptr; ++at) {
    const bool drawn = (*at)->isSelected() && next < static_cast<int>(kMostCompared);
    (*at)->setIcon(kName, drawn ? lineOf(theme().series(next)) : QIcon());
    next += drawn ? 1 : 0;
  }
}

void RunsTree::retranslate() {
  const QScopedValueRollback<bool> quiet(m_filling, true);
  setHeaderLabels(
      {tr("Name"), tr("Lab"), tr("Recipe"), tr("State"), tr("Loss"), tr("Test accuracy"), tr("Date")});
  for (const int figures : {kLoss, kAccuracy}) {
    headerItem()->setTextAlignment(figures, Qt::AlignRight | Qt::AlignVCenter);
  }
  setAccessibleName(tr("Runs"));
  for (QTreeWidgetItemIterator at(this); *at != nullptr; ++at) {
    fill(*at, m_runs[static_cast<std::size_t>((*at)->data(kName, kIndex).toInt())]);
  }
}

void RunsTree::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    renewColours();
  } else if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
    setIndentation(scaled(18));
    // When the rows have their new height.
    QMetaObject::invokeMethod(this, &RunsTree::fitHeight, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &RunsTree::fitColumns, Qt::QueuedConnection);
  }
  QTreeWidget::changeEvent(event);
}

}  // namespace officina
