// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/labs/lab_page.h"

namespace officina {

/// A lab whose data is read by a worker: while it is being read, a run waits for it instead of reading it a
/// second time.
class DataLabPage : public LabPage {
  Q_OBJECT

 public:
  using LabPage::LabPage;

  void togglePlay() override;
  void stepOnce() override;
  void stopRun() override;

 protected:
  /// Begins to read what recipe() names, unless it is there or on its way.
  virtual void loadData() = 0;
  /// The data came: begins the run that waits for it, if there is one.
  void beginWaiting();
  /// No run waits any more: the data will not come, or is not wanted.
  void stopWaiting() { waitForData(Waiting::No); }
  [[nodiscard]] bool waiting() const { return m_waiting != Waiting::No; }

 private:
  enum class Waiting { No, ToPlay, ToStep };
  void waitForData(Waiting what);

  Waiting m_waiting = Waiting::No;
};

}  // namespace officina
