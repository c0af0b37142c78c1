// SPDX-License-Identifier: GPL-3.0-or-later

// The operations that a transformer is made of, each as PyTorch's multi_head_attention_forward does it: the
// order of the memory ([L, N, E] inside the attention) decides the last bit of the products and the order of
// dropout's draws.

#include <limits>

#include "core/models/tracer.h"

namespace officina {

torch::Tensor Tracer::embedding(std::string_view name, const torch::Tensor& weight, const torch::Tensor& rows,
                                const torch::Tensor& ids) {
  torch::Tensor output;
  if (rows.min().item<std::int64_t>() >= 0) {
    output = torch::embedding(weight, rows);
  } else {
    const torch::Tensor there = (rows >= 0).unsqueeze(-1);
    output = torch::embedding(weight, rows.clamp_min(0)) * there;
  }
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Embedding, name, {ids}, output, [&](TracedOp& op) {
    op.rows = rows.clone();
    addParameters(op, weight, {});
  });
}

torch::Tensor Tracer::addPositions(std::string_view name, const torch::Tensor& x,
                                   const torch::Tensor& positions) {
  torch::Tensor output = x + positions.narrow(1, 0, x.size(1));
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::AddPositions, name, {x}, output,
                [&](TracedOp& op) { addParameters(op, positions, {}); });
}

torch::Tensor Tracer::linearOfTokens(std::string_view name, const torch::Tensor& weight,
                                     const torch::Tensor& bias, const torch::Tensor& x) {
  torch::Tensor output = torch::linear(x.transpose(0, 1), weight, bias).transpose(0, 1);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Linear, name, {x}, output, [&](TracedOp& op) { addParameters(op, weight, bias); });
}

torch::Tensor Tracer::layerNorm(std::string_view name, torch::nn::LayerNorm& layer, const torch::Tensor& x) {
  torch::Tensor output = layer(x);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::LayerNorm, name, {x}, output, [&](TracedOp& op) {
    op.epsilon = layer->options.eps();
    addParameters(op, layer->weight, layer->bias);
  });
}

torch::Tensor Tracer::splitHeads(std::string_view name, const torch::Tensor& x, int part,
                                 std::int64_t heads) {
  // [N, L, 3 E] is a view of [L, N, 3 E]; so is what goes out of it.
  const torch::Tensor third = x.transpose(0, 1).chunk(3, -1)[static_cast<std::size_t>(part)].contiguous();
  const std::int64_t width = third.size(2) / heads;
  const torch::Tensor output = third.view({third.size(0), third.size(1), heads, width}).permute({1, 2, 0, 3});
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::SplitHeads, name, {x}, output, [&](TracedOp& op) {
    op.info.heads = heads;
    op.info.part = part;
  });
}

torch::Tensor Tracer::divide(std::string_view name, const torch::Tensor& x, double divisor) {
  torch::Tensor output = x / divisor;
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Divide, name, {x}, output, [&](TracedOp& op) { op.info.divisor = divisor; });
}

torch::Tensor Tracer::dotProducts(std::string_view name, const torch::Tensor& queries,
                                  const torch::Tensor& keys) {
  const std::int64_t count = queries.size(0);
  const torch::Tensor products = torch::bmm(queries.flatten(0, 1), keys.flatten(0, 1).transpose(1, 2));
  torch::Tensor output = products.view({count, queries.size(1), products.size(1), products.size(2)});
  return m_trace == nullptr ? output : record(OpKind::DotProducts, name, {queries, keys}, output);
}

torch::Tensor Tracer::attentionSoftmax(std::string_view name, const torch::Tensor& scores,
                                       const torch::Tensor& excluded) {
  torch::Tensor output = excluded.defined()
                             ? torch::softmax(scores.masked_fill(excluded.unsqueeze(1).unsqueeze(1),
                                                                 -std::numeric_limits<float>::infinity()),
                                              -1)
                             : torch::softmax(scores, -1);
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::Softmax, name, {scores}, output, [&](TracedOp& op) {
    op.axis = 3;
    op.excluded = excluded;
  });
}

torch::Tensor Tracer::weightedSum(std::string_view name, const torch::Tensor& weights,
                                  const torch::Tensor& values) {
  const torch::Tensor sums = torch::bmm(weights.flatten(0, 1), values.flatten(0, 1));
  torch::Tensor output = sums.view({values.size(0), values.size(1), sums.size(1), sums.size(2)});
  return m_trace == nullptr ? output : record(OpKind::WeightedSum, name, {weights, values}, output);
}

torch::Tensor Tracer::joinHeads(std::string_view name, const torch::Tensor& x) {
  // As PyTorch: [N H, L, D] -> [L, N H, D], copied, seen as [L, N, E].
  const torch::Tensor turned = x.flatten(0, 1).transpose(0, 1).contiguous();
  const torch::Tensor output =
      turned.view({turned.size(0), x.size(0), x.size(1) * x.size(3)}).transpose(0, 1);
  return done(OpKind::JoinHeads, name, x, output);
}

torch::Tensor Tracer::meanOfTokens(std::string_view name, const torch::Tensor& x,
                                   const torch::Tensor& excluded) {
  torch::Tensor output;
  if (excluded.defined()) {
    const torch::Tensor counted = excluded.logical_not().unsqueeze(-1).to(x.scalar_type());
    output = (x * counted).sum(1) / counted.sum(1).clamp_min(1.0);
  } else {
    output = x.mean(1);
  }
  if (m_trace == nullptr) {
    return output;
  }
  return record(OpKind::MeanOfTokens, name, {x}, output, [&](TracedOp& op) { op.excluded = excluded; });
}

torch::Tensor Tracer::sigmoid(std::string_view name, const torch::Tensor& x) {
  return done(OpKind::Sigmoid, name, x, torch::sigmoid(x));
}

torch::Tensor Tracer::binaryCrossEntropy(std::string_view name, const torch::Tensor& logits,
                                         const torch::Tensor& targets) {
  torch::Tensor loss = torch::binary_cross_entropy_with_logits(logits.squeeze(1), targets);
  if (m_trace == nullptr) {
    return loss;
  }
  return record(OpKind::BinaryCrossEntropy, name, {logits}, loss, [&](TracedOp& op) { op.target = targets; });
}

}  // namespace officina
