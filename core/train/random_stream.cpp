// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/random_stream.h"

#include <condition_variable>
#include <mutex>

namespace officina {

namespace {

/// A mutex that serves in the order of arrival. A training thread gives its lease back and takes it again at
/// every step; a plain mutex would let it through each time while somebody else waits for many batches.
class FairMutex {
 public:
  void lock() {
    std::unique_lock lock(m_mutex);
    const std::uint64_t ticket = m_nextTicket++;
    m_turn.wait(lock, [&] { return ticket == m_serving; });
  }
  void unlock() {
    {
      const std::lock_guard lock(m_mutex);
      ++m_serving;
    }
    m_turn.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_turn;
  std::uint64_t m_nextTicket = 0;
  std::uint64_t m_serving = 0;
};

FairMutex generatorMutex;
RandomStream* owner = nullptr;  // guarded by generatorMutex

at::Generator& defaultGenerator() {
  static at::Generator generator = at::detail::getDefaultCPUGenerator();
  return generator;
}

torch::Tensor generatorState() {
  const std::lock_guard lock(defaultGenerator().mutex());
  return defaultGenerator().get_state();
}

void setGeneratorState(const torch::Tensor& state) {
  const std::lock_guard lock(defaultGenerator().mutex());
  defaultGenerator().set_state(state);
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seedValue) {
  seed(seedValue);
}

RandomStream::~RandomStream() {
  const std::lock_guard lock(generatorMutex);
  if (owner == this) {
    owner = nullptr;
  }
}

RandomStream::Lease::Lease(RandomStream& stream) {
  generatorMutex.lock();
  if (owner == &stream) {
    return;
  }
  if (owner != nullptr) {
    owner->m_state = generatorState();
  }
  if (stream.m_state.defined()) {
    setGeneratorState(stream.m_state);
  }
  owner = &stream;
}

RandomStream::Lease::~Lease() {
  generatorMutex.unlock();
}

void RandomStream::seed(std::uint64_t seedValue) {
  const Lease held = lease();
  const std::lock_guard lock(defaultGenerator().mutex());
  defaultGenerator().set_current_seed(seedValue);
}

torch::Tensor RandomStream::state() {
  const Lease held = lease();
  return generatorState().clone();
}

void RandomStream::setState(const torch::Tensor& newState) {
  const Lease held = lease();
  setGeneratorState(newState);
}

std::int64_t drawSeed() {
  return torch::empty({}, torch::kLong).random_().item<std::int64_t>();
}

namespace {
std::vector<std::int64_t> toVector(const torch::Tensor& tensor) {
  const auto* first = tensor.data_ptr<std::int64_t>();
  return {first, first + tensor.numel()};
}
}  // namespace

std::vector<std::int64_t> shuffledOrder(std::int64_t seed, std::int64_t count) {
  at::Generator generator = at::detail::createCPUGenerator(static_cast<std::uint64_t>(seed));
  return toVector(torch::randperm(count, generator, torch::kLong));
}

std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>> randomSplit(std::int64_t count,
                                                                            std::int64_t firstCount) {
  const std::vector<std::int64_t> order = toVector(torch::randperm(count, torch::kLong));
  const auto cut = order.begin() + firstCount;
  return {{order.begin(), cut}, {cut, order.end()}};
}

}  // namespace officina
