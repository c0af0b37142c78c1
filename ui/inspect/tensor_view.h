// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include "core/api/inspect.h"
#include "ui/widgets/heat_map.h"

namespace officina {

class SegmentedControl;

/// One tensor large: its numbers in colour, shape and statistics, one scale for each map, for the tensor or
/// for the whole network.
class TensorView : public QWidget {
  Q_OBJECT

 public:
  explicit TensorView(QWidget* parent = nullptr);

  /// `networkScale`: the largest magnitude of its kind in the network (for the scale "network").
  void setTensor(const QString& name, const TensorValues& tensor, double networkScale);
  void clear(const QString& why);
  [[nodiscard]] const TensorValues& tensor() const { return m_tensor; }
  /// The number that is being explained; an empty index for none.
  void setSelected(const std::vector<std::int64_t>& index);
  /// Places pointed out in the maps (a pooling's winners).
  void setMarks(std::vector<MapRect> marks) { m_map->setMarks(std::move(marks)); }
  [[nodiscard]] HeatMap* map() const { return m_map; }
  [[nodiscard]] QString facts() const { return m_facts->text(); }

 Q_SIGNALS:
  void indexActivated(const std::vector<std::int64_t>& index);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void renewLegend();
  void retranslate();

  QLabel* m_name;
  QLabel* m_facts;
  SegmentedControl* m_scale;
  SignedLegend* m_legend;
  QLabel* m_value;
  HeatMap* m_map;
  TensorValues m_tensor;
  double m_networkScale = 1.0;
};

}  // namespace officina
