// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include "ui/labs/digits/digits_answers.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/segmented.h"

namespace officina {

/// One layer, large: all its maps or units for the drawing on the paper, each number under the cursor.
class InspectPanel : public QWidget {
  Q_OBJECT

 public:
  explicit InspectPanel(QWidget* parent = nullptr);

  void showReply(const DigitReply* reply);
  void showLayer(int layer);
  [[nodiscard]] QComboBox* layerBox() const { return m_layer; }
  [[nodiscard]] HeatMap* map() const { return m_map; }
  [[nodiscard]] QString facts() const { return m_facts->text(); }

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void renew();
  void renewLegend();
  void retranslate();

  QLabel* m_layerLabel;
  QComboBox* m_layer;
  QLabel* m_facts;
  QLabel* m_scaleLabel;
  SegmentedControl* m_scale;
  SignedLegend* m_legend;
  QLabel* m_value;
  HeatMap* m_map;
  const DigitReply* m_reply = nullptr;
};

}  // namespace officina
