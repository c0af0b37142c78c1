// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/sentence_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/data/split_mix.h"

namespace officina {

namespace {

constexpr std::int64_t kPool = 50;  ///< batches that are sorted together

}  // namespace

SentenceSplit splitSentences(const SentenceData& data, const Recipe& recipe) {
  SentenceSplit split;
  const std::int64_t count = data.trainCount();
  if (!data.held().empty() || recipe.validationShare == 0.0) {
    split.train.resize(static_cast<std::size_t>(count));
    std::iota(split.train.begin(), split.train.end(), 0);
    return split;
  }
  std::array<std::vector<std::pair<std::uint64_t, std::int64_t>>, 2> classes;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto label = static_cast<std::size_t>(data.train()[static_cast<std::size_t>(i)].label);
    classes[label].emplace_back(mixedKey(recipe.seed, 0, static_cast<std::uint64_t>(i)), i);
  }
  for (auto& members : classes) {
    std::ranges::sort(members);
    const auto kept = std::llround(recipe.validationShare * static_cast<double>(members.size()));
    for (std::int64_t i = 0; i < std::ssize(members); ++i) {
      (i < kept ? split.kept : split.train).push_back(members[static_cast<std::size_t>(i)].second);
    }
  }
  std::ranges::sort(split.kept);
  std::ranges::sort(split.train);
  return split;
}

std::vector<std::int64_t> batchedByLength(std::vector<std::int64_t> order,
                                          const std::vector<std::vector<TokenId>>& tokens,
                                          std::int64_t batchSize, std::uint64_t seed) {
  const std::int64_t count = std::ssize(order);
  for (std::int64_t first = 0; first < count; first += kPool * batchSize) {
    const auto begin = order.begin() + first;
    std::stable_sort(begin, order.begin() + std::min(count, first + kPool * batchSize),
                     [&tokens](std::int64_t a, std::int64_t b) {
                       return tokens[static_cast<std::size_t>(a)].size() <
                              tokens[static_cast<std::size_t>(b)].size();
                     });
  }
  const std::int64_t batches = count / batchSize;  // whole ones
  std::vector<std::pair<std::uint64_t, std::int64_t>> shuffled;
  for (std::int64_t batch = 0; batch < batches; ++batch) {
    shuffled.emplace_back(mixedKey(seed, 1, static_cast<std::uint64_t>(batch)), batch);
  }
  std::ranges::sort(shuffled);
  std::vector<std::int64_t> result;
  result.reserve(order.size());
  for (const auto& [key, batch] : shuffled) {
    const auto begin = order.begin() + batch * batchSize;
    result.insert(result.end(), begin, begin + batchSize);
  }
  result.insert(result.end(), order.begin() + batches * batchSize, order.end());
  return result;
}

}  // namespace officina
