// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "core/api/training.h"

class QThread;

namespace officina {

/// The one bridge between a training thread and the widgets: owns the thread and the Trainer. Commands return
/// at once; results are collected from the mailbox 30 times a second on the GUI thread. One run at a time.
class TrainingSession : public QObject {
  Q_OBJECT

 public:
  explicit TrainingSession(QObject* parent = nullptr);
  /// Stops the run and joins the thread.
  ~TrainingSession() override;

  /// Starts a run; `data` may be null (the worker then loads what the recipe names). Any earlier run is
  /// stopped first.
  void start(const Recipe& recipe, TrainingDataPtr data, const TrainerOptions& options = {});
  void pause();
  void resume();
  void step(std::int64_t count = 1);
  void stop();
  /// Ends the run at once, without ended(), and forgets it: the state is Idle and nothing has been trained.
  void reset();
  void setLearningRate(double learningRate);
  /// Slow motion: at most so many steps a second; 0: as fast as it goes. Of this run only.
  void setPace(double stepsPerSecond);
  /// The next update() carries the weights of the moment.
  void requestWeights();
  // Time travel and looking inside: see Trainer. Nothing happens while no run is open.
  void seek(int branch, std::int64_t globalStep);
  void fork(const Recipe& recipe);
  void requestView();
  void requestAnswers(const TensorValues& input);
  void setViewBudget(double share);

  [[nodiscard]] TrainerState state() const { return m_state; }
  /// True from start() until the run has finished, stopped or failed and its last update was delivered; and
  /// again when a run that was kept open went back and can go on.
  [[nodiscard]] bool active() const;
  /// True while there is a run to travel in, begun with TrainerOptions::keepOpen: active, or finished or
  /// stopped.
  [[nodiscard]] bool open() const;
  [[nodiscard]] const Position& position() const { return m_position; }
  [[nodiscard]] const std::vector<Branch>& branches() const { return m_branches; }
  [[nodiscard]] const std::optional<TrainingStart>& startInfo() const { return m_start; }
  /// Of the branch in hand.
  [[nodiscard]] const Recipe& recipe() const { return m_recipe; }
  /// Steps a second over the last two seconds of running, and the seconds left at that rate (-1: unknown).
  [[nodiscard]] double stepsPerSecond() const { return m_rate; }
  [[nodiscard]] double secondsLeft() const;
  [[nodiscard]] std::int64_t globalStep() const { return m_globalStep; }
  [[nodiscard]] std::int64_t totalSteps() const;

 Q_SIGNALS:
  /// A run begins: forget the curves of the last one.
  void started(const officina::Recipe& recipe);
  /// Everything new since the last one, on the GUI thread.
  void updated(const officina::Mailbox::Update& update);
  void stateChanged(officina::TrainerState state);
  /// The run ended well (Finished or Stopped); `weights` are the last ones.
  void ended(officina::TrainerState state, std::shared_ptr<const officina::StateDict> weights);
  void failed(const officina::Error& error);
  /// A wish that could not be fulfilled; the run is as it was.
  void refused(const officina::Error& error);

 private:
  struct Run;
  void forget();
  void collect();
  void take(const Mailbox::Update& update);
  void measureRate();
  void finish();

  std::unique_ptr<Run> m_run;
  QTimer m_timer;
  Recipe m_recipe;
  TrainerState m_state = TrainerState::Idle;
  std::optional<TrainingStart> m_start;
  std::int64_t m_globalStep = 0;
  double m_rate = 0.0;
  Position m_position;
  std::vector<Branch> m_branches;
};

}  // namespace officina
