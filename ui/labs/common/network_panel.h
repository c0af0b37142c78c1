// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QLabel>
#include <QWidget>

#include "core/api/training.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/network_view.h"
#include "ui/widgets/segmented.h"

namespace officina {

/// The network as it answers the lab's input (a drawing, a photograph), or as it takes the batch in training
/// (dropped units and all), with the legend of the layer under the cursor.
class NetworkPanel : public QWidget {
  Q_OBJECT

 public:
  /// What the lab calls its input; asked again when the language changes.
  struct Words {
    std::function<QString()> input;   ///< "drawing"
    std::function<QString()> source;  ///< what can be chosen to flow through
    std::function<QString()> layers;  ///< accessible name of the diagram
  };

  explicit NetworkPanel(Words words, QWidget* parent = nullptr);

  /// The network as it answers the input; empty: nothing was answered yet.
  void setLayers(std::vector<NetworkLayer> layers);
  void setClassNames(const QStringList& names) { m_view->setOutputLabels(names); }
  /// The first sample of the batch in training; null: there is none.
  void showView(std::shared_ptr<const TrainingView> view);
  [[nodiscard]] bool showsBatch() const { return m_source->current() == QLatin1String("batch"); }
  [[nodiscard]] SegmentedControl* source() const { return m_source; }
  [[nodiscard]] NetworkView* view() const { return m_view; }

 Q_SIGNALS:
  /// The reader chose the input or the batch.
  void sourceChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renew();
  void renewLegend();

  Words m_words;
  QLabel* m_heading;
  SegmentedControl* m_source;
  QLabel* m_layer;
  SignedLegend* m_legend;
  NetworkView* m_view;
  std::vector<NetworkLayer> m_answered;
  std::shared_ptr<const TrainingView> m_batch;
};

}  // namespace officina
