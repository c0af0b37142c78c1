// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QMetaObject>

namespace officina {

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point time) {
  return std::chrono::duration<double, std::milli>(Clock::now() - time).count();
}

/// Calls `tick` on the GUI thread every `period`, with the moment at which it was due.
class Metronome {
 public:
  Metronome(std::chrono::microseconds period, std::function<void(Clock::time_point)> tick)
      : m_thread([this, period, tick = std::move(tick)] {
          auto due = Clock::now();
          while (!m_stop.load()) {
            due += period;
            std::this_thread::sleep_until(due);
            const auto posted = Clock::now();
            QMetaObject::invokeMethod(
                qApp, [tick, posted] { tick(posted); }, Qt::QueuedConnection);
          }
        }) {}
  ~Metronome() {
    m_stop.store(true);
    m_thread.join();
  }
  Metronome(const Metronome&) = delete;
  Metronome& operator=(const Metronome&) = delete;

 private:
  std::atomic<bool> m_stop{false};
  std::thread m_thread;
};

/// Median, 99th percentile and worst of `times`, which are sorted.
inline void print(const char* what, std::vector<double>& times) {
  if (times.empty()) {
    std::printf("%-34s none\n", what);
    return;
  }
  std::ranges::sort(times);
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-34s %6zu  p50 %6.1f  p99 %6.1f  worst %6.1f ms\n", what, times.size(), at(0.5), at(0.99),
              times.back());
}

}  // namespace officina
