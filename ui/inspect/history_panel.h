// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/api/training.h"
#include "ui/inspect/history_data.h"

class QLabel;
class QStackedWidget;

namespace officina {

class DistributionDetail;
class HistoryGrid;
class SegmentedControl;

/// Histograms of weights, activations and gradients of every layer over time. Whoever trains feeds it with
/// the views of the run; of each it keeps the statistics only, and of a long run 150 moments a branch.
class HistoryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit HistoryPanel(QWidget* parent = nullptr);

  void add(const std::shared_ptr<const TrainingView>& view);
  /// Another run: forgets moments and branches.
  void clear();
  /// A branch began; before its first step its history is its parent's.
  void addBranch(const Branch& branch);
  /// Which branch is shown; 0 at first.
  void setBranch(int branch);
  [[nodiscard]] int branch() const { return m_branch; }
  /// Puts the cursor on the moment nearest to this step.
  void setStep(std::int64_t globalStep);

  [[nodiscard]] HistoryGrid* grid() const { return m_grid; }
  [[nodiscard]] DistributionDetail* detail() const { return m_detail; }

 Q_SIGNALS:
  /// The user clicked a step of the branch that is shown: optimiser steps done before the batch.
  void stepChosen(qint64 globalStep);

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] std::vector<HistoryMomentPtr> lineage() const;
  void renew();
  void showCurrent();
  void retranslate();

  struct Fork {
    int parent = -1;
    std::int64_t fromStep = 0;
  };
  std::map<int, HistorySeries> m_series;
  std::map<int, Fork> m_forks;
  int m_branch = 0;
  HistoryGrid* m_grid;
  DistributionDetail* m_detail;
  QStackedWidget* m_stack;
  QLabel* m_empty;
  QLabel* m_caption;
  QLabel* m_axisLabel;
  SegmentedControl* m_axis;
};

}  // namespace officina
