// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/random_stream.h"

#include <utility>
#include <vector>

namespace officina {

namespace {

std::mutex generatorMutex;
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

RandomStream::Lease::Lease(RandomStream& stream) : m_lock(generatorMutex) {
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
