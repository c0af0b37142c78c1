// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runs/run_comparison.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "core/api/error.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/runs/recipe_words.h"
#include "ui/shell/runs/runs_tree.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

const QString kSteps = QStringLiteral("steps");
const QString kEpochs = QStringLiteral("epochs");
const QString kAccuracy = QStringLiteral("accuracy");
const QString kLog = QStringLiteral("log");

/// So many points are a curve that can be read; more steps are averaged in groups.
constexpr std::size_t kMostPoints = 400;

std::size_t groupSize(const RunCurves& curves) {
  return std::max<std::size_t>(1, (curves.steps.size() + kMostPoints - 1) / kMostPoints);
}

struct Points {
  std::vector<double> x;
  std::vector<double> y;
  void add(double at, double value) {
    x.push_back(at);
    y.push_back(value);
  }
};

/// The mean loss of each group of neighbouring steps, at the group's last step. The batches' own losses jump
/// so much that two runs could not be told apart.
Points stepLosses(const RunCurves& curves) {
  Points points;
  const std::size_t size = groupSize(curves);
  for (std::size_t begin = 0; begin < curves.steps.size(); begin += size) {
    const std::size_t end = std::min(begin + size, curves.steps.size());
    double sum = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      sum += curves.steps[i].loss;
    }
    points.add(static_cast<double>(curves.steps[end - 1].globalStep), sum / static_cast<double>(end - begin));
  }
  return points;
}

template <class Value>
Points epochPoints(const RunCurves& curves, Value value) {
  Points points;
  for (const EpochSample& sample : curves.epochs) {
    if (const std::optional<double> y = value(sample)) {
      points.add(static_cast<double>(sample.epoch + 1), *y);
    }
  }
  return points;
}

}  // namespace

RunComparison::RunComparison(QWidget* parent)
    : QFrame(parent),
      m_worker(new LatestWorker(this)),
      m_heading(new QLabel(this)),
      m_kind(new SegmentedControl(this)),
      m_scale(new SegmentedControl(this)),
      m_save(new QPushButton(themedIcon(QStringLiteral("save")), QString(), this)),
      m_chart(new LineChart(this)),
      m_caption(new QLabel(this)),
      m_differenceHeading(new QLabel(this)),
      m_same(new QLabel(this)),
      m_differences(new QTableWidget(this)) {
  setRole(this, "card");
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_differenceHeading, TextRole::Heading);
  setTextRole(m_caption, TextRole::Caption);
  setTextRole(m_same, TextRole::Muted);
  m_caption->setWordWrap(true);
  m_same->setWordWrap(true);
  m_kind->addOption(kSteps, [] { return tr("loss by step"); });
  m_kind->addOption(kEpochs, [] { return tr("loss by epoch"); });
  m_kind->addOption(kAccuracy, [] { return tr("accuracy"); });
  m_kind->setCurrent(kSteps);
  m_scale->addOption(QStringLiteral("linear"), [] { return tr("linear"); });
  m_scale->addOption(kLog, [] { return tr("log"); });
  m_scale->setCurrent(QStringLiteral("linear"));
  m_chart->setMinimumHeight(scaled(260));
  m_differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_differences->setSelectionMode(QAbstractItemView::NoSelection);
  m_differences->setShowGrid(false);
  m_differences->setTabKeyNavigation(false);
  m_differences->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_differences->verticalHeader()->hide();
  m_differences->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_differences->horizontalHeader()->setHighlightSections(false);

  auto* top = new QHBoxLayout;
  top->setSpacing(space::kSmall);
  top->addWidget(m_kind);
  top->addWidget(m_scale);
  top->addStretch(1);
  top->addWidget(m_save);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, 14, space::kLarge, 14);
  column->setSpacing(space::kSmall);
  column->addWidget(m_heading);
  column->addLayout(top);
  column->addWidget(m_chart);
  column->addWidget(m_caption);
  column->addSpacing(space::kSmall);
  column->addWidget(m_differenceHeading);
  column->addWidget(m_same);
  column->addWidget(m_differences);
  connect(m_kind, &SegmentedControl::chosen, this, &RunComparison::draw);
  connect(m_scale, &SegmentedControl::chosen, this, &RunComparison::draw);
  connect(m_save, &QPushButton::clicked, this, &RunComparison::savePressed);
  connect(m_worker, &LatestWorker::failed, this, &RunComparison::failed);
  hide();
}

RunComparison::~RunComparison() {
  delete m_worker;
}

void RunComparison::setRuns(std::vector<RunInfo> runs) {
  std::erase_if(runs, [](const RunInfo& run) { return run.state == RunState::Damaged; });
  m_asked = std::move(runs);
  if (m_asked.empty()) {
    m_worker->cancel();
    m_drawn.clear();
    hide();
    return;
  }
  std::vector<RunInfo> drawn(m_asked.begin(), m_asked.begin() + static_cast<std::ptrdiff_t>(
                                                                    std::min(m_asked.size(), kMostCompared)));
  m_worker->submit(
      [this, asked = std::move(drawn)](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
        constexpr std::size_t kAllOfMost = 50'000;  // a mean needs all steps, not the extremes
        std::vector<Drawn> read;
        for (const RunInfo& run : asked) {
          std::error_code ignored;
          // A run that has not made a step yet has no curve.
          const bool begun = std::filesystem::exists(run.folder / "metrics.csv", ignored);
          read.push_back({run, begun ? readRunCurves(run.folder, kAllOfMost) : RunCurves{}});
          if (cancelled()) {
            break;
          }
        }
        return [this, result = std::move(read)] {
          m_drawn = result;
          show();
          draw();
          fillDifferences();
        };
      });
}

void RunComparison::addCurve(const QString& name, int colour, bool dashed, std::vector<double> x,
                             std::vector<double> y) {
  if (x.empty()) {
    return;
  }
  // A single point has no line to be drawn by.
  const LineChart::Mark mark = x.size() == 1 ? LineChart::Mark::Points
                               : dashed      ? LineChart::Mark::DashedLine
                                             : LineChart::Mark::Line;
  m_series.push_back(m_chart->addSeries(name, colour, mark, 1.8));
  m_chart->setPoints(m_series.back(), std::move(x), std::move(y));
}

void RunComparison::draw() {
  for (const int series : m_series) {
    m_chart->removeSeries(series);
  }
  m_series.clear();
  const QString kind = m_kind->current();
  std::size_t largestGroup = 1;
  bool tested = false;
  for (std::size_t i = 0; i < m_drawn.size(); ++i) {
    const auto& [run, curves] = m_drawn[i];
    const auto colour = static_cast<int>(i);
    const QString name = QString::fromStdString(run.title);
    Points solid;
    Points dashed;
    if (kind == kSteps) {
      solid = stepLosses(curves);
      largestGroup = std::max(largestGroup, groupSize(curves));
    } else if (kind == kEpochs) {
      solid = epochPoints(curves, [](const EpochSample& sample) { return std::optional(sample.loss); });
      dashed = epochPoints(curves, [](const EpochSample& sample) { return sample.valLoss; });
    } else {
      solid = epochPoints(curves, [](const EpochSample& sample) { return sample.trainAccuracy; });
      dashed = epochPoints(curves, [](const EpochSample& sample) { return sample.valAccuracy; });
    }
    tested = tested || !dashed.x.empty();
    addCurve(name, colour, false, std::move(solid.x), std::move(solid.y));
    addCurve(tr("%1, test").arg(name), colour, true, std::move(dashed.x), std::move(dashed.y));
  }
  m_chart->setAxisTitles(kind == kSteps ? tr("steps") : tr("epochs"),
                         kind == kAccuracy ? tr("accuracy") : tr("loss"));
  m_chart->setPercentY(kind == kAccuracy);
  m_chart->setLogScale(kind != kAccuracy && m_scale->current() == kLog);
  m_chart->setIntegerX(true);
  m_scale->setEnabled(kind != kAccuracy);
  QStringList caption;
  if (m_series.empty()) {
    caption << (kind == kAccuracy
                    ? tr("There is no accuracy: these runs answer with numbers, or no epoch has ended.")
                    : tr("There is nothing to draw yet."));
  }
  if (largestGroup > 1) {
    caption << tr("Each point is the mean of up to %n steps.", nullptr, static_cast<int>(largestGroup));
  }
  if (tested) {
    caption << tr("Solid: while training. Dashed: on the test data after each epoch.");
  }
  if (m_asked.size() > m_drawn.size()) {
    caption << tr("The first %1 of the %2 chosen runs are drawn.").arg(m_drawn.size()).arg(m_asked.size());
  }
  m_caption->setText(caption.join(QLatin1Char(' ')));
  m_caption->setVisible(!caption.isEmpty());
}

void RunComparison::fillDifferences() {
  std::vector<QString> titles;
  std::vector<Recipe> recipes;
  for (const Drawn& one : m_drawn) {
    titles.push_back(QString::fromStdString(one.run.title));
    recipes.push_back(one.run.recipe);
  }
  if (recipes.size() == 1) {
    try {
      const Recipe named = namedRecipe(recipes[0].lab, recipes[0].name);
      titles.insert(titles.begin(), recipeTitle(named));
      recipes.insert(recipes.begin(), named);
    } catch (const Error&) {  // a name of the user's own: there is nothing to compare it with
    }
  }
  const RecipeTable table = compareRecipes(recipes);
  m_same->setVisible(table.rows.empty());
  m_differences->setVisible(!table.rows.empty());
  m_differences->clear();
  m_differences->setColumnCount(static_cast<int>(titles.size()) + 1);
  m_differences->setRowCount(static_cast<int>(table.rows.size()));
  QStringList headers{QString()};
  for (const QString& title : titles) {
    headers << title;
  }
  m_differences->setHorizontalHeaderLabels(headers);
  int height = m_differences->horizontalHeader()->sizeHint().height() + 2 * m_differences->frameWidth();
  for (int row = 0; row < m_differences->rowCount(); ++row) {
    const RecipeTable::Row& source = table.rows[static_cast<std::size_t>(row)];
    m_differences->setItem(row, 0, new QTableWidgetItem(source.field));
    for (int column = 0; column < source.values.size(); ++column) {
      auto* item = new QTableWidgetItem(source.values[column]);
      item->setToolTip(source.values[column]);
      m_differences->setItem(row, column + 1, item);
    }
    height += m_differences->rowHeight(row);
  }
  m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_differences->setFixedHeight(height);
  retranslate();
}

bool RunComparison::savePicture(const QString& path) {
  return m_chart->savePicture(path);
}

void RunComparison::retranslate() {
  m_heading->setText(tr("Curves"));
  m_save->setText(tr("Save picture…"));
  m_chart->setAccessibleName(tr("Curves of the chosen runs"));
  m_kind->setAccessibleName(tr("What the curves show"));
  m_scale->setAccessibleName(tr("Scale of the loss"));
  m_differences->setAccessibleName(tr("Differences of the recipes"));
  const bool one = m_drawn.size() == 1;
  m_differenceHeading->setText(one ? tr("Changed in its recipe") : tr("Differences of the recipes"));
  m_same->setText(one ? tr("Nothing: the recipe is as it came.") : tr("None: the recipes are the same."));
}

}  // namespace officina
