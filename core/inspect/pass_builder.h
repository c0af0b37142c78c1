// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/api/inspect.h"
#include "core/models/network.h"
#include "core/train/optimizer.h"

namespace officina {

/// What a batch's forward pass and loss do: Task::loss with its EpochState bound.
using LossOfBatch = std::function<torch::Tensor(Tracer&)>;

/// A batch that was opened, and what training needs in order to go on from it.
struct OpenedBatch {
  PassPtr pass;
  torch::Tensor loss;                    ///< scalar; may be infinite or NaN
  std::vector<torch::Tensor> gradients;  ///< of parameters.tensors(), with the bits of an ordinary step
};

/// Where the batch stands in its run.
struct BatchPosition {
  std::int64_t globalStep = 0;        ///< updates done before it
  std::vector<std::int64_t> samples;  ///< their numbers in the training set
};

/// Runs the batch through the network and back, keeping every operation's output and its gradient and every
/// parameter's gradient, and works out what the optimiser would do. Parameters and optimiser stay as they
/// are; the pass holds copies of what training will change. The labels are those of the cross-entropy.
///
/// Not undone, because only the caller knows whether it goes on from here (then `optimizer.step(gradients,
/// rateFactor)` completes an ordinary step, bit for bit) or only looks (then it puts them back):
/// - the random numbers that dropout drew from the default generator, for which it must hold a lease;
/// - the running statistics of batch normalisations (the network's buffers), if the network is training;
/// - what `loss` itself counts (EpochState).
[[nodiscard]] OpenedBatch openBatch(Network& network, const LossOfBatch& loss, const Optimizer& optimizer,
                                    const FlatParameters& parameters, double rateFactor,
                                    BatchPosition position);

/// A forward pass without a loss. The parameters are shared with the network: nobody may change them any
/// more.
[[nodiscard]] PassPtr openForward(Trace trace, bool training);

}  // namespace officina
