// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/history_panel.h"

#include <algorithm>
#include <limits>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/inspect/distribution_view.h"
#include "ui/inspect/history_grid.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/segmented.h"

namespace officina {

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent),
      m_grid(new HistoryGrid),
      m_detail(new DistributionDetail),
      m_stack(new QStackedWidget),
      m_empty(new QLabel),
      m_caption(new ElidedLabel),
      m_axisLabel(new QLabel),
      m_axis(new SegmentedControl) {
  setTextRole(m_empty, TextRole::Muted);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  setTextRole(m_caption, TextRole::Caption);
  m_caption->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  setTextRole(m_axisLabel, TextRole::Caption);
  m_axis->addOption(QStringLiteral("auto"), [] { return tr("auto"); });
  m_axis->addOption(QStringLiteral("linear"), [] { return tr("linear"); });
  m_axis->addOption(QStringLiteral("log"), [] { return tr("log"); });
  m_axis->setCurrent(QStringLiteral("auto"));
  connect(m_axis, &SegmentedControl::chosen, this, [this](const QString& key) {
    m_grid->setGradientAxis(key == QLatin1String("log")      ? HistoryGrid::GradientAxis::Log
                            : key == QLatin1String("linear") ? HistoryGrid::GradientAxis::Linear
                                                             : HistoryGrid::GradientAxis::Automatic);
  });

  auto* head = new QHBoxLayout;
  head->addWidget(m_caption, 1);
  head->addWidget(m_axisLabel);
  head->addWidget(m_axis);
  auto* left = new QWidget;
  auto* leftColumn = new QVBoxLayout(left);
  leftColumn->setContentsMargins(0, 0, space::kMedium, 0);
  leftColumn->setSpacing(space::kSmall);
  leftColumn->addLayout(head);
  leftColumn->addWidget(m_grid, 1);
  auto* right = new QWidget;
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(space::kMedium, 0, 0, 0);
  rightColumn->addWidget(m_detail);
  auto* split = new QSplitter;
  split->addWidget(left);
  split->addWidget(right);
  split->setStretchFactor(0, 1);
  split->setStretchFactor(1, 0);
  split->setSizes({1000, std::min(scaled(225), 300)});
  split->setChildrenCollapsible(false);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(split);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->addWidget(m_stack);
  connect(m_grid, &HistoryGrid::cursorMoved, this, &HistoryPanel::showCurrent);
  connect(m_grid, &HistoryGrid::stepChosen, this, &HistoryPanel::stepChosen);
  retranslate();
}

void HistoryPanel::add(const std::shared_ptr<const TrainingView>& view) {
  if (!view || view->layers.empty()) {
    return;
  }
  // What comes before the first weights is the input: it is not learned.
  const auto first = std::find_if(view->layers.begin(), view->layers.end(),
                                  [](const LayerStatistics& layer) { return layer.weights.count > 0; });
  std::vector<LayerStatistics> layers(first, view->layers.end());
  // And the loss is a single number, which has no histogram.
  std::erase_if(layers, [](const LayerStatistics& layer) {
    return layer.weights.count == 0 && layer.activations.count <= 1;
  });
  m_series[view->branch].add(
      std::make_shared<const HistoryMoment>(HistoryMoment{view->globalStep, std::move(layers)}));
  renew();
}

void HistoryPanel::clear() {
  m_series.clear();
  m_forks.clear();
  m_branch = 0;
  renew();
}

void HistoryPanel::addBranch(const Branch& branch) {
  m_forks[branch.id] = {branch.parent, branch.fromStep};
}

void HistoryPanel::setBranch(int branch) {
  m_branch = branch;
  renew();
}

/// The branch's own moments after those of its forebears up to each fork.
std::vector<HistoryMomentPtr> HistoryPanel::lineage() const {
  std::vector<HistoryMomentPtr> moments;
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  for (int branch = m_branch; branch >= 0;) {
    if (const auto found = m_series.find(branch); found != m_series.end()) {
      const auto& own = found->second.moments();
      const auto last = std::find_if(own.begin(), own.end(), [before](const HistoryMomentPtr& moment) {
        return moment->globalStep >= before;
      });
      moments.insert(moments.begin(), own.begin(), last);
    }
    const auto fork = m_forks.find(branch);
    if (fork == m_forks.end() || fork->second.parent == branch) {
      break;
    }
    before = std::min(before, fork->second.fromStep);
    branch = fork->second.parent;
  }
  return moments;
}

void HistoryPanel::renew() {
  m_grid->setMoments(lineage());
  m_stack->setCurrentIndex(m_grid->moments().empty() ? 0 : 1);
}

void HistoryPanel::setStep(std::int64_t globalStep) {
  const auto& moments = m_grid->moments();
  const auto nearest =
      std::min_element(moments.begin(), moments.end(), [globalStep](const auto& a, const auto& b) {
        return std::abs(a->globalStep - globalStep) < std::abs(b->globalStep - globalStep);
      });
  if (nearest != moments.end()) {
    HistoryGrid::Cursor cursor = m_grid->cursorPlace();
    cursor.moment = static_cast<int>(nearest - moments.begin());
    m_grid->setCursorPlace(cursor);
  }
}

void HistoryPanel::showCurrent() {
  const LayerStatistics* layer = m_grid->current();
  if (layer == nullptr) {
    m_detail->clear();
    return;
  }
  const HistoryGrid::Cursor& cursor = m_grid->cursorPlace();
  m_detail->setLayer(*layer, cursor.quantity,
                     m_grid->moments()[static_cast<std::size_t>(cursor.moment)]->globalStep);
}

void HistoryPanel::retranslate() {
  m_empty->setText(
      tr("Press Train, or step a batch: here you will see how the weights, activations and gradients "
         "of every layer spread, and how that changes while the network learns."));
  m_caption->setText(tr("Darker where there are more numbers. Move over a picture, or use the arrow keys."));
  if (theme().dark) {
    m_caption->setText(
        tr("Brighter where there are more numbers. Move over a picture, or use the arrow keys."));
  }
  m_axisLabel->setText(tr("Gradient axis"));
  m_axis->setAccessibleName(tr("Gradient axis"));
  m_grid->setAccessibleName(tr("Histograms of every layer over time"));
}

void HistoryPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

void HistoryPanel::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    QGuiApplication::clipboard()->setText(m_detail->toTsv());
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace officina
