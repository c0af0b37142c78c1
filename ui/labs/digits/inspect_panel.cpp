// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/inspect_panel.h"

#include <algorithm>
#include <numeric>

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/labs/digits/layer_names.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

InspectPanel::InspectPanel(QWidget* parent)
    : QWidget(parent),
      m_layerLabel(new QLabel(this)),
      m_layer(new QComboBox(this)),
      m_facts(new QLabel(this)),
      m_scaleLabel(new QLabel(this)),
      m_scale(new SegmentedControl(this)),
      m_legend(new SignedLegend(this)),
      m_value(new QLabel(this)),
      m_map(new HeatMap(this)) {
  setTextRole(m_layerLabel, TextRole::Heading);
  setTextRole(m_facts, TextRole::Caption);
  setTextRole(m_scaleLabel, TextRole::Caption);
  m_facts->setWordWrap(true);
  m_value->setFont(numberFont());
  m_value->setWordWrap(true);
  m_scale->addOption(QStringLiteral("layer"), [] { return tr("layer"); });
  m_scale->addOption(QStringLiteral("map"), [] { return tr("map"); });
  m_scale->setCurrent(QStringLiteral("layer"));

  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_layerLabel);
  side->addWidget(m_layer);
  side->addWidget(m_facts);
  side->addWidget(m_scaleLabel);
  side->addWidget(m_scale, 0, Qt::AlignLeft);
  side->addWidget(m_legend, 0, Qt::AlignLeft);
  side->addWidget(m_value);
  side->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge * 2);
  row->addLayout(side, 1);
  row->addWidget(m_map, 4);
  m_layer->setMinimumContentsLength(12);

  connect(m_layer, &QComboBox::currentIndexChanged, this, &InspectPanel::renew);
  connect(m_scale, &SegmentedControl::chosen, this, [this](const QString& key) {
    m_map->setScale(key == QLatin1String("map") ? HeatMap::Scale::Each : HeatMap::Scale::Shared);
    renewLegend();
  });
  connect(m_map, &HeatMap::pointed, this, [this](const QString& text) {
    m_value->setText(text);
    renewLegend();
  });
  retranslate();
}

void InspectPanel::showReply(const DigitReply* reply) {
  m_reply = reply;
  if (isVisible()) {  // a hidden panel catches up when it is shown
    renew();
  }
}

void InspectPanel::showLayer(int layer) {
  renew();
  m_layer->setCurrentIndex(std::clamp(layer, 0, std::max(m_layer->count() - 1, 0)));
}

void InspectPanel::renew() {
  const std::vector<NetworkLayer> layers =
      m_reply != nullptr ? networkLayers(m_reply->layers) : std::vector<NetworkLayer>{};
  {
    const QSignalBlocker quiet(m_layer);
    const int current = std::max(m_layer->currentIndex(), 1);
    bool same = m_layer->count() == static_cast<int>(layers.size());
    for (int i = 0; same && i < m_layer->count(); ++i) {
      same = m_layer->itemText(i) == layers[static_cast<std::size_t>(i)].name;
    }
    if (!same) {
      m_layer->clear();
      for (const NetworkLayer& layer : layers) {
        m_layer->addItem(layer.name);
      }
      m_layer->setCurrentIndex(std::min(current, m_layer->count() - 1));
    }
  }
  const int index = m_layer->currentIndex();
  if (index < 0) {
    m_facts->setText(tr("There are no weights yet."));
    m_map->setMaps({});
    return;
  }
  const NetworkLayer& layer = layers[static_cast<std::size_t>(index)];
  m_map->setMaps(mapStack(layer));
  const double mean = std::accumulate(layer.values.begin(), layer.values.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(layer.values.size(), 1));
  const auto zeros = std::count(layer.values.begin(), layer.values.end(), 0.0F);
  QStringList facts{
      layer.shapeText(), tr("mean %1").arg(number(mean, 3)),
      tr("%1 of the numbers are 0")
          .arg(percent(static_cast<double>(zeros) / static_cast<double>(layer.values.size()), 0))};
  if (layer.parameters > 0) {
    facts << tr("%1 weights").arg(officina::locale().toString(static_cast<qlonglong>(layer.parameters)));
  }
  m_facts->setText(facts.join(QStringLiteral(" · ")));
  renewLegend();
}

void InspectPanel::renewLegend() {
  const MapStack& maps = m_map->maps();
  m_legend->setVisible(!maps.empty());
  if (maps.empty()) {
    return;
  }
  const auto [low, high] = std::minmax_element(maps.values.begin(), maps.values.end());
  const double scale = m_map->fullScale();
  m_legend->setRange(*low < 0.0F ? -scale : 0.0, *high > 0.0F ? scale : 0.0, scale);
}

void InspectPanel::retranslate() {
  m_layerLabel->setText(tr("Layer"));
  m_layer->setAccessibleName(tr("layer to look into"));
  m_scaleLabel->setText(tr("One colour scale for each"));
  m_map->setAccessibleName(tr("numbers of the layer"));
  m_value->setText(tr("Point at a number to read it, or use the arrows."));
  renew();
}

void InspectPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  renew();
}

void InspectPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
