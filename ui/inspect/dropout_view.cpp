// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/dropout_view.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"

namespace officina {

DropoutView::DropoutView(QWidget* parent)
    : QWidget(parent),
      m_worker(new LatestWorker(this)),
      m_plot(new UnitPlot(this)),
      m_caption(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_layer(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_tokenLabel(new QLabel(this)),
      m_token(new QSpinBox(this)) {
  m_caption->setWordWrap(true);
  m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_caption->setFocusPolicy(Qt::NoFocus);
  setTextRole(m_empty, TextRole::Muted);
  setTextRole(m_layer, TextRole::Caption);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->setSpacing(space::kSmall);
  head->addWidget(m_tokenLabel);
  head->addWidget(m_token);
  head->addStretch(1);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(space::kMedium);
  foot->addWidget(m_caption, 1);
  auto* colours = new QVBoxLayout;
  colours->setSpacing(0);
  colours->addWidget(m_layer, 0, Qt::AlignRight);
  colours->addWidget(m_legend, 0, Qt::AlignRight);
  colours->addStretch(1);
  foot->addLayout(colours);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->addLayout(head);
  column->addWidget(m_empty, 1);
  column->addWidget(m_plot, 1);
  column->addLayout(foot);
  connect(m_plot, &UnitPlot::unitActivated, this, &DropoutView::unitActivated);
  connect(m_plot, &UnitPlot::columnPointed, this, &DropoutView::showRange);
  connect(m_token, &QSpinBox::valueChanged, this, &DropoutView::read);
  setColumns({});
}

DropoutView::~DropoutView() = default;

void DropoutView::setPass(const PassPtr& pass, std::int64_t sample) {
  m_pass = pass;
  m_sample = sample;
  read();
}

void DropoutView::read() {
  if (!m_pass) {
    m_worker->cancel();
    setColumns({});
    return;
  }
  m_worker->submit([this, pass = m_pass, sample = m_sample,
                    token = m_token->value()](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    constexpr std::size_t kMostConnections = 180;
    auto columns = std::make_shared<UnitColumns>(unitColumnsOf(*pass, sample, kMostConnections, token));
    return [this, columns] { setColumns(std::move(*columns)); };
  });
}

Cell DropoutView::cellOf(const QString& op, int unit) const {
  const UnitColumns& shown = m_plot->columns();
  Cell cell{op.toStdString(), {unit}, m_sample};
  const bool ofToken = std::any_of(shown.columns.begin(), shown.columns.end(), [&cell](const auto& column) {
    return column.ofToken && column.shown == cell.tensor;
  });
  if (ofToken) {
    cell.index.insert(cell.index.begin(), shown.token);
  }
  return cell;
}

void DropoutView::setColumns(UnitColumns columns) {
  const bool any = !columns.columns.empty();
  m_tokenLabel->setVisible(columns.tokens > 0);
  m_token->setVisible(columns.tokens > 0);
  if (columns.tokens > 0) {
    const QSignalBlocker quiet(m_token);
    m_token->setMaximum(static_cast<int>(columns.tokens) - 1);
  }
  m_plot->setColumns(std::move(columns));
  m_plot->setVisible(any);
  m_legend->setVisible(any);
  m_layer->setVisible(any);
  m_caption->setVisible(any);
  m_empty->setVisible(!any);
  if (any) {
    showRange(static_cast<int>(m_plot->columns().columns.size()) - 1);
  }
  retranslate();
}

/// The legend's numbers are those of one layer: each has its own scale.
void DropoutView::showRange(int column) {
  const UnitColumn& units = m_plot->columns().columns[static_cast<std::size_t>(column)];
  const auto& values = units.values;
  m_layer->setText(
      tr("Values of %1").arg(QString::fromStdString(units.linear.empty() ? units.shown : units.linear)));
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (low != values.end()) {
    const auto scale = static_cast<double>(std::max(std::abs(*low), std::abs(*high)));
    m_legend->setRange(std::min(0.0, static_cast<double>(*low)), static_cast<double>(*high), scale);
  }
}

void DropoutView::setOutputLabels(const QStringList& labels) {
  m_plot->setOutputLabels(labels);
}

QString DropoutView::caption() const {
  const UnitColumns& shown = m_plot->columns();
  QStringList sentences;
  bool hasDropout = false;
  for (const UnitColumn& column : shown.columns) {
    hasDropout = hasDropout || !column.dropout.empty();
    if (column.mask.empty() || column.rate <= 0.0) {
      continue;
    }
    sentences << tr("%1: %2 of %3 units dropped in this step (rate %4); the others are multiplied by %5.")
                     .arg(QString::fromStdString(column.linear))
                     .arg(column.droppedCount())
                     .arg(column.size())
                     .arg(number(column.rate, 2), number(1.0 / (1.0 - column.rate), 3));
  }
  if (shown.tokens > 0) {
    sentences.prepend(tr("Each token goes through these layers by itself; shown is number %1 of %2.")
                          .arg(shown.token + 1)
                          .arg(shown.tokens));
  }
  const bool dropped = std::any_of(shown.columns.begin(), shown.columns.end(),
                                   [](const UnitColumn& column) { return !column.mask.empty(); });
  if (dropped) {
    sentences << tr("At inference all take part and nothing is scaled.");
  } else if (!shown.training && hasDropout) {
    sentences << tr("Inference: all units take part and nothing is scaled, although training drops some.");
  } else if (!shown.training) {
    sentences << tr("Inference: all units take part.");
  } else {
    sentences << tr("This network has no dropout: all units take part in every step.");
  }
  sentences << tr(
      "Lines are the strongest products of weight and activation; a unit's colour is its value "
      "beside the largest of its layer.");
  return sentences.join(QLatin1Char(' '));
}

void DropoutView::retranslate() {
  m_empty->setText(tr(
      "Give the network an input or press Train: here you will see the units of the fully connected layers, "
      "and which of them dropout leaves out."));
  m_tokenLabel->setText(tr("Shown token:"));
  m_token->setAccessibleName(tr("token whose units are shown"));
  m_plot->setAccessibleName(tr("Units of the fully connected layers"));
  if (!m_plot->columns().columns.empty()) {
    m_caption->setText(caption());
  }
}

void DropoutView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
