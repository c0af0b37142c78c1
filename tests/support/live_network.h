// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/training.h"
#include "core/inspect/pass_builder.h"
#include "core/train/random_stream.h"
#include "core/train/task.h"

namespace officina {

/// A network in training, step by step, in the open: what TrainingRun does, with everything in reach.
class LiveNetwork {
 public:
  explicit LiveNetwork(const Recipe& recipe) : m_recipe(recipe), m_random(recipe.seed) {
    const RandomStream::Lease lease = m_random.lease();
    m_task = labDefinition(recipe.lab).makeTask(recipe, dataOf(recipe));
    m_task->network().train();
    m_flat = std::make_unique<FlatParameters>(m_task->network());
    m_optimizer = std::make_unique<Optimizer>(recipe.optimizer, *m_flat);
    m_task->drawEpoch(m_epoch);
    m_task->prepareEpoch(m_epoch);
  }

  /// An ordinary training step; returns its gradients.
  std::vector<torch::Tensor> step() {
    const RandomStream::Lease lease = m_random.lease();
    Tracer net;
    const torch::Tensor loss = m_task->loss(m_epoch, net);
    const std::vector<torch::Tensor> gradients = torch::autograd::grad({loss}, m_flat->tensors());
    m_optimizer->step(gradients);
    if (m_task->stepsPerEpoch() > m_epoch.step + 1) {
      ++m_epoch.step;
    }
    return gradients;
  }
  void steps(int count) {
    for (int i = 0; i < count; ++i) {
      step();
    }
  }

  /// Opens the next batch and puts the random numbers and the buffers back.
  OpenedBatch open() {
    const torch::Tensor random = m_random.state();
    OpenedBatch opened = openHere();
    m_random.setState(random);
    return opened;
  }

  [[nodiscard]] Network& network() { return m_task->network(); }
  [[nodiscard]] FlatParameters& flat() { return *m_flat; }
  [[nodiscard]] Optimizer& optimizer() { return *m_optimizer; }

 private:
  /// Made once a program: drawing the starter digits takes half a second.
  static TrainingDataPtr dataOf(const Recipe& recipe) {
    static std::map<std::string, TrainingDataPtr> made;
    TrainingDataPtr& data = made[recipe.lab + recipe.data];
    if (!data) {
      data = loadTrainingData(recipe);
    }
    return data;
  }

  OpenedBatch openHere() {
    const RandomStream::Lease lease = m_random.lease();
    std::vector<torch::Tensor> buffers;
    for (const torch::Tensor& buffer : network().buffers()) {
      buffers.push_back(buffer.clone());
    }
    EpochState state = m_epoch;
    OpenedBatch opened =
        openBatch(network(), [&](Tracer& net) { return m_task->loss(state, net); }, *m_optimizer, *m_flat,
                  1.0, {m_optimizer->stepCount(), m_task->batchSamples(m_epoch)});
    for (std::size_t i = 0; i < buffers.size(); ++i) {
      network().buffers()[i].copy_(buffers[i]);
    }
    return opened;
  }

  Recipe m_recipe;
  RandomStream m_random;
  std::unique_ptr<Task> m_task;
  std::unique_ptr<FlatParameters> m_flat;
  std::unique_ptr<Optimizer> m_optimizer;
  EpochState m_epoch;
};

}  // namespace officina
