// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QLabel>
#include <QWidget>

#include "ui/labs/digits/digits_answers.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/network_view.h"
#include "ui/widgets/segmented.h"

namespace officina {

/// The network as it answers the drawing on the paper, or as it takes the batch in training (dropped units
/// and all), with the legend of the layer under the cursor.
class NetworkPanel : public QWidget {
  Q_OBJECT

 public:
  explicit NetworkPanel(QWidget* parent = nullptr);

  void showReply(const DigitReply* reply);
  /// The first sample of the batch in training; null: there is none.
  void showView(std::shared_ptr<const TrainingView> view);
  [[nodiscard]] bool showsBatch() const { return m_source->current() == QLatin1String("batch"); }
  [[nodiscard]] SegmentedControl* source() const { return m_source; }
  [[nodiscard]] NetworkView* view() const { return m_view; }

 Q_SIGNALS:
  /// The reader chose the drawing or the batch.
  void sourceChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renew();
  void renewLegend();

  QLabel* m_heading;
  SegmentedControl* m_source;
  QLabel* m_layer;
  SignedLegend* m_legend;
  NetworkView* m_view;
  const DigitReply* m_reply = nullptr;
  std::shared_ptr<const TrainingView> m_batch;
};

}  // namespace officina
