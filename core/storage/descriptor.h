// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace officina {

/// Owns a POSIX file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : m_value(value) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      m_value = std::exchange(other.m_value, -1);
    }
    return *this;
  }

  [[nodiscard]] int get() const { return m_value; }
  [[nodiscard]] bool valid() const { return m_value >= 0; }
  /// Closes now and says what close() said; a network disk reports a full disk only here.
  int reset() { return m_value < 0 ? 0 : ::close(std::exchange(m_value, -1)); }

 private:
  int m_value = -1;
};

}  // namespace officina
