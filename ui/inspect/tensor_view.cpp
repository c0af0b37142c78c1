// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/tensor_view.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/inspect/tensor_maps.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

TensorView::TensorView(QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_scale(new SegmentedControl(this)),
      m_legend(new SignedLegend(this)),
      m_value(new QLabel(this)),
      m_map(new HeatMap(this)) {
  setTextRole(m_name, TextRole::Heading);
  setTextRole(m_facts, TextRole::Caption);
  m_facts->setWordWrap(true);
  m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_facts->setFocusPolicy(Qt::NoFocus);
  m_value->setFont(numberFont());
  m_scale->addOption(QStringLiteral("map"), [] { return tr("map"); });
  m_scale->addOption(QStringLiteral("layer"), [] { return tr("layer"); });
  m_scale->addOption(QStringLiteral("network"), [] { return tr("network"); });
  m_scale->setCurrent(QStringLiteral("layer"));
  m_map->setLargestPixel(28.0);

  auto* top = new QHBoxLayout;
  top->setSpacing(space::kMedium);
  top->addWidget(m_name);
  top->addStretch(1);
  top->addWidget(m_scale);
  top->addWidget(m_legend);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kTight);
  column->addLayout(top);
  column->addWidget(m_facts);
  column->addWidget(m_map, 1);
  column->addWidget(m_value);

  connect(m_scale, &SegmentedControl::chosen, this, &TensorView::renew);
  connect(m_map, &HeatMap::pointed, this, [this](const QString& text) {
    m_value->setText(text);
    renewLegend();
  });
  connect(m_map, &HeatMap::activated, this, [this](int map, int row, int place) {
    Q_EMIT indexActivated(indexOf(m_tensor.shape, {map, row, place}));
  });
  retranslate();
}

void TensorView::setTensor(const QString& name, const TensorValues& tensor, double networkScale) {
  m_name->setText(name);
  m_tensor = tensor;
  m_networkScale = networkScale;
  renew();
}

void TensorView::clear(const QString& why) {
  m_name->clear();
  m_tensor = {};
  m_facts->setText(why);
  m_map->setMaps({});
  m_legend->hide();
  m_scale->hide();
}

void TensorView::setSelected(const std::vector<std::int64_t>& index) {
  if (index.size() != m_tensor.shape.size() || m_tensor.values.empty()) {
    m_map->setSelection({});
    return;
  }
  m_map->setSelection(placeOf(m_tensor.shape, index));
}

void TensorView::renew() {
  if (m_tensor.values.empty()) {
    return;
  }
  const MapStack maps = mapsOf(m_tensor);
  const QString scale = m_scale->current();
  m_map->setMapsPerRow(mapsPerRow(m_tensor.shape));
  m_map->setMaps(maps);
  m_map->setGivenScale(m_networkScale);
  m_map->setScale(scale == QLatin1String("map")       ? HeatMap::Scale::Each
                  : scale == QLatin1String("network") ? HeatMap::Scale::Given
                                                      : HeatMap::Scale::Shared);
  m_scale->setVisible(maps.values.size() > 1);

  double sum = 0.0;
  double squares = 0.0;
  std::size_t zeros = 0;
  std::size_t broken = 0;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const float value : maps.values) {
    const auto wide = static_cast<double>(value);
    if (!std::isfinite(wide)) {
      ++broken;
      continue;
    }
    sum += wide;
    squares += wide * wide;
    zeros += value == 0.0F ? 1 : 0;
    low = std::min(low, wide);
    high = std::max(high, wide);
  }
  const auto count = static_cast<double>(maps.values.size() - broken);
  QStringList facts{shapeText(m_tensor.shape)};
  if (count > 0.0) {
    const double mean = sum / count;
    facts << tr("min %1").arg(number(low)) << tr("max %1").arg(number(high))
          << tr("mean %1").arg(number(mean))
          << tr("deviation %1").arg(number(std::sqrt(std::max(0.0, squares / count - mean * mean))))
          << tr("%1 are 0").arg(percent(static_cast<double>(zeros) / count, 0));
  }
  if (broken > 0) {
    facts << tr("%n not finite", nullptr, static_cast<int>(broken));
  }
  m_facts->setText(facts.join(QStringLiteral(" · ")));
  renewLegend();
}

void TensorView::renewLegend() {
  const MapStack& maps = m_map->maps();
  m_legend->setVisible(!maps.empty());
  if (maps.empty()) {
    return;
  }
  const auto [low, high] = std::minmax_element(maps.values.begin(), maps.values.end());
  const double scale = m_map->fullScale();
  m_legend->setRange(*low < 0.0F ? -scale : 0.0, *high > 0.0F ? scale : 0.0, scale);
}

void TensorView::retranslate() {
  m_scale->setToolTip(tr("One colour scale for each map, for the layer, or for the whole network"));
  m_map->setAccessibleName(tr("numbers of the tensor"));
  m_value->setText(tr("Point at a number to read it, click it for its arithmetic."));
  renew();
}

void TensorView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
