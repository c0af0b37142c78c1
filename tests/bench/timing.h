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
#include <QEvent>
#include <QMetaObject>
#include <QWidget>

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

/// Times what was answered up to the painted widget that shows it.
class PaintTimer : public QObject {
 public:
  explicit PaintTimer(QWidget* shows) : m_shows(shows) { m_shows->installEventFilter(this); }
  [[nodiscard]] std::vector<double>& times() { return m_times; }

 protected:
  /// The next paint shows the answer to what was posted then.
  void answered(Clock::time_point posted) { m_answered.push_back(posted); }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched != m_shows || event->type() != QEvent::Paint || m_painting) {
      return false;
    }
    m_painting = true;
    QCoreApplication::sendEvent(m_shows, event);
    m_painting = false;
    for (const auto posted : std::exchange(m_answered, {})) {
      m_times.push_back(millisecondsSince(posted));
    }
    return true;
  }

 private:
  QWidget* m_shows;
  std::vector<Clock::time_point> m_answered;
  std::vector<double> m_times;
  bool m_painting = false;
};

}  // namespace officina
