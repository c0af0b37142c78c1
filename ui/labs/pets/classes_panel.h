// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "core/api/training.h"
#include "ui/labs/common/evaluation.h"

namespace officina {

class LineChart;
class ReliabilityDiagram;
class SegmentedControl;

/// Precision and recall of each class over the epochs and in the newest evaluation, and how far the network's
/// confidence can be believed: what the notes import from scikit-learn and never call.
class ClassesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ClassesPanel(QWidget* parent = nullptr);

  void setClassNames(const QStringList& names);
  void clear();
  void add(const std::vector<EpochSample>& epochs);
  void setEvaluation(const Evaluation* evaluation);
  [[nodiscard]] LineChart* chart() const { return m_chart; }
  [[nodiscard]] QTableWidget* table() const { return m_table; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renewChart();
  void renewTable();
  void retranslate();

  QLabel* m_chartTitle;
  SegmentedControl* m_measure;
  LineChart* m_chart;
  QLabel* m_tableTitle;
  QTableWidget* m_table;
  QLabel* m_reliabilityTitle;
  ReliabilityDiagram* m_reliability;
  QStringList m_names;
  std::vector<int> m_series;
  std::vector<EpochSample> m_epochs;
  Confusion m_confusion;  ///< the newest: of an epoch or of an evaluation
  bool m_ofEvaluation = false;
};

}  // namespace officina
