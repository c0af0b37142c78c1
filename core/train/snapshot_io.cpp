// SPDX-License-Identifier: GPL-3.0-or-later

// Snapshots as state dicts and back: the content of a run folder's checkpoint-*.pth. Plain tensors under
// prefixed names, so that Python's torch.load(weights_only=True) opens a checkpoint too.

#include <array>
#include <string>

#include "core/api/error.h"
#include "core/train/training_run.h"

namespace officina {

namespace {

constexpr const char* kFirst = "optimizer.first";
constexpr const char* kSecond = "optimizer.second";
constexpr const char* kAveraged = "average.parameters";
constexpr const char* kAveragedBuffer = "average.buffer.";
constexpr const char* kRandom = "random.state";
constexpr const char* kCounters = "position.counters";
constexpr const char* kReals = "position.reals";
constexpr const char* kOrder = "position.order";
constexpr const char* kPatience = "position.patience";
constexpr const char* kParameters = "run.parameters";
constexpr const char* kBuffer = "run.buffer.";

const NamedTensor& required(const StateDict& state, const std::string& name) {
  const NamedTensor* found = state.find(name);
  if (found == nullptr) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "The checkpoint has no %1: it is not of this run."), {name}},
                {OFFICINA_TEXT("core", "Start the run again, or resume another one."), {}});
  }
  return *found;
}

torch::Tensor like(const StateDict& state, const std::string& name, const torch::Tensor& shape) {
  torch::Tensor tensor = toTensor(required(state, name));
  if (tensor.sizes() != shape.sizes() || tensor.scalar_type() != shape.scalar_type()) {
    throw Error(ErrorKind::Input,
                {OFFICINA_TEXT("core", "%1 in the checkpoint has the size of another network."), {name}},
                {OFFICINA_TEXT("core", "Start the run again, or resume another one."), {}});
  }
  return tensor;
}

}  // namespace

StateDict Snapshot::toStateDict(const torch::nn::Module& network) const {
  StateDict state;
  for (NamedTensor& tensor : stateDictOf(network).tensors) {
    tensor.name = "network." + tensor.name;  // for people and Python: the same numbers by name
    state.tensors.push_back(std::move(tensor));
  }
  const auto add = [&state](const std::string& name, const torch::Tensor& tensor) {
    if (tensor.defined()) {
      state.tensors.push_back(toNamedTensor(name, tensor));
    }
  };
  add(kParameters, parameters);
  for (std::size_t i = 0; i < buffers.size(); ++i) {
    add(kBuffer + std::to_string(i), buffers[i]);
  }
  add(kFirst, optimizerFirst);
  add(kSecond, optimizerSecond);
  add(kAveraged, averaged);
  for (std::size_t i = 0; i < averagedBuffers.size(); ++i) {
    add(kAveragedBuffer + std::to_string(i), averagedBuffers[i]);
  }
  add(kRandom, randomState);
  const std::array counters{
      globalStep,      optimizerSteps, epoch.epoch, epoch.step, std::int64_t{epoch.begun},
      epoch.orderSeed, epoch.correct,  epoch.seen};
  state.tensors.push_back(
      NamedTensor::ofInts(kCounters, {static_cast<std::int64_t>(counters.size())}, counters));
  add(kReals, torch::tensor({epoch.lossSum, epoch.seconds, learningRate}, torch::kDouble));
  add(kOrder, epoch.order);
  add(kPatience, torch::tensor({patience.lowest, static_cast<double>(patience.since)}, torch::kDouble));
  return state;
}

void TrainingRun::restore(const StateDict& checkpoint) {
  const Snapshot shape = capture();
  Snapshot snapshot;
  snapshot.parameters = like(checkpoint, kParameters, shape.parameters);
  for (std::size_t i = 0; i < shape.buffers.size(); ++i) {
    snapshot.buffers.push_back(like(checkpoint, kBuffer + std::to_string(i), shape.buffers[i]));
  }
  const auto optional = [&checkpoint](const char* name, const torch::Tensor& wanted) {
    return wanted.defined() ? like(checkpoint, name, wanted) : wanted;
  };
  snapshot.optimizerFirst = optional(kFirst, shape.optimizerFirst);
  snapshot.optimizerSecond = optional(kSecond, shape.optimizerSecond);
  snapshot.averaged = optional(kAveraged, shape.averaged);
  for (std::size_t i = 0; i < shape.averagedBuffers.size(); ++i) {
    const std::string name = kAveragedBuffer + std::to_string(i);
    if (checkpoint.find(name) != nullptr) {  // older runs kept none
      snapshot.averagedBuffers.push_back(like(checkpoint, name, shape.averagedBuffers[i]));
    }
  }
  snapshot.randomState = like(checkpoint, kRandom, shape.randomState);
  const std::vector<std::int64_t> counters = required(checkpoint, kCounters).ints();
  const torch::Tensor reals = like(checkpoint, kReals, torch::empty({3}, torch::kDouble));
  if (counters.size() != 8) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "The checkpoint's position cannot be read."), {}});
  }
  snapshot.globalStep = counters[0];
  snapshot.optimizerSteps = counters[1];
  snapshot.epoch.epoch = counters[2];
  snapshot.epoch.step = counters[3];
  snapshot.epoch.begun = counters[4] != 0;
  snapshot.epoch.orderSeed = counters[5];
  snapshot.epoch.correct = counters[6];
  snapshot.epoch.seen = counters[7];
  if (const NamedTensor* order = checkpoint.find(kOrder); order != nullptr) {
    snapshot.epoch.order = toTensor(*order);
  }
  const auto* real = reals.data_ptr<double>();
  snapshot.epoch.lossSum = real[0];
  snapshot.epoch.seconds = real[1];
  snapshot.learningRate = real[2];
  if (checkpoint.find(kPatience) != nullptr) {  // runs of before there was any have none
    const torch::Tensor patience = like(checkpoint, kPatience, torch::empty({2}, torch::kDouble));
    snapshot.patience = {patience.data_ptr<double>()[0],
                         static_cast<std::int64_t>(patience.data_ptr<double>()[1])};
  }
  restore(snapshot);
}

}  // namespace officina
