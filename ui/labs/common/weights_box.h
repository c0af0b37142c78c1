// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labs/common/lab_weights.h"
#include "ui/widgets/elided_combo.h"

namespace officina {

/// Chooses whose weights answer: those that ship, the run's, a file's, fresh ones.
class WeightsBox : public ElidedCombo {
  Q_OBJECT

 public:
  explicit WeightsBox(LabWeights* weights, QWidget* parent = nullptr);

 Q_SIGNALS:
  void openRequested();
  void untrainedRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void choose(int item);
  void renew();
  void retranslate();

  LabWeights* m_weights;
};

}  // namespace officina
