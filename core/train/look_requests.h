// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "core/train/timeline.h"

namespace officina {

/// What people want to look at while a run trains, and how much of its time that may take.
class LookRequests {
 public:
  using Duration = std::chrono::steady_clock::duration;

  explicit LookRequests(double share) : m_share(share) {}

  void setShare(double share) { m_share = share; }
  void wantView() { m_view = true; }
  /// Only the newest input counts.
  void wantAnswers(const TensorValues& input) { m_input = input; }
  [[nodiscard]] bool any() const { return m_view || m_input; }

  void countTraining(Duration time) { m_trained += time; }

  struct Served {
    std::shared_ptr<const TrainingView> view;
    std::shared_ptr<const AnswerHistory> answers;
  };
  /// Serves what is wanted: while `running` only what the budget has room for, judged by what the last one of
  /// its kind took; else all of it. Throws Error.
  [[nodiscard]] Served serve(Timeline& timeline, bool running, const std::function<bool()>& interrupted);

 private:
  [[nodiscard]] bool affordable(Duration price) const;
  [[nodiscard]] static std::shared_ptr<const TrainingView> view(Timeline& timeline);
  [[nodiscard]] static std::shared_ptr<const AnswerHistory> answers(Timeline& timeline,
                                                                    const TensorValues& input,
                                                                    const std::function<bool()>& interrupted);

  double m_share;
  bool m_view = false;
  std::optional<TensorValues> m_input;
  Duration m_trained{};
  Duration m_spent{};
  Duration m_viewPrice{};
  Duration m_answersPrice{};
};

}  // namespace officina
