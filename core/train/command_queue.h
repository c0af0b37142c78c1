// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "core/api/inspect.h"
#include "core/api/recipe.h"

namespace officina {

/// Something that another thread asks of a trainer; it is done between two batches.
struct Command {
  enum class Kind {
    Pause,
    Resume,
    Step,
    Stop,
    SetLearningRate,
    SetPace,
    SetViewBudget,
    RequestWeights,
    RequestView,
    RequestAnswers,
    Seek,
    Fork
  };
  Kind kind;
  std::int64_t count = 0;                               ///< Step: how many; Seek: the global step
  int branch = 0;                                       ///< Seek
  double value = 0.0;                                   ///< rates, paces and shares
  std::shared_ptr<const Recipe> recipe = nullptr;       ///< Fork
  std::shared_ptr<const TensorValues> input = nullptr;  ///< RequestAnswers
};

/// Commands in the order in which they were given. Any thread posts, one takes.
class CommandQueue {
 public:
  using Clock = std::chrono::steady_clock;

  void post(Command command);
  /// Nothing will be waited for any more.
  void close();

  [[nodiscard]] bool closed() const { return m_closed.load(std::memory_order_acquire); }
  /// A stop or the end is waiting: whatever takes long should break off.
  [[nodiscard]] bool interrupted() const { return m_stops.load(std::memory_order_acquire) > 0 || closed(); }
  /// The next command is a seek: one that is still under way has been overtaken.
  [[nodiscard]] bool seekIsNext();

  [[nodiscard]] std::optional<Command> next();
  /// Until there is a command or the queue is closed.
  void wait();
  /// The same with a time limit; false: it passed.
  [[nodiscard]] bool waitUntil(Clock::time_point limit);

 private:
  [[nodiscard]] bool awake() const { return !m_commands.empty() || closed(); }

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Command> m_commands;
  std::atomic<std::size_t> m_waiting{0};  ///< commands; read between any two batches without the lock
  std::atomic<int> m_stops{0};
  std::atomic<bool> m_closed{false};
};

}  // namespace officina
