// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/command_queue.h"

#include <utility>

namespace officina {

void CommandQueue::post(Command command) {
  {
    const std::lock_guard lock(m_mutex);
    if (command.kind == Command::Kind::Stop) {
      m_stops.fetch_add(1, std::memory_order_release);
    }
    m_commands.push_back(std::move(command));
    m_waiting.store(m_commands.size(), std::memory_order_release);
  }
  m_wake.notify_one();
}

void CommandQueue::close() {
  {
    const std::lock_guard lock(m_mutex);
    m_closed.store(true, std::memory_order_release);
  }
  m_wake.notify_one();
}

bool CommandQueue::seekIsNext() {
  if (m_waiting.load(std::memory_order_acquire) == 0) {
    return false;
  }
  const std::lock_guard lock(m_mutex);
  return !m_commands.empty() && m_commands.front().kind == Command::Kind::Seek;
}

std::optional<Command> CommandQueue::next() {
  if (m_waiting.load(std::memory_order_acquire) == 0) {
    return std::nullopt;
  }
  const std::lock_guard lock(m_mutex);
  if (m_commands.empty()) {
    return std::nullopt;
  }
  Command command = std::move(m_commands.front());
  m_commands.pop_front();
  m_waiting.store(m_commands.size(), std::memory_order_release);
  if (command.kind == Command::Kind::Stop) {
    m_stops.fetch_sub(1, std::memory_order_release);
  }
  return command;
}

void CommandQueue::wait() {
  std::unique_lock lock(m_mutex);
  m_wake.wait(lock, [this] { return awake(); });
}

bool CommandQueue::waitUntil(Clock::time_point limit) {
  std::unique_lock lock(m_mutex);
  return m_wake.wait_until(lock, limit, [this] { return awake(); });
}

}  // namespace officina
