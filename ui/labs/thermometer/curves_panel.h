// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/api/thermometer.h"

class QLabel;

namespace officina {

class LineChart;
class RunHistory;
class SegmentedControl;

/// Right column: the loss of every epoch with the playhead, weight and bias as they move, and what the curve
/// says.
class CurvesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesPanel(QWidget* parent);

  /// A run of so many epochs begins (or none): curves are emptied.
  void begin(std::int64_t epochs);
  /// Draws what is new in `history`.
  void show(const RunHistory& history, bool ended);
  void setPlayhead(std::int64_t epoch);
  void setLogScale(bool on);
  [[nodiscard]] LineChart* lossChart() const { return m_loss; }

 Q_SIGNALS:
  void playheadMoved(qint64 epoch);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renewTexts();
  void retranslate();

  LineChart* m_loss;
  LineChart* m_weight;
  LineChart* m_bias;
  SegmentedControl* m_scale;
  QLabel* m_lossTitle;
  QLabel* m_numbersTitle;
  QLabel* m_numbers;
  QLabel* m_note;
  int m_lossSeries;
  int m_weightSeries;
  int m_biasSeries;
  std::int64_t m_drawn = 0;   ///< losses on the chart
  std::int64_t m_points = 0;  ///< weights and biases on theirs: one more, the line before training
  std::optional<Line> m_line;
  std::optional<std::int64_t> m_settled;
  double m_lastLoss = 0.0;
  bool m_ended = false;
};

}  // namespace officina
