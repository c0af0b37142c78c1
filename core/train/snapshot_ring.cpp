// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/snapshot_ring.h"

#include <algorithm>
#include <cstring>

namespace officina {

namespace {

/// Beyond the tensors' numbers: the objects themselves, roughly.
constexpr std::int64_t kOverhead = 2048;

void share(torch::Tensor& fresh, const torch::Tensor& held) {
  if (fresh.defined() && held.defined() && fresh.nbytes() == held.nbytes() &&
      fresh.scalar_type() == held.scalar_type() && fresh.sizes() == held.sizes() &&
      std::memcmp(fresh.data_ptr(), held.data_ptr(), fresh.nbytes()) == 0) {
    fresh = held;
  }
}

void shareAll(Snapshot& fresh, const Snapshot& held) {
  share(fresh.parameters, held.parameters);
  share(fresh.optimizerFirst, held.optimizerFirst);
  share(fresh.optimizerSecond, held.optimizerSecond);
  share(fresh.averaged, held.averaged);
  share(fresh.randomState, held.randomState);
  for (std::size_t i = 0; i < std::min(fresh.buffers.size(), held.buffers.size()); ++i) {
    share(fresh.buffers[i], held.buffers[i]);
  }
  for (std::size_t i = 0; i < std::min(fresh.averagedBuffers.size(), held.averagedBuffers.size()); ++i) {
    share(fresh.averagedBuffers[i], held.averagedBuffers[i]);
  }
}

template <class Visitor>
void forEachTensor(const Snapshot& snapshot, Visitor&& visit) {
  for (const torch::Tensor* tensor : {&snapshot.parameters, &snapshot.optimizerFirst,
                                      &snapshot.optimizerSecond, &snapshot.averaged, &snapshot.randomState}) {
    if (tensor->defined()) {
      visit(*tensor);
    }
  }
  for (const auto* buffers : {&snapshot.buffers, &snapshot.averagedBuffers}) {
    for (const torch::Tensor& buffer : *buffers) {
      visit(buffer);
    }
  }
}

}  // namespace

bool SnapshotRing::wants(int branch, std::int64_t globalStep) const {
  const std::int64_t distance = globalStep <= kEveryStep ? m_earlyDistance : m_distance;
  return enabled() && globalStep % distance == 0 && !m_held.contains({branch, globalStep});
}

void SnapshotRing::add(int branch, Snapshot snapshot, Keep keep, const SnapshotPtr& like) {
  if (!enabled()) {
    return;
  }
  const Key key{branch, snapshot.globalStep};
  const bool always = keep == Keep::Always;
  if (const auto held = m_held.find(key); held != m_held.end()) {
    held->second.always = held->second.always || always;
    return;
  }
  if (const SnapshotPtr near = like ? like : atOrBefore(branch, snapshot.globalStep)) {
    shareAll(snapshot, *near);
  }
  account(snapshot, true);
  m_held[key] = {std::make_shared<const Snapshot>(std::move(snapshot)), always};
  thin(key);
}

void SnapshotRing::account(const Snapshot& snapshot, bool added) {
  m_bytes += added ? kOverhead : -kOverhead;
  forEachTensor(snapshot, [&](const torch::Tensor& tensor) {
    const auto bytes = static_cast<std::int64_t>(tensor.nbytes());
    int& uses = m_uses[tensor.data_ptr()];
    if (added && ++uses == 1) {
      m_bytes += bytes;
    } else if (!added && --uses == 0) {
      m_bytes -= bytes;
      m_uses.erase(tensor.data_ptr());
    }
  });
}

void SnapshotRing::thin(const Key& newest) {
  while (full()) {
    std::size_t removable[2] = {0, 0};  // late, early
    for (const auto& [key, held] : m_held) {
      removable[isEarly(key) ? 1 : 0] += !held.always && key != newest ? 1 : 0;
    }
    if (removable[0] + removable[1] == 0) {
      return;
    }
    // The early ones stay longest, but never fill more than half of what there is room for.
    const bool early = removable[1] > removable[0];
    std::int64_t& distance = early ? m_earlyDistance : m_distance;
    constexpr std::int64_t kLargest = std::int64_t{1} << 40;
    auto found = victim(newest, early);
    while (found == m_held.end() && distance < kLargest) {
      distance *= 2;
      found = victim(newest, early);
    }
    if (found == m_held.end()) {
      return;
    }
    account(*found->second.snapshot, false);
    m_held.erase(found);
  }
}

std::map<SnapshotRing::Key, SnapshotRing::Held>::iterator SnapshotRing::victim(const Key& newest,
                                                                               bool early) {
  const std::int64_t kept = 2 * (early ? m_earlyDistance : m_distance);
  auto best = m_held.end();
  bool bestIsStray = false;
  for (auto held = m_held.begin(); held != m_held.end(); ++held) {
    const std::int64_t step = held->first.second;
    if (held->second.always || held->first == newest || isEarly(held->first) != early || step % kept == 0) {
      continue;
    }
    // Where the run was paused, say: not on the grid at all.
    const bool stray = step % (kept / 2) != 0;
    if (best == m_held.end() || (stray && !bestIsStray) ||
        (stray == bestIsStray && step < best->first.second)) {
      best = held;
      bestIsStray = stray;
    }
  }
  return best;
}

SnapshotPtr SnapshotRing::at(int branch, std::int64_t globalStep) const {
  const auto found = m_held.find({branch, globalStep});
  return found == m_held.end() ? nullptr : found->second.snapshot;
}

SnapshotPtr SnapshotRing::atOrBefore(int branch, std::int64_t globalStep) const {
  auto after = m_held.upper_bound({branch, globalStep});
  if (after == m_held.begin()) {
    return nullptr;
  }
  --after;
  return after->first.first == branch ? after->second.snapshot : nullptr;
}

std::vector<SnapshotPtr> SnapshotRing::upTo(int branch, std::int64_t globalStep) const {
  std::vector<SnapshotPtr> found;
  const auto end = m_held.upper_bound({branch, globalStep});
  for (auto held = m_held.lower_bound({branch, 0}); held != end; ++held) {
    found.push_back(held->second.snapshot);
  }
  return found;
}

}  // namespace officina
