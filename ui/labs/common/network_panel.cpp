// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/network_panel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/labs/common/layer_names.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

NetworkPanel::NetworkPanel(Words words, QWidget* parent)
    : QWidget(parent),
      m_words(std::move(words)),
      m_heading(new QLabel(this)),
      m_source(new SegmentedControl(this)),
      m_layer(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_view(new NetworkView(this)) {
  m_source->addOption(QStringLiteral("input"), m_words.input);
  m_source->addOption(QStringLiteral("batch"), [] { return tr("batch"); });
  m_source->setCurrent(QStringLiteral("input"));
  connect(m_source, &SegmentedControl::chosen, this, [this] {
    renew();
    Q_EMIT sourceChanged();
  });
  setTextRole(m_heading, TextRole::Heading);
  setTextRole(m_layer, TextRole::Caption);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  auto* row = new QHBoxLayout;
  row->setSpacing(space::kSmall);
  row->addWidget(m_heading);
  row->addStretch(1);
  row->addWidget(m_source);
  column->addLayout(row);
  auto* scale = new QHBoxLayout;
  scale->setSpacing(space::kSmall);
  scale->addWidget(m_layer);
  scale->addStretch(1);
  scale->addWidget(m_legend);
  column->addLayout(scale);
  column->addWidget(m_view, 1);
  setMinimumWidth(scaled(265));
  connect(m_view, &NetworkView::currentChanged, this, &NetworkPanel::renewLegend);
  retranslate();
}

void NetworkPanel::setLayers(std::vector<NetworkLayer> layers) {
  m_answered = std::move(layers);
  if (!showsBatch()) {
    renew();
  }
}

void NetworkPanel::showView(std::shared_ptr<const TrainingView> view) {
  m_batch = std::move(view);
  if (showsBatch()) {
    renew();
  }
}

void NetworkPanel::renew() {
  if (!showsBatch()) {
    m_view->setLayers(m_answered);
  } else {
    m_view->setLayers(m_batch && m_batch->pass ? networkLayers(*m_batch->pass, 0)
                                               : std::vector<NetworkLayer>{});
  }
  renewLegend();
}

void NetworkPanel::renewLegend() {
  const auto& layers = m_view->layers();
  m_legend->setVisible(!layers.empty());
  m_layer->setVisible(!layers.empty());
  if (layers.empty()) {
    if (showsBatch()) {
      m_layer->setText(tr("No batch yet: press Train, or Batch."));
      m_layer->show();
    }
    return;
  }
  const int current = m_view->current();
  const NetworkLayer& layer = current >= 0 ? layers[static_cast<std::size_t>(current)] : layers.back();
  const auto [low, high] = std::minmax_element(layer.values.begin(), layer.values.end());
  m_layer->setText(layer.name);
  m_legend->setRange(static_cast<double>(*low), static_cast<double>(*high), largest(layer.values));
}

void NetworkPanel::retranslate() {
  m_heading->setText(tr("The network, now"));
  m_layer->setToolTip(tr("Each layer has its own scale: this is the one of the layer under the cursor"));
  m_view->setAccessibleName(m_words.layers());
  m_source->setToolTip(m_words.source());
  renew();
}

void NetworkPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
