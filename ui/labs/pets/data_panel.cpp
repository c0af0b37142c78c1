// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/data_panel.h"

#include <algorithm>
#include <utility>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/gallery.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

const QString kTrain = QStringLiteral("train");
const QString kKept = QStringLiteral("kept");
constexpr int kSheetSide = 64;

QTableWidget* plainTable(QWidget* parent) {
  auto* table = new QTableWidget(parent);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setShowGrid(false);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setHighlightSections(false);
  table->setTabKeyNavigation(false);
  return table;
}

}  // namespace

DataPanel::DataPanel(Thumbnails* thumbnails, QWidget* parent)
    : QWidget(parent),
      m_thumbnails(thumbnails),
      m_open(new QPushButton(this)),
      m_rescan(new QPushButton(this)),
      m_source(new QLabel(this)),
      m_counts(plainTable(this)),
      m_sheetTitle(new QLabel(this)),
      m_part(new SegmentedControl(this)),
      m_sheet(new Gallery(this)),
      m_leftOutTitle(new QLabel(this)),
      m_leftOut(plainTable(this)) {
  setTextRole(m_source, TextRole::Caption);
  setTextRole(m_sheetTitle, TextRole::Heading);
  setTextRole(m_leftOutTitle, TextRole::Heading);
  m_source->setWordWrap(true);
  m_part->addOption(kTrain, [] { return tr("learned from"); });
  m_part->addOption(kKept, [] { return tr("kept back"); });
  m_part->setCurrent(kTrain);
  m_sheet->setPictureSide(kSheetSide);
  m_counts->setColumnCount(4);
  m_leftOut->setColumnCount(2);
  m_leftOut->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_leftOut->setTextElideMode(Qt::ElideLeft);
  m_counts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_counts->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);

  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_open);
  buttons->addWidget(m_rescan);
  buttons->addStretch(1);
  side->addLayout(buttons);
  side->addWidget(m_source);
  side->addWidget(m_counts, 1);
  auto* sheet = new QVBoxLayout;
  sheet->setSpacing(space::kTight);
  auto* sheetRow = new QHBoxLayout;
  sheetRow->addWidget(m_sheetTitle, 1);
  sheetRow->addWidget(m_part);
  sheet->addLayout(sheetRow);
  sheet->addWidget(m_sheet, 1);
  auto* out = new QVBoxLayout;
  out->setSpacing(space::kTight);
  out->addWidget(m_leftOutTitle);
  out->addWidget(m_leftOut, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 4);
  row->addLayout(sheet, 7);
  row->addLayout(out, 4);

  connect(m_open, &QPushButton::clicked, this, &DataPanel::openFolderRequested);
  connect(m_rescan, &QPushButton::clicked, this, &DataPanel::rescanRequested);
  connect(&m_worker, &LatestWorker::failed, this, &DataPanel::failed);
  connect(m_part, &SegmentedControl::chosen, this, &DataPanel::renewSheet);
  connect(m_thumbnails, &Thumbnails::changed, m_sheet->viewport(), qOverload<>(&QWidget::update));
  connect(m_sheet, &Gallery::pictureActivated, this, [this](int item) {
    const auto photo = static_cast<std::size_t>(m_shown[static_cast<std::size_t>(item)]);
    Q_EMIT photoRequested(fromPath(m_data->folder().photos[photo].path));
  });
  auto* copy = new QShortcut(QKeySequence::Copy, m_leftOut, nullptr, nullptr, Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, [this] {
    QStringList lines;
    for (int i = 0; i < m_leftOut->rowCount(); ++i) {
      lines << m_leftOut->item(i, 0)->toolTip() + QLatin1Char('\t') + m_leftOut->item(i, 1)->text();
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
  });
  retranslate();
}

void DataPanel::setData(std::shared_ptr<const PhotoData> photos, const Recipe& recipe) {
  m_worker.cancel();  // a division of what was shown before
  m_data = std::move(photos);
  m_split = {};
  renew();
  if (!m_data) {
    return;
  }
  // The split draws from the generator, which a run may hold for the length of a batch.
  m_worker.submit([this, set = m_data, recipe](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    PhotoSplit split = splitPhotos(set->folder(), recipe);
    return [this, split = std::move(split)]() mutable {
      m_split = std::move(split);
      renew();
    };
  });
}

void DataPanel::renew() {
  m_counts->setRowCount(0);
  m_leftOut->setRowCount(0);
  if (m_data) {
    const PhotoFolder& folder = m_data->folder();
    const auto countOf = [&folder](const std::vector<std::int64_t>& photos, int label) {
      return std::ranges::count_if(photos, [&](std::int64_t photo) {
        return folder.photos[static_cast<std::size_t>(photo)].label == label;
      });
    };
    m_counts->setRowCount(static_cast<int>(folder.classes.size()));
    const std::vector<std::int64_t> all = folder.counts();
    for (int label = 0; label < m_counts->rowCount(); ++label) {
      const auto index = static_cast<std::size_t>(label);
      m_counts->setItem(label, 0, new QTableWidgetItem(QString::fromStdString(folder.classes[index])));
      const std::array numbers{all[index], static_cast<std::int64_t>(countOf(m_split.train, label)),
                               static_cast<std::int64_t>(countOf(m_split.validation, label))};
      for (int column = 0; column < 3; ++column) {
        auto* item = new QTableWidgetItem(
            officina::locale().toString(static_cast<qlonglong>(numbers[static_cast<std::size_t>(column)])));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_counts->setItem(label, column + 1, item);
      }
    }
    m_leftOut->setRowCount(static_cast<int>(folder.leftOut.size()));
    for (int i = 0; i < m_leftOut->rowCount(); ++i) {
      const LeftOutFile& file = folder.leftOut[static_cast<std::size_t>(i)];
      auto* name = new QTableWidgetItem(fromPath(file.path.filename()));
      name->setToolTip(fromPath(file.path));
      auto* words = new QTableWidgetItem(translated(file.words));
      words->setToolTip(words->text());
      m_leftOut->setItem(i, 0, name);
      m_leftOut->setItem(i, 1, words);
    }
  }
  renewSheet();
  retranslate();
}

void DataPanel::renewSheet() {
  m_shown = m_part->current() == kKept ? m_split.validation : m_split.train;
  m_sheet->setSource(
      {static_cast<int>(m_shown.size()),
       [this](int i) { return m_thumbnails->get(m_shown[static_cast<std::size_t>(i)]); },
       [this, data = m_data](int i) {
         const auto photo = static_cast<std::size_t>(m_shown[static_cast<std::size_t>(i)]);
         const PhotoFolder& folder = data->folder();
         return QString::fromStdString(folder.classes[static_cast<std::size_t>(folder.photos[photo].label)]);
       },
       [this, data = m_data](int i) {
         const auto photo = static_cast<std::size_t>(m_shown[static_cast<std::size_t>(i)]);
         const PhotoFile& file = data->folder().photos[photo];
         return QStringLiteral("%1 · %2 × %3").arg(fromPath(file.path)).arg(file.width).arg(file.height);
       }});
}

void DataPanel::retranslate() {
  m_open->setText(tr("Open a folder…"));
  m_rescan->setText(tr("Look again"));
  m_rescan->setToolTip(tr("Looks through the folder again: files came or went"));
  m_rescan->setEnabled(m_data != nullptr);
  const QString source = m_data ? QString::fromStdString(m_data->folder().source) : QString();
  m_source->setText(source.isEmpty()                     ? tr("nothing loaded yet")
                    : source == QLatin1String("starter") ? tr("starter set: faces drawn by this program")
                                                         : shownPath(source));
  m_counts->setHorizontalHeaderLabels({tr("class"), tr("all"), tr("learn"), tr("kept")});
  m_leftOut->setHorizontalHeaderLabels({tr("file"), tr("reason")});
  m_sheetTitle->setText(tr("Contact sheet"));
  m_leftOutTitle->setText(m_leftOut->rowCount() == 0
                              ? tr("Nothing is left out")
                              : tr("%Ln file(s) left out", nullptr, m_leftOut->rowCount()));
  m_sheet->setEmptyText(m_worker.busy() ? tr("dividing the photographs…") : tr("no photographs"));
  m_counts->setAccessibleName(tr("photographs of each class"));
  m_leftOut->setAccessibleName(tr("files that are left out"));
  m_sheet->setAccessibleName(tr("contact sheet"));
}

void DataPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    renew();
  }
}

}  // namespace officina
