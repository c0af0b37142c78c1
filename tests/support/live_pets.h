// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/inspect/pass_builder.h"
#include "core/models/pets_networks.h"
#include "core/train/optimizer.h"
#include "core/train/random_stream.h"

namespace officina {

/// One of the pets lab's networks in training on one batch of made-up pictures.
class LivePets {
 public:
  /// `side`: 224 for "notes"; the tuned network takes any.
  LivePets(const std::string& network, std::int64_t batch, std::int64_t side, double dropout = 0.0)
      : m_random(7) {
    const RandomStream::Lease lease = m_random.lease();
    m_network = makePetsNetwork(network, 2, dropout);
    m_flat = std::make_unique<FlatParameters>(*m_network);
    m_optimizer = std::make_unique<Optimizer>(OptimizerSpec{}, *m_flat);
    // Coarse noise: neighbouring pixels are alike, as in photographs.
    m_images = torch::upsample_bilinear2d(torch::rand({batch, 3, 9, 9}), {side, side}, false);
    m_labels = torch::arange(batch).remainder(2);
  }

  void steps(int count) {
    const RandomStream::Lease lease = m_random.lease();
    for (int i = 0; i < count; ++i) {
      Tracer net;
      m_optimizer->step(torch::autograd::grad({loss(net)}, m_flat->tensors()));
    }
  }
  OpenedBatch open() {
    const RandomStream::Lease lease = m_random.lease();
    std::vector<std::int64_t> samples(static_cast<std::size_t>(m_labels.size(0)));
    return openBatch(*m_network, [this](Tracer& net) { return loss(net); }, *m_optimizer, *m_flat, 1.0,
                     {m_optimizer->stepCount(), std::move(samples)});
  }
  torch::Tensor loss(Tracer& net) {
    return net.crossEntropy("loss", m_network->forward(m_images, net), m_labels);
  }

  [[nodiscard]] Network& network() { return *m_network; }
  [[nodiscard]] FlatParameters& flat() { return *m_flat; }

 private:
  RandomStream m_random;
  std::shared_ptr<Network> m_network;
  std::unique_ptr<FlatParameters> m_flat;
  std::unique_ptr<Optimizer> m_optimizer;
  torch::Tensor m_images;
  torch::Tensor m_labels;
};

}  // namespace officina
