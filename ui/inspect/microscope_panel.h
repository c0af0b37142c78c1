// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QString>
#include <QWidget>

#include "core/api/training.h"

class QLabel;
class QSpinBox;

namespace officina {

class PassExplorer;
class SegmentedControl;
class ToolbarButton;

/// One batch through the four phases of training: forward, loss, backward, update. The batch is the one that
/// the run takes next; stepping takes it and opens the one after.
class MicroscopePanel : public QWidget {
  Q_OBJECT

 public:
  explicit MicroscopePanel(QWidget* parent = nullptr);

  /// Null: there is no run.
  void setView(std::shared_ptr<const TrainingView> view);
  [[nodiscard]] const std::shared_ptr<const TrainingView>& view() const { return m_view; }
  /// What the lab calls a label: "7", "cat".
  void setLabelNames(std::function<QString(std::int64_t)> names) { m_labelNames = std::move(names); }
  [[nodiscard]] PassExplorer* explorer() const { return m_explorer; }
  [[nodiscard]] SegmentedControl* phases() const { return m_phases; }

 public Q_SLOTS:
  /// The phase after the present one; after the update, the next batch.
  void nextPhase();
  void previousPhase();

 Q_SIGNALS:
  /// The run's next batch should be opened: now, and again when the run has moved.
  void viewRequested();
  /// The batch should be taken, and the one after it opened.
  void stepRequested();
  /// The run should go back one batch.
  void stepBackRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void choosePhase(int phase);
  void renew();
  void retranslate();

  SegmentedControl* m_phases;
  ToolbarButton* m_previous;
  ToolbarButton* m_next;
  ToolbarButton* m_renew;
  QLabel* m_sampleLabel;
  QSpinBox* m_sample;
  QLabel* m_what;
  PassExplorer* m_explorer;
  std::shared_ptr<const TrainingView> m_view;
  std::function<QString(std::int64_t)> m_labelNames;
  int m_phase = 0;
};

}  // namespace officina
