// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/pass_explorer.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/inspect/arithmetic_view.h"
#include "ui/inspect/channel_rows.h"
#include "ui/inspect/tensor_view.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

PassExplorer::PassExplorer(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_quantity(new SegmentedControl(this)),
      m_arrangement(new SegmentedControl(this)),
      m_rowScale(new SegmentedControl(this)),
      m_firstRowLabel(new QLabel(this)),
      m_firstRow(new QSpinBox(this)),
      m_tensor(new TensorView(this)),
      m_rows(new ChannelRows(this)),
      m_rowsArea(new QScrollArea(this)),
      m_views(new QStackedWidget(this)),
      m_pointed(new QLabel(this)),
      m_back(new ToolbarButton(QStringLiteral("undo"), this)),
      m_check(new ToolbarButton(QStringLiteral("verify"), this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"), this)),
      m_checked(new QLabel(this)),
      m_arithmetic(new ArithmeticView(this)) {
  m_arrangement->addOption(QStringLiteral("rows"),
                           [this] { return m_ofHeads ? tr("heads") : tr("channels"); });
  m_arrangement->addOption(QStringLiteral("maps"), [] { return tr("tensor"); });
  m_arrangement->setCurrent(QStringLiteral("rows"));
  m_rowScale->addOption(QStringLiteral("map"), [] { return TensorView::tr("map"); });
  m_rowScale->addOption(QStringLiteral("layer"), [] { return TensorView::tr("layer"); });
  m_rowScale->addOption(QStringLiteral("network"), [] { return TensorView::tr("network"); });
  m_rowScale->setCurrent(QStringLiteral("layer"));
  m_quantity->addOption(QStringLiteral("value"), [] { return tr("before"); });
  m_quantity->addOption(QStringLiteral("gradient"), [] { return tr("gradient"); });
  m_quantity->addOption(QStringLiteral("first"), [] { return QStringLiteral("m"); });
  m_quantity->addOption(QStringLiteral("second"), [] { return QStringLiteral("v"); });
  m_quantity->addOption(QStringLiteral("update"), [] { return tr("step"); });
  m_quantity->addOption(QStringLiteral("after"), [] { return tr("after"); });
  m_quantity->setCurrent(QStringLiteral("update"));

  m_rowsArea->setWidget(m_rows);
  m_rowsArea->setWidgetResizable(true);
  m_rowsArea->setFrameShape(QFrame::NoFrame);
  m_rowsArea->setFocusPolicy(Qt::NoFocus);  // the rows have it
  setRole(m_rows, "page");
  m_views->addWidget(m_rowsArea);
  m_views->addWidget(m_tensor);
  m_list->setMinimumWidth(scaled(120));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setTextElideMode(Qt::ElideMiddle);
  m_pointed->setFont(numberFont());
  m_checked->setWordWrap(true);
  m_checked->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_checked->setFocusPolicy(Qt::NoFocus);
  setTextRole(m_checked, TextRole::Caption);
  for (ToolbarButton* button : {m_back, m_copy, m_check}) {
    button->setQuiet(true);
  }

  auto* middle = new QWidget(this);
  auto* middleColumn = new QVBoxLayout(middle);
  middleColumn->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
  middleColumn->setSpacing(space::kTight);
  auto* controls = new QHBoxLayout;
  controls->setSpacing(space::kSmall);
  controls->addWidget(m_arrangement);
  controls->addWidget(m_rowScale);
  controls->addWidget(m_quantity);
  controls->addWidget(m_firstRowLabel);
  controls->addWidget(m_firstRow);
  controls->addStretch(1);
  controls->addWidget(m_pointed);
  middleColumn->addLayout(controls);
  middleColumn->addWidget(m_views, 1);

  auto* right = new QWidget(this);
  auto* rightColumn = new QVBoxLayout(right);
  rightColumn->setContentsMargins(space::kSmall, 0, 0, 0);
  rightColumn->setSpacing(space::kTight);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_back);
  buttons->addWidget(m_copy);
  buttons->addWidget(m_check);
  buttons->addStretch(1);
  rightColumn->addLayout(buttons);
  rightColumn->addWidget(m_checked);
  rightColumn->addWidget(m_arithmetic, 1);

  auto* split = new QSplitter(Qt::Horizontal, this);
  split->setHandleWidth(1);
  split->setChildrenCollapsible(false);
  split->addWidget(m_list);
  split->addWidget(middle);
  split->addWidget(right);
  split->setStretchFactor(0, 0);
  split->setStretchFactor(1, 3);
  split->setStretchFactor(2, 2);
  split->setSizes({scaled(196), scaled(500), scaled(380)});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(split);

  connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0 && row < static_cast<int>(m_entries.size())) {
      m_wanted = m_entries[static_cast<std::size_t>(row)].tensor;
      if (m_cell && m_cell->tensor != m_wanted) {
        m_cell.reset();
        m_checked->clear();
        m_arithmetic->setArithmetic({});
      }
      renewTensor();
      Q_EMIT tensorChosen(QString::fromStdString(m_wanted));
    }
  });
  for (SegmentedControl* control : {m_arrangement, m_rowScale, m_quantity}) {
    connect(control, &SegmentedControl::chosen, this, [this] {
      renewTensor();
      explain();
    });
  }
  connect(m_firstRow, &QSpinBox::valueChanged, this, &PassExplorer::renewTensor);
  connect(m_tensor, &TensorView::indexActivated, this, [this](std::vector<std::int64_t> index) {
    if (const Entry* entry = current()) {
      if (m_windowRows > 0) {
        index.front() += m_firstRow->value();
      }
      choose({entry->tensor, index, entry->parameter ? 0 : m_sample}, true);
    }
  });
  connect(m_rows, &ChannelRows::cellActivated, this, [this](const Cell& cell) {
    choose({cell.tensor, cell.index, m_sample}, true);
  });
  connect(m_rows, &ChannelRows::pointed, m_pointed, &QLabel::setText);
  connect(m_arithmetic, &ArithmeticView::cellActivated, this,
          [this](const Cell& cell) { choose(cell, true); });
  connect(m_back, &QPushButton::clicked, this, &PassExplorer::back);
  connect(m_copy, &QPushButton::clicked, this,
          [this] { QApplication::clipboard()->setText(m_arithmetic->text()); });
  connect(m_check, &QPushButton::clicked, this, &PassExplorer::check);
  for (LatestWorker* worker : {&m_worker, &m_checker}) {
    connect(worker, &LatestWorker::failed, m_checked, &QLabel::setText);
  }
  retranslate();
}

void PassExplorer::setPass(PassPtr pass, const QString& why) {
  m_pass = std::move(pass);
  m_why = why;
  if (m_pass) {
    m_sample = std::clamp<std::int64_t>(m_sample, 0, m_pass->batchSize() - 1);
  }
  if (!isVisible()) {
    return;  // a hidden explorer catches up when it is shown
  }
  renewList();
  renewTensor();
  explain();
}

void PassExplorer::setPhase(Phase phase) {
  if (m_phase != phase) {
    m_phase = phase;
    renewList();
    renewTensor();
    explain();
  }
}

void PassExplorer::setSample(std::int64_t sample) {
  m_sample = m_pass ? std::clamp<std::int64_t>(sample, 0, m_pass->batchSize() - 1) : sample;
  if (m_cell) {
    m_cell->sample = m_sample;
  }
  renewTensor();
  explain();
}

const PassExplorer::Entry* PassExplorer::current() const {
  const int row = m_list->currentRow();
  return row >= 0 && row < static_cast<int>(m_entries.size()) ? &m_entries[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

void PassExplorer::renewList() {
  std::vector<Entry> fresh = entries();
  const auto same = [](const Entry& a, const Entry& b) {
    return a.tensor == b.tensor && a.quantity == b.quantity && a.label == b.label;
  };
  if (std::equal(fresh.begin(), fresh.end(), m_entries.begin(), m_entries.end(), same) &&
      m_list->count() == static_cast<int>(fresh.size())) {
    return;
  }
  m_entries = std::move(fresh);
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  int chosen = -1;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    m_list->addItem(m_entries[i].label);
    m_list->item(static_cast<int>(i))->setToolTip(m_entries[i].label.trimmed());
    if (m_entries[i].tensor == m_wanted) {
      chosen = static_cast<int>(i);
    }
  }
  if (chosen < 0 && !m_entries.empty()) {
    chosen =
        m_phase == Phase::Loss ? static_cast<int>(m_entries.size()) - 1 : std::min(1, m_list->count() - 1);
  }
  m_list->setCurrentRow(chosen);
}

void PassExplorer::showTensor(const std::string& tensor) {
  m_wanted = tensor;
  m_cell.reset();
  m_checked->clear();
  m_arithmetic->setArithmetic({});
  renewList();
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    if (m_entries[i].tensor == tensor) {
      m_list->setCurrentRow(static_cast<int>(i));
    }
  }
  renewTensor();
}

void PassExplorer::showCell(const Cell& cell) {
  choose(cell, false);
}

void PassExplorer::choose(const Cell& cell, bool remember) {
  if (remember && m_cell && *m_cell != cell) {
    m_trail.push_back(*m_cell);
  }
  m_cell = cell;
  m_checked->clear();
  m_wanted = cell.tensor;
  {
    const QSignalBlocker quiet(m_list);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
      if (m_entries[i].tensor == cell.tensor) {
        m_list->setCurrentRow(static_cast<int>(i));
      }
    }
  }
  showRowOf(cell);
  renewTensor();
  explain();
  m_back->setEnabled(!m_trail.empty());
}

void PassExplorer::back() {
  if (!m_trail.empty()) {
    const Cell cell = m_trail.back();
    m_trail.pop_back();
    choose(cell, false);
  }
}

void PassExplorer::explain() {
  const Entry* entry = current();
  m_check->setVisible(m_pass && m_pass->hasGradients() && m_phase == Phase::Backward);
  m_check->setEnabled(m_cell.has_value());
  m_copy->setEnabled(m_cell.has_value());
  m_back->setEnabled(!m_trail.empty());
  if (!m_pass || !m_cell || entry == nullptr || entry->tensor != m_cell->tensor || !isVisible()) {
    return;
  }
  const Quantity quantity = quantityOf(*entry);
  m_worker.submit([this, pass = m_pass, cell = *m_cell,
                   quantity](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto result = std::make_shared<Arithmetic>(pass->explain(cell, quantity));
    return [this, result] { m_arithmetic->setArithmetic(*result); };
  });
}

void PassExplorer::check() {
  if (!m_pass || !m_cell) {
    return;
  }
  m_checker.submit(
      [this, pass = m_pass, cell = *m_cell](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
        const GradientCheck found = pass->check(cell);
        return [this, found] {
          QString text =
              tr("Backward pass: %1 · finite difference (L(x+h) − L(x−h)) / 2h with h = %2: %3 · relative "
                 "difference %4")
                  .arg(number(found.analytic, 7), number(found.step, 2), number(found.numeric, 7),
                       number(found.relativeError, 2));
          if (found.atKink) {
            text += QLatin1Char('\n') + tr("A ReLU or a maximum switches within h: here the function has a "
                                           "kink, and the two need not agree.");
          }
          m_checked->setText(text);
        };
      });
}

QString PassExplorer::checkText() const {
  return m_checked->text();
}

void PassExplorer::retranslate() {
  m_list->setAccessibleName(tr("tensors of the network"));
  m_rows->setAccessibleName(m_ofHeads ? tr("heads of the attention") : tr("channels of the layer"));
  m_firstRowLabel->setText(tr("rows from"));
  m_firstRow->setAccessibleName(tr("first row that is shown"));
  m_back->setTexts({}, tr("Back to the number before"));
  m_copy->setTexts({}, tr("Copy the calculation"));
  m_check->setTexts(tr("Check"), tr("Compare this gradient with a finite difference"));
  m_rowScale->setToolTip(tr("One colour scale for each map, for the layer, or for the whole network"));
  m_arrangement->setToolTip(tr("One row a channel with its kernels, or the tensor alone"));
  if (m_pass) {
    renewList();
    renewTensor();
  }
}

void PassExplorer::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  renewList();
  renewTensor();
  explain();
}

void PassExplorer::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
