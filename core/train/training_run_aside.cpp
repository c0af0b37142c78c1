// SPDX-License-Identifier: GPL-3.0-or-later

// What may be asked of a run in passing, without changing a bit of it.

#include "core/train/training_run_aside.h"

#include "core/api/error.h"
#include "core/inspect/pass_builder.h"

namespace officina {

namespace {

bool allFinite(const torch::Tensor& tensor) {
  return !tensor.defined() || torch::isfinite(tensor).all().item<bool>();
}

}  // namespace

std::optional<NotFinite> TrainingRun::findNotFinite() {
  const torch::NoGradGuard noGrad;
  Aside aside(*this);
  const RandomStream::Lease lease = m_random.lease();
  aside.beginEpoch();
  Trace trace(m_task->network());
  Tracer net(trace);
  static_cast<void>(m_task->loss(aside.epoch, net));
  for (const TracedOp& op : trace.ops) {
    if (!allFinite(op.weight.tensor) || !allFinite(op.bias.tensor)) {
      return NotFinite{op.info.layer, op.info.name, true};
    }
    if (!allFinite(op.output)) {
      return NotFinite{op.info.layer, op.info.name, false};
    }
  }
  return std::nullopt;
}

PassPtr TrainingRun::open() {
  Aside aside(*this);
  const RandomStream::Lease lease = m_random.lease();
  aside.beginEpoch();
  BatchPosition position{m_globalStep, m_task->batchSamples(aside.epoch)};
  return openBatch(
             m_task->network(), [&](Tracer& net) { return m_task->loss(aside.epoch, net); }, *m_optimizer,
             *m_parameters, rateFactor(), std::move(position))
      .pass;
}

std::vector<std::vector<float>> TrainingRun::answers(
    const std::vector<std::shared_ptr<const Snapshot>>& moments, const TensorValues& input,
    const std::function<bool()>& interrupted) {
  std::int64_t count = 1;
  for (const std::int64_t size : input.shape) {
    count *= size;
  }
  if (count != static_cast<std::int64_t>(input.values.size())) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The input has not as many numbers as its shape says."), {}});
  }
  std::vector<std::int64_t> shape{1};
  shape.insert(shape.end(), input.shape.begin(), input.shape.end());
  torch::Tensor batch = torch::empty(shape);
  std::copy(input.values.begin(), input.values.end(), batch.data_ptr<float>());

  const torch::NoGradGuard noGrad;
  const Aside aside(*this);
  Network& network = m_task->network();
  const std::vector<torch::Tensor> buffers = network.buffers();
  const Outputs outputs = labDefinition(m_recipe.lab).outputs;

  // Back in place and in training however this ends.
  struct Own {
    TrainingRun& run;
    torch::Tensor parameters;
    ~Own() {
      const torch::NoGradGuard none;
      run.m_parameters->flat().copy_(parameters);
      run.m_task->network().train();
    }
  };
  const Own own{*this, m_parameters->flat().clone()};
  network.eval();
  std::vector<std::vector<float>> answers;
  for (const auto& moment : moments) {
    if (interrupted()) {
      break;
    }
    m_parameters->flat().copy_(moment->averaged.defined() ? moment->averaged : moment->parameters);
    const auto& held = moment->averagedBuffers.empty() ? moment->buffers : moment->averagedBuffers;
    for (std::size_t i = 0; i < buffers.size(); ++i) {
      buffers[i].copy_(held[i]);
    }
    const torch::Tensor output = answersOf(outputs, network.forward(batch)).contiguous();
    const auto* first = output.data_ptr<float>();
    answers.emplace_back(first, first + output.numel());
  }
  return answers;
}

}  // namespace officina
