// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/train/training_run.h"

namespace officina {

/// While it lives, the next batch may be computed as if it were taken; afterwards the run has the bits that
/// it had: random state, running means and counts. Weights are not its business.
class TrainingRun::Aside {
 public:
  explicit Aside(TrainingRun& run) : epoch(run.m_epoch), m_run(run), m_random(run.m_random.state()) {
    for (const torch::Tensor& buffer : run.m_task->network().buffers()) {
      m_buffers.push_back(buffer.clone());
    }
  }
  ~Aside() {
    const torch::NoGradGuard noGrad;
    const std::vector<torch::Tensor> buffers = m_run.m_task->network().buffers();
    for (std::size_t i = 0; i < buffers.size(); ++i) {
      buffers[i].copy_(m_buffers[i]);
    }
    m_run.m_random.setState(m_random);
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  /// Draws and orders what the next batch needs, if its epoch has not begun. Needs a lease.
  void beginEpoch() {
    if (!epoch.begun) {
      m_run.m_task->drawEpoch(epoch);
      m_run.m_task->prepareEpoch(epoch);
      epoch.begun = true;
    }
  }

  EpochState epoch;  ///< a copy to count in

 private:
  TrainingRun& m_run;
  torch::Tensor m_random;
  std::vector<torch::Tensor> m_buffers;
};

}  // namespace officina
