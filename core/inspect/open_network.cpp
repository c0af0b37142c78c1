// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "core/api/error.h"
#include "core/inspect/pass_builder.h"
#include "core/inspect/pass_impl.h"
#include "core/train/random_stream.h"
#include "core/train/task.h"

namespace officina {

struct OpenNetwork::Impl {
  NamedNetwork named;
  Outputs outputs = Outputs::Classes;
};

namespace {

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) {
    text += text.empty() ? "" : " x ";
    text += std::to_string(size);
  }
  return text;
}

/// [1, ...]. Throws Error (Usage) if values and shape do not fit together.
torch::Tensor batchOfOne(const TensorValues& input) {
  std::vector<std::int64_t> shape{1};
  std::int64_t count = 1;
  for (const std::int64_t size : input.shape) {
    shape.push_back(size);
    count *= size;
  }
  if (count != static_cast<std::int64_t>(input.values.size())) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "The input has %1 numbers, which do not fill %2."),
                                   {std::to_string(input.values.size()), shapeText(input.shape)}});
  }
  return torch::from_blob(const_cast<float*>(input.values.data()), shape).clone();
}

/// Runs the network and writes the operations into `trace`. Returns its output [1, units].
torch::Tensor run(Network& network, const torch::Tensor& input, Trace& trace) {
  Tracer net(trace);
  try {
    return network.forward(input, net);
  } catch (const c10::Error&) {
    const c10::IntArrayRef sizes = input.sizes().slice(1);
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "This network does not take an input of %1."),
                                   {shapeText({sizes.begin(), sizes.end()})}});
  }
}

Matrix toMatrix(const torch::Tensor& tensor) {
  const torch::Tensor plain = tensor.detach().to(torch::kFloat).contiguous();
  Matrix matrix(plain.size(0), plain.size(1));
  std::copy_n(plain.data_ptr<float>(), matrix.values.size(), matrix.values.begin());
  return matrix;
}

/// Pictures [channels, rows, columns] are summed over the channels; plain numbers become one row.
Matrix asPicture(const torch::Tensor& sample) {
  return toMatrix(sample.dim() == 3 ? sample.sum(0) : sample.reshape({1, -1}));
}

/// The layer of the last convolution (or the block that it belongs to); nullptr if there is none.
const LayerInfo* lastLayerOfMaps(const std::vector<TracedOp>& ops, const std::vector<LayerInfo>& layers) {
  const auto holdsConvolution = [&ops](const LayerInfo& layer) {
    return std::any_of(ops.begin() + layer.first, ops.begin() + layer.last + 1,
                       [](const TracedOp& op) { return op.info.kind == OpKind::Conv2d; });
  };
  const auto layer = std::find_if(layers.rbegin(), layers.rend(), holdsConvolution);
  return layer == layers.rend() ? nullptr : &*layer;
}

/// Each map counts as much as its mean gradient; what speaks against the class is left out.
torch::Tensor gradCam(const torch::Tensor& maps, const torch::Tensor& gradient, c10::IntArrayRef size) {
  const torch::Tensor shares = gradient.mean({2, 3}, /*keepdim=*/true);
  const torch::Tensor cam = torch::relu((maps * shares).sum(1, /*keepdim=*/true));
  return torch::upsample_bilinear2d(cam, size, /*align_corners=*/false)[0][0];
}

}  // namespace

OpenNetwork::OpenNetwork(std::string_view lab, const StateDict& weights) : m(std::make_unique<Impl>()) {
  const LabDefinition& definition = labDefinition(lab);
  if (!definition.openNetwork) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The networks of the lab %1 cannot be opened."), {std::string(lab)}});
  }
  // The weights that making it draws are thrown away; a stream of its own, so that no run notices.
  RandomStream stream;
  const RandomStream::Lease lease = stream.lease();
  m->named = definition.openNetwork(weights);
  m->named.network->eval();
  m->outputs = definition.outputs;
}

OpenNetwork::~OpenNetwork() = default;

const std::string& OpenNetwork::network() const {
  return m->named.name;
}

PassPtr OpenNetwork::forward(const TensorValues& input) {
  const torch::NoGradGuard noGrad;
  Trace trace(*m->named.network);
  const torch::Tensor output = run(*m->named.network, batchOfOne(input), trace);
  if (m->outputs == Outputs::Classes) {
    Tracer(trace).softmax("softmax", output);
  } else if (m->outputs == Outputs::YesNo) {
    Tracer(trace).sigmoid("sigmoid", output);
  }
  return openForward(std::move(trace), /*training=*/false);
}

Saliency OpenNetwork::saliency(const TensorValues& input, std::int64_t target) {
  Trace trace(*m->named.network);
  trace.inputGradient = true;
  const torch::Tensor output = run(*m->named.network, batchOfOne(input), trace)[0];
  Saliency saliency;
  saliency.target = target < 0 ? output.argmax().item<std::int64_t>() : target;
  if (saliency.target >= output.size(0)) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "The network has no output number %1."),
                                   {std::to_string(saliency.target)}});
  }
  const std::vector<LayerInfo> layers = layersOf(trace.ops);
  const LayerInfo* layer = lastLayerOfMaps(trace.ops, layers);
  const torch::Tensor& x = trace.ops.front().output;
  std::vector<torch::Tensor> wanted{x};
  if (layer != nullptr) {
    wanted.push_back(trace.ops[static_cast<std::size_t>(layer->shown)].output);
  }
  const auto gradients = torch::autograd::grad({output[saliency.target]}, wanted);

  const torch::NoGradGuard noGrad;
  saliency.gradientTimesInput = asPicture((gradients[0] * x)[0]);
  if (layer != nullptr) {
    saliency.camLayer = layer->name;
    saliency.gradCam = toMatrix(gradCam(wanted[1], gradients[1], x.sizes().slice(2)));
  }
  return saliency;
}

}  // namespace officina
