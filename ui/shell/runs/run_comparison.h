// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>

#include "core/api/runs.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace officina {

class LatestWorker;
class LineChart;
class SegmentedControl;

/// The curves of the chosen runs in one chart, and under it where their recipes differ. A single run is
/// compared with the named recipe that it started from.
class RunComparison : public QFrame {
  Q_OBJECT

 public:
  explicit RunComparison(QWidget* parent = nullptr);
  ~RunComparison() override;

  /// Reads their metrics on a worker and draws them; none: hides.
  void setRuns(std::vector<RunInfo> runs);
  /// False if the file cannot be written; .svg by name, else PNG.
  bool savePicture(const QString& path);
  void retranslate();

 Q_SIGNALS:
  void savePressed();
  void failed(const QString& message);

 private:
  void draw();
  void addCurve(const QString& name, int colour, bool dashed, std::vector<double> x, std::vector<double> y);
  void fillDifferences();

  struct Drawn {
    RunInfo run;
    RunCurves curves;
  };
  LatestWorker* m_worker;
  std::vector<RunInfo> m_asked;
  std::vector<Drawn> m_drawn;
  std::vector<int> m_series;
  QLabel* m_heading;
  SegmentedControl* m_kind;
  SegmentedControl* m_scale;
  QPushButton* m_save;
  LineChart* m_chart;
  QLabel* m_caption;
  QLabel* m_differenceHeading;
  QLabel* m_same;
  QTableWidget* m_differences;
};

}  // namespace officina
