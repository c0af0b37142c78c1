// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QWidget>

#include "core/api/thermometer.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace officina {

class LineChart;
class NeuronView;
class RunHistory;

/// Middle column: the pairs, the line of the epoch under the playhead, the fits that are kept, and the
/// neuron.
class FitPanel : public QWidget {
  Q_OBJECT

 public:
  explicit FitPanel(QWidget* parent);

  void setPairs(const std::vector<TemperaturePair>& pairs);
  /// `epoch` of `history` is shown; `history.epochs()` is the line after the last update. `ended`: the last
  /// epoch is kept as a fit of its own.
  void show(const RunHistory& history, std::int64_t epoch, bool ended);
  /// The pairs are no longer those that were trained on.
  void setOutdated(bool outdated);
  /// What the panel says of the shown epoch: "epoch 4", "after 3,000 epochs", "before training".
  [[nodiscard]] QString when() const;
  [[nodiscard]] LineChart* chart() const { return m_chart; }
  [[nodiscard]] NeuronView* neuron() const { return m_neuron; }
  /// Epochs whose fits are on the plot now.
  [[nodiscard]] std::vector<std::int64_t> keptEpochs() const;

 Q_SIGNALS:
  void latestAsked();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void renewLines();
  void renewTexts();
  void renewPrediction();
  void retranslate();
  void drawLine(int series, const Line& line);

  LineChart* m_chart;
  NeuronView* m_neuron;
  QLabel* m_title;
  QLabel* m_hint;
  QLabel* m_equation;
  QLabel* m_error;
  QCheckBox* m_residualsOn;
  QCheckBox* m_bestOn;
  QPushButton* m_latest;
  int m_points = 0;
  int m_residuals = 0;
  int m_best = 0;
  int m_now = 0;
  int m_answer = 0;
  std::map<std::int64_t, int> m_fits;  ///< series by epoch; -1: the last
  std::map<std::int64_t, Line> m_kept;
  std::vector<TemperaturePair> m_pairs;
  std::optional<Line> m_line;
  std::int64_t m_epoch = 0;
  std::int64_t m_epochs = 0;
  bool m_ended = false;
  bool m_outdated = false;
};

}  // namespace officina
