// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/api/diagnosis.h"

namespace officina {

class LatestWorker;
class TrainingSession;

/// Watches a session's run: keeps what it has shown (thinned, branch by branch) and has it diagnosed about
/// once a second on a worker.
class TrainingWatch : public QObject {
  Q_OBJECT

 public:
  using Diagnose = std::function<std::vector<Diagnosis>(const Evidence&)>;
  static constexpr std::size_t kMostSteps = 4096;
  static constexpr std::size_t kMostViews = 120;

  /// `diagnose` runs on the worker; the labs give officina::diagnose.
  TrainingWatch(TrainingSession* session, Diagnose diagnose, QObject* parent = nullptr);
  ~TrainingWatch() override;

  /// Training samples of each class of the run that begins; empty: not a classifier.
  void setClassCounts(std::vector<std::int64_t> counts);
  /// Whether a run is asked for a view each time it has been diagnosed; without views, layers are not
  /// watched.
  void setAsking(bool on) { m_asking = on; }
  /// How often a run that goes on is diagnosed.
  void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); }

  /// What the present branch has shown; its views have no tensors.
  [[nodiscard]] const Evidence& evidence() const;
  [[nodiscard]] const std::vector<Diagnosis>& diagnoses() const { return m_diagnoses; }

 Q_SIGNALS:
  void diagnosesChanged(const std::vector<officina::Diagnosis>& diagnoses);

 private:
  struct History {
    Evidence evidence;
    std::int64_t stride = 1;  ///< every so many steps are kept
  };
  void begin(const Recipe& recipe);
  void take(const Mailbox::Update& update);
  void beginBranch(const Branch& branch);
  void addStep(const StepSample& sample);
  void addEpoch(const EpochSample& sample);
  void addView(const TrainingView& view);
  void diagnoseNow();
  void set(std::vector<Diagnosis> diagnoses);

  TrainingSession* m_session;
  Diagnose m_diagnose;
  LatestWorker* m_worker;
  QTimer m_timer;
  std::map<int, History> m_histories;
  int m_branch = 0;
  std::vector<std::int64_t> m_classCounts;
  std::vector<Diagnosis> m_diagnoses;
  bool m_asking = false;
};

}  // namespace officina
