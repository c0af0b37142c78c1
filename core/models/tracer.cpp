// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracer.h"

#include <algorithm>

#include "core/models/conv_pool.h"
#include "core/models/dropout_noise.h"
#include "core/models/max_pool.h"
#include "core/models/relu_dropout.h"

namespace officina {

namespace {

/// What is drawn with the operation before it.
bool belongsToPrevious(OpKind kind) {
  return kind == OpKind::BatchNorm2d || kind == OpKind::Relu || kind == OpKind::Flatten ||
         kind == OpKind::Dropout || kind == OpKind::Add || kind == OpKind::LayerNorm;
}

std::vector<std::int64_t> shapeOfSample(const torch::Tensor& output) {
  return output.dim() == 0 ? std::vector<std::int64_t>{}
                           : std::vector<std::int64_t>(output.sizes().begin() + 1, output.sizes().end());
}

}  // namespace

Trace::Trace(const torch::nn::Module& network) {
  for (const auto& items : {network.named_parameters(), network.named_buffers()}) {
    for (const auto& item : items) {
      parameterNames.emplace(item.value().unsafeGetTensorImpl(), item.key());
    }
  }
}

std::vector<LayerInfo> layersOf(const std::vector<TracedOp>& ops) {
  std::vector<LayerInfo> layers;
  for (std::size_t i = 0; i < ops.size(); ++i) {
    const OpInfo& op = ops[i].info;
    const int index = static_cast<int>(i);
    if (layers.empty() || layers.back().name != op.layer) {
      layers.push_back({op.layer, index, index, index, 0});
    }
    LayerInfo& layer = layers.back();
    layer.last = index;
    layer.parameterCount += op.parameterCount;
    if (op.kind != OpKind::Flatten) {
      layer.shown = index;
    }
  }
  return layers;
}

TracedParameter Tracer::named(TracedOp& op, const char* part, const torch::Tensor& tensor) const {
  if (!tensor.defined()) {
    return {};
  }
  const auto known = m_trace->parameterNames.find(tensor.unsafeGetTensorImpl());
  const bool isKnown = known != m_trace->parameterNames.end();
  const std::string name = isKnown ? known->second : op.info.name + "." + part;
  op.info.parameters.push_back(name);
  if (!isKnown || tensor.requires_grad()) {  // a buffer (waves for the positions) is not trained
    op.info.parameterCount += tensor.numel();
  }
  return {name, tensor};
}

void Tracer::addParameters(TracedOp& op, const torch::Tensor& weight, const torch::Tensor& bias) const {
  op.weight = named(op, "weight", weight);
  op.bias = named(op, "bias", bias);
}

torch::Tensor Tracer::record(OpKind kind, std::string_view name, std::initializer_list<torch::Tensor> inputs,
                             const torch::Tensor& output, const std::function<void(TracedOp&)>& details) {
  std::vector<TracedOp>& ops = m_trace->ops;
  TracedOp op;
  op.info.name = name;
  op.info.kind = kind;
  if (!m_layer.empty()) {
    op.info.layer = m_layer;
  } else {
    op.info.layer = belongsToPrevious(kind) && !ops.empty() ? ops.back().info.layer : op.info.name;
  }
  op.info.shape = shapeOfSample(output);
  for (const torch::Tensor& input : inputs) {
    // The newest operation that put out this very tensor.
    const auto found = std::find_if(ops.rbegin(), ops.rend(), [&input](const TracedOp& earlier) {
      return earlier.output.is_same(input);
    });
    if (found != ops.rend()) {
      op.info.inputs.push_back(static_cast<int>(ops.rend() - found) - 1);
    }
  }
  op.output = output;
  if (details) {
    details(op);
  }
  ops.push_back(std::move(op));
  return ops.back().output;
}

torch::Tensor Tracer::input(const torch::Tensor& x) {
  if (m_trace == nullptr) {
    return x;
  }
  return record(OpKind::Input, "input", {}, m_trace->inputGradient ? x.detach().requires_grad_() : x);
}

torch::Tensor Tracer::conv(std::string_view name, torch::nn::Conv2d& layer, const torch::Tensor& x) {
  torch::Tensor output = layer(x);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Conv2d, name, {x}, output, [&](TracedOp& op) {
    op.info.kernel = layer->options.kernel_size()->front();
    op.info.stride = layer->options.stride()->front();
    op.info.padding = c10::get<torch::ExpandingArray<2>>(layer->options.padding())->front();
    addParameters(op, layer->weight, layer->bias);
  });
}

torch::Tensor Tracer::norm(std::string_view name, torch::nn::BatchNorm2d& layer, const torch::Tensor& x) {
  torch::Tensor output = layer(x);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::BatchNorm2d, name, {x}, output, [&](TracedOp& op) {
    const torch::NoGradGuard noGrad;
    op.epsilon = layer->options.eps();
    op.ofBatch = layer->is_training();
    if (op.ofBatch) {
      op.mean = x.mean({0, 2, 3});
      op.variance = x.var({0, 2, 3}, /*unbiased=*/false);
    } else {
      op.mean = layer->running_mean.clone();
      op.variance = layer->running_var.clone();
    }
    addParameters(op, layer->weight, layer->bias);
  });
}

torch::Tensor Tracer::relu(std::string_view name, const torch::Tensor& x) {
  return done(OpKind::Relu, name, x, torch::relu(x));
}

torch::Tensor Tracer::maxPool(std::string_view name, const torch::Tensor& x, std::int64_t padding) {
  torch::Tensor output = padding == 0 ? maxPool2x2(x) : torch::max_pool2d(x, 2, 2, padding);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::MaxPool2d, name, {x}, output, [padding](TracedOp& op) {
    op.info.kernel = 2;
    op.info.stride = 2;
    op.info.padding = padding;
  });
}

torch::Tensor Tracer::convReluPool(std::string_view conv, std::string_view relu, std::string_view pool,
                                   torch::nn::Conv2d& layer, const torch::Tensor& x) {
  return m_trace == nullptr ? officina::convReluPool(x, layer->weight, layer->bias)
                            : maxPool(pool, this->relu(relu, this->conv(conv, layer, x)));
}

torch::Tensor Tracer::globalAveragePool(std::string_view name, const torch::Tensor& x) {
  return done(OpKind::GlobalAvgPool2d, name, x, x.mean({2, 3}));
}

torch::Tensor Tracer::add(std::string_view name, const torch::Tensor& x, const torch::Tensor& y) {
  torch::Tensor output = x + y;
  return m_trace == nullptr ? output : record(OpKind::Add, name, {x, y}, output);
}

torch::Tensor Tracer::flatten(std::string_view name, const torch::Tensor& x) {
  return done(OpKind::Flatten, name, x, x.flatten(1));
}

torch::Tensor Tracer::dropout(std::string_view name, const torch::Tensor& x, double rate, bool training) {
  if (rate <= 0.0) {
    return x;
  }
  if (!training) {
    return m_trace == nullptr
               ? x
               : record(OpKind::Dropout, name, {x}, x.clone(), [rate](TracedOp& op) { op.info.rate = rate; });
  }
  // torch::dropout's own steps (native/Dropout.cpp), with the mask in the hand.
  const torch::Tensor noise = dropoutNoise(x, rate);
  torch::Tensor output = x * noise;
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Dropout, name, {x}, output, [&](TracedOp& op) {
    op.info.rate = rate;
    op.mask = noise;
  });
}

torch::Tensor Tracer::reluDropout(std::string_view relu, std::string_view dropout, const torch::Tensor& x,
                                  double rate, bool training) {
  return m_trace == nullptr && training && rate > 0.0
             ? officina::reluDropout(x, rate)
             : this->dropout(dropout, this->relu(relu, x), rate, training);
}

torch::Tensor Tracer::linear(std::string_view name, torch::nn::Linear& layer, const torch::Tensor& x) {
  return linear(name, layer->weight, layer->bias, x);
}

torch::Tensor Tracer::linear(std::string_view name, const torch::Tensor& weight, const torch::Tensor& bias,
                             const torch::Tensor& x) {
  torch::Tensor output = torch::linear(x, weight, bias);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Linear, name, {x}, output, [&](TracedOp& op) { addParameters(op, weight, bias); });
}

torch::Tensor Tracer::softmax(std::string_view name, const torch::Tensor& x) {
  return done(OpKind::Softmax, name, x, torch::softmax(x, 1));
}

torch::Tensor Tracer::crossEntropy(std::string_view name, const torch::Tensor& logits,
                                   const torch::Tensor& labels, double labelSmoothing,
                                   const torch::Tensor& classWeights) {
  torch::Tensor loss = torch::nn::functional::detail::cross_entropy(logits, labels, classWeights, -100,
                                                                    torch::kMean, labelSmoothing);
  if (m_trace == nullptr) {
    return loss;
  }
  return record(OpKind::CrossEntropy, name, {logits}, loss, [&](TracedOp& op) {
    op.target = labels;
    op.classWeights = classWeights;
    op.labelSmoothing = labelSmoothing;
  });
}

torch::Tensor Tracer::meanSquaredError(std::string_view name, const torch::Tensor& output,
                                       const torch::Tensor& target) {
  torch::Tensor loss = torch::mse_loss(output, target);
  if (m_trace == nullptr) {
    return loss;
  }
  return record(OpKind::MeanSquaredError, name, {output}, loss, [&](TracedOp& op) { op.target = target; });
}

}  // namespace officina
