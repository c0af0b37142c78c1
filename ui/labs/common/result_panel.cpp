// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/result_panel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {
constexpr double kKeep = 0.95;  ///< of the running mean: it looks back about 20 batches
constexpr int kColumns = 6;
}  // namespace

ResultPanel::ResultPanel(HeldBack heldBack, QWidget* parent)
    : QWidget(parent),
      m_heldBack(heldBack),
      m_lossHeading(new QLabel(this)),
      m_scale(new SegmentedControl(this)),
      m_loss(new LineChart(this)),
      m_accuracyHeading(new QLabel(this)),
      m_figure(new QLabel(this)),
      m_accuracy(new LineChart(this)),
      m_table(new QTableWidget(0, kColumns, this)) {
  setTextRole(m_lossHeading, TextRole::Heading);
  setTextRole(m_accuracyHeading, TextRole::Heading);
  setTextRole(m_figure, TextRole::Caption);
  m_scale->addOption(QStringLiteral("linear"), [] { return tr("linear"); });
  m_scale->addOption(QStringLiteral("log"), [] { return tr("log"); });
  m_scale->setMinimumWidth(scaled(104));
  m_scale->setCurrent(QStringLiteral("linear"));
  connect(m_scale, &SegmentedControl::chosen, this,
          [this](const QString& key) { m_loss->setLogScale(key == QLatin1String("log")); });

  m_curves[0] = {m_loss->addSeries({}, 0, LineChart::Mark::Line, 0.7),
                 m_loss->addSeries({}, 0, LineChart::Mark::Line, 2.0),
                 m_loss->addSeries({}, 1, LineChart::Mark::DashedLine, 2.0)};
  m_loss->setPlayhead(std::numeric_limits<double>::quiet_NaN());
  connect(m_loss, &LineChart::playheadMoved, this, [this](double x) {
    Q_EMIT momentChosen(m_branch,
                        std::llround(x * static_cast<double>(std::max<std::int64_t>(m_stepsPerEpoch, 1))));
  });
  m_trainAccuracy = m_accuracy->addSeries({}, 0, LineChart::Mark::Line, 2.0);
  m_testAccuracy = m_accuracy->addSeries({}, 1, LineChart::Mark::DashedLine, 2.0);
  m_accuracy->setPercentY(true);

  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setShowGrid(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_table->horizontalHeader()->setMinimumSectionSize(24);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->setMinimumHeight(96);
  m_loss->setMinimumHeight(scaled(150));
  m_accuracy->setMinimumHeight(scaled(120));
  m_table->setTabKeyNavigation(false);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->setSpacing(space::kTight);
  auto* lossRow = new QHBoxLayout;
  lossRow->addWidget(m_lossHeading, 1);
  lossRow->addWidget(m_scale);
  column->addLayout(lossRow);
  column->addWidget(m_loss, 5);
  auto* accuracyRow = new QHBoxLayout;
  accuracyRow->addWidget(m_accuracyHeading, 1);
  accuracyRow->addWidget(m_figure);
  column->addSpacing(space::kSmall);
  column->addLayout(accuracyRow);
  column->addWidget(m_accuracy, 4);
  column->addSpacing(space::kSmall);
  column->addWidget(m_table, 2);
  retranslate();
}

void ResultPanel::clear() {
  m_loss->clearPoints();
  m_accuracy->clearPoints();
  m_epochs.clear();
  m_table->setRowCount(0);
  m_steps = 0;
  m_branch = 0;
  for (auto found = std::next(m_curves.begin()); found != m_curves.end(); found = m_curves.erase(found)) {
    for (const int series : {found->second.batchLoss, found->second.meanLoss, found->second.testLoss}) {
      m_loss->removeSeries(series);
    }
  }
  Curve& first = m_curves[0];
  first = {first.batchLoss, first.meanLoss, first.testLoss};
  m_loss->setPlayhead(std::numeric_limits<double>::quiet_NaN());
  m_stepsPerEpoch = 0;
  renewFigures();
}

void ResultPanel::begin(const Recipe&) {
  clear();
}

QString ResultPanel::heldWord() const {
  return m_heldBack == HeldBack::Test ? tr("test") : tr("validation");
}

double ResultPanel::epochOf(std::int64_t globalStep) const {
  return static_cast<double>(globalStep) / static_cast<double>(std::max<std::int64_t>(m_stepsPerEpoch, 1));
}

ResultPanel::Curve& ResultPanel::curve(int branch) {
  return m_curves.contains(branch) ? m_curves[branch] : m_curves[0];
}

/// A branch's curve begins where it leaves its parent's, with its parent's mean.
void ResultPanel::begin(const Branch& branch) {
  m_branch = branch.id;
  if (branch.id == 0 || m_curves.contains(branch.id)) {
    return;
  }
  const int color = branch.id + 1;
  Curve fresh = curve(branch.parent);
  fresh.batchLoss = m_loss->addSeries({}, color, LineChart::Mark::Line, 0.7);
  fresh.meanLoss = m_loss->addSeries(tr("branch %1").arg(branch.id), color, LineChart::Mark::Line, 2.0);
  fresh.testLoss = m_loss->addSeries({}, color, LineChart::Mark::DashedLine, 2.0);
  fresh.head = branch.fromStep;
  fresh.epochs = branch.fromStep / std::max<std::int64_t>(m_stepsPerEpoch, 1);
  m_curves[branch.id] = fresh;
}

void ResultPanel::addSteps(const std::vector<StepSample>& steps) {
  // Grouped by branch; going on from behind the head repeats what is drawn already.
  std::size_t first = 0;
  while (first < steps.size()) {
    Curve& target = curve(steps[first].branch);
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> mean;
    std::size_t next = first;
    for (; next < steps.size() && steps[next].branch == steps[first].branch; ++next) {
      const StepSample& step = steps[next];
      if (step.globalStep <= target.head) {
        continue;
      }
      target.head = step.globalStep;
      x.push_back(epochOf(step.globalStep));
      y.push_back(step.loss);
      target.mean = kKeep * target.mean + (1.0 - kKeep) * step.loss;
      target.weight = kKeep * target.weight + (1.0 - kKeep);
      mean.push_back(target.mean / target.weight);
    }
    m_steps += x.size();
    m_loss->appendPoints(target.batchLoss, x, y);
    m_loss->appendPoints(target.meanLoss, x, mean);
    first = next;
  }
}

void ResultPanel::setPosition(const Position& position, bool shown) {
  m_branch = position.branch;
  m_loss->setPlayhead(shown ? epochOf(position.globalStep) : std::numeric_limits<double>::quiet_NaN());
}

void ResultPanel::add(const Mailbox::Update& update) {
  if (update.start) {
    m_stepsPerEpoch = update.start->stepsPerEpoch;
  }
  for (const Branch& branch : update.branches) {
    begin(branch);
  }
  addSteps(update.steps);
  for (const EpochSample& epoch : update.epochs) {
    addEpoch(epoch);
  }
}

void ResultPanel::addEpoch(const EpochSample& epoch) {
  Curve& target = curve(epoch.branch);
  if (epoch.epoch < target.epochs) {
    return;  // made again
  }
  target.epochs = epoch.epoch + 1;
  m_epochs.push_back(epoch);
  const std::vector<double> x{static_cast<double>(epoch.epoch + 1)};
  if (epoch.valLoss) {
    m_loss->appendPoints(target.testLoss, x, {*epoch.valLoss});
  }
  if (epoch.branch != 0) {
    renewTable();
    renewFigures();
    return;  // the accuracies are the run's; the branches' stand in the table
  }
  if (epoch.trainAccuracy) {
    m_accuracy->appendPoints(m_trainAccuracy, x, {*epoch.trainAccuracy});
  }
  if (epoch.valAccuracy) {
    m_accuracy->appendPoints(m_testAccuracy, x, {*epoch.valAccuracy});
  }
  renewTable();
  renewFigures();
}

void ResultPanel::renewTable() {
  m_table->setRowCount(static_cast<int>(m_epochs.size()));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const EpochSample& epoch = m_epochs[static_cast<std::size_t>(row)];
    const auto optional = [](const std::optional<double>& value, bool share) {
      return !value ? QStringLiteral("–") : share ? percent(*value, 2) : number(*value, 3);
    };
    const QString branch = epoch.branch > 0 ? QStringLiteral(" (%1)").arg(epoch.branch) : QString();
    const QStringList cells{officina::locale().toString(static_cast<qlonglong>(epoch.epoch + 1)) + branch,
                            number(epoch.loss, 3),
                            optional(epoch.valLoss, false),
                            optional(epoch.trainAccuracy, true),
                            optional(epoch.valAccuracy, true),
                            duration(epoch.seconds)};
    for (int column = 0; column < kColumns; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_table->setItem(row, column, item);
    }
  }
  m_table->scrollToBottom();
}

void ResultPanel::renewFigures() {
  if (!m_epochs.empty() && m_epochs.back().valAccuracy) {
    m_figure->setText(QStringLiteral("%1 %2").arg(heldWord(), percent(*m_epochs.back().valAccuracy, 2)));
  } else {
    m_figure->setText(tr("measured after each epoch"));
  }
}

void ResultPanel::retranslate() {
  m_lossHeading->setText(tr("Loss"));
  m_accuracyHeading->setText(tr("Accuracy"));
  m_loss->setSeriesName(m_curves[0].batchLoss, tr("each batch"));
  m_loss->setSeriesName(m_curves[0].meanLoss, tr("mean"));
  m_loss->setSeriesName(m_curves[0].testLoss, heldWord());
  for (const auto& [branch, drawn] : m_curves) {
    if (branch > 0) {
      m_loss->setSeriesName(drawn.meanLoss, tr("branch %1").arg(branch));
    }
  }
  m_accuracy->setSeriesName(m_trainAccuracy, tr("training"));
  m_accuracy->setSeriesName(m_testAccuracy, heldWord());
  m_loss->setAxisTitles(tr("epoch"), {});
  m_accuracy->setAxisTitles(tr("epoch"), {});
  m_loss->setAccessibleName(tr("loss while training"));
  m_accuracy->setAccessibleName(tr("accuracy after each epoch"));
  m_table->setFont(captionFont());
  m_table->setAccessibleName(tr("figures of each epoch"));
  m_table->setHorizontalHeaderLabels(
      {tr("epoch"), tr("loss"), m_heldBack == HeldBack::Test ? tr("test loss") : tr("val. loss"),
       tr("training"), m_heldBack == HeldBack::Test ? tr("test") : tr("val."), tr("time")});
  renewTable();
  renewFigures();
}

void ResultPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
