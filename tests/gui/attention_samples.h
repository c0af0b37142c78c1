// SPDX-License-Identifier: GPL-3.0-or-later
// Attention that no network made, with arithmetic that holds.
#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "core/api/sentiment.h"

namespace officina {

/// Numbers between -1 and 1 that repeat from run to run.
class Draws {
 public:
  float next() {
    m_state = m_state * 1664525U + 1013904223U;
    return static_cast<float>(m_state >> 8) / static_cast<float>(1U << 23) - 1.0F;
  }
  Matrix matrix(std::int64_t rows, std::int64_t columns, float size = 1.0F) {
    Matrix result(rows, columns);
    for (float& value : result.values) {
      value = size * next();
    }
    return result;
  }

 private:
  std::uint32_t m_state = 7;
};

inline HeadView madeUpHead(Draws& draws, std::int64_t tokens, std::int64_t depth) {
  HeadView head;
  head.query = draws.matrix(tokens, depth, 2.0F);
  head.key = draws.matrix(tokens, depth, 2.0F);
  head.value = draws.matrix(tokens, depth);
  head.scores = head.scaled = head.weights = Matrix(tokens, tokens);
  head.output = Matrix(tokens, depth);
  for (std::int64_t i = 0; i < tokens; ++i) {
    double sum = 0.0;
    for (std::int64_t j = 0; j < tokens; ++j) {
      for (std::int64_t k = 0; k < depth; ++k) {
        head.scores.at(i, j) += head.query.at(i, k) * head.key.at(j, k);
      }
      head.scaled.at(i, j) = head.scores.at(i, j) / std::sqrt(static_cast<float>(depth));
      sum += std::exp(static_cast<double>(head.scaled.at(i, j)));
    }
    for (std::int64_t j = 0; j < tokens; ++j) {
      head.weights.at(i, j) = static_cast<float>(std::exp(static_cast<double>(head.scaled.at(i, j))) / sum);
      for (std::int64_t k = 0; k < depth; ++k) {
        head.output.at(i, k) += head.weights.at(i, j) * head.value.at(j, k);
      }
    }
  }
  return head;
}

inline std::shared_ptr<const AttentionView> madeUpAttention(const std::vector<std::string>& words,
                                                            int layers = 2, int heads = 8,
                                                            std::int64_t width = 128) {
  Draws draws;
  auto view = std::make_shared<AttentionView>();
  const auto tokens = static_cast<std::int64_t>(words.size());
  for (const std::string& word : words) {
    SentimentToken token;
    token.text = word;
    token.word = static_cast<std::int64_t>(view->tokens.size());
    view->tokens.push_back(token);
  }
  view->embedding = draws.matrix(tokens, width);
  view->positions = draws.matrix(tokens, width, 0.2F);
  view->input = view->embedding;
  for (std::size_t i = 0; i < view->input.values.size(); ++i) {
    view->input.values[i] += view->positions.values[i];
  }
  for (int layer = 0; layer < layers; ++layer) {
    AttentionLayerView& one = view->layers.emplace_back();
    for (int head = 0; head < heads; ++head) {
      one.heads.push_back(madeUpHead(draws, tokens, width / heads));
    }
    one.input = view->input;
    one.joined = one.attended = one.output = draws.matrix(tokens, width);
  }
  view->rollout = view->layers.back().heads.back().weights;
  view->answer.logit = 1.5F;
  view->answer.positive = 0.8176F;
  view->answer.label = kPositive;
  return view;
}

inline std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(' ', begin + 1);
    end = end == std::string::npos ? text.size() : end;
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

inline std::vector<std::string> manyWords(int count) {
  const std::vector<std::string> some =
      wordsOf("Il concerto è stato fantastico , ma il posto era freddo e la fila lunghissima .");
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) {
    words.push_back(some[static_cast<std::size_t>(i) % some.size()]);
  }
  return words;
}

}  // namespace officina
