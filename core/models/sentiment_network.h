// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/api/recipe.h"
#include "core/api/tokenizer.h"
#include "core/models/network.h"

namespace officina {

/// PyTorch's nn.MultiheadAttention, whose tensors it has: each token asks (query), each token offers (key),
/// and what is given (value) is averaged by how well the two agree. Source: Vaswani et al. 2017.
class SelfAttentionImpl final : public torch::nn::Module {
 public:
  SelfAttentionImpl(std::int64_t width, std::int64_t heads, double dropout);
  /// x [N, L, E] -> [N, L, E]; tokens that are `excluded` ([N, L] bool, or undefined) are nobody's key.
  torch::Tensor forward(const std::string& name, const torch::Tensor& x, const torch::Tensor& excluded,
                        Tracer& net);

 private:
  std::int64_t m_heads;
  double m_dropout;
  torch::Tensor in_proj_weight, in_proj_bias;
  torch::nn::Linear out_proj{nullptr};
};
TORCH_MODULE(SelfAttention);

/// PyTorch's nn.TransformerEncoderLayer (ReLU, normalised after each sum).
class EncoderLayerImpl final : public torch::nn::Module {
 public:
  EncoderLayerImpl(std::int64_t width, std::int64_t heads, std::int64_t feedForward, double dropout);
  torch::Tensor forward(const std::string& name, const torch::Tensor& x, const torch::Tensor& excluded,
                        Tracer& net);

 private:
  double m_dropout;
  SelfAttention self_attn;
  torch::nn::Linear linear1, linear2;
  torch::nn::LayerNorm norm1, norm2;
};
TORCH_MODULE(EncoderLayer);

/// The transformer of the notes' third project: one encoder layer over 100 tokens, 13,441,409 numbers, of
/// which 12,835,456 are the table of tokens.
///
/// tokens [N, L]: numbers of cl100k_base, -1 where a sentence of a batch has ended;
/// embedding + position [N, L, E]; `layers` encoder layers [N, L, E]; mean of the tokens [N, E];
/// fc, the logit of "positive" [N, 1].
///
/// Rows of the table that no training sentence uses have no gradient and stay as they were drawn: so only
/// those that occur are a parameter here, and stateDict() puts them back into the whole table (the same bits,
/// and no 12 million numbers to update at each step).
class SentimentNetwork final : public Network {
 public:
  /// All tokens are rows, or (`settings.knownTokens`) those of `tokens` and one in front for all others.
  /// `tokens`: those that occur, ascending; empty: any may. Draws the weights from the default generator in
  /// the order of Python's constructors.
  SentimentNetwork(const TextSettings& settings, double dropout, std::vector<TokenId> tokens = {});
  using Network::forward;
  torch::Tensor forward(const torch::Tensor& input, Tracer& net) override;
  [[nodiscard]] StateDict stateDict() const override;
  /// What follows the table: `vectors` [N, L, E], `excluded` [N, L] bool or undefined -> logits [N, 1].
  torch::Tensor afterEmbedding(const torch::Tensor& vectors, const torch::Tensor& excluded, Tracer& net);

  [[nodiscard]] const TextSettings& settings() const { return m_settings; }
  /// Trainable numbers, those rows included that never change.
  [[nodiscard]] std::int64_t parameterCount() const;
  /// False: the network has no row of its own for the token.
  [[nodiscard]] bool knows(TokenId token) const;
  /// No position is added from now on (or again), to see what the order of the words is worth.
  void usePositions(bool use) { m_usePositions = use; }
  /// The vectors that are added for the places, [P, E]; undefined if there are none.
  [[nodiscard]] torch::Tensor positionVectors() const;

 private:
  [[nodiscard]] torch::Tensor rowsOf(const torch::Tensor& ids);
  [[nodiscard]] torch::Tensor wholeTable() const;

  TextSettings m_settings;
  std::vector<TokenId> m_tokens;
  torch::Tensor m_rowOf;    ///< [kVocabulary] int64: row of the parameter; undefined: the token's number
  torch::Tensor m_initial;  ///< the whole table as it was drawn, where only a part of it is the parameter
  bool m_usePositions = true;
  torch::Tensor pos_embedding;  ///< [1, P, E]: a parameter (learned) or a buffer (sinusoidal)
  torch::Tensor embedding;      ///< [rows, E]
  std::vector<EncoderLayer> m_layers;
  torch::nn::Linear fc{nullptr};
};

/// The sine and cosine waves of Vaswani et al. 2017, section 3.5: [1, places, width].
[[nodiscard]] torch::Tensor sinusoidalPositions(std::int64_t places, std::int64_t width);

/// The network that the weights are of, with them loaded: shapes and buffers say which. Throws Error (Input).
[[nodiscard]] std::shared_ptr<SentimentNetwork> openSentimentNetwork(const StateDict& weights);

}  // namespace officina
