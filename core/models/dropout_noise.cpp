// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/dropout_noise.h"

#include <mutex>

#include "core/models/bernoulli.h"

namespace officina {

namespace {

/// Below it LibTorch's own way costs less than copying the generator's state out and in.
constexpr std::int64_t kFewest = 4096;

torch::Tensor byLibTorch(const torch::Tensor& x, double rate) {
  return torch::empty_like(x.detach(), at::MemoryFormat::Contiguous).bernoulli_(1.0 - rate).div_(1.0 - rate);
}

/// Fills as byLibTorch() does: bernoulli_() takes two draws a number and compares their low 53 bits.
torch::Tensor byUs(const torch::Tensor& x, double rate) {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  const std::lock_guard lock(generator.mutex());
  auto* implementation = at::check_generator<at::CPUGeneratorImpl>(generator);
  at::mt19937 engine = implementation->engine();
  at::mt19937_data_pod data = engine.data();
  torch::Tensor noise = torch::empty_like(x.detach(), at::MemoryFormat::Contiguous);
  MersenneTwister twister{data.state_.data(), data.next_, data.left_};
  bernoulliFill(twister, 1.0 - rate, 1.0F / static_cast<float>(1.0 - rate), noise.data_ptr<float>(),
                noise.numel());
  data.next_ = twister.next;
  data.left_ = twister.left;
  engine.set_data(data);
  implementation->set_engine(engine);
  return noise;
}

/// LibTorch promises no way of drawing, so it is asked once whether it is still the one that is known here.
bool sameAsLibTorch() {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  const auto state = [&generator] {
    const std::lock_guard lock(generator.mutex());
    return generator.get_state();
  };
  const auto setState = [&generator](const torch::Tensor& to) {
    const std::lock_guard lock(generator.mutex());
    generator.set_state(to);
  };
  const torch::Tensor before = state();
  bool same = true;
  for (const double rate : {0.1, 0.5, 0.25, 0.9}) {
    const torch::Tensor x = torch::empty({3, kFewest});
    const torch::Tensor start = state();
    const torch::Tensor expected = byLibTorch(x, rate);
    const torch::Tensor end = state();
    setState(start);
    same = same && torch::equal(byUs(x, rate), expected) && torch::equal(state(), end);
  }
  setState(before);
  return same;
}

}  // namespace

torch::Tensor dropoutNoise(const torch::Tensor& x, double rate) {
  if (x.numel() < kFewest || x.scalar_type() != torch::kFloat || rate <= 0.0 || rate >= 1.0) {
    return byLibTorch(x, rate);
  }
  static const bool same = sameAsLibTorch();
  return same ? byUs(x, rate) : byLibTorch(x, rate);
}

}  // namespace officina
