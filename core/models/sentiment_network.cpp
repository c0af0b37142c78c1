// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sentiment_network.h"

#include <cmath>
#include <utility>

namespace officina {

namespace {

/// The row of a token that is no part of the parameter: it stands in the table as it was drawn.
constexpr std::int64_t kFrozen = -2;

/// A module of its own only for the name that Python's state dict has for it.
std::shared_ptr<torch::nn::Module> group() {
  return std::make_shared<torch::nn::Module>();
}

/// nn.TransformerEncoder draws the first layer's weights only and begins with copies of them.
EncoderLayer copyOf(const EncoderLayer& first, const TextSettings& settings, double dropout) {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  const torch::Tensor before = generator.get_state();
  EncoderLayer copy(settings.width, settings.heads, settings.feedForward, dropout);
  generator.set_state(before);
  const torch::NoGradGuard noGrad;
  const auto source = first->named_parameters();
  for (auto& item : copy->named_parameters()) {
    item.value().copy_(source[item.key()]);
  }
  return copy;
}

}  // namespace

SelfAttentionImpl::SelfAttentionImpl(std::int64_t width, std::int64_t heads, double dropout)
    : m_heads(heads), m_dropout(dropout) {
  in_proj_weight = register_parameter("in_proj_weight", torch::empty({3 * width, width}));
  in_proj_bias = register_parameter("in_proj_bias", torch::zeros({3 * width}));
  out_proj = register_module("out_proj", torch::nn::Linear(width, width));
  torch::nn::init::xavier_uniform_(in_proj_weight);
  torch::nn::init::zeros_(out_proj->bias);
}

torch::Tensor SelfAttentionImpl::forward(const std::string& name, const torch::Tensor& x,
                                         const torch::Tensor& excluded, Tracer& net) {
  const auto named = [&name](const char* part) { return name + "." + part; };
  const torch::Tensor qkv = net.linearOfTokens(named("qkv"), in_proj_weight, in_proj_bias, x);
  const torch::Tensor query = net.splitHeads(named("query"), qkv, 0, m_heads);
  const torch::Tensor key = net.splitHeads(named("key"), qkv, 1, m_heads);
  const torch::Tensor value = net.splitHeads(named("value"), qkv, 2, m_heads);

  const torch::Tensor scaled =
      net.divide(named("scaled"), query, std::sqrt(static_cast<double>(query.size(3))));
  const torch::Tensor scores = net.dotProducts(named("scores"), scaled, key);
  torch::Tensor weights = net.attentionSoftmax(named("weights"), scores, excluded);
  weights = net.dropout(named("drop"), weights, m_dropout, is_training());
  const torch::Tensor heads = net.weightedSum(named("heads"), weights, value);
  const torch::Tensor joined = net.joinHeads(named("joined"), heads);
  return net.linearOfTokens(named("attended"), out_proj->weight, out_proj->bias, joined);
}

EncoderLayerImpl::EncoderLayerImpl(std::int64_t width, std::int64_t heads, std::int64_t feedForward,
                                   double dropout)
    : m_dropout(dropout),
      self_attn(width, heads, dropout),
      linear1(width, feedForward),
      linear2(feedForward, width),
      norm1(torch::nn::LayerNormOptions({width})),
      norm2(torch::nn::LayerNormOptions({width})) {
  register_module("self_attn", self_attn);
  register_module("linear1", linear1);
  register_module("linear2", linear2);
  register_module("norm1", norm1);
  register_module("norm2", norm2);
}

torch::Tensor EncoderLayerImpl::forward(const std::string& name, const torch::Tensor& input,
                                        const torch::Tensor& excluded, Tracer& net) {
  const auto named = [&name](const char* part) { return name + "." + part; };
  const bool training = is_training();
  torch::Tensor x;
  {
    const Tracer::Layer attention = net.layer(name + ".attention");
    x = self_attn->forward(name, input, excluded, net);
    x = net.dropout(named("drop1"), x, m_dropout, training);
    x = net.layerNorm(named("norm1"), norm1, net.add(named("add1"), input, x));
  }
  const Tracer::Layer feedForward = net.layer(name + ".feed-forward");
  torch::Tensor y = net.linear(named("linear1"), linear1->weight, linear1->bias, x);
  y = net.reluDropout(named("relu"), named("drop2"), y, m_dropout, training);
  y = net.linear(named("linear2"), linear2->weight, linear2->bias, y);
  y = net.dropout(named("drop3"), y, m_dropout, training);
  return net.layerNorm(named("norm2"), norm2, net.add(named("add2"), x, y));
}

torch::Tensor sinusoidalPositions(std::int64_t places, std::int64_t width) {
  constexpr double kLongestWave = 10000.0;
  torch::Tensor table = torch::zeros({1, places, width});
  auto numbers = table.accessor<float, 3>();
  for (std::int64_t place = 0; place < places; ++place) {
    for (std::int64_t i = 0; i < width; ++i) {
      const double wave = std::pow(kLongestWave, static_cast<double>(i / 2 * 2) / static_cast<double>(width));
      const double angle = static_cast<double>(place) / wave;
      numbers[0][place][i] = static_cast<float>(i % 2 == 0 ? std::sin(angle) : std::cos(angle));
    }
  }
  return table;
}

SentimentNetwork::SentimentNetwork(const TextSettings& settings, double dropout, std::vector<TokenId> tokens)
    : m_settings(settings), m_tokens(std::move(tokens)) {
  const std::int64_t width = settings.width;
  const auto known = static_cast<std::int64_t>(m_tokens.size());
  const std::int64_t unknownRow = settings.knownTokens ? 1 : 0;
  torch::Tensor table = torch::empty({settings.knownTokens ? known + 1 : Tokenizer::kVocabulary, width});
  torch::nn::init::normal_(table, 0.0, settings.knownTokens ? TextSettings::kSmallTable : 1.0);
  if (settings.positions == Positions::Learned) {
    const torch::Tensor drawn = torch::randn({1, settings.maxTokens, width});
    pos_embedding =
        register_parameter("pos_embedding", settings.knownTokens ? drawn * TextSettings::kSmallTable : drawn);
  } else if (settings.positions == Positions::Sinusoidal) {
    const torch::Tensor waves = sinusoidalPositions(settings.maxTokens, width);
    pos_embedding =
        register_buffer("pos_embedding", settings.knownTokens ? waves * TextSettings::kSmallTable : waves);
  }
  if (settings.knownTokens || known > 0) {
    const torch::Tensor ids = torch::tensor(m_tokens, torch::kInt).to(torch::kLong);
    m_rowOf = torch::full({Tokenizer::kVocabulary}, settings.knownTokens ? 0 : kFrozen, torch::kLong);
    m_rowOf.index_put_({ids}, torch::arange(unknownRow, known + unknownRow));
    if (settings.knownTokens) {
      register_buffer("token_ids", ids);
    } else {
      m_initial = table;
      table = table.index_select(0, ids);
    }
  }
  // nn.Embedding, as far as its name goes.
  embedding = register_module("embedding", group())->register_parameter("weight", table);
  const auto layers = register_module("transformer_encoder", group())->register_module("layers", group());
  for (std::int64_t i = 0; i < settings.layers; ++i) {
    m_layers.push_back(layers->register_module(
        std::to_string(i), i == 0 ? EncoderLayer(width, settings.heads, settings.feedForward, dropout)
                                  : copyOf(m_layers.front(), settings, dropout)));
  }
  fc = register_module("fc", torch::nn::Linear(width, 1));
  if (settings.lowerCase) {
    register_buffer("lower_case", torch::ones({1}, torch::kLong));
  }
  if (settings.heads != TextSettings{}.heads) {
    register_buffer("num_heads", torch::tensor({settings.heads}, torch::kLong));
  }
}

torch::Tensor SentimentNetwork::rowsOf(const torch::Tensor& ids) {
  torch::Tensor rows = ids.to(torch::kLong);
  const torch::Tensor padding = rows.lt(0);
  if (m_rowOf.defined()) {
    rows = m_rowOf.index_select(0, rows.clamp_min(0).flatten()).view(rows.sizes());
  }
  if (m_settings.knownTokens && is_training() && m_settings.wordDropout > 0.0) {
    rows = rows * (torch::rand(rows.sizes()) >= m_settings.wordDropout);  // row 0: unknown
  }
  return rows.masked_fill(padding, -1);
}

torch::Tensor SentimentNetwork::forward(const torch::Tensor& input, Tracer& net) {
  const torch::Tensor ids = net.input(input);
  torch::Tensor table = embedding;
  torch::Tensor rows = rowsOf(ids.detach());
  if (m_initial.defined() && rows.eq(kFrozen).any().item<bool>()) {
    table = wholeTable();
    rows = ids.detach().to(torch::kLong);
  }
  torch::Tensor excluded = rows.lt(0);
  if (!excluded.any().item<bool>()) {
    excluded = torch::Tensor();
  }
  return afterEmbedding(net.embedding("embedding", table, rows, ids), excluded, net);
}

torch::Tensor SentimentNetwork::afterEmbedding(const torch::Tensor& vectors, const torch::Tensor& excluded,
                                               Tracer& net) {
  torch::Tensor x = vectors;
  if (pos_embedding.defined() && m_usePositions) {
    x = net.addPositions("positions", x, pos_embedding);
  }
  x = net.dropout("drop", x, m_settings.embeddingDropout, is_training());
  for (std::size_t i = 0; i < m_layers.size(); ++i) {
    x = m_layers[i]->forward("layer" + std::to_string(i + 1), x, excluded, net);
  }
  x = net.meanOfTokens("mean", x, excluded);
  return net.linear("fc", fc, x);  // logit: sigmoid is part of the loss
}

StateDict SentimentNetwork::stateDict() const {
  StateDict state = stateDictOf(*this);
  if (m_initial.defined()) {
    for (NamedTensor& tensor : state.tensors) {
      if (tensor.name == "embedding.weight") {
        tensor = toNamedTensor(tensor.name, wholeTable());
      }
    }
  }
  return state;
}

torch::Tensor SentimentNetwork::wholeTable() const {
  const torch::Tensor ids = torch::tensor(m_tokens, torch::kInt).to(torch::kLong);
  return m_initial.index_copy(0, ids, embedding.detach());
}

std::int64_t SentimentNetwork::parameterCount() const {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : parameters()) {
    count += parameter.numel();
  }
  return m_initial.defined() ? count - embedding.numel() + m_initial.numel() : count;
}

bool SentimentNetwork::knows(TokenId token) const {
  if (!m_rowOf.defined()) {
    return token >= 0 && token < Tokenizer::kVocabulary;
  }
  const std::int64_t row = m_rowOf[token].item<std::int64_t>();
  return m_settings.knownTokens ? row > 0 : row >= 0;
}

torch::Tensor SentimentNetwork::positionVectors() const {
  return pos_embedding.defined() ? pos_embedding[0].detach() : torch::Tensor();
}

}  // namespace officina
