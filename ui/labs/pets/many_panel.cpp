// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/many_panel.h"

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
#include <QVBoxLayout>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/pets/photo.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

enum Column { kFile, kAnswer, kProbability, kFirstClass };
constexpr int kThumbnail = 36;

/// Sorts by a number and shows it as the language writes it.
class NumberItem final : public QTableWidgetItem {
 public:
  NumberItem(double value, const QString& text) : QTableWidgetItem(text) {
    setData(Qt::UserRole, value);
    setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  bool operator<(const QTableWidgetItem& other) const override {
    return data(Qt::UserRole).toDouble() < other.data(Qt::UserRole).toDouble();
  }
};

QString quoted(QString field) {
  if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')) &&
      !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'))) {
    return field;
  }
  return QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

}  // namespace

ManyPanel::ManyPanel(QWidget* parent)
    : QWidget(parent),
      m_open(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_summary(new QLabel(this)),
      m_table(new QTableWidget(this)) {
  setTextRole(m_summary, TextRole::Caption);
  m_summary->setWordWrap(true);
  m_progress->setTextVisible(false);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setShowGrid(false);
  m_table->verticalHeader()->hide();
  m_table->setIconSize({kThumbnail, kThumbnail});
  m_table->verticalHeader()->setDefaultSectionSize(kThumbnail + 4);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->setTabKeyNavigation(false);
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_open, 0, Qt::AlignLeft);
  side->addWidget(m_save, 0, Qt::AlignLeft);
  side->addWidget(m_progress);
  side->addWidget(m_cancel, 0, Qt::AlignLeft);
  side->addWidget(m_summary);
  side->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 2);
  row->addWidget(m_table, 9);
  connect(m_open, &QPushButton::clicked, this, &ManyPanel::openRequested);
  connect(m_save, &QPushButton::clicked, this, &ManyPanel::save);
  connect(m_cancel, &QPushButton::clicked, this, [this] { m_worker.cancel(); });
  connect(m_table, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem* item) {
    Q_EMIT photoRequested(m_table->item(item->row(), kFile)->data(Qt::UserRole).toString());
  });
  auto* copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, [this] { QGuiApplication::clipboard()->setText(csv()); });
  connect(&m_worker, &LatestWorker::busyChanged, this, [this] { retranslate(); });
  connect(&m_worker, &LatestWorker::failed, this, &ManyPanel::failed);
  retranslate();
}

void ManyPanel::setClassNames(const QStringList& names) {
  m_names = names;
  retranslate();
}

void ManyPanel::ask(const QStringList& files, std::shared_ptr<const StateDict> weights, double sureFrom) {
  m_rows.clear();
  m_table->setRowCount(0);
  m_expected = static_cast<int>(files.size());
  m_sureFrom = sureFrom;
  m_worker.submit([this, files, weights = std::move(weights)](
                      const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    PetsClassifier network(*weights);
    for (const QString& file : files) {
      if (cancelled()) {
        break;
      }
      Row row{file, {}, {}, {}};
      try {
        const Image pixels = readPhoto(toPath(file), network.upright());
        row.answer = network.answer(pixels);
        row.thumbnail = thumbnailOf(toPath(file), 2 * kThumbnail);
      } catch (const Error& error) {
        row.problem = translated(error);
      }
      // Each as it comes; this panel outlives the worker, and what was cancelled is not shown.
      QMetaObject::invokeMethod(
          this,
          [this, cancelled, row = std::move(row)]() mutable {
            if (!cancelled()) {
              add(std::move(row));
            }
          },
          Qt::QueuedConnection);
    }
    return [this] { retranslate(); };
  });
  retranslate();
}

void ManyPanel::add(Row row) {
  m_table->setSortingEnabled(false);
  const int place = m_table->rowCount();
  m_table->insertRow(place);
  fill(place, row);
  m_rows.push_back(std::move(row));
  m_table->setSortingEnabled(true);
  m_progress->setRange(0, m_expected);
  m_progress->setValue(static_cast<int>(m_rows.size()));
}

QString ManyPanel::answerOf(const Row& row) const {
  if (!row.problem.isEmpty()) {
    return row.problem;
  }
  const auto label = static_cast<std::size_t>(row.answer.label);
  if (static_cast<double>(row.answer.probabilities[label]) < m_sureFrom) {
    return tr("neither");
  }
  return row.answer.label < m_names.size() ? m_names[row.answer.label] : QString::number(row.answer.label);
}

void ManyPanel::fill(int place, const Row& row) {
  auto* file = new QTableWidgetItem(QIcon(QPixmap::fromImage(row.thumbnail)), QFileInfo(row.file).fileName());
  file->setData(Qt::UserRole, row.file);
  file->setToolTip(row.file);
  m_table->setItem(place, kFile, file);
  auto* answer = new QTableWidgetItem(answerOf(row));
  answer->setToolTip(answer->text());
  m_table->setItem(place, kAnswer, answer);
  const bool answered = row.problem.isEmpty();
  const auto numberItem = [&](float value) {
    return answered ? new NumberItem(static_cast<double>(value), percent(static_cast<double>(value)))
                    : new NumberItem(-1.0, QStringLiteral("–"));
  };
  m_table->setItem(
      place, kProbability,
      numberItem(answered ? row.answer.probabilities[static_cast<std::size_t>(row.answer.label)] : 0.0F));
  for (int i = 0; i < m_names.size(); ++i) {
    const auto index = static_cast<std::size_t>(i);
    m_table->setItem(
        place, kFirstClass + i,
        numberItem(index < row.answer.probabilities.size() ? row.answer.probabilities[index] : 0.0F));
  }
}

QString ManyPanel::csv() const {
  QStringList header{QStringLiteral("file"), QStringLiteral("answer"), QStringLiteral("probability")};
  for (const QString& name : m_names) {
    header << quoted(name);
  }
  header << QStringLiteral("problem");
  QStringList lines{header.join(QLatin1Char(','))};
  for (const Row& row : m_rows) {
    QStringList fields{quoted(row.file)};
    if (row.problem.isEmpty()) {
      const auto label = static_cast<std::size_t>(row.answer.label);
      fields << quoted(answerOf(row))
             << QString::number(static_cast<double>(row.answer.probabilities[label]), 'g', 9);
      for (const float probability : row.answer.probabilities) {
        fields << QString::number(static_cast<double>(probability), 'g', 9);
      }
      fields << QString();
    } else {
      fields << QString() << QString();
      for (int i = 0; i < m_names.size(); ++i) {
        fields << QString();
      }
      fields << quoted(row.problem);
    }
    lines << fields.join(QLatin1Char(','));
  }
  return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

void ManyPanel::save() {
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

void ManyPanel::retranslate() {
  const bool busy = m_worker.busy();
  m_open->setText(tr("Open photographs…"));
  m_save->setText(tr("Save as CSV…"));
  m_save->setEnabled(!m_rows.empty());
  m_cancel->setText(tr("Cancel"));
  m_cancel->setVisible(busy);
  m_progress->setVisible(busy);
  QStringList header{tr("file"), tr("answer"), tr("probability")};
  header += m_names;
  m_table->setColumnCount(static_cast<int>(header.size()));
  m_table->setHorizontalHeaderLabels(header);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  m_table->horizontalHeader()->setSectionResizeMode(kAnswer, QHeaderView::Stretch);
  m_table->setColumnWidth(kFile, scaled(240));
  m_table->setAccessibleName(tr("answers about many photographs"));
  for (int row = 0; row < static_cast<int>(m_rows.size()) && !m_table->isSortingEnabled(); ++row) {
    fill(row, m_rows[static_cast<std::size_t>(row)]);
  }
  if (m_rows.empty()) {
    m_summary->setText(
        tr("Drop several photographs on the page, or open them: each is answered in a row of its own."));
    return;
  }
  QStringList words;
  const auto counted = [this](const QString& answer) {
    return std::ranges::count_if(
        m_rows, [&](const Row& row) { return row.problem.isEmpty() && answerOf(row) == answer; });
  };
  for (const QString& name : m_names) {
    words << QStringLiteral("%1: %2").arg(name).arg(counted(name));
  }
  if (const auto count = counted(tr("neither")); count > 0) {
    words << QStringLiteral("%1: %2").arg(tr("neither")).arg(count);
  }
  const auto problems = std::ranges::count_if(m_rows, [](const Row& row) { return !row.problem.isEmpty(); });
  if (problems > 0) {
    words << tr("not readable: %1").arg(problems);
  }
  m_summary->setText(words.join(QStringLiteral("\n")));
}

void ManyPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
