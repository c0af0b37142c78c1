// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_heads.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/matrix_grid.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/token_matrix.h"
#include "ui/widgets/token_ribbon.h"

namespace officina {

namespace {

const QString kEach = QStringLiteral("each");
const QString kShared = QStringLiteral("shared");
const QString kOne = QStringLiteral("one");
constexpr int kRoomForBoth = 420;  ///< height from which the sentence stands under the heads

MatrixGrid::Scale scaleOf(const QString& key) {
  return key == kEach  ? MatrixGrid::Scale::Each
         : key == kOne ? MatrixGrid::Scale::One
                       : MatrixGrid::Scale::Shared;
}

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(content);
  return area;
}

}  // namespace

AttentionHeads::AttentionHeads(QWidget* parent)
    : QWidget(parent),
      m_left(new QWidget(this)),
      m_middle(new QWidget(this)),
      m_right(new QWidget(this)),
      m_places(new QGridLayout(this)),
      m_gridTitle(new QLabel(this)),
      m_scale(new SegmentedControl(this)),
      m_grid(new MatrixGrid),
      m_matrixTitle(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_matrix(new TokenMatrix),
      m_ribbonTitle(new QLabel(this)),
      m_ribbon(new TokenRibbon) {
  for (QLabel* title : {m_gridTitle, m_matrixTitle}) {
    setTextRole(title, TextRole::Heading);
  }
  setTextRole(m_ribbonTitle, TextRole::Caption);
  m_ribbonTitle->setWordWrap(true);
  m_ribbonTitle->setTextFormat(Qt::PlainText);  // tokens may look like markup
  m_scale->addOption(kEach, [] { return tr("each"); });
  m_scale->addOption(kShared, [] { return tr("all"); });
  m_scale->addOption(kOne, [] { return tr("0 to 1"); });
  m_scale->setCurrent(kEach);
  m_legend->setColours(NumberColours::Attention);

  const auto column = [](QWidget* part) {
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    return layout;
  };
  auto* left = column(m_left);
  auto* gridHead = new QHBoxLayout;
  gridHead->addWidget(m_gridTitle, 1);
  gridHead->addWidget(m_scale);
  left->addLayout(gridHead);
  left->addWidget(scrolled(m_grid, this), 1);
  auto* right = column(m_right);
  auto* matrixHead = new QHBoxLayout;
  matrixHead->addWidget(m_matrixTitle, 1);
  matrixHead->addWidget(m_legend);
  right->addLayout(matrixHead);
  right->addWidget(scrolled(m_matrix, this), 1);
  auto* middle = column(m_middle);
  middle->addWidget(m_ribbonTitle);
  middle->addWidget(scrolled(m_ribbon, this), 1);

  m_places->setContentsMargins(0, 0, 0, 0);
  m_places->setHorizontalSpacing(space::kLarge);
  m_places->setVerticalSpacing(space::kSmall);
  arrange();

  connect(m_scale, &SegmentedControl::chosen, this, [this](const QString& key) {
    m_grid->setScale(scaleOf(key));
    renew();
  });
  connect(m_grid, &MatrixGrid::activated, this, [this](int index) {
    AttentionChoice choice = m_choice;
    const auto heads = static_cast<int>(m_view->layers.front().heads.size());
    choice.rollout = index == m_grid->count() - 1;
    if (!choice.rollout) {
      choice.layer = index / heads;
      choice.head = index % heads;
    }
    Q_EMIT chosen(choice);
  });
  connect(m_matrix, &TokenMatrix::activated, this, [this](int row, int place) {
    AttentionChoice choice = m_choice;
    choice.row = row;
    choice.column = place;
    Q_EMIT chosen(choice);
  });
  connect(m_ribbon, &TokenRibbon::activated, this, [this](int index) {
    AttentionChoice choice = m_choice;
    choice.row = index;
    Q_EMIT chosen(choice);
  });
  for (NumbersWidget* widget : {static_cast<NumbersWidget*>(m_grid), static_cast<NumbersWidget*>(m_matrix),
                                static_cast<NumbersWidget*>(m_ribbon)}) {
    connect(widget, &NumbersWidget::pointed, this, &AttentionHeads::pointed);
  }
  retranslate();
}

/// A low drawer has the three side by side; with room below, the sentence goes under the heads.
void AttentionHeads::arrange() {
  const int form = height() >= scaled(kRoomForBoth) ? 1 : 0;
  if (form == m_form) {
    return;
  }
  m_form = form;
  for (QWidget* part : {m_left, m_middle, m_right}) {
    m_places->removeWidget(part);
  }
  if (form == 0) {
    m_places->addWidget(m_left, 0, 0);
    m_places->addWidget(m_right, 0, 1);
    m_places->addWidget(m_middle, 0, 2);
  } else {
    m_places->addWidget(m_left, 0, 0);
    m_places->addWidget(m_middle, 1, 0);
    m_places->addWidget(m_right, 0, 1, 2, 1);
  }
  m_places->setColumnStretch(0, form == 0 ? 5 : 1);
  m_places->setColumnStretch(1, form == 0 ? 4 : 1);
  m_places->setColumnStretch(2, form == 0 ? 4 : 0);
  m_places->setRowStretch(0, 1);
  m_places->setRowStretch(1, form == 0 ? 0 : 1);
}

void AttentionHeads::setView(const AttentionPtr& view, const AttentionChoice& choice) {
  const bool other = view != m_view;
  m_view = view;
  m_choice = choice;
  if (other) {
    renewGrid();
  }
  renew();
}

void AttentionHeads::renewGrid() {
  if (!m_view) {
    m_grid->setMatrices({}, {}, {}, 1, {});
    m_matrix->setMatrix({}, {}, {});
    m_ribbon->setTokens({}, {});
    return;
  }
  std::vector<Matrix> matrices;
  QStringList titles;
  QStringList captions;
  AttentionChoice each;
  for (std::size_t layer = 0; layer < m_view->layers.size(); ++layer) {
    const auto& heads = m_view->layers[layer].heads;
    for (std::size_t head = 0; head < heads.size(); ++head) {
      each.layer = static_cast<int>(layer);
      each.head = static_cast<int>(head);
      matrices.push_back(heads[head].weights);
      titles << headTitle(each);
      captions << QStringLiteral("%1.%2").arg(layer + 1).arg(head + 1);
    }
  }
  each.rollout = true;
  matrices.push_back(m_view->rollout);
  titles << headTitle(each);
  captions << headTitle(each);
  const auto perRow = static_cast<int>(m_view->layers.front().heads.size());
  m_grid->setMatrices(std::move(matrices), titles, captions, std::max(perRow, 1), tokenNames(m_view->tokens));
}

void AttentionHeads::renew() {
  const bool there = m_view != nullptr;
  for (QWidget* part : {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_scale)}) {
    part->setVisible(there);
  }
  if (!there) {
    m_matrixTitle->clear();
    m_ribbonTitle->clear();
    return;
  }
  const int heads = static_cast<int>(m_view->layers.front().heads.size());
  const int index = m_choice.rollout ? m_grid->count() - 1 : m_choice.layer * heads + m_choice.head;
  m_grid->setChosen(index);
  const double scale = m_grid->fullScale(index);
  const QStringList names = tokenNames(m_view->tokens);
  const Matrix& weights = chosenWeights(*m_view, m_choice);
  QString title = headTitle(m_choice);
  title[0] = title[0].toUpper();
  m_matrixTitle->setText(title);
  m_matrix->setScale(scale);
  m_matrix->setMatrix(weights, names, names);
  m_matrix->setChosen(m_choice.row, m_choice.column);
  m_legend->setRange(0.0, scale, scale);
  const std::vector<float> row = rowOf(weights, m_choice.row);
  m_ribbon->setScale(scale);
  m_ribbon->setTokens(names, row);
  m_ribbon->setSource(m_choice.row);
  const auto most = std::max_element(row.begin(), row.end());
  m_ribbonTitle->setText(
      tr("“%1” looks most at “%2” (%3). A row sums to 1; click another token to let that one look.")
          .arg(names.value(m_choice.row), names.value(static_cast<int>(most - row.begin())),
               percent(static_cast<double>(*most))));
}

void AttentionHeads::retranslate() {
  m_gridTitle->setText(tr("All heads"));
  m_gridTitle->setToolTip(
      tr("A row of pictures is a layer, 2.3 is head 3 of layer 2. Rollout multiplies all layers, each the "
         "mean of its heads and half of it the way around it."));
  m_grid->setAccessibleName(tr("attention of all heads"));
  m_scale->setToolTip(tr("What full purple means: the largest weight of each head, of all heads, or 1"));
  m_matrix->setAxes(tr("looks"), tr("is looked at"));
  m_matrix->setAccessibleName(tr("attention of the chosen head"));
  m_ribbon->setAccessibleName(tr("what the chosen token looks at"));
  if (m_view) {
    renewGrid();
  }
  renew();
}

void AttentionHeads::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

void AttentionHeads::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace officina
