// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace officina {

class TrainingSession;
class ToolbarButton;

/// Play and pause, step a batch, stop, reset; where the run is, how fast it goes and how long it still takes.
/// Shows the session it is given; what the buttons do is the lab's affair.
class TransportBar : public QWidget {
  Q_OBJECT

 public:
  explicit TransportBar(TrainingSession* session, QWidget* parent = nullptr);

  /// A button of the lab's at the right end ("Save weights...").
  ToolbarButton* addButton(const QString& iconName);
  /// A lab without batches (the thermometer uses all pairs at once) steps by epochs and says so.
  void setStepIsEpoch(bool on);
  /// False: runs of this lab cannot be gone back in; the buttons for that are not shown.
  void setTravels(bool on);
  /// False while the recipe cannot be used; Play says so in its tool tip.
  void setPlayable(bool on);
  /// True while Play was pressed and the lab is still reading the data: Play and Stop take it back.
  void setWaiting(bool on);
  /// Renews what the bar shows of the session; called by itself on every update.
  void refresh();

 Q_SIGNALS:
  void playPressed();
  void stepPressed();
  void backPressed();
  void branchPressed();
  void stopPressed();
  void resetPressed();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void layOutTexts();

  TrainingSession* m_session;
  QHBoxLayout* m_row;
  ToolbarButton* m_back;
  ToolbarButton* m_play;
  ToolbarButton* m_step;
  ToolbarButton* m_stop;
  ToolbarButton* m_reset;
  ToolbarButton* m_branch;
  QWidget* m_progressBox;
  QLabel* m_position;
  QLabel* m_rate;
  QProgressBar* m_progress;
  QString m_where;   ///< "Epoch 3 of 5", in the strong ink
  QString m_detail;  ///< " · batch 3,412 of 6,000", gives way first
  QString m_rateText;
  QElapsedTimer m_sinceRefresh;
  bool m_stepIsEpoch = false;
  bool m_playable = true;
  bool m_waiting = false;
};

}  // namespace officina
