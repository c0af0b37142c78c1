// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/many_sentences_panel.h"

#include <algorithm>
#include <utility>

#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSaveFile>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include "ui/labs/common/lab_files.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

constexpr std::size_t kTogether = 256;  ///< answers that come at once
const QString kAll = QStringLiteral("all");

/// The answers of one kind.
class ShownAnswers final : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void show(const QString& kind) {
    m_kind = kind;
    invalidateFilter();
  }

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const int kind = sourceModel()->index(row, 0, parent).data(ManySentencesModel::KindRole).toInt();
    return m_kind == kAll || m_kind == QString::number(kind);
  }

 private:
  QString m_kind = kAll;
};

/// Lines of a .txt file; entries with labels of anything else, or its lines where it has none.
std::vector<ManySentencesModel::Row> rowsOf(const QString& path) {
  std::vector<ManySentencesModel::Row> rows;
  const QString suffix = QFileInfo(path).suffix().toLower();
  if (suffix != QLatin1String("txt")) {
    try {
      for (Sentence& sentence : readSentences(toPath(path)).sentences) {
        rows.push_back({QString::fromStdString(sentence.text), sentence.label, {}});
      }
      return rows;
    } catch (const Error&) {
      if (suffix == QLatin1String("json")) {
        throw;
      }
    }
  }
  for (const std::string& line : readLines(toPath(path))) {
    rows.push_back({QString::fromStdString(line), {}, {}});
  }
  return rows;
}

}  // namespace

ManySentencesPanel::ManySentencesPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new ManySentencesModel(this)),
      m_shown(new ShownAnswers(this)),
      m_open(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_train(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_summary(new QLabel(this)),
      m_filter(new SegmentedControl(this)),
      m_table(new QTableView(this)) {
  setTextRole(m_summary, officina::TextRole::Caption);
  m_summary->setWordWrap(true);
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 1000);
  m_filter->addOption(kAll, [] { return tr("all"); });
  m_filter->addOption(QString::number(ManySentencesModel::SaysPositive), [] { return tr("positive"); });
  m_filter->addOption(QString::number(ManySentencesModel::SaysNegative), [] { return tr("negative"); });
  m_filter->addOption(QString::number(ManySentencesModel::NotSure), [] { return tr("not sure"); });
  m_filter->setCurrent(kAll);
  m_shown->setSourceModel(m_model);
  m_shown->setSortRole(ManySentencesModel::SortRole);
  m_shown->setDynamicSortFilter(false);  // rows must not jump about while the answers come
  m_table->setModel(m_shown);
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(-1, Qt::AscendingOrder);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->setDefaultSectionSize(scaled(24));
  m_table->verticalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { border: none; }"));
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  m_table->horizontalHeader()->setSectionResizeMode(ManySentencesModel::Text, QHeaderView::Stretch);
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  for (QWidget* part : std::initializer_list<QWidget*>{m_open, m_save, m_train, m_filter}) {
    side->addWidget(part, 0, Qt::AlignLeft);
  }
  side->addWidget(m_progress);
  side->addWidget(m_cancel, 0, Qt::AlignLeft);
  side->addWidget(m_summary);
  side->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 3);
  row->addWidget(m_table, 9);
  connect(m_open, &QPushButton::clicked, this, &ManySentencesPanel::openRequested);
  connect(m_save, &QPushButton::clicked, this, &ManySentencesPanel::save);
  connect(m_train, &QPushButton::clicked, this, [this] { Q_EMIT trainRequested(m_path); });
  connect(m_cancel, &QPushButton::clicked, this, [this] { m_worker.cancel(); });
  connect(m_filter, &SegmentedControl::chosen, this,
          [this](const QString& kind) { static_cast<ShownAnswers*>(m_shown)->show(kind); });
  connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
    Q_EMIT sentenceRequested(index.siblingAtColumn(0).data(ManySentencesModel::TextRole).toString());
  });
  auto* copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, [this] { QGuiApplication::clipboard()->setText(csv()); });
  connect(&m_worker, &LatestWorker::busyChanged, this, [this] { renewTexts(); });
  connect(&m_worker, &LatestWorker::failed, this, &ManySentencesPanel::failed);
  retranslate();
}

void ManySentencesPanel::askFile(const QString& path, std::shared_ptr<const StateDict> weights,
                                 double sureFrom) {
  ask([path] { return rowsOf(path); }, path, std::move(weights), sureFrom);
}

void ManySentencesPanel::askTexts(const QStringList& texts, std::shared_ptr<const StateDict> weights,
                                  double sureFrom) {
  Rows rows;
  for (const QString& text : texts) {
    rows.push_back({text, {}, {}});
  }
  ask([rows] { return rows; }, {}, std::move(weights), sureFrom);
}

void ManySentencesPanel::ask(std::function<Rows()> read, const QString& path,
                             std::shared_ptr<const StateDict> weights, double sureFrom) {
  m_worker.submit([this, read = std::move(read), path, weights = std::move(weights),
                   sureFrom](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    // This panel outlives the worker, and what was cancelled is not shown.
    const auto show = [this, cancelled](std::function<void()> act) {
      QMetaObject::invokeMethod(
          this,
          [cancelled, act = std::move(act)] {
            if (!cancelled()) {
              act();
            }
          },
          Qt::QueuedConnection);
    };
    const Rows rows = read();
    if (rows.size() == 1 && !rows.front().label) {
      return [this, text = rows.front().text] { Q_EMIT sentenceRequested(text); };
    }
    show([this, rows, path, sureFrom] {
      m_path = path;
      m_progress->setValue(0);
      m_model->setRows(rows, sureFrom);
      renewTexts();
      Q_EMIT began();
    });
    SentimentClassifier network(*weights);
    for (std::size_t first = 0; first < rows.size() && !cancelled(); first += kTogether) {
      const std::size_t end = std::min(first + kTogether, rows.size());
      std::vector<std::string> texts;
      for (std::size_t i = first; i < end; ++i) {
        texts.push_back(rows[i].text.toStdString());
      }
      show([this, first, answers = network.answers(texts, {}, cancelled),
            share = static_cast<double>(end) / static_cast<double>(rows.size())] {
        m_model->setAnswers(first, answers);
        m_progress->setValue(static_cast<int>(share * 1000));
        renewTexts();
      });
    }
    return [this] {
      m_shown->invalidate();  // sorts and filters what came
      renewTexts();
    };
  });
}

void ManySentencesPanel::save() {
  openFileDialog(
      this, tr("Save the table"), QFileDialog::AnyFile, QStringLiteral("CSV (*.csv)"),
      [this](const QStringList& names) {
        const QString path = names.constFirst().endsWith(QLatin1String(".csv"))
                                 ? names.constFirst()
                                 : names.constFirst() + QStringLiteral(".csv");
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv().toUtf8()) < 0 || !file.commit()) {
          Q_EMIT failed(tr("The table could not be saved as %1: %2.").arg(path, file.errorString()));
        }
      });
}

void ManySentencesPanel::renewTexts() {
  const bool busy = m_worker.busy();
  const bool empty = m_model->rows().empty();
  m_save->setEnabled(!empty);
  m_train->setVisible(m_model->labelled() && !m_path.isEmpty());
  m_cancel->setVisible(busy);
  m_progress->setVisible(busy);
  m_table->setColumnHidden(ManySentencesModel::Label, !m_model->labelled());
  if (empty) {
    m_summary->setText(
        tr("Drop a text file on the page, or open one: each line is answered in a row of its own. A table "
           "with labels (TSV, CSV, JSON) is marked as well."));
    return;
  }
  QStringList words;
  if (!m_path.isEmpty()) {
    words << QFileInfo(m_path).fileName();
  }
  words << tr("%Ln sentence(s)", nullptr, static_cast<int>(m_model->rows().size()));
  for (const auto& [kind, word] : {std::pair{ManySentencesModel::SaysPositive, tr("positive")},
                                   std::pair{ManySentencesModel::SaysNegative, tr("negative")},
                                   std::pair{ManySentencesModel::NotSure, tr("not sure")},
                                   std::pair{ManySentencesModel::NotAnswered, tr("not answered yet")}}) {
    if (const auto number = m_model->count(kind); number > 0) {
      words << QStringLiteral("%1: %2").arg(word, locale().toString(static_cast<qlonglong>(number)));
    }
  }
  if (const auto [right, all] = m_model->right(); all > 0) {
    words << tr("right: %1 of %2 (%3)")
                 .arg(locale().toString(static_cast<qlonglong>(right)),
                      locale().toString(static_cast<qlonglong>(all)),
                      percent(static_cast<double>(right) / static_cast<double>(all), 1));
  }
  m_summary->setText(words.join(QLatin1Char('\n')));
}

void ManySentencesPanel::retranslate() {
  m_open->setText(tr("Open a file…"));
  m_save->setText(tr("Save as CSV…"));
  m_train->setText(tr("Learn from this file"));
  m_train->setToolTip(tr("Makes it the data of the recipe"));
  m_cancel->setText(tr("Cancel"));
  m_filter->setAccessibleName(tr("which answers are shown"));
  m_progress->setAccessibleName(tr("progress of the answers"));
  m_table->setAccessibleName(tr("answers about many sentences"));
  m_model->retranslate();
  m_table->setColumnWidth(ManySentencesModel::Answer, scaled(96));
  m_table->setColumnWidth(ManySentencesModel::Positive, scaled(76));
  m_table->setColumnWidth(ManySentencesModel::Label, scaled(110));
  renewTexts();
}

void ManySentencesPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
