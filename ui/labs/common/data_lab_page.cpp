// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/data_lab_page.h"

#include "ui/session/training_session.h"
#include "ui/widgets/transport_bar.h"

namespace officina {

void DataLabPage::waitForData(Waiting what) {
  m_waiting = what;
  transport()->setWaiting(what != Waiting::No);
  if (what != Waiting::No) {
    loadData();
  }
}

void DataLabPage::beginWaiting() {
  if (m_waiting == Waiting::No || !data()) {
    return;
  }
  const Waiting what = m_waiting;
  waitForData(Waiting::No);
  if (what == Waiting::ToPlay) {
    LabPage::togglePlay();
  } else {
    LabPage::stepOnce();
  }
}

void DataLabPage::togglePlay() {
  if (session()->active() || (m_waiting == Waiting::No && data())) {
    LabPage::togglePlay();
  } else {
    waitForData(m_waiting == Waiting::No ? Waiting::ToPlay : Waiting::No);
  }
}

void DataLabPage::stepOnce() {
  if (session()->active() || data()) {
    LabPage::stepOnce();
  } else {
    waitForData(Waiting::ToStep);
  }
}

void DataLabPage::stopRun() {
  waitForData(Waiting::No);
  LabPage::stopRun();
}

}  // namespace officina
