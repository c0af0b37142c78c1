// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "core/api/training.h"
#include "ui/session/training_session.h"

namespace officina {

class LineChart;
class SegmentedControl;

/// What training gives: the loss of every batch and of every epoch, the accuracies, and each epoch's figures.
class ResultPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ResultPanel(QWidget* parent = nullptr);

  void clear();
  void begin(const Recipe& recipe);
  void add(const Mailbox::Update& update);
  /// Number of points of the loss curve, for tests.
  [[nodiscard]] std::size_t steps() const { return m_steps; }
  [[nodiscard]] int epochs() const { return m_table->rowCount(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renewTable();
  void addEpoch(const EpochSample& epoch);
  void renewFigures();
  [[nodiscard]] double epochOf(std::int64_t globalStep) const;

  QLabel* m_lossHeading;
  SegmentedControl* m_scale;
  LineChart* m_loss;
  QLabel* m_accuracyHeading;
  QLabel* m_figure;
  LineChart* m_accuracy;
  QTableWidget* m_table;
  int m_batchLoss = 0;
  int m_meanLoss = 0;
  int m_testLoss = 0;
  int m_trainAccuracy = 0;
  int m_testAccuracy = 0;
  std::int64_t m_stepsPerEpoch = 0;
  std::size_t m_steps = 0;
  double m_mean = 0.0;  ///< running mean of the loss, corrected as Adam's is
  double m_weight = 0.0;
  std::vector<EpochSample> m_epochs;
};

}  // namespace officina
