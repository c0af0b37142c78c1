// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "core/train/training_run.h"

namespace officina {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The moments of a run that can be gone back to, of all its branches, within a budget of memory. Early on
/// every step is kept, later every so many; when the budget is full, every other one goes, the oldest first,
/// and the distance doubles. The starts of branches stay whatever the budget. Tensors that two moments have
/// in common (a random state that nothing was drawn from, weights at a fork) are held once.
class SnapshotRing {
 public:
  /// Up to here every step is kept: this is where most happens and where the learner looks first.
  static constexpr std::int64_t kEveryStep = 100;
  /// A capture of the digits network costs about a tenth of a step: every 32nd step it is 0.3 %.
  static constexpr std::int64_t kFirstDistance = 32;
  /// Of small networks thousands would fit, to nobody's use.
  static constexpr std::size_t kMost = 1024;

  enum class Keep { AsLongAsThereIsRoom, Always };

  explicit SnapshotRing(std::int64_t budget) : m_budget(budget) {}

  [[nodiscard]] std::int64_t budget() const { return m_budget; }
  [[nodiscard]] bool enabled() const { return m_budget > 0; }
  /// Whether the moment after `globalStep` updates is one that is kept (if it is not held already).
  [[nodiscard]] bool wants(int branch, std::int64_t globalStep) const;
  /// `like`: a moment that probably shares tensors with it, or null for the one before it in its branch.
  void add(int branch, Snapshot snapshot, Keep keep, const SnapshotPtr& like = nullptr);

  /// Null if there is none.
  [[nodiscard]] SnapshotPtr at(int branch, std::int64_t globalStep) const;
  [[nodiscard]] SnapshotPtr atOrBefore(int branch, std::int64_t globalStep) const;
  /// The moments of one branch up to a step, oldest first.
  [[nodiscard]] std::vector<SnapshotPtr> upTo(int branch, std::int64_t globalStep) const;

  [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_held.size()); }
  [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

 private:
  using Key = std::pair<int, std::int64_t>;  ///< branch, step
  struct Held {
    SnapshotPtr snapshot;
    bool always = false;
  };

  [[nodiscard]] static bool isEarly(const Key& key) { return key.second <= kEveryStep; }
  void account(const Snapshot& snapshot, bool added);
  [[nodiscard]] bool full() const { return m_bytes > m_budget || m_held.size() > kMost; }
  /// Makes room; `newest` stays.
  void thin(const Key& newest);
  /// The first moment, by step, that the next doubling of the distance will not keep; end() if there is none.
  [[nodiscard]] std::map<Key, Held>::iterator victim(const Key& newest, bool early);

  std::int64_t m_budget;
  std::map<Key, Held> m_held;
  std::map<const void*, int> m_uses;  ///< of each tensor's memory
  std::int64_t m_bytes = 0;
  std::int64_t m_earlyDistance = 1;
  std::int64_t m_distance = kFirstDistance;
};

}  // namespace officina
