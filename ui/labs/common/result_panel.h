// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "core/api/training.h"
#include "ui/labs/common/held_back.h"
#include "ui/session/training_session.h"

namespace officina {

class LineChart;
class SegmentedControl;

/// What training gives: the loss of every batch and of every epoch, the accuracies, and each epoch's figures.
/// Each branch has its own curve; the playhead can be dragged to any batch.
class ResultPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ResultPanel(HeldBack heldBack, QWidget* parent = nullptr);

  void clear();
  void begin(const Recipe& recipe);
  void add(const Mailbox::Update& update);
  /// Number of points of the loss curve, for tests.
  [[nodiscard]] std::size_t steps() const { return m_steps; }
  [[nodiscard]] int epochs() const { return m_table->rowCount(); }
  [[nodiscard]] LineChart* lossChart() const { return m_loss; }
  /// Where the run stands; hidden while `shown` is false.
  void setPosition(const Position& position, bool shown);

 Q_SIGNALS:
  /// The playhead was put on the moment after so many updates of the branch in hand.
  void momentChosen(int branch, std::int64_t globalStep);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// What a branch has drawn.
  struct Curve {
    int batchLoss = -1;
    int meanLoss = -1;
    int testLoss = -1;
    std::int64_t head = 0;    ///< batches behind it are drawn already
    std::int64_t epochs = 0;  ///< the same of epochs
    double mean = 0.0;        ///< running mean of the loss, corrected as Adam's is
    double weight = 0.0;
  };
  Curve& curve(int branch);
  void addSteps(const std::vector<StepSample>& steps);
  void begin(const Branch& branch);
  void retranslate();
  void renewTable();
  void addEpoch(const EpochSample& epoch);
  void renewFigures();
  [[nodiscard]] QString heldWord() const;  ///< "test" or "validation"
  [[nodiscard]] double epochOf(std::int64_t globalStep) const;

  HeldBack m_heldBack;
  QLabel* m_lossHeading;
  SegmentedControl* m_scale;
  LineChart* m_loss;
  QLabel* m_accuracyHeading;
  QLabel* m_figure;
  LineChart* m_accuracy;
  QTableWidget* m_table;
  std::map<int, Curve> m_curves;
  int m_branch = 0;  ///< in hand
  int m_trainAccuracy = 0;
  int m_testAccuracy = 0;
  std::int64_t m_stepsPerEpoch = 0;
  std::size_t m_steps = 0;
  std::vector<EpochSample> m_epochs;
};

}  // namespace officina
