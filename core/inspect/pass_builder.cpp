// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/pass_builder.h"

#include <algorithm>
#include <utility>

#include "core/api/error.h"
#include "core/inspect/pass_impl.h"

namespace officina {

namespace {

torch::Tensor plain(const torch::Tensor& tensor) {
  return tensor.defined() ? tensor.detach().contiguous() : tensor;
}

/// The classes that a loss compares with; of a yes-or-no question 0 and 1, whatever the labels were smoothed
/// to.
std::vector<std::int64_t> labelsOf(const TracedOp& loss) {
  torch::Tensor labels;
  if (loss.info.kind == OpKind::CrossEntropy) {
    labels = loss.target.contiguous();
  } else if (loss.info.kind == OpKind::BinaryCrossEntropy) {
    labels = loss.target.round().to(torch::kLong).contiguous();
  } else {
    return {};
  }
  return {labels.data_ptr<std::int64_t>(), labels.data_ptr<std::int64_t>() + labels.numel()};
}

/// Lets views of flat copies stand for the parameters, whose own numbers training will overwrite.
class FlatViews {
 public:
  explicit FlatViews(const FlatParameters& parameters) : m_parameters(parameters) {}

  /// Place among the flat parameters, or -1.
  [[nodiscard]] int find(const torch::Tensor& tensor) const {
    const auto& all = m_parameters.tensors();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.is_same(tensor); });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
  }
  [[nodiscard]] torch::Tensor view(const torch::Tensor& flat, int index) const {
    if (!flat.defined()) {
      return {};
    }
    const auto i = static_cast<std::size_t>(index);
    const torch::Tensor& shape = m_parameters.tensors()[i];
    return flat.narrow(0, m_parameters.offsets()[i], shape.numel()).view(shape.sizes());
  }

 private:
  const FlatParameters& m_parameters;
};

torch::Tensor cloned(const torch::Tensor& tensor) {
  return tensor.defined() ? tensor.detach().clone() : tensor;
}

/// Gradients of the parameters, followed by those of the operations' outputs that have one.
torch::autograd::variable_list gradientsOf(const torch::Tensor& loss, const std::vector<torch::Tensor>& first,
                                           const std::vector<TracedOp>& ops) {
  torch::autograd::variable_list wanted(first.begin(), first.end());
  for (const TracedOp& op : ops) {
    if (op.output.requires_grad()) {
      wanted.push_back(op.output);
    }
  }
  return torch::autograd::grad({loss}, wanted, {}, c10::nullopt, /*create_graph=*/false,
                               /*allow_unused=*/true);
}

}  // namespace

Pass::Impl::Impl(Trace trace) : ops(std::move(trace.ops)) {
  layers = layersOf(ops);
  gradients.resize(ops.size());
  for (std::size_t i = 0; i < ops.size(); ++i) {
    TracedOp& op = ops[i];
    if (op.info.kind != OpKind::Input && op.info.inputs.empty()) {
      throw Error(ErrorKind::Internal,
                  {OFFICINA_TEXT("core", "The operation %1 takes what no operation before it put out."),
                   {op.info.name}});
    }
    // An input's memory is its maker's.
    op.output = op.info.kind == OpKind::Input ? cloned(op.output).contiguous() : plain(op.output);
    op.mask = plain(op.mask);
    op.target = cloned(op.target);
    op.excluded = plain(op.excluded);
    op.classWeights = cloned(op.classWeights);
    for (TracedParameter* parameter : {&op.weight, &op.bias}) {
      parameter->tensor = plain(parameter->tensor);
      if (parameter->tensor.defined() && parameterIndex(parameter->name) < 0) {
        parameters.push_back({parameter->name, parameter->tensor, {}, {}, {}, {}, {}, {}});
      }
    }
    if (isLoss(op.info.kind)) {
      lossOp = static_cast<int>(i);
    }
    infos.push_back(op.info);
  }
  batchSize = ops.empty() ? 0 : ops.front().output.size(0);
}

OpenedBatch openBatch(Network& network, const LossOfBatch& loss, const Optimizer& optimizer,
                      const FlatParameters& parameters, double rateFactor, BatchPosition position) {
  Trace trace(network);
  trace.inputGradient = true;
  Tracer net(trace);
  OpenedBatch opened;
  opened.loss = loss(net);
  auto gradients = gradientsOf(opened.loss, parameters.tensors(), trace.ops);
  opened.loss = opened.loss.detach();
  const auto parameterCount = static_cast<std::ptrdiff_t>(parameters.tensors().size());
  opened.gradients.assign(gradients.begin(), gradients.begin() + parameterCount);

  const torch::NoGradGuard noGrad;
  const FlatViews views(parameters);
  const torch::Tensor before = parameters.flat().clone();
  std::vector<std::pair<std::string, int>> places;  // of the parameters' names among the flat ones
  std::vector<bool> hasGradient;
  for (TracedOp& op : trace.ops) {
    hasGradient.push_back(op.output.requires_grad());
    for (TracedParameter* parameter : {&op.weight, &op.bias}) {
      if (const int index = parameter->tensor.defined() ? views.find(parameter->tensor) : -1; index >= 0) {
        places.emplace_back(parameter->name, index);
        parameter->tensor = views.view(before, index);
      }
    }
  }

  auto impl = std::make_unique<Pass::Impl>(std::move(trace));
  auto gradient = gradients.begin() + parameterCount;
  for (std::size_t i = 0; i < impl->ops.size(); ++i) {
    if (hasGradient[i]) {
      impl->gradients[i] = plain(*gradient++);
    }
  }
  const Optimizer::Preview preview = optimizer.preview(opened.gradients, rateFactor);
  const torch::Tensor firstBefore = cloned(optimizer.first());
  const torch::Tensor secondBefore = cloned(optimizer.second());
  for (const auto& [name, place] : places) {
    PassParameter& parameter = impl->parameters[static_cast<std::size_t>(impl->parameterIndex(name))];
    parameter.gradient = plain(opened.gradients[static_cast<std::size_t>(place)]);
    parameter.firstBefore = views.view(firstBefore, place);
    parameter.secondBefore = views.view(secondBefore, place);
    parameter.first = views.view(preview.first, place);
    parameter.second = views.view(preview.second, place);
    parameter.after = views.view(preview.parameters, place);
  }
  impl->training = network.is_training();
  impl->hasGradients = true;
  impl->hasUpdate = true;
  impl->globalStep = position.globalStep;
  impl->samples = std::move(position.samples);
  impl->optimizer = optimizer.spec();
  impl->optimizer.learningRate *= rateFactor;
  impl->updateNumber = preview.step;
  if (impl->lossOp >= 0) {
    impl->labels = labelsOf(impl->op(impl->lossOp));
  }
  opened.pass = std::make_shared<const Pass>(std::move(impl));
  return opened;
}

PassPtr openForward(Trace trace, bool training) {
  auto impl = std::make_unique<Pass::Impl>(std::move(trace));
  impl->training = training;
  return std::make_shared<const Pass>(std::move(impl));
}

}  // namespace officina
