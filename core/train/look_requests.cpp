// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/look_requests.h"

#include <utility>

namespace officina {

namespace {
using Clock = std::chrono::steady_clock;
}  // namespace

bool LookRequests::affordable(Duration price) const {
  const double spent = std::chrono::duration<double>(m_spent + price).count();
  return m_share > 0.0 && spent <= m_share * std::chrono::duration<double>(m_trained).count();
}

LookRequests::Served LookRequests::serve(Timeline& timeline, bool running,
                                         const std::function<bool()>& interrupted) {
  Served served;
  const auto timed = [&](Duration& price, auto&& work) {
    const Clock::time_point start = Clock::now();
    work();
    price = Clock::now() - start;
    // Nobody waits while the run is paused.
    m_spent += running ? price : Duration::zero();
  };
  if (m_view && (!running || affordable(m_viewPrice))) {
    m_view = false;
    timed(m_viewPrice, [&] { served.view = view(timeline); });
  }
  if (m_input && (!running || affordable(m_answersPrice))) {
    const TensorValues input = *std::exchange(m_input, std::nullopt);
    timed(m_answersPrice, [&] { served.answers = answers(timeline, input, interrupted); });
  }
  return served;
}

std::shared_ptr<const TrainingView> LookRequests::view(Timeline& timeline) {
  auto view = std::make_shared<TrainingView>();
  view->branch = timeline.branch().id;
  view->globalStep = timeline.run().globalStep();
  view->pass = timeline.run().open();
  view->layers = layerStatistics(*view->pass);
  return view;
}

std::shared_ptr<const AnswerHistory> LookRequests::answers(Timeline& timeline, const TensorValues& input,
                                                           const std::function<bool()>& interrupted) {
  const std::vector<SnapshotPtr> moments = timeline.history();
  auto history = std::make_shared<AnswerHistory>();
  history->branch = timeline.branch().id;
  history->answers = timeline.run().answers(moments, input, interrupted);
  if (history->answers.size() < moments.size()) {
    return nullptr;  // broken off: nobody will look at it
  }
  for (const SnapshotPtr& moment : moments) {
    history->steps.push_back(moment->globalStep);
  }
  return history;
}

}  // namespace officina
