// SPDX-License-Identifier: GPL-3.0-or-later

// Which tensors of a pass the explorer lists, and how it shows the chosen one.

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <numeric>

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

#include "core/api/error.h"
#include "ui/inspect/channel_rows.h"
#include "ui/inspect/op_names.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/tensor_maps.h"
#include "ui/inspect/tensor_view.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/segmented.h"

namespace officina {

std::vector<PassExplorer::Entry> PassExplorer::entries() const {
  std::vector<Entry> entries;
  if (!m_pass) {
    return entries;
  }
  const auto addOp = [&](const OpInfo& op, Quantity quantity) {
    entries.push_back(
        {op.name, quantity, false, QStringLiteral("%1  %2").arg(opTitle(op), shapeText(op.shape))});
    for (const std::string& parameter : op.parameters) {
      if (quantity == Quantity::Value || hasGradient(parameter)) {
        entries.push_back(
            {parameter, quantity, true, QStringLiteral("    ") + QString::fromStdString(parameter)});
      }
    }
  };
  const std::vector<OpInfo>& ops = m_pass->ops();
  switch (m_phase) {
    case Phase::Forward:
      for (const OpInfo& op : ops) {
        if (!isLoss(op.kind)) {
          addOp(op, Quantity::Value);
        }
      }
      break;
    case Phase::Loss:
      for (const OpInfo& op : ops) {
        if (isLoss(op.kind)) {
          for (const int input : op.inputs) {
            entries.push_back({ops[static_cast<std::size_t>(input)].name, Quantity::Value, false,
                               opTitle(ops[static_cast<std::size_t>(input)])});
          }
          entries.push_back({op.name, Quantity::Value, false, opTitle(op)});
        }
      }
      break;
    case Phase::Backward:
      for (auto op = ops.rbegin(); op != ops.rend(); ++op) {
        addOp(*op, Quantity::Gradient);
      }
      break;
    case Phase::Update:
      for (const OpInfo& op : ops) {
        for (const std::string& parameter : op.parameters) {
          if (hasGradient(parameter)) {
            entries.push_back({parameter, Quantity::Update, true, QString::fromStdString(parameter)});
          }
        }
      }
      break;
  }
  return entries;
}

Quantity PassExplorer::quantityOf(const Entry& entry) const {
  if (m_phase != Phase::Update) {
    return entry.quantity;
  }
  static const std::map<QString, Quantity> kinds{
      {QStringLiteral("value"), Quantity::Value},       {QStringLiteral("gradient"), Quantity::Gradient},
      {QStringLiteral("first"), Quantity::FirstMoment}, {QStringLiteral("second"), Quantity::SecondMoment},
      {QStringLiteral("update"), Quantity::Update},     {QStringLiteral("after"), Quantity::After}};
  return kinds.at(m_quantity->current());
}

TensorValues PassExplorer::valuesOf(const Entry& entry) const {
  const Quantity quantity = quantityOf(entry);
  try {
    if (entry.parameter) {
      return m_windowRows > 0
                 ? m_pass->parameterRows(entry.tensor, m_firstRow->value(), m_windowRows, quantity)
                 : m_pass->parameter(entry.tensor, quantity);
    }
    return m_pass->output(m_pass->opIndex(entry.tensor), m_sample, quantity);
  } catch (const Error&) {
    return {};  // plain SGD has no m and no v; nothing flows back to tokens
  }
}

TensorValues PassExplorer::outputOf(const OpInfo& op, Quantity quantity) const {
  try {
    return m_pass->output(m_pass->opIndex(op.name), m_sample, quantity);
  } catch (const Error&) {
    return {};
  }
}

/// What is added but not trained (waves for the positions) has none.
bool PassExplorer::hasGradient(const std::string& parameter) const {
  try {
    static_cast<void>(m_pass->parameterRows(parameter, 0, 0, Quantity::Gradient));
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// A table of tokens has millions of numbers, more than a screen has pixels: a part of it is read and drawn.
void PassExplorer::renewWindow(const Entry& entry) {
  constexpr std::int64_t kWhole = 600'000;
  constexpr std::int64_t kPart = 60'000;
  const QSignalBlocker quiet(m_firstRow);
  if (entry.tensor != m_windowOf) {
    m_windowOf = entry.tensor;
    m_firstRow->setValue(0);
  }
  m_windowRows = 0;
  const std::vector<std::int64_t> shape =
      entry.parameter ? m_pass->parameterShape(entry.tensor) : std::vector<std::int64_t>{};
  const std::int64_t count =
      std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
  if (count > kWhole) {
    m_windowRows = std::max<std::int64_t>(1, kPart / (count / shape.front()));
    m_firstRow->setMaximum(static_cast<int>(std::max<std::int64_t>(0, shape.front() - m_windowRows)));
    m_firstRow->setSingleStep(static_cast<int>(m_windowRows));
  }
  m_firstRowLabel->setVisible(m_windowRows > 0);
  m_firstRow->setVisible(m_windowRows > 0);
}

/// Puts the row of a number into the middle of what is shown, unless it is in sight.
void PassExplorer::showRowOf(const Cell& cell) {
  const Entry* entry = current();
  if (!m_pass || entry == nullptr || !entry->parameter || entry->tensor != cell.tensor ||
      cell.index.empty()) {
    return;
  }
  renewWindow(*entry);
  const std::int64_t row = cell.index.front() - m_firstRow->value();
  if (m_windowRows > 0 && (row < 0 || row >= m_windowRows)) {
    const QSignalBlocker quiet(m_firstRow);
    m_firstRow->setValue(static_cast<int>(cell.index.front() - m_windowRows / 2));
  }
}

double PassExplorer::networkScale(Quantity quantity) const {
  double most = 0.0;
  const std::vector<OpInfo>& ops = m_pass->ops();
  const bool ofTokens =
      std::any_of(ops.begin(), ops.end(), [](const OpInfo& op) { return op.kind == OpKind::Embedding; });
  for (const OpInfo& op : ops) {
    if (!isLoss(op.kind) && !(ofTokens && op.kind == OpKind::Input)) {  // a token's number is only its name
      most = std::max(most, largest(outputOf(op, quantity).values));
    }
  }
  return most > 0.0 ? most : 1.0;
}

void PassExplorer::renewTensor() {
  const Entry* entry = current();
  m_quantity->setVisible(m_phase == Phase::Update);
  if (!m_pass || entry == nullptr) {
    for (QWidget* control :
         std::initializer_list<QWidget*>{m_arrangement, m_rowScale, m_firstRowLabel, m_firstRow}) {
      control->hide();
    }
    m_views->setCurrentWidget(m_tensor);
    m_tensor->clear(m_why);
    return;
  }
  const double scale = m_phase == Phase::Forward    ? networkScale(Quantity::Value)
                       : m_phase == Phase::Backward ? networkScale(Quantity::Gradient)
                                                    : 1.0;
  const int op = m_pass->opIndex(entry->tensor);
  const bool channels = m_phase == Phase::Forward && op >= 0 &&
                        m_pass->ops()[static_cast<std::size_t>(op)].shape.size() == 3 &&
                        m_pass->ops()[static_cast<std::size_t>(op)].kind != OpKind::Input;
  m_arrangement->setVisible(channels);
  const bool rows = channels && m_arrangement->current() == QLatin1String("rows");
  m_rowScale->setVisible(rows);
  m_pointed->setVisible(rows);
  renewWindow(*entry);
  if (rows) {
    renewRows(*entry, scale);
    m_views->setCurrentWidget(m_rowsArea);
  } else {
    showTensorOf(*entry, scale);
    m_views->setCurrentWidget(m_tensor);
  }
  const bool here = m_cell && m_cell->tensor == entry->tensor;
  m_tensor->setSelected(here ? inWindow(m_cell->index) : std::vector<std::int64_t>{});
  m_rows->setSelected(m_cell);
}

void PassExplorer::showTensorOf(const Entry& entry, double networkScale) {
  const TensorValues values = valuesOf(entry);
  if (values.values.empty()) {
    m_tensor->clear(m_phase == Phase::Update ? tr("This optimiser keeps no such numbers.")
                                             : tr("Nothing flows back to these numbers: they are given."));
    return;
  }
  QString name = entry.label.trimmed();
  if (m_windowRows > 0) {
    const std::int64_t first = m_firstRow->value();
    name = tr("%1, rows %L2 to %L3 of %L4")
               .arg(name)
               .arg(first)
               .arg(first + values.shape.front() - 1)
               .arg(m_pass->parameterShape(entry.tensor).front());
  }
  m_tensor->setTensor(name, values, networkScale);
}

/// Empty if the number's row is not among those that are shown.
std::vector<std::int64_t> PassExplorer::inWindow(std::vector<std::int64_t> index) const {
  if (m_windowRows == 0 || index.empty()) {
    return index;
  }
  index.front() -= m_firstRow->value();
  return index.front() >= 0 && index.front() < m_windowRows ? index : std::vector<std::int64_t>{};
}

/// The whole layer that the operation belongs to, from what comes in to what goes on.
void PassExplorer::renewRows(const Entry& entry, double networkScale) {
  const std::vector<OpInfo>& ops = m_pass->ops();
  const OpInfo& chosen = ops[static_cast<std::size_t>(m_pass->opIndex(entry.tensor))];
  const bool heads = std::any_of(ops.begin(), ops.end(), [&chosen](const OpInfo& op) {
    return op.layer == chosen.layer && op.kind == OpKind::SplitHeads;
  });
  if (heads != m_ofHeads) {
    m_ofHeads = heads;
    QEvent words(QEvent::LanguageChange);  // "heads" or "channels"
    QApplication::sendEvent(m_arrangement, &words);
    m_rows->setAccessibleName(m_ofHeads ? tr("heads of the attention") : tr("channels of the layer"));
  }
  std::vector<ChannelColumn> columns;
  for (const OpInfo& op : ops) {
    if (op.layer != chosen.layer || op.shape.size() != 3) {
      continue;
    }
    const int index = m_pass->opIndex(op.name);
    if (op.kind == OpKind::Conv2d) {
      const TensorValues kernels = m_pass->parameter(op.parameters.front());
      columns.push_back({tr("kernels %1×%1").arg(op.kernel),
                         op.parameters.front(),
                         kernels,
                         static_cast<int>(kernels.shape[1]),
                         {},
                         0});
    }
    if (op.kind == OpKind::MaxPool2d && !op.inputs.empty()) {
      const OpInfo& input = ops[static_cast<std::size_t>(op.inputs.front())];
      ChannelColumn before{opTitle(input), input.name, m_pass->output(op.inputs.front(), m_sample), 1, {}, 0};
      before.winners = m_pass->winners(index, m_sample);
      before.winnersPerMap = static_cast<int>(op.shape[1] * op.shape[2]);
      columns.push_back(std::move(before));
    }
    columns.push_back(
        {heads ? opTitleInLayer(op) : opTitle(op), op.name, m_pass->output(index, m_sample), 1, {}, 0});
  }
  const QString key = m_rowScale->current();
  m_rows->setColumns(std::move(columns));
  m_rows->setScale(key == QLatin1String("map")       ? ChannelRows::Scale::Map
                   : key == QLatin1String("network") ? ChannelRows::Scale::Network
                                                     : ChannelRows::Scale::Layer,
                   networkScale);
}

}  // namespace officina
