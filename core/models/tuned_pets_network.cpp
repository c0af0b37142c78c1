// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tuned_pets_network.h"

#include <array>

namespace officina {

namespace {

/// The bias of a convolution is of no use before a normalisation that subtracts the mean.
torch::nn::Conv2d convolution(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride) {
  return torch::nn::Conv2d(
      torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

struct BlockShape {
  std::int64_t in;
  std::int64_t out;
  std::int64_t stride;
};
constexpr std::array<BlockShape, 7> kBlocks{
    {{24, 24, 1}, {24, 48, 2}, {48, 48, 1}, {48, 96, 2}, {96, 96, 1}, {96, 192, 2}, {192, 192, 1}}};

}  // namespace

ResidualBlockImpl::ResidualBlockImpl(std::int64_t in, std::int64_t out, std::int64_t stride)
    : conv1(convolution(in, out, 3, stride)), conv2(convolution(out, out, 3, 1)), norm1(out), norm2(out) {
  register_module("conv1", conv1);
  register_module("norm1", norm1);
  register_module("conv2", conv2);
  register_module("norm2", norm2);
  if (stride != 1 || in != out) {
    shortcut = register_module("shortcut", convolution(in, out, 1, stride));
    norm3 = register_module("norm3", torch::nn::BatchNorm2d(out));
  }
}

torch::Tensor ResidualBlockImpl::forward(const std::string& name, const torch::Tensor& input, Tracer& net) {
  const Tracer::Layer block = net.layer(name);
  const auto named = [&name](const char* part) { return name + "." + part; };
  torch::Tensor around = input;
  if (shortcut) {
    around = net.norm(named("norm3"), norm3, net.conv(named("shortcut"), shortcut, input));
  }
  torch::Tensor x = net.norm(named("norm1"), norm1, net.conv(named("conv1"), conv1, input));
  x = net.relu(named("relu1"), x);
  x = net.norm(named("norm2"), norm2, net.conv(named("conv2"), conv2, x));
  return net.relu(named("relu2"), net.add(named("add"), x, around));
}

TunedPetsNetwork::TunedPetsNetwork(int classes, double dropout)
    : m_dropout(dropout), conv1(convolution(3, kBlocks.front().in, 3, 2)), norm1(kBlocks.front().in) {
  register_module("conv1", conv1);
  register_module("norm1", norm1);
  for (const BlockShape& shape : kBlocks) {
    m_blocks.push_back(register_module("block" + std::to_string(m_blocks.size() + 1),
                                       ResidualBlock(shape.in, shape.out, shape.stride)));
  }
  fc = register_module("fc", torch::nn::Linear(kBlocks.back().out, classes));
}

torch::Tensor TunedPetsNetwork::forward(const torch::Tensor& input, Tracer& net) {
  // Channels beside each other in memory suit oneDNN; also while recording, so that the bits are the same.
  torch::Tensor x = net.input(input.contiguous(at::MemoryFormat::ChannelsLast));
  x = net.relu("relu1", net.norm("norm1", norm1, net.conv("conv1", conv1, x)));
  for (std::size_t i = 0; i < m_blocks.size(); ++i) {
    x = m_blocks[i]->forward("block" + std::to_string(i + 1), x, net);
  }
  x = net.globalAveragePool("pool", x);
  x = net.dropout("drop1", x, m_dropout, is_training());
  return net.linear("fc", fc, x);  // logits
}

}  // namespace officina
