// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/classes_panel.h"

#include <numeric>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/reliability_diagram.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {
const QString kRecall = QStringLiteral("recall");
const QString kPrecision = QStringLiteral("precision");
constexpr int kColumns = 4;
}  // namespace

ClassesPanel::ClassesPanel(QWidget* parent)
    : QWidget(parent),
      m_chartTitle(new QLabel(this)),
      m_measure(new SegmentedControl(this)),
      m_chart(new LineChart(this)),
      m_tableTitle(new QLabel(this)),
      m_table(new QTableWidget(0, kColumns, this)),
      m_reliabilityTitle(new QLabel(this)),
      m_reliability(new ReliabilityDiagram(this)) {
  for (QLabel* title : {m_chartTitle, m_tableTitle, m_reliabilityTitle}) {
    setTextRole(title, TextRole::Heading);
  }
  m_measure->addOption(kRecall, [] { return tr("recall"); });
  m_measure->addOption(kPrecision, [] { return tr("precision"); });
  m_measure->setCurrent(kRecall);
  m_chart->setPercentY(true);
  m_chart->setIntegerX(true);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setShowGrid(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->setTabKeyNavigation(false);

  auto* curves = new QVBoxLayout;
  curves->setSpacing(space::kTight);
  auto* head = new QHBoxLayout;
  head->addWidget(m_chartTitle, 1);
  head->addWidget(m_measure);
  curves->addLayout(head);
  curves->addWidget(m_chart, 1);
  auto* figures = new QVBoxLayout;
  figures->setSpacing(space::kTight);
  figures->addWidget(m_tableTitle);
  figures->addWidget(m_table, 1);
  auto* trust = new QVBoxLayout;
  trust->setSpacing(space::kTight);
  trust->addWidget(m_reliabilityTitle);
  trust->addWidget(m_reliability, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(curves, 5);
  row->addLayout(figures, 4);
  row->addLayout(trust, 4);
  connect(m_measure, &SegmentedControl::chosen, this, &ClassesPanel::renewChart);
  retranslate();
}

void ClassesPanel::setClassNames(const QStringList& names) {
  m_names = names;
  for (const int series : m_series) {
    m_chart->removeSeries(series);
  }
  m_series.clear();
  for (int i = 0; i < names.size(); ++i) {
    m_series.push_back(m_chart->addSeries(
        names[i], i, i % 2 == 0 ? LineChart::Mark::Line : LineChart::Mark::DashedLine, 2.0));
  }
  renewChart();
  renewTable();
}

void ClassesPanel::clear() {
  m_epochs.clear();
  m_confusion.clear();
  m_chart->clearPoints();
  renewTable();
}

void ClassesPanel::add(const std::vector<EpochSample>& epochs) {
  for (const EpochSample& epoch : epochs) {
    if (!epoch.valConfusion.empty() && epoch.branch == 0 &&
        (m_epochs.empty() || epoch.epoch > m_epochs.back().epoch)) {
      m_epochs.push_back(epoch);
      m_confusion = epoch.valConfusion;
      m_ofEvaluation = false;
    }
  }
  renewChart();
  renewTable();
}

void ClassesPanel::setEvaluation(const Evaluation* evaluation) {
  if (evaluation == nullptr || evaluation->training) {
    m_reliability->setReliability({});
    return;
  }
  std::vector<bool> right;
  for (std::size_t i = 0; i < evaluation->predicted.size(); ++i) {
    right.push_back(evaluation->predicted[i] == evaluation->label(i));
  }
  m_reliability->setReliability(reliability(evaluation->confidences, right));
  m_confusion = evaluation->confusion();
  m_ofEvaluation = true;
  renewTable();
}

void ClassesPanel::renewChart() {
  const bool recall = m_measure->current() == kRecall;
  for (std::size_t label = 0; label < m_series.size(); ++label) {
    std::vector<double> x;
    std::vector<double> y;
    for (const EpochSample& epoch : m_epochs) {
      const ClassMetrics metrics = classMetrics(epoch.valConfusion);
      const std::vector<double>& values = recall ? metrics.recall : metrics.precision;
      if (label < values.size()) {
        x.push_back(static_cast<double>(epoch.epoch + 1));
        y.push_back(values[label]);
      }
    }
    m_chart->setPoints(m_series[label], std::move(x), std::move(y));
  }
}

void ClassesPanel::renewTable() {
  const ClassMetrics metrics = classMetrics(m_confusion);
  const auto classes = static_cast<int>(m_confusion.size());
  m_table->setRowCount(classes == 0 ? 0 : classes + 1);
  const auto cell = [this](int row, int column, const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter);
    m_table->setItem(row, column, item);
  };
  for (int label = 0; label < classes; ++label) {
    const auto index = static_cast<std::size_t>(label);
    const std::int64_t samples =
        std::accumulate(m_confusion[index].begin(), m_confusion[index].end(), std::int64_t{0});
    cell(label, 0, label < m_names.size() ? m_names[label] : QString::number(label));
    cell(label, 1, percent(metrics.precision[index], 2));
    cell(label, 2, percent(metrics.recall[index], 2));
    cell(label, 3, officina::locale().toString(static_cast<qlonglong>(samples)));
  }
  if (classes > 0) {
    cell(classes, 0, tr("accuracy"));
    cell(classes, 1, {});
    cell(classes, 2, percent(metrics.accuracy, 2));
    cell(classes, 3, officina::locale().toString(static_cast<qlonglong>(metrics.samples)));
  }
  m_tableTitle->setText(classes == 0     ? tr("Nothing was evaluated yet")
                        : m_ofEvaluation ? tr("In the newest evaluation")
                                         : tr("After the newest epoch"));
}

void ClassesPanel::retranslate() {
  m_chartTitle->setText(tr("Each class, epoch by epoch"));
  m_chart->setAxisTitles(tr("epoch"), {});
  m_chart->setAccessibleName(tr("precision or recall of each class over the epochs"));
  m_table->setHorizontalHeaderLabels({tr("class"), tr("precision"), tr("recall"), tr("photographs")});
  m_table->setAccessibleName(tr("precision and recall of each class"));
  m_reliabilityTitle->setText(tr("Is it as sure as it is right?"));
  m_reliability->setAccessibleName(tr("reliability diagram"));
  renewTable();
}

void ClassesPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
